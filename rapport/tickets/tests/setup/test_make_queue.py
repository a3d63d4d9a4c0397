"""Creating a queue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import Team, User
from rapport.tickets.models import Queue
from rapport.tickets.setup.actions import QueueSettings, make_queue
from rapport.timeline.history import history
from rapport.timeline.models import Event


@pytest.fixture
def settings_of_imports(support: Team) -> QueueSettings:
    return QueueSettings(name=" Imports ", team=support, signature="Kind regards\n")


def test_it_is_there_and_leaves_one_event(ada: User, settings_of_imports: QueueSettings) -> None:
    queue = make_queue(settings_of_imports, by=ada, at=MONDAY)

    queue.refresh_from_db()
    assert (queue.name, queue.slug, queue.signature) == ("Imports", "imports", "Kind regards")
    assert Event.objects.get().kind == "queue.made"
    assert history(queue)[0].sentence.startswith("Ada Berg created the queue")


@pytest.mark.parametrize(("name", "slug"), [("New", "new-2"), ("Support!", "support-2")])
def test_its_address_is_nobody_elses(
    ada: User, support_queue: Queue, settings_of_imports: QueueSettings, name: str, slug: str
) -> None:
    asked = replace(settings_of_imports, name=name)

    assert make_queue(asked, by=ada, at=MONDAY).slug == slug


def test_there_is_one_default(
    ada: User, support_queue: Queue, settings_of_imports: QueueSettings
) -> None:
    Queue.objects.filter(pk=support_queue.pk).update(is_default=True)

    queue = make_queue(replace(settings_of_imports, is_default=True), by=ada, at=MONDAY)

    assert list(Queue.objects.filter(is_default=True)) == [queue]
    told = [line.sentence for line in history(support_queue)]
    assert told == ["Ada Berg made Imports the default queue instead of Support"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": " "}, "A queue needs a name"),
        ({"name": "SUPPORT"}, "There is already a queue “SUPPORT”"),
        ({"calendar_name": "Moon"}, "There is no calendar “Moon”"),
    ],
)
def test_what_it_cannot_be_is_refused(
    ada: User,
    support_queue: Queue,
    settings_of_imports: QueueSettings,
    changes: dict[str, str],
    why: str,
) -> None:
    with pytest.raises(Invalid, match=why):
        make_queue(replace(settings_of_imports, **changes), by=ada, at=MONDAY)  # type: ignore[arg-type]  # names of texts
    assert Queue.objects.count() == 1


def test_an_agent_may_not(ben: User, settings_of_imports: QueueSettings) -> None:
    with pytest.raises(NotAllowed):
        make_queue(settings_of_imports, by=ben, at=MONDAY)
