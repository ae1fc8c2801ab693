# What stands on cards and boards.
person-at = { $name } ({ $where })
hand-line = { $who }, { $kind }
kind-new = new point
kind-reply = reply
kind-clarify = question
kind-process = process
speaking-now = Speaking: { $who }
nobody-speaks = Nobody has the floor.
nobody-waits = Nobody is waiting. Raise a hand whenever you like.
waiting = { $count ->
    [one] 1 person is waiting
   *[other] { $count } people are waiting
} ({ $room } in rooms, { $remote } remote)
as-of = As of { $time }
you-speak = You have the floor.
your-place = { $ahead ->
    [0] You're next.
    [one] 1 person is before you.
   *[other] { $ahead } people are before you.
}
no-hand-yet = Your hand is down.
roster-count = { $present } of { $listed } are here: { $room } in rooms, { $remote } remote.
site-row = { $site }: { $present } of { $listed }
site-row-dropped = { $row }, lost its line at { $since }
site-row-hosts = { $row }, host { $hosts }
site-planned-only = { $site }: planned with us, not coming today
site-people = { $site }: { $count }
topic-row = { $title }{ $minutes ->
    [0] {""}
   *[other] {" "}({ $minutes } min)
}
topic-now = { $row }, now
topic-done = { $row }, done
fact-status = Status
fact-people = People
fact-code = Join code
fact-topic = Topic
fact-facilitator = Facilitator
fact-dial-in = By phone
status-unknown = not planned
status-planned = planned
status-open = open
status-on_break = on a break
status-adjourned = adjourned
status-closed = closed
people-here = { $present } of { $listed } here
resumes-at = Goes on at { $time }
join-the-call = Join the call
until = Until { $time }
our-line = Our line: { $line }
group-title = Group { $group }
groups-count = { $groups ->
    [one] 1 group
   *[other] { $groups } groups
}, { $people ->
    [one] 1 person
   *[other] { $people } people
}
group-row = { $group }: { $people }
group-line = { $group }: { $line }
without-a-group = { $count ->
    [one] Not in a group yet: { $people }
   *[other] { $count } people are not in a group yet: { $people }
}
you-are = You are { $who }.
not-confirmed = Your host hasn't confirmed yet that this is you. You can raise your hand; private things show after that.
help-row = /{ $command }: { $what }
help-more = Type a command with “help” after it, or press a button; both do the same.
row-problem = Line { $line }: { $what }
command-convening = plan it, open it, run it
command-here = say that you are here, or who is
command-hand = raise or lower your hand
command-queue = see who is waiting, call the next speaker
command-breakout = make groups, open them, call them back
command-report = see what happened
command-me = your page, your language
button-raise = Raise hand
button-lower = Lower hand
button-my-place = My place
button-next = Next speaker
button-done = I'm done
button-our-line = Our line
button-call-help = Call for help
button-open-groups = Open the groups
button-two-more-minutes = 2 more minutes
button-recall = Call back
