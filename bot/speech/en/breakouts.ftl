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
moved-to-group = { $person } is now in { $group }.
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
weight-unreadable = A weight is a whole number, as in mix:role:4,district
at-least-unreadable = I couldn't read “{ $word }”. Say it like at-least:"2 remote"
seats-unreadable = I couldn't read “{ $word }”. Say fixed seats like seats:"Ana=2, Ben=1"
help-ended = { $group } is taken care of. Thank you.
remote-groups = Remote
