"""A code sent to an account that is known to be hers: whoever can read it back is she."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.log import Context, Decision, Post, Refusal, done, say
from bot.domain.person import wishes as w
from bot.domain.person.state import Person

CODE_LASTS = timedelta(minutes=10)


def send_code(state: Person, wish: w.SendCode, context: Context) -> Decision | Refusal:
    """By the one door that was found for her, privately. Without a door nothing is sent, and nobody can tell."""
    if not wish.door:
        return done(say=say("noted"))
    post = Post(
        f"code:{context.fresh('x')}",
        say("your-code", code=wish.code, title=wish.title),
        to=state.id,
        door=wish.door,
        expires=context.now + CODE_LASTS,
        urgent=True,
        convening=wish.convening,
    )
    return done(say=say("noted"), posts=(post,))
