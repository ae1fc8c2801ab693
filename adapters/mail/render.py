"""A post as a letter: plain text, one link, no pictures and nothing that tells whether it was opened."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from hashlib import blake2b

from bot.domain.log import Post
from bot.ports import Parcel
from bot.speech import Speech

LONGEST_SUBJECT = 70


def subject(text: str) -> str:
    """The first words, on one line: header injection needs a line end."""
    first = " ".join(text.split("\n", 1)[0].split())
    return first if len(first) <= LONGEST_SUBJECT else first[: LONGEST_SUBJECT - 1] + "…"


def letter(parcel: Parcel, post: Post, speech: Speech, sender: str, to: str, link: str) -> EmailMessage:
    """The same parcel is the same letter: its id lets mail programs and servers tell a copy."""
    text = speech.say(post.say)
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject(text)
    message["Message-ID"] = message_id(parcel, sender)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office reply is owed to this
    message["Content-Language"] = speech.language
    if speech.now is not None:
        message["Date"] = format_datetime(speech.now)
    message.set_content("\n\n".join(part for part in (text, footer(post, speech, link)) if part) + "\n")
    return message


def footer(post: Post, speech: Speech, link: str) -> str:
    if not link:
        return speech("mail-footer-plain")
    return speech("mail-footer", link=link) if post.choices else speech("mail-footer-page", link=link)


def message_id(parcel: Parcel, sender: str) -> str:
    domain = sender.rpartition("@")[2].strip("> ") or make_msgid().rpartition("@")[2].strip(">")
    digest = blake2b(f"{parcel.organisation}:{parcel.key}".encode(), digest_size=16).hexdigest()
    return f"<{digest}@{domain}>"
