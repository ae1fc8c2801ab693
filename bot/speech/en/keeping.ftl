# How long convenings are kept.
retention-days = Closed convenings are kept whole for { $days ->
    [one] one day
   *[other] { $days } days
}. After that only their numbers stay: who was there, what was said and what was decided is erased. Follow-ups that people agreed to go on.
retention-for-good = Closed convenings are kept whole until you say otherwise. To change that: /convening retention days:365
retention-out-of-range = Choose between 1 and { $most } days, or 0 to keep convenings whole for good.
hold-placed = This convening is kept whole, however old it gets. To let it go again: /convening hold yes:no
hold-lifted = This convening is no longer held back.
recap-kept = Kept in numbers only since { $since }: { $decisions ->
    [one] one decision
   *[other] { $decisions } decisions
}, { $actions ->
    [one] one action
   *[other] { $actions } actions
} and { $questions ->
    [one] one open question
   *[other] { $questions } open questions
}.
