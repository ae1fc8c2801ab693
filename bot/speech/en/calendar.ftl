## Dates: what we ask back (the answers are buttons), and what we say when we did not understand

when-which_day = Which day do you mean?
when-day_or_month_first = Which of these dates do you mean?
when-weekday_differs = That weekday and that date are not the same day. Which one do you mean?
when-no_such_day = That month has no such day. Which day should it be?
when-morning_or_evening = In the morning or in the evening?
when-what_time = At what time?
when-no_such_time = Clocks jump forward over that time. Is this one all right?
when-already_past = That time has already passed. Did you mean this one?
when-unknown = I did not understand that time. You could write “Tuesday 9am”, “in 3 weeks at noon” or “Jan 14 4:30pm”.

## Why a schedule cannot be, one sentence each

schedule-no-text = Please write what the nudge should say.
schedule-text-too-long = Please shorten the text to { $limit } characters; it has { $length } now.
schedule-text-unreadable = The text holds characters that cannot be shown; please type it again.
schedule-unknown-zone = I know no time zone called “{ $said }”; pick one from the list, such as America/Los_Angeles.
schedule-no-such-day = “{ $said }” is not a day on the calendar; please pick another.
schedule-no-such-time = “{ $said }” is not a time on the clock; please write it like 09:00 or 16:30.
schedule-too-often = A nudge can come once, daily, weekly or monthly, but not “{ $said }”.
schedule-step-out-of-range = It can repeat every 1 to { $limit } days, weeks or months.
schedule-no-weekday = Please pick at least one day of the week.
schedule-no-such-month-day = Please pick a day of the month from 1 to 31.
schedule-no-such-nth = Please pick the first, second, third, fourth, fifth or last one of the month.
schedule-no-end = Please say when it should stop: on a day, or after so many times.
schedule-ends-too-early = It would stop before it starts; please pick a later end.
schedule-already-past = That time has already passed; please pick a later one.
schedule-too-far-ahead = That is too far away; please pick a day in the next { $days } days.
schedule-too-many-times = That would come more than { $limit } times; please pick an earlier end.
schedule-too-many-reminders = One thing can have { $limit } reminders at most, and you asked for { $count }.
schedule-no-reminder = Please say how many days before the due date the reminder should come.
schedule-reminder-out-of-range = A reminder can come from 0 to { $limit } days away from its date.
schedule-nobody = Nobody would get this nudge; please pick who it is for.
schedule-too-many-people = One nudge can go to { $limit } people at most, and this would go to { $count }.
schedule-too-many-waiting = Somebody on the list would have more than { $limit } nudges waiting; please send fewer.

## Holidays

holidays-not-a-calendar = That file is not a calendar I can read; please export it as an .ics file.
holidays-too-large = That calendar is too large; please export only the holidays of this school year.
