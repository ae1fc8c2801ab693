# Nudges: what leads schedule, and what people answer.

## A nudge, as it comes
nudge-letter = { $letter }
nudge-letter-late = This reaches you late: it was meant for { $when }.
    { $lines }
nudge-trial = This is how it will look, here for you alone:
    { $letter }
nudge-several = Several things for today:
    { $lines }
digest = Your week’s reminders, all in one:
    { $lines }
digest-missed-one = Meant for { $when }, while I was away: { $lines }
digest-missed-many = { $count ->
    [one] Missed once while I was away: { $lines }
   *[other] Missed { $count } times while I was away: { $lines }
}
digest-quiet = I’ll stop reminding you of this. It stands here once: { $lines }
choice-done = Done
choice-snooze = Tomorrow
choice-replan = Another day
choice-stop = Stop these
choice-coming = I’m coming
choice-declined = I can’t
choice-delegated = Someone else comes
choice-when = { $when }

## What a lead hears
nudge-drafted = Have a look before it is saved.
nudge-tried = Sent to you. Nobody else has it.
nudge-saved = { $count ->
    [one] Saved. 1 person will get it.
   *[other] Saved. { $count } people will get it.
}
nudge-changed = Changed. What had not been sent yet comes as it says now.
nudges-cancelled = { $count ->
    [one] Cancelled. Nobody gets it any more.
   *[other] Cancelled: { $count } nudges. Nobody gets them any more.
}
nudge-unreached = I could not reach { $count ->
    [one] 1 person
   *[other] { $count } people
}. I won’t tell you again about the same names.
    { $lines }
    It was: { $letter }
unreached-line = { $person }
nudge-unsent = { $count ->
    [one] Not sent to 1 person, because its date had passed
   *[other] Not sent { $count } times, because its date had passed
} or it was more than 30 days late: { $letter }

## What a person hears
noted = Noted.
nudge-done = Thank you. That one is done.
nudge-snoozed = I’ll remind you again: { $until }.
nudge-stopped = Stopped. You won’t get any more of these.
nudge-not-you = Sorry about that. You won’t get any more of these, and the sender knows.
nudge-away = Enjoy your time away. It will be in your digest: { $at }.
nudges-paused = No more nudges for you. /me nudges on brings them back.
nudges-resumed = You get nudges again.
reply-coming = Thank you. You’re coming, and the reminders stop.
reply-declined = Thank you for saying so. The reminders stop.
reply-delegated = Thank you. The lead knows that somebody comes in your place.
interest-noted = Noted. You’ll hear when there is something on { $list }.
zone-chosen = Your time zone is { $zone } now.
hours-set = I’ll leave you alone from { $since } to { $until }.
holidays-set = { $count ->
    [one] 1 day off is noted.
   *[other] { $count } days off are noted.
}
allowance-set = { $count ->
    [0] You get one digest a week and nothing else.
    [one] You get one nudge a week at most; the rest comes in one digest.
   *[other] You get { $count } nudges a week at most; the rest comes in one digest.
}
doors-ordered = I’ll look for you here first: { $doors }

## What is shown
look-nudges = What will come
look-nudge-draft = Before it is saved
audience-everyone = everyone
audience-unanswered = those who have not answered
audience-role = { $value }
audience-named = { $value }
role-observer = observers
role-participant = participants
role-site_host = site hosts
role-facilitator = facilitators
role-co_facilitator = co-facilitators
role-lead = leads
draft-people = { $people ->
    [one] To 1 person
   *[other] To { $people } people
} ({ $audience }):
draft-after-meetings = It comes after each meeting from now on.
zone-moments = { $zone }, { $people ->
    [one] 1 person
   *[other] { $people } people
}: { $moments }
no-nudges = Nothing is planned.
nudge-next-meeting = after the next meeting
nudge-row = { $number }. { $when }, { $audience } ({ $people ->
    [one] 1 person
   *[other] { $people } people
}{ $times ->
    [0] {""}
    [one] {""}
   *[other] , { $times } times
}): { $text }
nudge-row-mine = { $when }: { $text }
nudge-row-unreached = Could not reach: { $people }.
answer-count = { $answer } { $count }
answered-done = done
answered-snooze = later
answered-replan = another day
answered-stop = stopped
answered-away = away
answered-wrong-person = wrong person
replies-title = Who is coming
replies-row = { $role }: { $coming } of { $invited } coming, { $declined } can’t, { $delegated ->
    [one] 1 sends somebody
   *[other] { $delegated } send somebody
}
replied-coming = { $name } is coming.
replied-declined = { $name } can’t come.
replied-delegated = { $name } sends somebody.
replied-with-delegate = { $name } sends { $delegate }.
button-save-nudge = Save it
button-try-nudge = Send it to me first
button-cancel-nudge = Cancel number { $number }
button-cancel-all = Cancel all
command-nudge = follow up after the meeting

## Refusals
no-such-nudge = That nudge isn’t there any more. /nudge list shows what will come.
not-your-nudge = That nudge belongs to somebody else. Ask whoever runs this convening.
nudge-to-whom = Who is it for? For example: to:everyone, site:Trinity, or a name.
nudge-when = When should it come? For example: when:“next Tue 9am”, or due:“June 5” remind:-7d,-1d
nudge-remind = I read “{ $said }”. Write the days before, such as remind:-7d,-1d,0
no-nudge-to-answer = There is no nudge of yours to answer just now.
answer-unknown = You can answer done, later, another day or stop.
snooze-out-of-range = Please choose a time in the next { $days } days.
reply-unclear = What should I note?
delegate-who = Who comes in your place? Please give a name.
interest-in-what = What would you like to hear about?
already-scheduled = That is scheduled already.
already-reminded = That was sent already.
nothing-due = Nothing is due.
hours-leave-none = That would leave no hour at all to reach you. Use /me nudges off if you want none.
class-hours-unclear = Please give a weekday and from when to when, such as Tue 9:00 10:30.
allowance-out-of-range = Please choose 0 to { $most } a week.
no-such-door = I can reach you by: { $known }

## Being forgotten
forget-me-sure = That empties your name, your answers, your notes and every message kept for you, for good. Nobody can bring them back. Shall I?
forget-me-done = You are being forgotten. Nothing more will be sent to you.
button-forget-me = Yes, forget me
look-my-data = What is kept about you
my-data-row = { $what }: { $text }
no-data = Nothing is kept about you.

## E-mail
mail-footer = Done, later, another day, or no more of these: { $link }
mail-footer-page = Your page: { $link }
mail-footer-plain = You get this because you are on the list of a convening. Ask its facilitator to take you off.

## Right after a convening
recap-posted = “{ $title }” is over. Here is what happened.
ride-prompt = On the way home: what is one thing from “{ $title }” that you would tell a colleague? Say it to whoever rides with you, or keep it for tomorrow.
catch-up = You could not be at “{ $title }”. Your page has what happened and what was decided.
interest-nobody = Nobody has asked to hear of “{ $list }” yet.

## A team's own thread
ride-prompt-team = On the way home: what is one thing from “{ $title }” that you would tell a colleague? Say it to whoever rides with you, or write it to your team: its thread stays open for two weeks.
choice-team = My team’s thread
team-title = { $team }, among yourselves
look-team = Your team
team-people = Only the people of your team read this:
team-until = It stays open until { $day }.
team-was-open-until = It was open until { $day }.
team-line = { $name }: { $text }
team-nothing-yet = Nobody has written anything yet.
button-write-to-team = Write to the team
team-line-kept = Your team can read it.
no-team = You are on no team here: the list names neither a district nor a site for you.
team-thread-over = The two weeks are over, and the thread is closed.

## Where people want support
look-support = Where people want support
look-support-site = Where people want support: { $site }
support-asked = { $count ->
    [one] 1 person said so.
   *[other] { $count } people said so.
}
support-row = { $list }: { $count }
support-few = Fewer than four have asked for the same thing so far. Numbers show from four on.

## A site's or a district's hours
place-hours-set = { $people ->
    [one] 1 person is
   *[other] { $people } people are
} left alone from { $since } to { $until } from now on, unless they have chosen their own hours.
place-holidays-set = { $days ->
    [one] 1 day off is noted
   *[other] { $days } days off are noted
} for { $people ->
    [one] 1 person.
   *[other] { $people } people.
}
place-hours-which = From when to when? For example: /nudge hours site:Shasta from:17:00 until:07:30
not-your-place = You can set this for your own site. For another, ask its host or whoever runs the convening.
no-such-district = Nobody on the list is from “{ $district }”.
own-hours-only = From now on only your own hours and holidays count.
place-hours-too = Your site’s and district’s hours and holidays count for you again.
