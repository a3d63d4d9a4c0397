"""Messages that could become tickets of their own."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property

from rapport.tickets.models import Message
from rapport.tickets.page import topics
from rapport.tickets.page.case import Case
from rapport.tickets.page.conversation import Conversation


class Splitting:
    """Messages that this person could split off: all, those on another topic, and the last."""

    def __init__(self, case: Case, conversation: Conversation) -> None:
        self._case = case
        self._conversation = conversation

    @cached_property
    def possible(self) -> Container[int]:
        """Return the ids of all of them."""
        return {message.pk for message in self._messages}

    @cached_property
    def other_topics(self) -> Container[int]:
        """Return the ids of those with an entirely different subject."""
        known = [self._case.ticket.subject, *(each.subject for each in self._case.related.merged)]
        return topics.others(known, self._conversation.said, self._messages)

    @property
    def last(self) -> int:
        """Return the latest of them, which the keyboard shortcut means."""
        return self._messages[-1].pk if self._messages else 0

    @cached_property
    def _messages(self) -> list[Message]:
        if not self._case.may_work or self._case.ticket.is_merged:
            return []
        is_whole = not self._conversation.left_out
        return topics.can_split_off(self._conversation.said, from_the_beginning=is_whole)
