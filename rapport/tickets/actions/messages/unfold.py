"""Bringing a folded signature back into sight."""

from __future__ import annotations

from rapport.people.actors import Actor
from rapport.tickets.models import Message
from rapport.tickets.search import index


def unfold_signature(message: Message, *, by: Actor) -> Message:
    """Put a message's signature back below its words.

    Leaves no event: nothing was said or done on the ticket, and the caller records why.
    """
    particulars = {name: value for name, value in message.particulars.items() if name != "learnt"}
    message.reply = "\n\n".join(each for each in (message.reply, message.signature) if each)
    message.signature, message.particulars = "", particulars
    message.save(update_fields=["reply", "signature", "particulars"])
    index.drop(message)
    index.add(message)
    return message
