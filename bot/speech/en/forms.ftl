# Questions without names, norms, off the record.
form-opened = It's asked. Answers carry no names; you see them from four on.
form-answered = Thank you. Your answer is kept without your name.
form-closed = It's closed.
form-answers = { $count ->
    [0] Nobody has answered yet.
    [one] 1 person has answered.
   *[other] { $count } people have answered.
}
form-no-names = Answers come in fours or more, in no order, without names or times. Nobody can tell whose they are.
button-answer = Answer
look-answers = A question
look-norms = In this room
norms-set = Saved. Everyone can see it with /convening norms.
norms-usual = What is said here stays here. Speak for yourself. Everybody may pass.
norms-records = Work messages of a public agency can be public records, here too.
off-record-now = Off the record: who speaks when is kept, what anybody says is not.
off-the-record = We're off the record, so nothing written is kept. Say it in the room.
no-form-open = There is no question to answer just now.
form-answered-once = You have answered this one. It can't be changed, because nobody knows which answer is yours.
