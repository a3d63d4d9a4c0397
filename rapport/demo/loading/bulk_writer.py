"""Stories written as rows and events in bulk.

Each method mirrors the action of its name; ``tests/loading/test_same_as_replay.py`` plays the same
stories through the actions and compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from rapport.demo.company import happenings as told
from rapport.demo.company.company import Company
from rapport.demo.company.happenings import TicketStory
from rapport.demo.company.staff import Colleague
from rapport.demo.company.writer import Words
from rapport.demo.loading import samples
from rapport.demo.loading.asking import Asking
from rapport.demo.loading.furnish import Desk
from rapport.demo.loading.people import SYSTEM, People
from rapport.demo.loading.post import Post
from rapport.demo.loading.sheet import Sheet
from rapport.demo.loading.store import Store
from rapport.tickets import events
from rapport.tickets.models import Message, Outgoing, Participant
from rapport.tickets.status import Priority, Status

INBOUND, REPLY, NOTE = (Message.Kind(kind).value for kind in ("inbound", "reply", "note"))
NEW, OPEN, PENDING = Status.NEW.value, Status.OPEN.value, Status.PENDING.value
ON_HOLD, RESOLVED, CLOSED = Status.ON_HOLD.value, Status.RESOLVED.value, Status.CLOSED.value
REQUESTER = Participant.Kind.REQUESTER.value
NOBODY = "[]"


class BulkWriter:
    """Writes one story after the other into the store."""

    def __init__(self, company: Company, desk: Desk, store: Store) -> None:
        self._store = store
        self._users = {key: user.pk for key, user in desk.users.items()}
        self._queues = {slug: (queue.pk, queue.team_id) for slug, queue in desk.queues.items()}
        self._categories = {key: category.pk for key, category in desk.categories.items()}
        self._names = {category.pk: category.name for category in desk.categories.values()}
        self._tags = {name: tag.pk for name, tag in desk.tags.items()}
        self._people = People(company, store)
        self._post = Post(store)
        self._asking = Asking(desk.survey, store, self._post)
        self._new_ticket = store.tickets.new_ids()
        self._new_message = store.messages.new_ids()
        self._new_resolution = store.resolutions.new_ids()

    def write(self, story: TicketStory) -> None:
        """Write a whole story."""
        queue, team = self._queues[story.queue.slug]
        category = self._categories[story.category.key]
        sheet = Sheet(self._new_ticket(), story, queue, team, category)
        sheet.person = self._people.row_of(story.customer, story.channel, story.opened_at)
        for happening in story.happenings:
            _VERBS[type(happening)](self, sheet, happening)
            sheet.changed_at = max(sheet.changed_at, _changed_at(happening))
        sheet.save(self._store)

    def _open(self, sheet: Sheet, opened: told.Opened) -> None:
        store, at = self._store, opened.at
        message = self._from_customer(sheet, at, opened.words)
        sheet.last_words = preview(opened.words.reply)
        store.participants.add(sheet.pk, sheet.person, REQUESTER)
        if opened.file:
            file = samples.file(opened.file)
            kept = (file.filename, file.content_type, file.size, file.digest)
            store.attachments.add(message, *kept)
        store.event(
            at,
            events.OPENED.name,
            sheet.by,
            sheet.about,
            message=message,
            channel=sheet.channel,
            queue=sheet.queue,
            team=sheet.team,
            linked_to=None,
            link="",
        )

    def _acknowledge(self, sheet: Sheet, confirmed: told.Acknowledged) -> None:
        self._store.event(confirmed.at, events.ACKNOWLEDGED.name, SYSTEM, sheet.about)
        purpose = Outgoing.Purpose.ACKNOWLEDGEMENT
        self._post.send(sheet, confirmed.at, purpose, sheet.subject, confirmed.text)

    def _take(self, sheet: Sheet, taken: told.Taken) -> None:
        self._give(sheet, taken.at, taken.agent, taken.agent, events.TAKEN.name)

    def _assign(self, sheet: Sheet, given: told.Assigned) -> None:
        self._give(sheet, given.at, given.to, given.agent, events.ASSIGNED.name)

    def _give(self, sheet: Sheet, at: int, to: Colleague, by: Colleague, kind: str) -> None:
        user, giver = self._users[to.key], self._users[by.key]
        if sheet.assignee == user:
            return
        before, sheet.assignee = sheet.assignee, user
        sheet.end_assignment(self._store, at)
        sheet.assigned = (user, giver, at)
        details = {"to": user, "from": before}
        self._store.event(at, kind, ("user", giver), sheet.about, **details)

    def _change_category(self, sheet: Sheet, changed: told.Recategorised) -> None:
        category = self._categories[changed.category.key]
        before, sheet.category = sheet.category, category
        details = {"from": self._names[before], "to": changed.category.name}
        kind = events.CATEGORY_CHANGED.name
        self._event(sheet, changed.at, kind, changed.agent, category=category, **details)

    def _change_priority(self, sheet: Sheet, changed: told.Reprioritised) -> None:
        before, sheet.priority = sheet.priority, changed.priority
        details = {"from": _word(before), "to": _word(changed.priority)}
        self._event(sheet, changed.at, events.PRIORITY_CHANGED.name, changed.agent, **details)

    def _tag(self, sheet: Sheet, tagged: told.Tagged) -> None:
        self._store.tags.add(sheet.pk, self._tags[tagged.tag])
        self._event(sheet, tagged.at, events.TAGGED.name, tagged.agent, tag=tagged.tag)

    def _resume(self, sheet: Sheet, started: told.Started) -> None:
        if sheet.status != OPEN:
            sheet.status = OPEN
            self._event(sheet, started.at, events.RESUMED.name, started.agent)

    def _hold(self, sheet: Sheet, held: told.Held) -> None:
        if sheet.status != ON_HOLD:
            sheet.status = ON_HOLD
            self._event(sheet, held.at, events.HELD.name, held.agent)

    def _note(self, sheet: Sheet, noted: told.Noted) -> None:
        message = self._message(sheet, noted.at, NOTE, noted.agent, Words(noted.text), "note")
        self._event(sheet, noted.at, events.NOTED.name, noted.agent, message=message)

    def _reply(self, sheet: Sheet, replied: told.Replied) -> None:
        at, by, words = replied.at, replied.agent, replied.words
        message = self._message(sheet, at, REPLY, by, words, sheet.channel)
        first = sheet.first_responded_at is None
        self._event(sheet, at, events.REPLIED.name, by, message=message, first=first)
        if sheet.assignee is None:
            self._give(sheet, at, by, by, events.TAKEN.name)
        if first:
            sheet.first_responded_at = at
        sheet.waiting_since = None
        if sheet.status in (NEW, OPEN):
            sheet.status = PENDING
        self._post.send(
            sheet, at, Outgoing.Purpose.REPLY, sheet.subject, words.text, message=message
        )

    def _receive(self, sheet: Sheet, wrote: told.Wrote) -> None:
        at, store = wrote.at, self._store
        message = self._from_customer(sheet, at, wrote.words)
        kind, details = events.CUSTOMER_REPLIED.name, {"channel": sheet.channel, "automatic": False}
        store.event(at, kind, sheet.by, sheet.about, message=message, **details)
        if sheet.status == RESOLVED:
            self._reopen(sheet, at)
        if sheet.status == PENDING:
            sheet.status = OPEN
            store.event(at, events.RESUMED.name, sheet.by, sheet.about)
        sheet.waiting_since = sheet.waiting_since or at
        sheet.last_words = preview(wrote.words.reply)

    def _reopen(self, sheet: Sheet, at: int) -> None:
        sheet.status, sheet.resolved_at = OPEN, None
        sheet.end_resolution(self._store, at)
        self._store.event(at, events.REOPENED.name, sheet.by, sheet.about)

    def _resolve(self, sheet: Sheet, resolved: told.Resolved) -> None:
        at, by = resolved.at, self._users[resolved.agent.key]
        sheet.status, sheet.resolved_at, sheet.waiting_since = RESOLVED, at, None
        sheet.resolution = (self._new_resolution(), by, at)
        kind, details = events.RESOLVED.name, {"agent": sheet.assignee}
        pk = sheet.resolution[0]
        self._store.event(at, kind, ("user", by), sheet.about, resolution=pk, **details)

    def _close(self, sheet: Sheet, closed: told.Closed) -> None:
        sheet.status, sheet.closed_at, sheet.waiting_since = CLOSED, closed.at, None
        self._store.event(closed.at, events.CLOSED.name, SYSTEM, sheet.about)

    def _ask(self, sheet: Sheet, asked: told.SurveyAsked) -> None:
        self._asking.ask(sheet, asked.at)

    def _rate(self, sheet: Sheet, rated: told.Rated) -> None:
        self._asking.rate(sheet, rated)

    def _event(self, sheet: Sheet, at: int, kind: str, by: Colleague, **details: object) -> None:
        self._store.event(at, kind, ("user", self._users[by.key]), sheet.about, **details)

    def _from_customer(self, sheet: Sheet, at: int, words: Words) -> int:
        return self._message(sheet, at, INBOUND, None, words, sheet.channel)

    def _message(
        self, sheet: Sheet, at: int, kind: str, by: Colleague | None, words: Words, channel: str
    ) -> int:
        store, pk = self._store, self._new_message()
        user, person = (self._users[by.key], None) if by else (None, sheet.person)
        to = json.dumps([sheet.customer.email]) if kind == REPLY else NOBODY
        said = (words.text, words.reply, words.quoted, words.signature)
        store.messages.add(pk, sheet.pk, kind, store.instant(at), user, person, channel, *said, to)
        store.index(pk, sheet.pk, sheet.subject, words.reply)
        return pk


def preview(text: str) -> str:
    """Return the first 200 characters on one line, as ``Content.preview`` of tickets does."""
    return " ".join(text.split())[:200]


def _word(priority: int) -> str:
    return Priority(priority).name.lower()


def _changed_at(happening: told.Happening) -> int:
    """Return when the ticket changed; surveys and the arrival's confirmation do not count."""
    unchanging = (told.SurveyAsked, told.Rated, told.Acknowledged)
    return 0 if isinstance(happening, unchanging) else happening.at


_VERBS: dict[type, Callable[[BulkWriter, Sheet, Any], None]] = {
    told.Opened: BulkWriter._open,
    told.Acknowledged: BulkWriter._acknowledge,
    told.Taken: BulkWriter._take,
    told.Assigned: BulkWriter._assign,
    told.Recategorised: BulkWriter._change_category,
    told.Reprioritised: BulkWriter._change_priority,
    told.Tagged: BulkWriter._tag,
    told.Started: BulkWriter._resume,
    told.Noted: BulkWriter._note,
    told.Replied: BulkWriter._reply,
    told.Wrote: BulkWriter._receive,
    told.Held: BulkWriter._hold,
    told.Resolved: BulkWriter._resolve,
    told.SurveyAsked: BulkWriter._ask,
    told.Rated: BulkWriter._rate,
    told.Closed: BulkWriter._close,
}
