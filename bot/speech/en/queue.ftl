# Hands and the floor.
hand-raised = Your hand is up. { $ahead ->
    [0] You're next.
    [one] 1 person is before you.
   *[other] { $ahead } people are before you.
}
hand-raised-for = { $person }'s hand is up. { $ahead ->
    [0] They're next.
    [one] 1 person is before them.
   *[other] { $ahead } people are before them.
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
