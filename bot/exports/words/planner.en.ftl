# What the planner says. `$people` arrives as a list of names, ready to read.

## Why a rule is not kept
under-minimum = { $group } has { $count ->
    [one] 1 person
   *[other] { $count } people
  }; a group was to have at least { $least }.
over-maximum = { $group } has { $count } people; a group was to have at most { $most }.
several-values = { $attribute } differs within the group: { $values }.
more-than-groups = { $everyone } people have { $attribute } “{ $value }” and there are { $groups } groups, so { $people } share one.
same-value = { $people } have the same { $attribute }, “{ $value }”.
too-few = { $group } has no “{ $feature }”: there { $held ->
    [one] is only 1
   *[other] are only { $held }
  } for { $groups } groups.
none-here = { $group } has too few of “{ $feature }”; no better plan was found.
not-together = { $people } were to be together and are not.
not-apart = { $people } were to be kept apart and are both in { $group }.
too-many = { $group } has { $count } of “{ $feature }”; at most { $most } were asked.
lone-remote = { $people } would be the only remote person in { $group }.
only-one = { $people } would be alone with “{ $feature }” in { $group }; at least { $count } or none were asked.
several-sites = { $group } has room people from several sites: { $values }.
no-device = { $group } joins room and remote people, and nobody in the room has a device.
not-in-seat = { $person } was to be in another group than { $group }.
met-before = { $people } have met before.

## What could be done instead
keep-small = Keep { $group } as it is, with { $count ->
    [one] 1 person
   *[other] { $count } people
  }
join-by-video = Let { $group } join { $host_group } by video
split-group = Split { $group } in two
more-groups = Make more, smaller groups
move-one = Move one of { $people } to another group
bring-together = Bring { $people } together
take-seat = Move { $person } to the fixed seat
keep-without = Keep { $group } without “{ $feature }”
share-one = Let a “{ $feature }” from another group also visit { $group }
fewer-groups = Make { $groups ->
    [one] 1 larger group
   *[other] { $groups } larger groups
  }, so that each has one
remote-partner = Invite a second remote person into { $group }
allow-lone = Ask { $people }: being the only one may be fine
bridge-by-video = Join the sites by video for this round
bring-device = Bring a laptop to { $group }
fewer-rounds = Plan fewer rounds
as-a-wish = Let meeting new people be a wish, not a rule

## What is asked cannot be done
no-people = Nobody is on the list, so there is nothing to group.
one-person = There is only 1 person, so there is nobody to group with.
size-below-one = A group needs at least 1 person; the size asked is { $size }.
minimum-above-maximum = The smallest group ({ $least }) may not be larger than the largest ({ $most }).
target-above-maximum = Groups of { $target } are larger than the largest that was asked ({ $most }).
target-below-minimum = Groups of { $target } are smaller than the smallest that was asked ({ $least }).
groups-below-one = A plan needs at least 1 group; { $groups } were asked.
groups-hold-too-few = { $groups ->
    [one] 1 group
   *[other] { $groups } groups
  } of at most { $most } hold { $room } people, and there are { $people_count }.
groups-need-more = { $groups ->
    [one] 1 group
   *[other] { $groups } groups
  } of at least { $least } need { $needed } people, and there are { $people_count }.
count-beyond-size = A group was to have { $count } of “{ $feature }”, and it has at most { $most } people.
no-rounds = A plan needs at least 1 round; { $rounds } were asked.
too-many-rounds = { $rounds } rounds are more than a plan can have; at most { $most }.
more-groups-than-people = { $groups } groups are more than there are people ({ $people_count }).
person-twice = { $person } is on the list twice.
unknown-person = { $person } is named in a rule ({ $rule }) and is not on the list.
unknown-attribute = Nobody has anything for “{ $attribute }”. The list has: { $values }.
unknown-value = Nobody has { $attribute } “{ $value }”. The list has: { $values }.
together-and-apart = { $people } are to be together ({ $rule }) and apart ({ $other_rule }).
together-too-many = { $people } are to be together, { $count } people, and a group has at most { $most }.
together-across = { $people } are to be together ({ $rule }) and groups stay within one { $attribute }.
together-same-value = { $people } are to be together ({ $rule }) and have the same { $attribute }, which a group may have once.
apart-too-many = { $people } are all to be kept apart, { $count } people, and there are only { $groups } groups.
two-seats = { $person } has two fixed seats in one round.
seat-beyond = { $person } is to be in group { $group }, and there are { $groups } groups.
seat-full = More people have a fixed seat in group { $group } than it holds ({ $most }): { $people }.
seat-apart = { $people } are to be kept apart and have fixed seats in one group.
seat-together = { $people } are to be together and have fixed seats in different groups.
count-below-one = A rule about “{ $feature }” needs a count of at least 1.
not-a-weight = “{ $value }” is not a weight for { $attribute }; use a whole number, such as { $attribute }:4.
weight-below-one = A wish needs a weight of at least 1.

## The rules by name
rule-size = group size
rule-within = one { $attribute } a group
rule-different = different { $attribute }
rule-one-of-each = one of each { $attribute }
rule-together = keep together
rule-apart = keep apart
rule-at-least = at least { $count } “{ $feature }”
rule-at-most = at most { $count } “{ $feature }”
rule-none-or-at-least = none or at least { $count } “{ $feature }”
rule-one-site = one site a table
rule-device-host = a device for every bridge group
rule-seat = fixed seat
rule-new-people = meet new people

## Why am I in this group?
why = You are in { $group } because { $reasons }.
why-plain = You are in { $group }; any group would have kept the rules.
reason-within = it stays within { $attribute } “{ $value }”
reason-seat = your seat is fixed there
reason-together = you stay with { $people }
reason-apart = you are kept apart from someone
reason-one-of-each = it has one of each { $attribute }
reason-anchor = { $people } { $count ->
    [one] brings
   *[other] bring
  } “{ $feature }”
reason-you-anchor = you bring “{ $feature }”
reason-remote = { $count ->
    [one] 1 other remote person is
   *[other] { $count } other remote people are
  } there, so you are not alone
reason-company = { $count ->
    [one] 1 other “{ $feature }” is
   *[other] { $count } other “{ $feature }” are
  } there, so you are not the only one
reason-at-most = at most { $count } “{ $feature }” sit at one table
reason-one-site = its people in the room are all at { $value }
reason-remote-group = everyone there is remote
reason-host = { $people } { $count ->
    [one] hosts
   *[other] host
  } the remote people on a device
reason-you-host = your device brings the remote people to the table
reason-different = { $attribute } is as different as can be ({ $count } among { $size } people)
reason-new-people = you have not met anyone there before
reason-mostly-new = you have met only { $people } before
reason-size = it had a free seat

## How good it is
proven = Proven: no plan is better.
not-proven = Not proven: { $gap } above what counting alone rules out.

## Reading a roster
roster-line = Line { $line }: { $text }
file-too-large = The file is larger than { $most } MB.
not-a-table = This is neither a CSV file nor an Excel workbook.
read-as-windows = The file is not in UTF-8; it was read as Windows text. Check the accents.
broken-quotes = A quotation mark is opened and never closed.
empty-file = The file is empty.
too-many-rows = The file has more than { $most } rows.
column-twice = The column “{ $column }” is there twice; the second one is read under a new name.
no-header = The first line should name the columns (name, email, …), but it looks like a person.
no-name-column = No column is called “name” or “email”.
more-cells-than-columns = There are more cells than columns; the rest is left out.
hidden-characters = Hidden characters were taken out of “{ $column }”.
looks-like-formula = “{ $column }” looks like a formula; it is kept as text.
formula-without-value = A formula has no value; open the file in Excel and save it once.
value-shortened = “{ $column }” is longer than { $most } characters and was shortened.
nobody-named = There is neither a name nor an e-mail; the row is left out.
name-too-long = The name is longer than { $most } characters; the row is left out.
not-an-email = The e-mail of { $name } is not complete; the row is left out.
same-email = { $email } is already on line { $first }; this row is left out.
unknown-mode = “{ $value }” is neither room nor remote; read as room.

## On paper
and = and
group-place = Place: { $place }
group-people = { $count ->
    [one] 1 person
   *[other] { $count } people
  }
kind-room-table = room table
kind-remote-group = remote group
kind-bridge-group = bridge group (room and remote)
round = Round { $number }
group-number = Group { $number }
table-host = Device: { $people }
prompt = Prompt
minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
  }

## On the command line
name-a-roster = Name a roster. { $example }
cannot-read = { $path } cannot be read.
cannot-write = { $path } cannot be written.
not-a-plan = { $path } is not a plan that this command printed with --json.
not-an-instance = { $path } is not a benchmark instance that can be read: { $why }.
golfer-unreadable = “{ $text }” should be groups-size-rounds, such as 8-4-7.
golfer-outside = “{ $text }” needs at least 1 group, 1 person and 1 round, and at most { $most } people.
golfer-too-large = “{ $text }” is more than can be counted in a few seconds; ask for fewer rounds or fewer people.
no-such-language = “{ $language }” is not a language here; use en or es.
seed-below-zero = A seed is a whole number from 0 on, not { $seed }.
seconds-outside = The seconds should be between 0 and { $most }.
not-in-file = { $person } has no e-mail and is not in { $path }.
two-of-one-name = Several people are called { $name }; say which by { $ids }.
not-json = it is not a JSON object
field-missing = it has no “{ $field }”
numbers-do-not-fit = its numbers do not fit together
not-npz = it is not an NPZ file of n, lb, ub and tri_milli that fit together
beyond-program = { $program } has at most { $most_rooms } breakout rooms for { $most_people } people; here are { $rooms } groups with { $people_count } people.
