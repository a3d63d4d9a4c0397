"""The parts of a ticket's page, each looked up on first use.

Open pages ask for one part at a time when something has happened, so a part costs only its own
queries.
"""

from __future__ import annotations

from functools import cached_property

from rapport.people.models import User
from rapport.tickets.hints import Hint, hints_of
from rapport.tickets.models import Ticket
from rapport.tickets.page import own_hints
from rapport.tickets.page.case import Case
from rapport.tickets.page.composer import Composer, DeadEnd, begun, dead_ends
from rapport.tickets.page.conversation import Conversation, conversation_of
from rapport.tickets.page.head import Head
from rapport.tickets.page.side import Side
from rapport.tickets.page.splitting import Splitting


class TicketPage:
    """One ticket as one person sees it: its head, the conversation, the composer, the side."""

    def __init__(
        self,
        ticket: Ticket,
        user: User,
        *,
        whole: bool = False,
        seen: int | None = None,
        composer: Composer | None = None,
    ) -> None:
        self.ticket = ticket
        self.is_whole = whole
        self._case = Case(ticket, user)
        self._seen, self._composer = seen, composer

    @property
    def may_work(self) -> bool:
        """Return whether this person may do more than read here."""
        return self._case.may_work

    @cached_property
    def head(self) -> Head:
        """Return the head."""
        return Head(self._case)

    @cached_property
    def hints(self) -> list[Hint]:
        """Return the hints."""
        case, said = self._case, self.conversation.said
        here = own_hints.of_links(case.ticket, case.user, case.related)
        out = own_hints.left_out(case.ticket, case.people, said, case.user)
        return [*hints_of(case.ticket, case.user), *here, *out]

    @cached_property
    def conversation(self) -> Conversation:
        """Return the conversation."""
        return conversation_of(
            self.ticket, self._case.history, whole=self.is_whole, seen=self._seen
        )

    @cached_property
    def splitting(self) -> Splitting:
        """Return which messages could become tickets of their own."""
        return Splitting(self._case, self.conversation)

    @cached_property
    def composer(self) -> Composer:
        """Return the composer."""
        return self._composer or begun(self.ticket, self._case.user, self._case.people)

    @cached_property
    def dead(self) -> list[DeadEnd]:
        """Return the recipients' addresses that refuse mail for good."""
        reach = self._case.reach
        return dead_ends(self.composer, reach.refusals, reach.addresses)

    @cached_property
    def side(self) -> Side:
        """Return the side."""
        return Side(self._case)
