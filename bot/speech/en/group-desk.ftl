# The page for making groups, and what a group's own page adds.
web-groups-desk = Make and change groups
web-groups-none = There are no groups yet. Say how large they should be, and look at a plan before anybody sees it.
web-rules = The groups keep:
web-help-desk = Help desk
web-nobody-calls = No group has called for help.
web-change-groups = Change the groups
web-tick-people = Tick people, then say what to do with them.
web-move-them = Move them there
web-swap-them = Swap the two
web-why-here = Why here?
web-shuffle = Shuffle the others
web-drop-plan = Drop this plan
web-kind-room-table = At one table
web-kind-remote-group = Online
web-kind-bridge-group = Table and online together
web-device-of = { $name }'s device
web-is-kept = stays
web-change-group = Change { $group }
web-group-name = Name of the group
web-keep-group = Keep it as it is
web-let-change = Let it change again
web-this-round = This round
web-two-fewer = 2 minutes less
web-take-along = To take along
web-table-cards = Table cards to print (PDF)
web-plain-text = Plain text
web-zoom-list = List for Zoom's rooms (CSV)
web-teams-list = List for Teams' rooms (CSV)
web-without-email = { $count ->
    [one] 1 person has no e-mail and isn't in these lists:
   *[other] { $count } people have no e-mail and aren't in these lists:
} { $names }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
}
web-rounds = Rounds
web-by-place = No preference
web-mix = As different as can be
web-hybrid = Room and remote
web-hybrid-usual = Nobody remote alone with a table
web-hybrid-tables = Never in one group
web-hybrid-bridge = Together, with a device in the room
web-hybrid-any = Any way
web-avoid-repeats = Nobody meets the same people again
web-more-rules = More rules
web-plan-together = Keep together: Ana, Ben; Cy, Di
web-plan-apart = Keep apart: Ana, Ben, or a column
web-plan-one-each = One of each: a column
web-plan-anchor = Every group needs: facilitator, device, spanish
web-plan-at-least = Nobody, or at least: 2 remote
web-plan-seats = Fixed seats: Ana=2, Ben=1
web-plan-without = Who sits in no group
web-known-groups = Groups you know
web-home-teams = Back to home teams
web-save-plan = Save this plan as
web-use-plan = Use it
web-use-plan-name = Use { $name }
web-help-no-more = We can do without help
web-why-this-group = Why this group?
web-ring = By a fixed schedule
web-ring-none = No schedule
web-ring-pairs = A ring of pairs
web-ring-circles = Two circles, one of which turns
web-ring-stations = Groups walk from table to table
web-plan-tables = Tables, with seats: Window=6, Door=4
