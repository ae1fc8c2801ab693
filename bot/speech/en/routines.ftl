# Talk routines: finding one, running it, its clock.
routine-said = { $text }
routine-step = { $title } ({ $time }): { $line }
routine-time-left = { $time } left: { $title }
routine-started = { $routine } begins with { $people } people. I keep the time.
routine-over = { $routine } is done. Thank you.
routine-stopped = { $routine } was stopped here.
routine-paused = The clock stands still, with { $time } left in this step. Press Go on when you're ready.
routine-resumed = The clock goes on. { $time } left in this step.
routine-step-has-left = This step now has { $time } left.
routine-fitted = The rest is fitted into { $time } now.
routine-skipping = Everybody has { $time } to finish. Press again to go on at once.
routine-went-on = On to the next step.
routine-went-back = Back to { $title }, with its whole time.
routine-imported = { $routine } is on your shelf now. Run it like any other.
routine-alongside = { $routine } goes on inside other talk, so nothing is posted. Here is your card.
routine-text = { $routine }: copy this text and import it anywhere.
routine-seat-found = You are with { $people }.
routine-seat-already = You have partners already.
routine-seat-none = There are no groups in this step. Follow the step with everybody.
routine-listen-now = In this step you only listen; your turn to speak comes at the end. For a point of order, use /hand process.
routine-runs-already = A routine is running already. Stop it first, or let it end.
no-routine-runs = No routine is running. Find one with /routine pick
routine-unknown = I don't know a routine called “{ $routine }”. /routine pick finds one.
routine-change-out-of-range = Please give a length from 1 minute to 60.
routine-fit-out-of-range = Please give the rest from 1 minute to 240.
routine-unreadable = Line { $line }: { $what }{ $more ->
    [0] {""}
    [one] {" "}There is 1 more thing to put right.
   *[other] {" "}There are { $more } more things to put right.
}
look-picks = Talk routines for you
look-routine = The routine
look-step = This step
look-my-step = Your step
look-routine-card = The plan card
command-routine = find a talk activity, run it, bend its clock

## On cards
routine-step-title = Step { $number } of { $of }: { $title }
routine-is-sending = On its way to every room and screen. The clock starts when all have it.
routine-is-over = This routine is done.
routine-stands-still = The clock stands still. { $time } left.
routine-ask = Ask: { $prompt }
routine-with = You talk with: { $people }
routine-job = { $role }: { $person }
routine-station = Your station now: number { $number }
routine-seatless = You are in no group yet.
routine-hands-open = Hands are open.
routine-hands-closed = Hands rest in this step.
routine-line-room = In the rooms
routine-line-remote = Online
routine-row = { $title } ({ $time })
routine-row-now = { $row }, now
routine-row-done = { $row }, done
routine-pick = { $number }. { $routine } ({ $minutes } min)
routine-nothing-fits = Nothing fits these people and minutes. Give it a little more time.
button-pause = Pause
button-go-on = Go on
button-next-step = Next step
button-step-back = Back one step
button-stop-routine = Stop the routine
button-run-routine = Run it now
button-routine-card = Plan card
button-find-seat = Find me partners

## What was taken back
action-RoutineStarted = starting the routine
action-StepBegan = the change to the routine's clock
action-RoutinePaused = pausing the routine
action-RoutineResumed = going on with the routine
action-StepExtended = more time for the step
action-StepShortened = less time for the step
action-RoutineRetimed = fitting the rest into the time there is
action-StepSkipped = going on to the next step
action-StepRepeated = going back a step
action-RoutineEnded = stopping the routine

## What a step gathers
choice-kept = Your choice is kept. Choose again if you change your mind.
words-kept = Thank you. Your words are kept.
words-kept-without-name = Thank you. Your words are kept, and nothing says whose they are.
nothing-to-choose = There is nothing to choose in this step.
no-such-choice = “{ $choice }” is not one of the choices here.
nothing-to-write = There is nothing to write in this step.
answers-were-shown = The answers of this step were shown already, so new ones would no longer be without a name. Tell your facilitator instead.
no-such-column = There is no column called “{ $column }” here.
lines-are-many = { $most } lines from one person are enough for this step. Leave room for others.
ask-anonymous = No names here: nothing is kept of who wrote what. Answers show when four or more are in.
ask-answered = { $people ->
    [0] Nobody has answered yet.
    [one] 1 person has answered.
   *[other] { $people } people have answered.
}
ask-mine = { $choice } (your choice)
ask-few = { $choice }: too few to show
ask-count = { $choice }: { $people }
ask-line = { $label }: { $text }
ask-line-from = { $label }: { $text } ({ $site })

## Pacing
pacing-on = I'll tell you alone when a presentation has gone on for 12 minutes.
pacing-off = No more cues about long presentations.
pacing-not-now = All right. The count begins again.
pacing-tap-turn-and-talk = Turn and talk, 30 seconds each
pacing-tap-poll = Quick poll
pacing-tap-notice-wonder = Notice and wonder, 5 minutes
pacing-tap-not-now = Not now

## The agenda, added up
look-agenda-check = The agenda, added up
agenda-items = { $count ->
    [one] 1 item
   *[other] { $count } items
}
agenda-minutes = { $minutes } min
agenda-transitions = Changes between them
agenda-regrouping = Moves into groups
agenda-slot = Time there is

## The inner circle
circle-is = In the circle: { $people }
circle-named = { $count ->
    [one] 1 person begins in the circle.
   *[other] { $count } people begin in the circle.
}
circle-is-smaller = The circle has { $most } chairs. Name fewer people.
circle-needs-remote = At least one chair is for somebody online. Name one of them too.
chair-taken = You are in the circle.
chair-left = You listen again. The chair is open.
chair-is-taken-by = { $who } takes the open chair. Thank you: you listen now.
no-open-chair = There is no inner circle in this step.
in-the-circle-already = You are in the circle already.
not-in-the-circle = You are not in the circle.
button-take-chair = Take the open chair
button-leave-chair = Leave my chair
action-CircleSeated = naming the inner circle
