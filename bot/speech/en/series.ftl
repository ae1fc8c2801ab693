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
report-together-all = In all: { $people } people ({ $returned } came more than once), { $hands } hands, { $turns } turns, { $groups } groups.
report-together-one = { $title }: { $people } people ({ $remote } remote) at { $sites } sites, { $hands } hands, { $turns } turns, { $groups } groups.
report-no-series = This convening isn't one of a series. Make it one: /convening series
