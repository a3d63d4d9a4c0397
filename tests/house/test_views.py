"""Files of views, named after nouns of their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# Forms and pages that combine several nouns, with those nouns.
FAMILIES = {
    "rapport.tickets.views.properties": "subject, priority, queue, category and tags",
}
ONE_FILE = re.compile(r"rapport(\.\w+)+\.views")


def views() -> Iterator[tuple[str, str]]:
    """Yield the module of each of our views, with its address and the address's name."""
    yield from _views(get_resolver().url_patterns, "")


def _views(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns, address)
            continue
        module = getattr(pattern.callback, "__module__", "")
        if module.startswith("rapport.") and ".views" in module:
            yield module, f"{address} {pattern.name}"


def nouns(text: str) -> set[str]:
    """Return the words of a name or an address, in the singular."""
    bare = re.sub(r"<[^>]*>", " ", text)
    return {word.removesuffix("s") for word in re.findall(r"[a-z]+", bare)}


FILES = sorted({module for module, _address in views() if not ONE_FILE.fullmatch(module)})


@pytest.mark.parametrize("module", FILES)
def test_a_file_of_views_is_named_after_its_addresses(module: str) -> None:
    addresses = {address for found, address in views() if found == module}
    own = nouns(module.rpartition(".")[2])
    is_family = module in FAMILIES

    assert is_family != any(own & nouns(address) for address in addresses), (
        f"{module} answers {sorted(addresses)}: name it after a noun of theirs"
    )


def test_every_family_is_still_there() -> None:
    assert set(FAMILIES) <= set(FILES)
