# A code instead of a host's yes.
your-code = { $code } is your code for “{ $title }”. It works for 10 minutes. If you didn't ask for one, somebody typed your name: you don't need to do anything.
web-claim-proof = Send me a code instead
web-proof-title = Is it you? A code will tell
web-proof-why = If we know an account of yours (Slack, Discord or e-mail), we can send a code there. Type it here, and everything of yours opens at once.
web-proof-go = Send me a code
web-proof-again = Send me another code
web-proof-label = Your code
web-proof-hint = Six digits. It works for 10 minutes.
web-proof-try = That's my code
web-proof-otherwise = Nothing came? Your host or the facilitator can confirm that it's you. You can raise your hand meanwhile.
web-proof-sent = If we know an account of yours, a code is on its way there.
web-proof-wrong = That isn't the code. { $left ->
    [one] One more try.
   *[other] { $left } more tries.
}
web-proof-over = That code is over. Ask for another one.
web-proof-ended = That was wrong five times, so that code is over. Ask for another one.
web-proof-right = Thank you, it's you. Everything of yours is here now.
