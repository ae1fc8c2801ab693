# The pages of what follows a convening.
web-page-follow = Follow-up

## The lead's page
web-nudge-new = A new nudge
web-nudge-why = Nothing goes out before you have seen who gets it and when.
web-nudge-to = Who is it for?
web-nudge-as-before = The same people as before
web-nudge-person = Or one person, by name
web-nudge-when = When should it come?
web-nudge-when-hint = “next Tue 9am”, “every other Friday at noon, 6 times”, “after each meeting”. Everybody gets it by their own clock.
web-nudge-due = Reminders before a date instead
web-nudge-due-date = The date, such as June 5
web-nudge-remind = How many days before
web-nudge-text = What it says
web-nudge-gaps = {"{name}"}, {"{site}"}, {"{title}"}, {"{due}"} and {"{day}"} are filled in for each person.
web-nudge-rsvp = It’s an invitation: people say whether they come, and the reminders stop.
web-nudge-look = Look at it first
web-nudge-edit = Edit
web-nudge-cancel = Cancel
web-nudge-times = { $count ->
    [one] once more
   *[other] { $count } times to come
}
web-replies-role = Role
web-replies-invited = Invited
web-replies-coming = Coming
web-replies-declined = Can’t
web-replies-delegated = Sends somebody
web-replies-names = By name, for you who invited
web-question-title = A question without names
web-question-new = A new question
web-question-ask = Ask everybody
web-question-close = Close this question
web-norms-label = What holds in this room
web-hours-title = Hours and days off of a site or district
web-hours-why = People there are left alone then, unless they have chosen their own hours.
web-hours-site = site
web-hours-district = district
web-hours-set = { $since }–{ $until }, { $days ->
    [0] no days off
    [one] 1 day off
   *[other] { $days } days off
}
web-hours-change = Change { $place }
web-hours-from = Quiet from
web-hours-until = Until
web-days-off-title = Days off
web-days-off-file = A calendar file (.ics) with the days off
web-days-off-send = Take the days off from it
days-off-not-a-calendar = I can’t read that file as a calendar. Export it as .ics and send it again.
days-off-too-large = That file is larger than any holiday calendar. Export only the holidays.
days-off-none = { $left ->
    [0] There are no days off in that file for the next year.
   *[other] There are no whole days off in that file for the next year; other events are left out.
}
days-off-left-out = { $count ->
    [one] 1 event was no day off and is left out.
   *[other] { $count } events were no days off and are left out.
}

## Before a nudge is saved
web-nudge-changes = When you save it, it takes the place of the one that is planned now.
web-nudge-who = Who gets it
web-nudge-next-five = When it comes next
web-nudge-zone-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
web-nudge-quiet = Quiet hours, class hours, days off and one nudge a week still hold: for some it comes later or in Monday’s digest.
web-nudge-leave = Leave it
web-nudge-change = Change the people, the time or the text

## A participant's own
web-mine-title = What follows for you
web-mine-invited = Will you be there?
web-mine-said-coming = You said that you’re coming.
web-mine-said-declined = You said that you can’t.
web-mine-said-delegated = You said that somebody comes in your place.
web-mine-delegate = Who comes in your place?
web-mine-answer = Your answer
web-mine-plans = What you plan to do
web-mine-plan = When { $cue }, I will { $will }.
web-mine-plan-with = When { $cue }, I will { $will }, with { $partner }.
web-mine-plan-by = By { $day }
web-mine-plan-edit = Edit it
web-mine-plan-more = Another day, a buddy, help
web-mine-plan-new = Plan something new
web-mine-plan-look = Read it back to me
web-mine-cue = When …
web-mine-will = I will …
web-mine-with = with … (if you like)
web-mine-by = By
web-mine-status-set = it’s set
web-mine-status-done = done
web-mine-status-partly = partly done
web-mine-status-not-yet = not yet
web-mine-status-quiet = quiet
web-mine-buddy = { $name } hears how it goes
web-mine-replan = Another day
web-mine-ask-buddy = Somebody who hears how it goes, and nothing else
web-mine-ask-buddy-go = Ask them
web-mine-support = Where would you like support?
web-mine-support-other = Something else
web-mine-support-go = Tell me more about this
web-mine-send = Send
web-mine-coming = What will come to you
web-mine-nudges-off = Stop all nudges
web-mine-nudges-on = Let nudges come again
web-mine-hours = When you’re left alone
web-mine-place-site = Your site: { $since }–{ $until }, { $days ->
    [0] no days off
    [one] 1 day off
   *[other] { $days } days off
}.
web-mine-place-district = Your district: { $since }–{ $until }, { $days ->
    [0] no days off
    [one] 1 day off
   *[other] { $days } days off
}.
web-mine-own-hours = Use only my own hours
web-mine-own-hours-off = Use my site’s too
web-mine-class = When you teach
web-mine-day = Day
web-day-mon = Mondays
web-day-tue = Tuesdays
web-day-wed = Wednesdays
web-day-thu = Thursdays
web-day-fri = Fridays
web-class-from = From
web-class-clear = Clear
web-class-clear-day = Clear { $day }
web-day-sat = Saturdays
web-day-sun = Sundays
web-mine-zone = Your time zone
web-mine-days-off = { $count ->
    [0] You have noted no days off.
    [one] You have noted 1 day off.
   *[other] You have noted { $count } days off.
}
web-mine-calendar = In your calendar
web-mine-calendar-why = An address that your calendar program can follow: what you agreed to appears there by itself.
web-mine-calendar-go = Make my calendar address
web-data-name = Your name
web-data-email = Your e-mail address
web-data-account = { $count ->
    [one] 1 way in
   *[other] { $count } ways in
}
web-data-hand = { $count ->
    [one] 1 note to a hand
   *[other] { $count } notes to hands
}
web-data-commit = Your plans, { $count ->
    [one] 1 text
   *[other] { $count } texts
}
web-data-form = { $count ->
    [one] 1 question that you asked
   *[other] { $count } questions that you asked
}
web-data-team = { $count ->
    [one] 1 line to your team
   *[other] { $count } lines to your team
}
web-data-delegate = Whom you sent in your place
web-data-doors = Where you are looked for first
web-data-line = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
web-data-draft = { $count ->
    [one] 1 draft
   *[other] { $count } drafts
}
web-data-other = { $count ->
    [one] 1 other text
   *[other] { $count } other texts
}
web-mine-download = Download it all
web-mine-forget = Forget me
