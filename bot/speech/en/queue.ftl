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
