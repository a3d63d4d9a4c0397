"""The forms somebody is shown, found by following links."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.http.response import HttpResponseBase

from tests.house.doors.knocking import Caller, body_of
from tests.journeys.following import Element, read

# Where one leaves, or is asked who one is.
NOT_FOLLOWED = re.compile(r"^/(accounts|static|styles|live|attachments|api)/")
NUMBERS = re.compile(r"\d+")
MOST_PAGES = 400


@dataclass(frozen=True)
class Form:
    """A form as a page shows it: where it goes, and what its fields hold."""

    action: str
    fields: tuple[tuple[str, str], ...]
    # Fields that hold a number of something, or text in which a person may type one.
    numbers: frozenset[str] = field(default=frozenset())
    texts: frozenset[str] = field(default=frozenset())

    @property
    def kind(self) -> tuple[str, frozenset[str]]:
        """Return what makes two forms the same one about different things."""
        return NUMBERS.sub("N", self.action), self.numbers | self.texts


def forms_shown_to(caller: Caller, start: str = "/") -> list[Form]:
    """Return every form that is reached by links, one of each kind."""
    found: dict[object, Form] = {}
    for _address, page in pages(caller, start):
        for form in page.find("form"):
            read_form = _read(form, _address)
            if read_form is not None:
                found.setdefault(read_form.kind, read_form)
    return list(found.values())


def pages(caller: Caller, start: str) -> Iterator[tuple[str, Element]]:
    """Yield each page with its address; of addresses that differ in numbers only, a few."""
    waiting, seen, kinds = deque([start]), {start}, dict[str, int]()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.popleft()
        answer = caller.ask(address, {})
        if answer.status_code in {301, 302}:
            _push(urljoin(address, answer.headers["Location"]), waiting, seen, kinds)
        if not _is_page(answer):
            continue
        page = read(body_of(answer))
        yield address, page
        for element in page.all():
            link = element.attributes.get("href" if element.tag == "a" else "hx-get", "")
            if link:
                _push(urljoin(address, link), waiting, seen, kinds)


def _push(address: str, waiting: deque[str], seen: set[str], kinds: dict[str, int]) -> None:
    path = address.partition("#")[0]
    if urlsplit(path).netloc or NOT_FOLLOWED.match(path) or path in seen:
        return
    kind = NUMBERS.sub("N", urlsplit(path).path)
    kinds[kind] = kinds.get(kind, 0) + 1
    if kinds[kind] <= 3:
        seen.add(path)
        waiting.append(path)


def _is_page(answer: HttpResponseBase) -> bool:
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")


def _read(form: Element, address: str) -> Form | None:
    if form.attributes.get("method", "get").lower() != "post":
        return None
    action = urljoin(address, form.attributes.get("action", "") or address)
    if urlsplit(action).netloc or NOT_FOLLOWED.match(action):
        return None
    values: list[tuple[str, str]] = []
    numbers, texts = set(), set()
    for element in form.all():
        name = element.attributes.get("name", "")
        if not name or name == "csrfmiddlewaretoken":
            continue
        options = [each.attributes.get("value", "") for each in element.find("option")]
        value = element.attributes.get("value", "") or next(filter(None, options), "")
        values.append((name, value or element.text))
        if any(each.isdecimal() for each in [value, *options]):
            numbers.add(name)
        elif element.tag == "input" and element.attributes.get("type", "text") in TYPED:
            texts.add(name)
    return Form(action, tuple(values), frozenset(numbers), frozenset(texts))


TYPED = {"text", "search", "hidden"}
