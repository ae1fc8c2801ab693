# The page that directs a rehearsal.
web-rehearsal = Rehearsal
web-rehearsal-what = Everything here is the real thing; only the people are simulated. Watch, or take any seat.
web-rehearsal-over = The rehearsal has come to its end. Take the console once more to read the recap, or stop the program.
web-rehearsal-time = How fast
web-rehearsal-is = The meeting began at { $time }. So much of it is over:
web-rehearsal-pause = Pause
web-rehearsal-step = One minute on
web-rehearsal-seats = Take a seat
web-rehearsal-seats-why = It opens in a new tab. The simulated person in it leaves off, and the seat is yours.
web-rehearsal-setting = The chairs are being put out…
web-rehearsal-console = The facilitator's console
web-rehearsal-hosts = A site host's page
web-rehearsal-people = A participant's phone
web-rehearsal-yours = yours
