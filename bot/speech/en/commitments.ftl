# Commitments: what people said they would do.
commitment-with = When { $cue }, I will { $will }, with { $partner }.
commitment-alone = When { $cue }, I will { $will }.{ $partner }
commitment-look = Is this what you mean? Nothing is set before you say yes.
    { $lines }
commitment-set = It's set. I'll remind you the school day before and that morning, and ask once how it went.
commitment-not-now = Not now is a good answer. Nothing is set.
commitment-reminder-with = What you wanted: when { $cue }, { $will }, with { $partner }.
commitment-reminder-alone = What you wanted: when { $cue }, { $will }.{ $partner }
commitment-report-with = How did it go? You wanted: when { $cue }, { $will }, with { $partner }.
commitment-report-alone = How did it go? You wanted: when { $cue }, { $will }.{ $partner }
commitment-replanned = Planned anew. The reminders move with it.
commitment-dropped = It's gone, and that's fine.
commitment-help = I've passed it on. Somebody will get in touch with you.
commitment-what = Please say when and what. For example: cue:“my third period starts” will:“wait ten seconds” by:Tuesday
commitment-when = Please choose a day in the next { $days } days.
commitment-many = You have { $most } of these already. Finish or drop one first.
no-commitment = There is nothing of yours to answer here. /nudge commit starts something.
reported-done = Well done. I'll ask once more in two weeks and in six how it lasts.
reported-partly = Part of the way counts. I'll ask again in two weeks.
reported-not-yet = Not yet is fine. What would help?
own-words = “{ $title }” begins. Last time you said:
    { $lines }
choice-agree = Yes, that's it
choice-not-now = Not now
choice-did = Done
choice-partly = Partly
choice-not-yet = Not yet
choice-help = I'd like help
choice-drop = Drop it
coach-wanted = { $person } would like help with what they planned.
buddy-asked = I've asked { $person }.
buddy-question = { $person } asks you to be their buddy. You would hear how their plan goes, done or not yet, and nothing else. Would you?
choice-buddy-yes = Yes
choice-buddy-no = No, thanks
buddy-yes = Thank you. You'll hear how it goes.
buddy-no = That's fine.
buddy-done = { $person } did what they planned.
buddy-partly = { $person } did part of what they planned.
buddy-not-yet = { $person } is not there yet.
look-commitments = What people said they would do
commitments-few = Totals are shown from four answers on.
commitments-present = { $count ->
    [one] 1 person was here.
   *[other] { $count } people were here.
}
commitments-set = Set: { $count }
commitments-not-now = Not now: { $count }
commitments-dropped = Dropped: { $count }
commitments-done = Done: { $count }
commitments-partly = Partly: { $count }
commitments-not-yet = Not yet: { $count }
commitments-reached = { $site }: { $count } colleagues reached
commitments-other-sites = Other sites

feed-name = Convenings and my plans
feed-plan = My plan
