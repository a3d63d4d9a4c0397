"""Files of views, named after nouns of their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# Files whose addresses combine several nouns, with those nouns.
FAMILIES = {
    "rapport.cockpit.views.cockpit": "the home page as well, which is the cockpit of who manages",
    "rapport.channels.arrivals.views.originals": "the original of a message, and its source shown",
    "rapport.core.views.moved": "any address that moved",
    "rapport.customers.views.properties": "one property at a time, and the organisation",
    "rapport.people.views.colleague": "one of the people: role, teams, details, sessions",
    "rapport.tickets.views.assignment": "assignment to somebody, and taking it oneself",
    "rapport.tickets.views.lists.next": "the next one in a list, and the previous one",
    "rapport.tickets.views.lists.undelivered": "what did not arrive, and what is done with several",
    "rapport.tickets.views.outgoing": "a reply on its way: sent again, elsewhere, or known",
    "rapport.tickets.views.pending": "pending, on hold, and resumption",
    "rapport.tickets.views.properties": "subject, priority, queue, category and tags",
    "rapport.tickets.views.replies": "what one composer writes: replies, notes and their drafts",
}
ONE_FILE = re.compile(r"rapport(\.\w+)+\.views")


def views() -> Iterator[tuple[str, str]]:
    """Yield the module of each of our views, with its address."""
    yield from _views(get_resolver().url_patterns, "")


def _views(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns, address)
            continue
        module = getattr(pattern.callback, "__module__", "")
        if module.startswith("rapport.") and ".views" in module:
            yield module, address


def nouns(text: str) -> set[str]:
    """Return the words of a name or an address, in the singular; all settings begin alike."""
    bare = re.sub(r"<[^>]*>|^settings/(?=.)", " ", text)
    return {word.removesuffix("s") for word in re.findall(r"[a-z]+", bare)}


FILES = sorted({module for module, _address in views() if not ONE_FILE.fullmatch(module)})


def strangers(name: str, addresses: Iterable[str]) -> list[str]:
    """Return the addresses without a noun of the file's name."""
    return sorted(address for address in addresses if not nouns(name) & nouns(address))


@pytest.mark.parametrize("module", FILES)
def test_a_file_of_views_is_named_after_all_its_addresses(module: str) -> None:
    addresses = {address for found, address in views() if found == module}
    others = strangers(module.rpartition(".")[2], addresses)

    assert (module in FAMILIES) == bool(others), (
        f"{module} answers {others}: give these a file named after a noun of theirs"
    )


def test_every_family_is_still_there() -> None:
    assert set(FAMILIES) <= set(FILES)


@pytest.mark.parametrize(
    ("name", "addresses", "others"),
    [
        ("merge", ["tickets/<int:pk>/merge/", "tickets/<int:pk>/merge/undo/"], []),
        ("merge", ["merge/", "messages/<int:merge>/split/"], ["messages/<int:merge>/split/"]),
        ("queues", ["settings/queue/<slug:slug>/"], []),
        ("settings", ["settings/", "settings/survey/"], ["settings/survey/"]),
    ],
)
def test_a_stranger_among_the_addresses_is_found(
    name: str, addresses: list[str], others: list[str]
) -> None:
    assert strangers(name, addresses) == others
