# What the pages say of turns, questions, decisions and actions.

## A participant's page
web-i-need = I need…
web-need-who = Only the facilitator hears of it.
web-need-named = With my name
web-need-unnamed = Without my name
web-need-slower = Slower
web-need-louder = Louder
web-need-plain = Plain words
web-need-again = Say it again
web-need-translate = A translation
web-agree-now = I agree
web-presents = presents
web-read-for-you = { $reader } is reading your words aloud.
web-your-time-over = Your time is over. Take a moment to finish.
web-your-time-left = Time left:
web-clock-stopped = The clock is stopped.
web-you-go-on = You go on after this question
web-place-kept = Your place is kept
web-in-writing = to be read aloud
web-read-label = What should be read aloud for you?
web-read-how = Would you rather not speak? Your note is read aloud when it's your turn.
web-other-hand = Raise another kind of hand
web-think-time = Think time
web-think-how = Hands open together when it ends. What you write now goes with your hand.
web-think-label = Your note for later
web-note-own = Your note
web-keep-note = Keep my note
web-process-now = It can't wait: raise a process point
web-asked-label = The facilitator would like to hear from you
web-asked-until = No rush. You have
web-how-to-invite = Tell us how to invite you
web-invite-aloud = You may say my name
web-is-it-clear = We decided this. Is it clear?
web-you-said = You said:
web-my-actions = What you said you'd do
web-ask-all = Questions for everyone
web-ask-label = What would you like to ask?
web-vote = Me too
web-votes = { $votes ->
    [0] no votes yet
    [one] 1 vote
   *[other] { $votes } votes
}

## The console: the floor and the line
web-more = More
web-more-for = More for { $name }
web-call-why = Why now? (kept in the log)
web-call-anyone = Call somebody who is waiting
web-call-them = Call them
web-back-to = Back to { $name }
web-hear-question = Hear { $name }'s question, then go on
web-one-more = 1 more minute
web-five-more = 5 more minutes
web-time-soon = almost over
web-time-over = time is over
web-places = Places { $first } to { $last }
web-whole-line = The whole line, and the order log
web-they-need = What people need
web-need-count = { $need } { $count ->
    [one] (1 person)
   *[other] (asked { $count } times)
}
web-need-latest = last at { $time }
web-min = min
web-tool-time = Time for each turn
web-no-limit = no limit
web-limit-is = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
web-limit-label = Minutes for each turn
web-limit-off = No limit
web-clock-stop = Stop the clock
web-clock-go = Start the clock again
web-tool-floor = Give the floor
web-last-word = The last word goes to
web-presenter = A presenter, who uses no turn
web-give = Give it
web-hear-again = Put { $name } back in line: cut short
web-tool-line = The line
web-round = A round: everyone has a go
web-tool-think = Think time and a fair start
web-think-minutes = Minutes to think before hands open
web-think-go = Start think time
web-open-hands = Open hands now
web-batch-how = After think time, or when you press here, hands that go up within 10 seconds count as raised together.
web-batch-go = Open hands together
web-tool-invite = Invite people who haven't spoken
web-invite-how = Each is asked privately, once, how they would like to be invited.
web-invite-go = Ask them privately
web-consents = { $named } may be named, { $text } by text, { $later } not today.

## The console: the remote check
web-check-title = Remote check
web-check-answered = How many have answered
web-check-named = You may invite by name: { $names }
web-check-more = 30 more seconds
web-check-skip = Go on without waiting…
web-check-why = Another reason
web-check-go-on = Go on

## The console: how the floor is shared
web-equity-table = By mode and by site
web-equity-who = Who
web-equity-people = people
web-equity-spoke = spoke
web-equity-share = of their share
web-equity-wait = wait
web-equity-few = too few people to show

## The console: questions, decisions, actions
web-put-next = Put question { $number }
web-put-this = Put this question now
web-put-go = Put it
web-mark-answered = Mark as answered
web-own-question = Somebody follows it up
web-merge-question = Merge this one
web-merge-into = into this one
web-question-tools = Choose, merge, or give a question an owner
web-answered-name = { $name }'s question is answered
web-settle-name = Decision { $number } is settled
web-earlier = Earlier decisions
web-decide = Note a decision
web-decided-what = What was decided?
web-decided-why = Why?
web-decide-go = Note it, and ask if it's clear
web-open-actions = { $count } open
web-action = Action
web-action-what = What will be done?
web-action-who = By whom?
web-action-by = By when? For example: Friday
web-action-done = Done
web-action-done-name = Action { $number } is done
web-action-change = Change who or when

## The whole line
web-line-pages = Pages of the line
web-line-before = Earlier places
web-line-after = Later places
web-line-page = Page { $page } of { $pages }

## The wall
web-wall-think = Write a note on your phone
web-wall-check = Remote people are being asked before we go on: { $answered } of { $asked } have answered.

## A site host's page
web-keeps-place = keeps the place
web-they-are-ready = They're ready
web-hold-them = Hold their place
web-their-kind = What are the hands for?
web-their-read-how = Would they rather not speak? The note is read aloud when it's their turn.
web-read-theirs = Read it for them
web-ask-for = Ask a question for somebody
web-their-question = Their question
