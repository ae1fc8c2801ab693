# Questions that others can vote for.
question-asked = Your question is number { $number }. Others can vote for it.
no-such-question = There is no question { $number }. /ask show lists them.
question-merged = Question { $number } was merged with question { $into }.
question-answered-already = Question { $number } is answered already.
question-voted = Counted. Question { $number } has { $votes ->
    [one] 1 vote.
   *[other] { $votes } votes.
}
voted-already = Your vote for question { $number } is counted already.
questions-merged = Question { $number } is now part of question { $into }, with its votes.
same-question = That is the same question twice.
question-put = Question { $number }, from { $person } at { $site }.
question-put-already = Question { $number } is being answered now.
no-question-left = No question is waiting.
no-question-put = No question is being answered just now. Give its number.
question-answered = Question { $number } is answered. { $left ->
    [0] None is left.
    [one] 1 is still open.
   *[other] { $left } are still open.
}
question-owned = { $person } follows up question { $number }.
too-many-questions = There are { $most } open questions. Please vote for one of them.
look-questions = Questions
question-now = Being answered now
questions-waiting = { $count ->
    [one] 1 question is waiting
   *[other] { $count } questions are waiting
}
questions-put = Asked, and not answered yet
questions-answered = { $count ->
    [one] 1 question is answered.
   *[other] { $count } questions are answered.
}
no-questions-yet = No questions yet. Ask one, and others can vote for it.
question-row = { $number }. { $votes ->
    [0] {""}
    [one] (1 vote)
   *[other] ({ $votes } votes)
}
owned-by = Follow-up: { $owner }
button-ask = Ask a question
button-vote = Vote for { $number }
button-next-question = Next question
button-answered = Answered
recap-open-question = Still open:
action-QuestionsMerged = merging the questions
action-QuestionPut = the step to the next question
action-QuestionAnswered = marking the question as answered
action-QuestionOwned = the question's owner
command-ask = ask a question, or vote for one

# Decisions and actions.
command-decide = note what was decided and why, and check that it's clear
command-action = note who does what by when
decision-made = Noted as decision { $number }. Is it clear? Everyone can say: clear, a question, or a concern.
no-such-decision = { $number ->
    [0] Nothing has been decided yet.
   *[other] There is no decision { $number }. /decide show lists them.
}
decision-settled-already = Decision { $number } is settled already.
check-clear = Thank you. Counted as clear.
check-question = Your question about decision { $number } is in the queue. It stays open until it's answered.
check-concern = Your concern is counted with decision { $number }. Raise your hand if you'd like to say more.
no-question-of-theirs = That person has no open question about it.
question-cleared = Thank you. { $person }'s question is answered.
decision-has-questions = Decision { $number } still has { $count ->
    [one] 1 open question
   *[other] { $count } open questions
}. Please answer first.
decision-settled = Decision { $number } is settled. { $concerns ->
    [0] Nobody had a concern.
    [one] 1 concern is on record.
   *[other] { $concerns } concerns are on record.
}
too-many-decisions = There are { $most } decisions already.
look-decisions = Decisions
no-decisions-yet = Nothing has been decided yet.
decision-why = Why:
decision-checks = { $present } present, clear to { $clear }, { $concerns ->
    [one] 1 concern
   *[other] { $concerns } concerns
}
decision-questions = { $count ->
    [one] 1 question is open
   *[other] { $count } questions are open
}
decision-is-settled = Settled.
recap-decided = Decided:
button-check-clear = It's clear
button-check-question = I have a question
button-check-concern = I have a concern
button-settle = Settled
action-DecisionMade = the decision
action-DecisionSettled = settling the decision
action-noted = Noted as action { $number }. { $missing ->
    [owner] It has no owner yet.
    [date] It has no date yet.
    [both] It has no owner and no date yet.
   *[none] It has an owner and a date.
}
too-many-actions = There are { $most } actions already.
date-past = That day is over. Please give a later one.
which-date = Which day is “{ $date }”? For example: by:Friday, or by:"October 30"
no-such-action = There is no action { $number }. /action show lists them.
only-its-owner = Only the owner of action { $number } or a facilitator can change it.
owner-or-date = Please give a new owner or a new date.
action-changed = Action { $number } is changed.
action-done = Action { $number } is done. Thank you.
action-done-already = Action { $number } is done already.
look-actions = Actions
no-actions-yet = No actions yet.
no-owner-yet = no owner yet
no-date-yet = no date yet
due-on = by { $day }
action-is-done = done
button-note-action = Note an action
