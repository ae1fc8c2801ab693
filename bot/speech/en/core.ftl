# What a convening itself says. Plain, short, warm; never blame.

## Small things
remote-site = remote
somebody = somebody
day-and-time = { $day } at { $time }
seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
and-more = and { $count } more

## Coming in
you-are-in = You're in “{ $title }”, at { $site }.
you-are-listed = You're on the list for “{ $title }”. It hasn't opened yet.
checked-in = { $person } is here.
checked-in-many = { $count ->
    [one] 1 person checked in.
   *[other] { $count } people checked in.
}
counted-in = { $count ->
    [one] 1 person counted in at { $site }.
   *[other] { $count } people counted in at { $site }.
}
left = { $person } has left. Their hands and group are kept.
moved = { $person } is now at { $site }. Hands and group stay as they were.
welcome-back = Welcome back. Everything is where you left it.
language-chosen = From now on I'll speak English with you.
account-confirmed = Thank you. That is { $person }.
account-denied = Noted: that was not { $person }. That page can't act as them.

## Running it
convening-planned = “{ $title }” is planned. The join code is { $code }.
convening-opened = It's open. People join with the code { $code }.
convening-resumed = Welcome back, everyone. The clocks are running again.
convening-closed = It's closed. Thank you. Here is the recap.
break-began = Break. Every clock waits until you come back.
break-until = Break until { $until }. Every clock waits.
adjourned = Adjourned. Every clock waits until you open it again.
adjourned-until = Adjourned until { $until }. Every clock waits.
close-for-good = Closing is for good and can't be undone.{ $hands ->
    [0] {""}
    [one] {" "}1 hand is still up.
   *[other] {" "}{ $hands } hands are still up.
} Close it?
call-set = The call's link and number are saved. People see them on their page.
contact-set = The contact for { $site } is saved.
code-rotated = The old code no longer works. The new one is { $code }.
setting-changed = { $name } is now { $value }.
place-bound = This channel now shows “{ $title }”.
place-unbound = This channel no longer shows “{ $title }”.
handed-over = { $person } runs the convening now.
you-run-it = You run “{ $title }” now.
you-run-it-now = { $person } has dropped off, so you run “{ $title }” now. Nothing was lost.
role-given = { $person } is now { $role ->
    [observer] an observer
    [participant] a participant
    [site_host] a site host
    [facilitator] a facilitator
    [co_facilitator] a co-facilitator
    [lead] a lead
   *[administrator] an administrator
}.
role-taken = { $person } is no longer { $role ->
    [lead] a lead
   *[administrator] an administrator
}.
founded = Welcome. You can plan your first convening.
undone = Taken back: { $action }. Hands raised since then keep their time.
paper-kept = Saved with what happened on paper.
nothing-changed = Nothing changed.

## Sites and people
site-added = { $site } is added.
site-dropped = { $site } is marked as dropped. Its people, hands and groups are kept.
site-returned = { $site } is back, with its hands and groups.
roster-read = I could read { $people ->
    [one] 1 person
   *[other] { $people } people
}.{ $problems ->
    [0] {""}
    [one] {" "}1 row needs a look.
   *[other] {" "}{ $problems } rows need a look.
} Nothing is imported until you say so.
roster-imported = { $people ->
    [one] 1 person is on the list
   *[other] { $people } people are on the list
}, at { $sites ->
    [one] 1 site
   *[other] { $sites } sites
}.
renamed = The name is now { $name }.
merged = Done: that is one person now, { $person }. Every hand was kept.
removed = { $person } is off the list.
let-back = { $person } may come in again.
ejected = { $person } has been shown out and can't come back in by their old way.

## Agenda
agenda-set = { $count ->
    [one] The agenda has 1 topic.
   *[other] The agenda has { $count } topics.
}
topic-opened = Topic: { $topic }
topic-closed = Closed: { $topic }

## Refusals: why not, and what to do instead
already-planned = This convening is planned already. Use /convening open when it starts.
already-open = It's open already.
already-paused = It's paused already. Use /convening open to go on.
not-paused = It isn't paused.
break-too-long = A break can be up to 240 minutes. For longer, use /convening adjourn.
moment-past = { $at } is already over. Please give a later time.
convening-is-closed = This convening is closed. /report shows its recap.
not-open-yet = It hasn't opened yet. The facilitator opens it with /convening open.
paused-now = It's paused. /convening open starts the clocks again.
no-such-convening = I can't find that convening. Check the code, or ask the facilitator for it.
no-convening-here = You're not in a convening yet. Join with its code: /convening join CODE
no-convening-by-code = No convening has the code { $code }. Please check it with the facilitator.
which-convening = Which convening do you mean?
choice-convening = { $title }
link-unreadable = A link starts with https://. Please paste the whole link.
no-such-site = There is no site called { $site }. /convening roster shows the sites.
which-site = Which site is “{ $site }”? The sites are: { $known }
which-room = Which room are you in? For example: /here site:Shasta
which-topic = I can't tell which topic is “{ $topic }”. Give its number from the agenda.
no-such-setting = There is no setting “{ $name }”. You can set: { $known }
setting-value = { $name } can be: { $known }
place-not-bound = This channel doesn't show a convening.
nobody-to-hand-over-to = I don't know who should take over. Give a name from the roster.
already-running-it = { $person } is running it already.
nothing-to-take-over = Nobody has dropped off.
site-exists = { $site } is there already.
site-already-dropped = { $site } is marked as dropped already.
site-not-dropped = { $site } isn't marked as dropped.
roster-empty = There is nobody in that list. It needs a header row with “name”, then one person a row.
was-ejected = You were shown out of this convening. The facilitator can let you back in.
account-not-yours = A host said this page isn't yours. Please join again with your own name.
not-on-the-list = That person isn't on the list. /here adds someone who is new.
already-here = Already checked in.
count-out-of-range = Please give a number from 1 to { $most }.
not-here = That person isn't checked in.
already-there = Already at { $site }.
no-such-role = I don't know the role { $role }. Roles are observer, participant, site host, co-facilitator and facilitator.
last-facilitator = Somebody has to facilitate. Name another facilitator first.
last-administrator = Somebody has to administer. Name another administrator first.
already-founded = The first person is there already.
only-administrators = Only an administrator can do that.
name-unreadable = Please give a name of up to { $most } letters.
same-person = That is the same person twice.
not-yourself = You can't do that to yourself. Ask another facilitator.
not-shown-out = That person was not shown out.
nothing-to-confirm = There is nobody waiting under that name any more.
only-a-host-confirms = A site host or facilitator has to confirm that.
no-such-language = I speak English and Spanish: en or es.
only-leads = Only a lead or an administrator can do that.
only-facilitators = Only a facilitator can do that. Ask the person who runs this convening.
only-hosts = Only a site host or facilitator can do that.
only-for-yourself = You can do that for yourself. Ask a site host or facilitator to do it for others.
not-your-site = You host another site. Ask the facilitator, or the host at { $site }.
join-first = Please join first: type your name on the join page, or use /convening join CODE
agenda-empty = Give the topics, one a line, with minutes if you like: Welcome 10
agenda-too-long = An agenda can have up to { $most } topics.
agenda-missing = There is no agenda yet. Add one with /convening agenda
no-topic-left = That was the last topic.
topic-already-open = “{ $topic }” is open already.
no-topic-open = No topic is open.
nothing-typed = There was nothing to save. Type what happened, then send it.
nothing-to-undo = There is nothing to take back.
unknown-command = I don't know /{ $command }. /convening help shows what I can do.
unknown-action = /{ $command } can't “{ $word }”. It can: { $known }
unknown-action-of-many = /{ $command } can't “{ $word }”. /{ $command } help shows everything it can do.
command-can = /{ $command } can: { $known }
unknown-word = I didn't understand “{ $word }” in /{ $command } { $action }. Nothing was changed.
unknown-option = “{ $option }” isn't something { $action } needs. Nothing was changed.
not-a-choice = { $option } can be: { $known }. I read “{ $word }”.
not-a-number = { $option } needs a whole number. I read “{ $word }”.
not-a-length-of-time = I can't read “{ $word }” as { $option }. Please give a number such as 20.
yes-or-no = { $option } needs yes or no.
nobody-called = Nobody here is called “{ $name }”. Check the spelling, or use the full name.
several-called = More than one person could be “{ $name }”: { $few }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Please give the full name.
person-gone = That person is no longer on the list.
account-unknown = I don't know that person yet. They can join with the code first.
text-too-long = That is { $length } characters. { $option } can have up to { $most }.
please-fill-in = Please tell me: { $what }
our-fault = Something went wrong on our side, and nothing was changed. Please try again. If it happens again, give your facilitator this reference: { $reference }

## What a look is headed with
look-queue = The queue
look-my-place = Your place
look-roster = Who is here
look-agenda = The agenda
look-convening = This convening
look-plan = The plan
look-groups = The groups
look-group = Your group
look-digest = What the groups brought back
look-me = You, here
look-recap = What happened
look-help = What I can do

## What was taken back
action-PlanRequested = asking for a plan of groups
action-PlanSet = taking up a known plan
action-PlanEdited = the change to the plan
action-UnmetKept = keeping it as it is
action-PlanSaved = saving the plan
action-GroupRenamed = the group's new name
action-PlanDropped = dropping the plan
action-PeopleSeated = the moves to other groups
action-BreakoutOpened = opening the groups
action-BreakoutRetimed = the groups' new end
action-BreakoutRecalled = calling the groups back
action-GroupHeld = keeping a group as it is
action-BreakBegan = the break
action-ConveningAdjourned = the adjournment
action-CallSet = the call's link
action-SettingChanged = the setting
action-SiteAdded = the new site
action-PersonListed = the imported list
action-RoleGiven = the role
action-PeopleMerged = the merge
action-PersonRemoved = the removal
action-PersonEjected = showing someone out
action-PersonLetBack = letting someone back in
action-AgendaSet = the agenda
action-TopicClosed = the step to the next topic
action-TopicOpened = opening the topic
action-TurnEnded = giving the floor to the next speaker
action-TurnBegan = giving the floor
action-QueueOpened = opening the queue
action-QueueClosed = closing the queue

please-ignore-that = Please set aside my last message to you: it was sent too soon.

## The recap
mode-room = In a room
mode-remote = Remote
recap-length = It took { $minutes }.
recap-people = { $people } people took part: { $sites ->
    [one] 1 site
   *[other] { $sites } sites
}, and { $remote } remote.
recap-absent = Planned with us and could not come today: { $sites }
recap-hands = Hands: { $raised } raised, { $served } heard, { $lowered } taken down by their owners, { $waiting } still waiting at the end.
recap-turns = { $label }: { $people } people, { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
}
recap-round = Round { $number }: { $groups } groups, { $rooms } of them in rooms, { $people } people.
recap-without-line = No line yet from: { $groups }

## Buttons
button-close = Yes, close it

## Settings that can't be used
no-such-zone = I don't know the time zone { $zone }. One is America/Los_Angeles.
too-many-sites = A convening can have up to { $most } sites.
