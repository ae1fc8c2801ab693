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
