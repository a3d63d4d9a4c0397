"""Pages followed link by link, counting what they open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.test import Client

NUMBER = re.compile(r"\d[\d,]*")
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "use", "path", "rect", "line"})


@dataclass
class Element:
    """An element of a page, as far as these tests ask."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return its words."""
        words = "".join(part if isinstance(part, str) else part.text for part in self.inside)
        return " ".join(words.split())

    @property
    def label(self) -> str:
        """Return what it says to somebody who cannot see it."""
        return self.attributes.get("aria-label", "") or self.text

    def find(self, tag: str = "", **attributes: str) -> list[Element]:
        """Return the elements within it; ``_class`` is one of the classes."""
        wanted = attributes.pop("_class", "")
        return [
            each
            for each in self.all()
            if (not tag or each.tag == tag)
            and (not wanted or wanted in each.attributes.get("class", "").split())
            and all(each.attributes.get(name) == value for name, value in attributes.items())
        ]

    def all(self) -> list[Element]:
        """Return all elements within it, in the order of the page."""
        found: list[Element] = []
        for part in self.inside:
            if isinstance(part, Element):
                found += [part, *part.all()]
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Element(tag, {n: v or "" for n, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def read(html: str) -> Element:
    """Return a page as elements."""
    reader = _Reader()
    reader.feed(html)
    return reader.root


def opened(client: Client, address: str) -> Element:
    """Open a page as somebody, and hold that it is there."""
    answer = client.get(address.partition("#")[0])
    assert answer.status_code == 200, f"{address} answers {answer.status_code}"
    return read(answer.content.decode())


def rows(client: Client, address: str) -> list[Element]:
    """Return the rows of a list, over all of its pages."""
    found: list[Element] = []
    while True:
        page = opened(client, address)
        found += [each for each in page.all() if "data-row" in each.attributes]
        following = page.find("a", rel="next")
        if not following:
            return found
        address = urljoin(address, following[0].attributes["href"])


def numbers(text: str) -> list[int]:
    """Return the numbers in a sentence."""
    return [int(found.replace(",", "")) for found in NUMBER.findall(text)]
