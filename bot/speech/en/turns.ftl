# Who is next, and why. The rules' own sentences stand with the rules, in bot/domain/turns.
why-next = { $who } is next because { $why }.
why-further = { $who } is number { $number } because { $why }.
why-and = , and{" "}
people-room = people in the room
people-remote = remote people
look-why = Why?
ordered-by = Order: { $policy }
policy-chosen = From now on: { $policy }. { $how } Every hand stays up.
policy-already = It's { $policy } already.
policy-needs-consent = { $policy } is only for a group that has agreed to it. Has yours?
button-group-agreed = Yes, we agreed
