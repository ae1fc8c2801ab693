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
hand-at = { $place }. { $hand }
read-by = In writing; { $reader } reads it aloud.
keeping-place = Keeping their place: { $people }
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
why-skip = Why go on without waiting? Pick one, or type /convening check skip and your reason.
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
