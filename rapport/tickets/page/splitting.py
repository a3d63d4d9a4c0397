"""Which messages on a ticket's page could become tickets of their own."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property

from rapport.tickets.models import Message
from rapport.tickets.page import topics
from rapport.tickets.page.case import Case
from rapport.tickets.page.conversation import Conversation


class Splitting:
    """The messages that this person could split off: all, those about another matter, the last."""

    def __init__(self, case: Case, conversation: Conversation) -> None:
        self._case = case
        self._conversation = conversation

    @cached_property
    def possible(self) -> Container[int]:
        """Return the numbers of all of them."""
        return {message.pk for message in self._messages}

    @cached_property
    def other_topics(self) -> Container[int]:
        """Return those of them whose subject is another one altogether."""
        known = [self._case.ticket.subject, *(each.subject for each in self._case.related.merged)]
        return topics.others(known, self._conversation.said, self._messages)

    @property
    def last(self) -> int:
        """Return the latest of them, which the keyboard means."""
        return self._messages[-1].pk if self._messages else 0

    @cached_property
    def _messages(self) -> list[Message]:
        if not self._case.may_work or self._case.ticket.is_merged:
            return []
        is_whole = not self._conversation.left_out
        return topics.can_part(self._conversation.said, from_the_beginning=is_whole)
