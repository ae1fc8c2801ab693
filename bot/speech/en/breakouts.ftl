# Breakout groups.
breakout-planned = { $groups ->
    [one] 1 group
   *[other] { $groups } groups
} for { $people } people. Look it over, then open it.
breakout-opened = { $groups ->
    [one] 1 group is open.
   *[other] { $groups } groups are open.
}
breakout-retimed = The groups now end at { $until }.
breakout-recalled = { $groups ->
    [one] The group is called back.
   *[other] All { $groups } groups are called back.
}
breakout-come-back = Please come back to everyone now. Leave one line from your group if you haven't yet.
breakout-minutes-left = { $minutes ->
    [one] 1 minute left.
   *[other] { $minutes } minutes left.
}
your-group = Your group is { $group }.
moved-to-group = { $people } { $count ->
    [one] is
   *[other] are
} now in { $group }.
swap-needs-two = Please name two people to change places.
group-held = { $group } stays as it is when you shuffle the others.
group-let-go = { $group } can change again.
group-held-already = { $group } stays as it is already.
group-not-held = { $group } isn't being kept. It changes when you shuffle.
nobody-to-shuffle = There is nobody left to shuffle: every group is being kept.
group-is-held = (stays as it is)
said-to-groups = From the facilitator: { $text }
said-to-all = Said to { $groups ->
    [one] 1 group.
   *[other] all { $groups } groups.
}
line-kept = Thank you. { $group }'s line is saved.
help-is-called = Help is called. Somebody will come.
group-needs-help = { $group } asks for help.
help-claimed = { $group } is yours. They know you're coming.
help-is-coming = { $person } is coming to help you.
too-few-to-group = { $present ->
    [0] Nobody has checked in yet.
    [one] Only 1 person has checked in.
   *[other] Only { $present } people have checked in.
} A group needs at least 2.
size-too-small = A group needs at least 2 people; { $size } is too few.
sizes-contradict = Groups of { $size } can't be at least { $least } and at most { $most }. Please give sizes that fit together.
breakout-already-open = Groups are open already. Call them back first: /breakout recall
no-plan-yet = There is no plan yet. Make one first: /breakout plan
no-breakout-open = No groups are open.
breakout-has-no-end = These groups have no end time.
minutes-out-of-range = Please give minutes from 1 to { $most }, ending later than now.
no-such-group = There is no group called { $group }. /breakout show lists them.
already-in-group = Already in { $group }.
no-group-yet = You're not in a group yet. The facilitator can give you a seat.
not-your-group = Only { $group } itself or a facilitator can do that.
help-already-called = Help is on its way to { $group } already.
help-already-claimed = { $person } is going there already.
no-help-called = That group doesn't need help just now.
text-length = Please write between 1 and { $most } characters.
breakout-asked = { $people ->
    [one] Grouping 1 person. The plan appears here in a moment.
   *[other] Grouping { $people } people. The plan appears here in a moment.
}
breakout-plan-given-up = I couldn't finish the plan. Please ask for it again: /breakout plan
plan-computing = The plan is being worked out: { $percent } %.
plan-not-ready = The plan is still being worked out. It opens as soon as you can see it.
plan-used-up = Every round of this plan has been opened. Make a new one: /breakout plan
round-of = Round { $round } of { $rounds }
unmet-kept = { $why } You chose to keep it so.
at-least-unreadable = I couldn't read “{ $word }”. Say it like at-least:"2 remote"
seats-unreadable = I couldn't read “{ $word }”. Say fixed seats like seats:"Ana=2, Ben=1"
help-ended = { $group } is taken care of. Thank you.
remote-groups = Remote
fix-chosen = Done: { $fix }.
fix-done = Done. Look the groups over once more.
kept-already = That is kept as it is already.
plan-has-changed = The plan has changed since. Please look at it again.
no-such-fix = There is no way on “{ $number }”. The plan shows them with their numbers, such as 1-2.
joined-by-video = { $group } joins { $host } by video.
no-room-there = No group there has room for all of them.
too-small-to-split = That group is too small to split.
no-move-helps = No single move makes it better. You can still move people by hand: /breakout move
not-here-now = { $person } isn't here now.
not-in-a-group = { $person } isn't in a group.
same-group = Both are in { $group } already.
swapped = { $person } and { $other } have changed places.
group-renamed = { $before } is now called { $name }.
group-name-length = A name needs 1 to { $most } characters.
group-name-taken = There is another group called { $name }.
plan-dropped = The plan is gone.
plan-saved = Saved as “{ $name }”. Use it again: /breakout use { $name }
plan-used = “{ $name }” is ready. Look it over, then open it.
no-such-plan = No plan is saved as “{ $name }”. Saved: { $known }
too-many-saved = Up to { $most } plans can be saved.
home-planned = Back to { $groups ->
    [one] 1 home team
   *[other] { $groups } home teams
}. Look it over, then open it.
no-home-teams = I don't know the home teams yet. Give the roster a team column, or open a first round.
why-of = What { $person } is told: { $why }
balance-asked = Looking for a way with at most { $moves ->
    [one] 1 move
   *[other] { $moves } moves
}. Nobody moves until you say so.
balance-computing = Looking for a way to even the groups out.
balance-even = The groups are as even as they can be. Nobody needs to move.
balance-shown = { $count ->
    [one] 1 person would move:
   *[other] { $count } people would move:
}
balance-move = { $person }: from { $source } to { $target }
balance-done = { $count ->
    [one] 1 person has moved and been told.
   *[other] { $count } people have moved and been told.
}
balance-dropped = Everybody stays where they are.
no-balance-shown = There are no moves to make. Ask for them first: /breakout balance
moves-out-of-range = Please say how many may move, from 1 to { $most }.
plan-keeps = The groups keep: { $rules }.
not-reached-rooms = Not reached privately: { $count ->
    [one] 1 person in a room, who sees the display.
   *[other] { $count } people in rooms, who see the display.
}
not-reached-remote = Not reached: { $people }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Please call or write to them.{ $rooms ->
    [0] {""}
    [one] {" "}And 1 person in a room, who sees the display.
   *[other] {" "}And { $rooms } people in rooms, who see the display.
}
reporter-is = { $person } brings back your line.
group-at = Place: { $site }
group-remote = You meet online.
group-bridge = { $person }'s device brings the remote people to the table.
help-is-with = ({ $person } is with them)
asks-for-help = (asks for help)
button-move-them = Move them
button-leave-as-is = Leave it as it is
button-balance = Even them out
breakout-asked-many = Grouping { $people } people. That many can take ten seconds; the plan appears here.
rule-no-lone-remote = nobody remote alone with a table
tables-too-small = The tables have room for { $room }, and { $people } people are here.
tables-of-one-name = Two tables have the same name.
tables-and-groups = { $count ->
    [one] 1 table makes 1 group
   *[other] { $count } tables make { $count } groups
}; that doesn't go with another number of groups, with by: or with pairs.
stations-need-tables = Please name the stations, such as tables:"Window, Door, Stage"
ring-is-not-held = A ring is made as a whole; no group of it can be kept. Move people by hand instead.
