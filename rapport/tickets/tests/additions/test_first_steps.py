"""The first queue of a new desk."""

from __future__ import annotations

from conftest import MONDAY
from rapport.people.models import Team, User
from rapport.tickets.additions.first_steps import open_first_queue
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.models import Queue


def test_the_first_queue_takes_everything_in_office_hours(ada: User, support: Team) -> None:
    ada.timezone = "Europe/Berlin"

    open_first_queue(ada, support, MONDAY)

    queue = Queue.objects.get()
    assert (queue.name, queue.slug, queue.team, queue.is_default) == (
        "Support",
        "support",
        support,
        True,
    )
    # Nine in London is ten in Berlin: seven hours of that day are left.
    clock = Hours().of(queue.calendar_name)
    assert clock.seconds(MONDAY, MONDAY.replace(hour=23)) == 7 * 3600


def test_a_name_without_letters_of_the_alphabet_still_gets_an_address(ada: User) -> None:
    open_first_queue(ada, Team.objects.create(name="支援"), MONDAY)

    assert Queue.objects.get().slug == "desk"


def test_a_desk_with_a_queue_keeps_it(ada: User, support_queue: Queue) -> None:
    assert open_first_queue(ada, support_queue.team, MONDAY) is None
    assert Queue.objects.count() == 1
