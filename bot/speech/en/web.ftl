# What the pages say.

## Every page
web-skip = Skip to the page
web-pages = Pages of this convening
web-page-me = My page
web-page-console = Console
web-page-people = People
web-page-setup = Set up
web-page-host = My site
web-page-display = Room display
web-light = Light page
web-dark = Dark page
web-as-device = As my device
web-refresh = Refresh
web-no-script = This page can't refresh itself here. Press Refresh to see what is new.
web-reconnecting = The connection is slow. Reconnecting… Nothing is lost.
web-not-sent = That didn't get through. Check your connection and press again: it will count once.
web-back = Back
web-never-mind = Never mind
web-save = Save
web-add = Add
web-to-start = To the start
web-ask-title = One moment
web-ask-go = Send
web-do = To do
web-room = room
web-remote = remote
web-remote-place = Remote, from my own place
web-remote-site = Remote
web-mode = Room or remote

## Where a convening stands
web-status-unknown = Not planned yet
web-status-planned = Not open yet
web-status-open = Open now
web-status-on_break = On a break
web-status-adjourned = Adjourned
web-status-closed = Closed. Thank you.
web-on-break = We're on a break
web-back-at = back at { $time }
web-topic = Topic

## The front page
web-welcome-title = Everyone gets heard
web-welcome = Type the code you see on the wall or in your invitation. You don't need an account.
web-code-label = Join code
web-code-go = Join
web-your-convenings = Your convenings
web-console-title = Your convenings
web-console-empty = You have no convening yet. Plan the first one here.
web-new-title = Plan a convening
web-new-name = What is it called?
web-new-sites = Sites, one a line (remote is always there)
web-new-language = What the room sees
web-new-go = Plan it

## Joining
web-join-title = Join { $title }
web-join-eyebrow = Welcome to
web-join-closed = This convening is over. Thank you for coming.
web-join-name = Your name
web-join-name-hint = First and last name, so that we find you on the list.
web-join-site = Where are you?
web-join-site-choose = Choose your place
web-join-language = Language
web-join-go = Come in
web-join-several = More than one person on the list could be you. Choose your site and type your full name.
web-join-more = Please add your last name, so that we can find you on the list. Or come in as a guest.
web-join-unknown = I can't find “{ $name }” on the list. Check the spelling, or come in as a guest: you can do everything here.
web-join-as-guest = Come in as { $name }, a guest
web-join-not-listed = I'm not on the list: come in as a guest
web-join-name-missing = Please type your name.
web-join-name-long = That name is too long for me. Up to 80 letters, please.
web-join-site-missing = Please choose where you are.
web-join-known = You're in already, as { $name }.
web-join-back-in = Back to my page
web-join-someone-else = Somebody else on this device?
web-join-privacy = Your name is shown to the people in this convening and to nobody else.

## A participant's page
web-floor-label = Who speaks and who is next
web-speaking = Speaking now
web-then = Next
web-floor-free = The floor is free
web-nobody-waits = Nobody is waiting.
web-you-have-the-floor = You have the floor
web-you-are-next = You're next
web-next-why = Get ready: unmute when you're called.
web-i-am-done = I'm done
web-your-place = You're number { $place }
web-place-held = Your hand keeps its place and isn't called just now.
web-pass = Pass this time
web-later = Let the next person go first
web-held = Keeping their place:
web-goes-on = { $name } goes on after this.
web-order = Who goes first
web-lower = Lower
web-lower-kind = Lower my hand: { $kind }
web-lower-name = Lower { $name }'s hand
web-raise = Raise hand
web-another-hand = Raise another kind of hand
web-kind-legend = What is your hand for?
web-kind-new = say something
web-kind-reply = reply
web-kind-clarify = ask what was meant
web-kind-process = raise a process point
web-tag-new = New point
web-tag-reply = Reply
web-tag-clarify = Clarify
web-tag-process = Process
web-note-add = Add a note
web-note-label = A note to the facilitator, if you like
web-queue-closed = The queue is closed just now
web-closed-thanks = It's over. Thank you for being here.
web-see-recap = See the recap
web-not-open-yet = It hasn't opened yet. This page will change by itself.
web-paused-hands = We're paused. Every hand keeps its place.
web-observing = You're observing today. You see everything that happens.
web-you = You
web-check-in = I'm here
web-claim-waits = Your host will confirm that it's you. You can raise your hand meanwhile.
web-how-to-hear = How to hear everyone
web-call-link = Join the video call
web-dial-in = By phone:
web-site-contact = At your site:
web-move-summary = I've moved, or I'm leaving
web-move-go = Move
web-leave = I'm leaving
web-my-group = Your group
web-group-where = In the room at { $site }
web-helper-comes = { $name } is coming to help you.
web-help-called = Help is called. Somebody will come.
web-your-line = Your line:
web-line-label = One line from your group
web-line-go = Send line
web-line-of = One line from { $group }
web-call-help = Ask for help
web-notes = Messages for you
web-alerts = Looking at the call instead?
web-alerts-why = I can tell you when you're next, even while this page is hidden.
web-alerts-go = Yes, tell me

## The console
web-queue = Queue
web-waiting-count = { $room } in rooms, { $remote } remote
web-call-next = Call { $name }
web-turn-over = Turn is over
web-call = The call
web-call-name = Call { $name } now
web-call-now = Call now
web-close-queue = Close the queue
web-open-queue = Open the queue
web-queue-is-closed = Closed to new hands.
web-raise-for = Raise a hand for somebody
web-person-name = Name
web-agenda = Agenda
web-topic-done = done
web-go-to = Go to
web-go-to-topic = Go to { $topic }
web-next-topic = Next topic
web-close-topic = Close this topic
web-no-agenda = There is no agenda yet.
web-add-agenda = Add an agenda
web-controls = Running it
web-open-it = Open the convening
web-go-on = Go on
web-take-break = Take a break
web-break-minutes = Minutes of break
web-adjourn = Adjourn for today
web-undo = Take back { $what }
web-close-it = Close for good…
web-code-is = Join code { $code }
web-recap-so-far = Recap so far
web-room-and-remote = Room and remote
web-present-count = { $present } of { $listed } are here
web-in-rooms = { $count ->
    [one] in a room
   *[other] in rooms
}
web-remotely = { $count ->
    [one] remote
   *[other] remote
}
web-sites = Sites
web-site = Site
web-here = Here
web-dropped = line dropped
web-host-is = Host: { $names }
web-site-drop = Dropped
web-site-drop-name = Mark { $site } as dropped
web-site-back = Back
web-site-back-name = { $site } is back
web-claims-title = Is it really them?
web-claims-why = They joined by typing a name from the list.
web-claim-yes = Yes
web-claim-yes-name = Yes, that is { $name }
web-claim-no = No
web-claim-no-name = No, that is not { $name }
web-groups = Groups
web-groups-plan = A plan: { $groups } groups for { $people } people. Nobody sees it yet.
web-groups-running = { $groups } groups, { $people } people, talking now.
web-groups-over = What { $groups } groups brought back.
web-groups-later = Groups can be made once the convening is open.
web-two-more = 2 more minutes
web-recall = Call everyone back
web-say-to-groups = Say to all groups
web-say-go = Say it
web-unseated = { $count ->
    [one] 1 person has no group:
   *[other] { $count } people have no group:
}
web-show-groups = Show the groups
web-asks-help = asks for help
web-i-go = I'll go
web-i-go-name = I'll go to { $group }
web-helper-is = { $name } is going
web-to-group = To group
web-without-line = No line yet: { $names }
web-computing = Making groups…
web-round-of = Round { $round } of { $rounds }.
web-by-column = Same { $column }
web-helped = Helped
web-helped-name = { $group } has been helped
web-reports = brings the line
web-lends = shares a device
web-how-long = Minutes
web-prompt-label = What should they talk about?
web-open-groups = Open the groups
web-plan-groups = Plan groups
web-plan-again = Plan again
web-group-size = People in a group
web-group-by = Who goes together?
web-by-site = People of one site
web-by-random = Mixed at random
web-plan-go = Make a plan

## A site host's page
web-people-here = People here
web-our-hands = Hands from here
web-we-dropped = Our line dropped
web-we-are-back = We're back
web-raise-several = Raise hands for
web-raise-chosen = Raise hands
web-no-device = no device
web-hand-up = hand up
web-check-in-several = Not here yet. Check in:
web-check-in-chosen = They're here
web-count-in = Count in people without a name on the list
web-count-go = Count in
web-groups-here = Groups at this site

## The wall
web-wall-hands = Raise your hand on your phone.
web-wall-soon = We begin soon
web-wall-thanks = Thank you for coming
web-wall-back = Back in
web-wall-room = in rooms
web-wall-remote = remote
web-wall-code = Join code
web-wall-join = Join with your camera.
web-qr = QR code of the join page

## Set up
web-way-in = The way in
web-rotate = Change the code
web-rotate-why = If the code got out, change it. People who are in stay in.
web-links = Links
web-links-why = Each link opens one browser, once, and ends by itself.
web-link-display = New link for a room display
web-link-host = New link for { $name }, host at { $site }
web-link-me = New link to their page
web-no-hosts = Make somebody a site host under People, and you can give them their page here.
web-link-kind-display = Room display
web-link-kind-host = Site host
web-link-kind-console = Console
web-link-kind-me = Own page
web-link-kind-act = One action
web-link-used = in use
web-link-here = this browser
web-link-unused = not opened yet
web-revoke = Revoke
web-link-title = Here is the link
web-link-for = For { $name }. Send it to them and to nobody else.
web-link-for-display = For a room display. Open it on the machine at the projector.
web-link-once = It is shown once and opens one browser. You can revoke it under Set up.
web-link-qr = QR code of this link
web-link-made = The link is ready.
web-link-revoked = That link no longer opens anything, and the browser that used it is out.
web-print = Print
web-print-why = Roster, groups, queue and agenda, for the moment when the lights go out.
web-print-go = Print it
web-paper-label = What happened on paper
web-paper-go = Keep it
web-roster = Roster
web-roster-count = { $people } people at { $sites } sites and remote
web-roster-file = A spreadsheet (CSV or Excel)
web-roster-paste = Or paste the rows
web-roster-look = Look at it first
web-agenda-label = Topics, one a line, with minutes if you like: Welcome 10
web-call-link-label = Link to the video call
web-call-phone-label = Number to dial in
web-contact-label = Whom to call there
web-new-site = A new site
web-settings = Settings
web-wall-language = What the room sees

## The roster before it is imported
web-draft-title = Your roster, before it is imported
web-draft-problems = Rows that need a look
web-draft-line = Line { $line }:
web-draft-left-out = left out
web-draft-rows = The first rows
web-draft-go = { $people ->
    [one] Import 1 person
   *[other] Import { $people } people
}

## People
web-search = Find somebody
web-search-go = Find
web-nobody-found = Nobody by that name.
web-is-here = here
web-not-here = not here yet
web-is-out = shown out
web-is-lost = page closed
web-change-person = Change { $name }
web-rename = Name
web-role = Role
web-role-participant = participant
web-role-site_host = site host
web-role-facilitator = facilitator
web-role-co_facilitator = co-facilitator
web-role-observer = observer
web-role-lead = lead
web-role-administrator = administrator
web-merge = Is the same person as
web-merge-go = Merge
web-check-in-them = Check in
web-remove = Take off the list
web-remove-name = Take { $name } off the list
web-eject = Show out
web-eject-name = Show { $name } out

## Recap and paper
web-recap-people = people
web-recap-sites = sites
web-recap-remote = remote
web-recap-groups = groups
web-recap-hands = Hands
web-recap-hands-line = { $raised } raised: { $served } heard, { $lowered } lowered, { $waiting } still waiting.
web-recap-where = Where
web-recap-turns = turns
web-recap-wait = usual wait
web-in-the-rooms = In the rooms
web-remotely-label = Remote
web-recap-round = Groups, round { $number }
web-recap-absent = Nobody came from { $names }.
web-recap-paper = From paper
web-paper-how = Join code { $code }
web-paper-hand = Hands and notes

## One-time links
web-agree-title = One thing to do
web-agree = Press the button, and it is done. Nothing happens before that.
web-enter-title = Come in
web-enter-as = This link is for { $name } and opens in one browser only.
web-enter-display = This link turns this screen into a room display.
web-enter-go = Open it here
web-enter-once = Not you? Close this page, and the link stays good for the person it is for.

## When something is not as it should be
web-not-found-title = There is no such page
web-not-found = The address may have been cut off. Start again with your join code.
web-no-code-title = I don't know that code
web-no-code = Check it on the wall or with the facilitator: it has letters and digits, and never an O or a 1.
web-old-code-title = That code has changed
web-old-code = The facilitator made a new one. Ask for it, or look at the wall. If you were in already, you still are.
web-slow-down-title = Let's wait a moment
web-slow-down = There were many wrong codes from here. Please try again in five minutes, or ask the facilitator.
web-ejected-title = You're no longer in this convening
web-ejected = A facilitator has shown you out. If that was a mistake, talk to them: they can let you back in.
web-denied-title = A host said this page isn't yours
web-denied = Please join again with your own name.
web-not-joined-title = Please join first
web-not-joined = Type your join code on the start page, then your name.
web-not-yours-title = This page is for somebody else
web-not-yours = It is for the people who run this convening. If that is you, open the link you were given.
web-no-console-title = Open your own link first
web-no-console = The console opens with the link that was printed when Convenor started, or one that a facilitator gives you.
web-link-over-title = This link has been used or has ended
web-link-over = Ask the person who gave it to you for a new one.
web-link-taken-back-title = That link was taken back
web-link-taken-back = The link this browser came in by no longer opens anything, and nothing of yours is shown here. If you still need it, ask the facilitator for a new one. To take part, type your join code on the start page.
web-stale-form-title = This page had been open for too long
web-stale-form = Nothing was changed. Go back, load the page again and press once more.
web-not-from-here-title = That didn't come from our page
web-not-from-here = Nothing was changed. Open the page again and press there.
web-wrong-host-title = This is not our address
web-wrong-host = Please use the address you were given.
web-wrong-way-title = That can't be done like this
web-wrong-way = Open the page again and use its buttons.
web-too-large-title = That is too large
web-too-large = A roster can have up to 2 megabytes, everything else much less. Nothing was changed.
web-wrong-kind-title = I can't read that kind of message
web-wrong-kind = Please use the forms on our pages.
web-unreadable-title = I couldn't read that
web-unreadable = Nothing was changed. Go back, load the page again and try once more.
web-fault-title = Something went wrong on our side
web-fault = Nothing was changed. Please try again. If it happens again, give your facilitator this reference: { $reference }

web-calendar = Your calendar address
web-calendar-why = Paste this address into your calendar program (“subscribe” or “from URL”). What you agreed to appears there. Anybody who has the address can read it, so keep it to yourself.
