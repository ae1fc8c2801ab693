# Hands and the floor.
hand-raised = Your hand is up. { $others ->
    [0] You're next.
    [one] 1 other person is waiting.
   *[other] { $others } other people are waiting.
}
hand-raised-for = { $person }'s hand is up. { $others ->
    [0] They're next.
    [one] 1 other person is waiting.
   *[other] { $others } other people are waiting.
}
hands-raised = { $count ->
    [one] 1 hand is up.
   *[other] { $count } hands are up.
}
hand-lowered = Your hand is down.
hand-lowered-for = { $person }'s hand is down.
floor-given = { $person } has the floor.
floor-freed = The floor is free.
queue-opened = The queue is open. Hands, please.
queue-now-closed = The queue is closed to new hands. { $waiting ->
    [0] Nobody is waiting.
    [one] 1 person is still waiting and will be heard.
   *[other] { $waiting } people are still waiting and will be heard.
}
queue-closed = The queue is closed just now. The facilitator will open it again.
queue-already-open = The queue is open already.
queue-empty = Nobody is waiting to speak.
already-queued = Your hand is up already. { $place ->
    [0] You have the floor.
   *[other] You're number { $place }.
}
all-already-queued = Their hands are up already.
note-too-long = A note can have up to { $most } characters; yours has { $length }. Please shorten it.
no-hand-up = There is no hand up to lower.
hand-gone = That hand is down already.
already-called = Somebody called the next speaker a moment ago: { $person } has the floor.
floor-is-free = Nobody has the floor just now.
no-hand-to-call = { $person } has no hand up.
nothing-to-read = Please write what should be read aloud for you.
moved-back = You stay in line; those who wait now go first.
floor-given-to-read = { $person } has the floor in writing. { $reader } reads it aloud.
please-read-aloud = Please read this aloud for { $person }: “{ $text }”
floor-goes-back = Back to { $person }.

# On the board.
hand-in-writing = { $hand }, in writing
read-by = In writing; { $reader } reads it aloud.
keeping-place = Keeping their place:
clock-stopped = The clock is stopped.
goes-on-after = { $who } goes on after this.
so-many-agree = { $count ->
    [one] 1 person agrees
   *[other] { $count } people agree
}
button-why = Why this order?
button-later = Not yet

# The remote check, and invitations.
check-opened = Before this topic closes I'm asking { $count ->
    [one] 1 remote person
   *[other] { $count } remote people
} if they'd like to add something.
check-invites-you = { $person }, before we leave “{ $topic }”: would you like to add something? Take your time. Passing is fine.
check-asks-you = Before we leave “{ $topic }”: would you like to add something? Take your time. Passing is fine.
check-still-open = Remote people are still being asked: { $answered } of { $asked } have answered. The topic moves on by itself.
check-on-board = Asking { $asked ->
    [one] 1 remote person
   *[other] { $asked } remote people
} before “{ $topic }” closes. { $raised } would like to add something, { $passed } passed.
check-names = Would you like to add something? { $people }
check-extended = Remote people now have until { $until }.
check-skipped = Moved on without waiting. The recap counts this.
check-ended = Remote people were asked. Moving on.
topic-closed-nobody-remote = Closed: { $topic }. Nobody is remote just now, so there was nobody to ask.
topic-closed-all-heard = Closed: { $topic }. Everyone remote has been heard, or asked not to be invited.
topic-opened-too = Topic: { $then }. “{ $topic }” is closed: { $remote ->
    [0] nobody is remote just now, so there was nobody to ask.
   *[other] everyone remote has been heard, or asked not to be invited.
}
no-check-open = No remote check is open.
seconds-out-of-range = Please give seconds from 1 to { $most }.
why-skip = Why go on without waiting? Pick one, or type /convening remote skip and your reason.
skip-time = We're out of time
skip-aloud = I asked everyone aloud
button-skip-check = Go on without waiting
button-more-time = Give more time
button-write = Write it
button-pass = Pass
button-invite-me = Invite me
button-by-text = By text, please
button-not-today = Not today
passed = You passed. Thank you for saying so.
nothing-to-pass = There is nothing to pass on just now.
people-invited = I've asked { $count ->
    [one] 1 person
   *[other] { $count } people
}, privately, how they would like to be invited.
nobody-left-to-invite = Everyone here has spoken, has a hand up, or has been asked already.
warm-invitation = { $person }, we'd be glad to hear from you today, in whatever way suits you. You choose, and you can change it any time.
consent-invite = Thank you. You may be named when we ask who would like to add something.
consent-text = Thank you. You'll be asked in writing, and what you write can be read aloud for you.
consent-not-today = That's fine. You won't be invited today. Your hand is welcome any time.
action-RemoteCheckOpened = closing the topic
action-RemoteCheckExtended = giving remote people more time
action-RemoteCheckEnded = moving on without waiting
skip-other = For another reason
recap-check = “{ $topic }”: { $invited ->
    [0] nobody remote to invite
    [one] 1 remote person invited, { $taken } spoke up, { $passed } passed
   *[other] { $invited } remote people invited, { $taken } spoke up, { $passed } passed
}.
recap-check-skipped = { $check } It was cut short: { $why }

# The floor's clock.
limit-out-of-range = Please give minutes from 1 to { $most }.
limit-set = Each turn now has { $length }. Nobody is cut off: the speaker is told in text.
limit-off = Turns have no limit now.
no-limit-set = Turns have no limit just now. Set one with /queue limit
turn-extended = { $person } has { $length } more.
clock-already-stopped = The clock is stopped already.
clock-runs-again = The clock runs again.
clock-is-running = The clock isn't stopped.
time-almost-over = Your time is almost over.
time-is-over = { $person }'s time is over. Take a moment to finish.

# Turns that the line does not give.
question-already-heard = A question is being heard already.
no-question-waits = No clarifying question is waiting.
slot-given = { $person } presents. This counts as no turn.
last-word-given = { $person } has the last word. The queue is closed to new hands; those still up keep their place.
nobody-to-hear-again = Nobody has spoken yet who could be heard again.
already-waiting = { $person } is waiting already.
heard-again = { $person } is back in line, at the old place.
agreed = Counted. { $count ->
    [one] 1 person agrees.
   *[other] { $count } people agree.
}
agreed-already = You're counted already. Thank you.
put-in-writing = It will be read aloud for you. Your place stays the same.
round-began = A round: { $count } people, each with a go, and everyone may pass.
nobody-for-a-round = Nobody is here yet for a round.
too-many-for-a-round = A round is for up to { $most } people; { $people } are here. Try groups first: /breakout plan

# Think time.
hands-locked = Think time. Hands open when the facilitator says so. What you write now becomes your note.
hands-locked-until = Think time until { $until }. What you write now becomes your note.
hands-open-together = Hands are open. Those that go up in the next { $seconds } seconds count as raised together.
think-time = It's think time. Write your note now if you like; hands open after it.
think-time-until = It's think time until { $until }. Write your note now if you like; hands open after it.
note-drafted = Your note is kept. Raise your hand when think time is over, and it goes with it.
your-draft = Your note:

# Soon to speak.
on-deck = { $place ->
    [1] You're next,
   *[other] You're number { $place },
} in about { $wait }. Ready? If the moment isn't right, you can hold your place or have it read for you.
you-speak-soon = You speak soon. Ready?
you-are-ready = Thank you. You'll be called in your turn.
place-held = Your place is kept. Say when you're ready.
button-ready = I'm ready
button-hold = Hold my place
button-read-for-me = Read it for me

# What people need in order to follow.
access-slower = slower, please
access-louder = louder, please
access-plain = plain words, please
access-again = say it again, please
access-translate = a translation, please
access-asked = { $person } asks: { $need }
access-asked-unnamed = Somebody asks: { $need }
access-passed-on = Passed on to the facilitator, and to nobody else.
access-passed-on-unnamed = Passed on without your name.
need-by = { $time }: { $need } ({ $name })
need-unnamed = { $time }: { $need }

# How the floor is shared.
look-equity = How the floor is shared
equity-people = { $people } people so far.
equity-spoke = { $per_cent } % have spoken.
equity-speakers = As if { $count ->
    [one] 1 person
   *[other] { $count } people
} had shared the floor equally.
equity-wait-ratio = Remote people wait { $ratio } times as long as people in rooms.
equity-invited = Remote people were invited on { $per_cent } % of the closed topics.
equity-too-few = { $group }: too few people to show
equity-group = { $group }: { $people } people, { $spoke } % have spoken, { $ratio } of their share
equity-wait = { $wait } from hand to floor
equity-question = { $group }: heard less than their share so far. Who might you invite?
equity-how-to-read = These are questions to ask, not grades. 1.00 is a group's own share by time present.
action-TurnPaused = stopping the clock
action-TurnResumed = starting the clock again
action-TurnExtended = the extra time
action-LimitSet = the time limit
action-HandsLocked = think time
action-HandsOpened = opening hands
action-RoundBegan = the round
action-HandRaised = putting the last speaker back in line
