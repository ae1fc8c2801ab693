# A series of convenings.
carries-on = This carries on from { $title }.
series-begun = This is the first of “{ $series }”.
series-name-length = A series needs a name of 1 to { $most } characters.
in-that-series-already = This is one of “{ $series }” already.
spawn-from-which = Say this in the convening to begin from, or give its code: /convening spawn { "<" }title{ ">" } from:CODE
fact-carries-on = Carries on from
fact-themes = From last time
theme-count = { $theme } ({ $count })
action-CarriedOn = making this one of a series
report-together = “{ $series }”: { $count ->
    [one] 1 convening
   *[other] { $count } convenings
} together.
  { $lines }
report-together-all = In all: { $people ->
    [one] 1 person
   *[other] { $people } people
} ({ $returned ->
    [one] 1 came more than once
   *[other] { $returned } came more than once
}), { $hands ->
    [one] 1 hand
   *[other] { $hands } hands
}, { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
}, { $groups ->
    [one] 1 group
   *[other] { $groups } groups
}.
report-together-one = { $title }: { $people ->
    [one] 1 person
   *[other] { $people } people
} ({ $remote } remote) at { $sites ->
    [one] 1 site
   *[other] { $sites } sites
}, { $hands ->
    [one] 1 hand
   *[other] { $hands } hands
}, { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
}, { $groups ->
    [one] 1 group
   *[other] { $groups } groups
}.
report-no-series = This convening isn't one of a series. Make it one: /convening series
roster-has-no-column = The list has no column “{ $column }”. It has: { $known }.
