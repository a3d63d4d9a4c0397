"""The shapes of requests and answers, as OpenAPI describes them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from ninja import Schema
from pydantic import (
    AfterValidator,
    Field,
    ModelWrapValidatorHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from rapport.api.wording import between, printable

Text = Annotated[str, AfterValidator(printable)]
StatusName = Literal["new", "open", "pending", "on_hold", "resolved", "closed"]
ChannelName = Literal["email", "webform", "phone", "chat", "social", "api"]
PriorityName = Literal["low", "normal", "high", "urgent"]


LONGEST_PAGE = 100
_LIMIT = {
    "type": "integer",
    "minimum": 1,
    "maximum": LONGEST_PAGE,
    "description": "How many to return at most.",
}
Limit = Annotated[int, between(1, LONGEST_PAGE), WithJsonSchema(_LIMIT)]


class Body(Schema):
    """What a client sends."""

    @model_validator(mode="wrap")
    @classmethod
    def _is_object(cls, values: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        """Refuse lists, texts and numbers as such, instead of missing the first field in them."""
        if not isinstance(values, dict | cls):
            raise PydanticCustomError("object", "a JSON object")
        return read(values)


class CustomerIn(Body):
    """The customer who asks; a known address means a known customer."""

    email: Annotated[Text, Field(max_length=254)]
    name: Annotated[Text, Field(max_length=160)] = ""


class TicketIn(Body):
    """A ticket to open."""

    customer: CustomerIn
    subject: Annotated[Text, Field(max_length=255)] = ""
    body: Annotated[Text, Field(min_length=1, max_length=200_000)]
    queue: Annotated[Text, Field(max_length=80)] | None = Field(
        None, description="The queue's short name; the default queue without one."
    )
    channel: ChannelName = Field(
        "email", description="How the customer came to us; answers go out the same way."
    )
    priority: PriorityName = "normal"
    outgoing: bool = Field(
        False,
        description="The body is a mail of ours: it is sent to the customer, and the ticket waits "
        "for their answer. It needs a subject; `channel` is not used.",
    )
    anyway: bool = Field(
        False,
        description="With `outgoing`: send it although the address refused the last message for "
        "good; without it such a mail is refused with the code `dead_address`.",
    )


class ReplyIn(Body):
    """An answer to the customer, or an internal note."""

    body: Annotated[Text, Field(min_length=1, max_length=200_000)]
    internal: bool = False
    anyway: bool = Field(
        False,
        description="Send it although an address that it goes to refused the last message for "
        "good; without it such an answer is refused with the code `dead_address`.",
    )


class AssignmentIn(Body):
    """The person who gets the ticket."""

    email: Annotated[Text, Field(max_length=254)]


class MergeIn(Body):
    """The ticket about the same matter, by its number."""

    other: int


class SplitIn(Body):
    """What to split off."""

    later: bool = Field(False, description="Take along all that was said after the message.")


class PersonOut(Schema):
    """A customer."""

    id: int
    name: str
    emails: list[str]
    organisation: str | None


class PersonFigure(Schema):
    """A figure of a customer: its name, in words, and its value if it has one."""

    name: str
    text: str
    value: float | str | None


class NoteOut(Schema):
    """A note that is pinned to a customer or their organisation."""

    text: str
    at: datetime
    by: str


class PersonWhole(PersonOut):
    """A customer with their preferences, figures and pinned notes.

    ``language`` and ``prefers`` are empty where nothing is known. A figure that the token's user
    may not see is left out.
    """

    language: str
    prefers: str
    last_contact_at: datetime
    figures: list[PersonFigure]
    notes: list[NoteOut]


class UndeliveredOut(Schema):
    """That an answer did not arrive: since when that is known, where and why.

    While ``counts`` is false, the one who asked has not got it, and it is no answer.
    """

    since: datetime
    address: str
    reason: str
    counts: bool
    is_underway: bool


class MessageOut(Schema):
    """A message on a ticket. ``reply`` is what was newly written, ``text`` the whole.

    ``undelivered`` is there for an answer that did not arrive and has not been dealt with.
    """

    id: int
    kind: str
    at: datetime
    author: str
    text: str
    reply: str
    undelivered: UndeliveredOut | None = None


class TicketOut(Schema):
    """A ticket as lists show it."""

    id: int
    subject: str
    status: StatusName
    priority: PriorityName
    channel: str
    queue: str
    team: str
    assignee: str | None
    category: str | None
    customer: str
    opened_at: datetime
    waiting_since: datetime | None
    first_responded_at: datetime | None
    resolved_at: datetime | None
    merged_into: int | None = Field(None, description="The ticket in which this one goes on.")


class TicketWhole(TicketOut):
    """A ticket with its messages and tags."""

    tags: list[str]
    customer_id: int
    messages: list[MessageOut]


class TicketPage(Schema):
    """One page of tickets; ``next`` is the cursor of the next page."""

    items: list[TicketOut]
    next: str | None


class PersonPage(Schema):
    """One page of customers; ``next`` is the cursor of the next page."""

    items: list[PersonOut]
    next: str | None


class Happened(Schema):
    """One event of a ticket's history, as a sentence."""

    at: datetime
    kind: str
    sentence: str


class MetricOut(Schema):
    """The definition of a figure."""

    name: str
    question: str
    unit: str
    better: str
    dimensions: list[str]
    formula: str
    caveats: list[str]


class FigureOut(Schema):
    """A figure as ``rapport metric show --format json`` prints it; durations are in seconds."""

    metric: str
    unit: str
    better: str
    as_of: str | None
    start: str | None = Field(None, alias="from")
    end: str | None = Field(None, alias="to")
    clock: str | None
    stat: str | None
    timezone: str
    rows: list[dict[str, Any]]
    sql: str


class ExportOut(Schema):
    """A copy of everything held on a customer."""

    id: int
    asked_at: datetime
    done: int
    total: int
    finished_at: datetime | None
    failure: str


class ErasureIn(Schema):
    """The name of the customer, typed to be sure."""

    name: str = Field(max_length=200)


class ErasureOut(Schema):
    """How far a customer is erased; ``asked_at`` is null when nobody asked for it."""

    asked_at: datetime | None
    done: int
    total: int
    finished_at: datetime | None
    files_gone_at: datetime | None
