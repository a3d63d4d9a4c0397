"""The walk over every address in every role."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import unified_diff
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db.models import Max
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import resolve, reverse

from rapport.people.actions import make_token
from rapport.people.models import User
from rapport.timeline.models import Event
from tests.house.doors import DOORS
from tests.house.doors.knocking import routes, undone
from tests.house.walk.answer import Answer, body_of, read
from tests.house.walk.desk import Furniture
from tests.house.walk.page import Structure, structure_of
from tests.house.walk.records import ROLES, Block, Book
from tests.house.walk.visits import FURTHEST, NONSENSE, Visit, visits
from tests.stage import Stage

AGAIN = "/accounts/again/"
# From this many lines on, an answer is recorded by its difference from the first of its route, if
# that is less than half of it.
LONG = 8
# A page that only says what is not possible, and leads back.
SENTENCE = ("main#content tabindex=-N", " h1", " a href=/")


class Walker(RequestFactory):
    """Somebody who asks for pages, with a browser that remembers only who they are."""

    # Django's own, which its stubs do not have.
    _base_environ: Callable[..., dict[str, Any]]

    def __init__(self, letter: str, user: User | None) -> None:
        super().__init__()
        self.letter = letter
        self._handler = ClientHandler(enforce_csrf_checks=False)
        self._session = _session_of(user) if user else ""
        token = make_token(user, by=user).secret if user else ""
        self._bearer = {"Authorization": f"Bearer {token}"} if user else {}

    def request(self, **request: Any) -> Any:
        """Answer the factory's request."""
        return self._handler(self._base_environ(**request))

    def ask(self, address: str, visit: Visit, fields: dict[str, Any], *, api: bool) -> Any:
        """Make the request of a visit."""
        self.cookies.clear()
        if api:
            body = visit.body or json.dumps(fields)
            headers = {**visit.headers, **self._bearer}
            if visit.method == "GET":
                return self.get(address, fields, headers=headers)
            return self.generic(visit.method, address, body, "application/json", headers=headers)
        if self._session:
            self.cookies[settings.SESSION_COOKIE_NAME] = self._session
        if visit.method == "GET":
            return self.get(address, fields, headers=visit.headers)
        if visit.method == "POST":
            return self.post(address, fields, headers=visit.headers)
        return self.generic(visit.method, address, headers=visit.headers)

    def follow(self, response: HttpResponseBase) -> HttpResponseBase:
        """Follow a redirect, with the session as the answer has left it."""
        self.cookies.clear()
        if self._session:
            self.cookies[settings.SESSION_COOKIE_NAME] = self._session
        for name, morsel in response.cookies.items():
            self.cookies[name] = morsel.value
        page: Any = self.get(response.headers["Location"])
        return page  # type: ignore[no-any-return]  # as request() answers


def _session_of(user: User) -> str:
    """Sign in and confirm the password, so that it is not asked for again; return the session."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post(AGAIN, {"password": "rapport-test"})
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


class Rounds:
    """All walks over one desk, and what they have found."""

    def __init__(self, stage: Stage, furniture: Furniture) -> None:
        self._stage, self._furniture = stage, furniture
        self._words = {
            stage.survey_token: "<survey>",
            stage.receipt: "<receipt>",
            stage.invitation_secret: "<secret>",
        }
        self._walkers = [
            Walker("v", None),
            Walker("r", stage.rosa),
            Walker("a", stage.ben),
            Walker("t", stage.bea),
            Walker("o", stage.cleo),
            Walker("l", furniture.lena),
            Walker("m", stage.ada),
            Walker("A", furniture.zoe),
        ]
        self._frames: dict[tuple[str, tuple[str, ...]], str] = {}
        self._answers: list[tuple[str, str, str, Answer, tuple[str, ...]]] = []
        self.broken: list[str] = []

    def walk(self) -> Book:
        """Make every visit, and return the book to record."""
        for name in sorted(dict(routes()), key=lambda name: (name != "home", name)):
            for visit in visits(name):
                for walker in self._walkers:
                    if walker.letter in visit.who:
                        self._visit(name, visit, walker)
        return self._book()

    def answers(self, typed: str) -> Iterator[tuple[str, HttpResponseBase]]:
        """Yield the answer to each role, each page followed by its parts.

        ``typed`` is entered where a visit enters nonsense. A redirect after an action is followed.
        """
        for name in sorted(dict(routes())):
            for visit in visits(name):
                for walker in self._walkers:
                    told = visit.method == "GET" or walker.letter in FURTHEST
                    if told and walker.letter in visit.who and not visit.is_plain:
                        place = f"{name}: {visit.name}, {ROLES[walker.letter]}"
                        yield from self._answers_to(place, name, _typing(visit, typed), walker)

    def _answers_to(
        self, place: str, name: str, visit: Visit, walker: Walker
    ) -> Iterator[tuple[str, HttpResponseBase]]:
        with undone():
            response = self._response(name, visit, walker)
            yield place, response
            if visit.method != "GET" and response.status_code == 302:
                yield f"{place}, then", walker.follow(response)
        if visit.name == "GET" and response.status_code == 200 and walker.letter in FURTHEST:
            for target in _targets(structure_of(body_of(response))):
                headers = {"HX-Request": "true", "HX-Target": target}
                with undone():
                    fragment = self._response(name, replace(visit, headers=headers), walker)
                    yield f"{place} #{target}", fragment

    def _visit(self, name: str, visit: Visit, walker: Walker) -> None:
        response, answer, events = self._ask(name, visit, walker)
        if visit.is_plain:
            answer = replace(answer, structure=Structure(()))
        self._note(name, visit.name, walker, answer, events)
        if visit.name == "GET" and response.status_code == 200 and walker.letter in FURTHEST:
            self._visit_fragments(name, visit, walker, answer)

    def _visit_fragments(self, name: str, visit: Visit, walker: Walker, whole: Answer) -> None:
        """Ask for each fragment of a page that can be requested alone, as htmx does."""
        for target in _targets(whole.structure):
            headers = {"HX-Request": "true", "HX-Target": target}
            _response, fragment, _events = self._ask(name, replace(visit, headers=headers), walker)
            if fragment.structure == whole.structure:
                continue
            if whole.structure.holds(fragment.structure):
                fragment = replace(fragment, structure=Structure((f"as #{target} of the page",)))
            self._note(name, f"{visit.name} #{target}", walker, fragment, ())

    def _ask(
        self, name: str, visit: Visit, walker: Walker
    ) -> tuple[HttpResponseBase, Answer, tuple[str, ...]]:
        last = Event.objects.aggregate(last=Max("pk"))["last"] or 0
        with undone():
            response = self._response(name, visit, walker)
            answer = read(response, self._words)
            events = Event.objects.filter(pk__gt=last).order_by("pk").values_list("kind", flat=True)
            left = tuple(events)
        if response.status_code >= 500 and response.status_code != 503:
            self.broken.append(f"{walker.letter} {visit.name} {name}: {response.status_code}")
        return response, answer, left

    def _response(self, name: str, visit: Visit, walker: Walker) -> HttpResponseBase:
        caches["process"].clear()
        address = reverse(name, args=[self._value(arg) for arg in visit.args])
        fields = {key: self._filled(value) for key, value in visit.fields.items()}
        answer: HttpResponseBase = walker.ask(address, visit, fields, api=DOORS[name].token)
        return answer

    def _value(self, name: str) -> Any:
        return self._furniture.value(name) or self._stage.value(name)

    def _filled(self, value: Any) -> Any:
        if not isinstance(value, str) or "@" not in value:
            return value
        before, _at, name = value.partition("@")
        if before in {"", "#"} and name.isidentifier():
            return f"{before}{self._value(name)}"
        return value

    def _note(
        self, name: str, visit: str, walker: Walker, answer: Answer, events: tuple[str, ...]
    ) -> None:
        self._answers.append((name, visit, walker.letter, answer, events))

    def _book(self) -> Book:
        """Return the answers in order, with usual headers given once."""
        usual = self._usual()
        book = Book(usual)
        rooms = dict(_rooms())
        first: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
        for name, visit, letter, answer, events in self._answers:
            lines = [answer.first, *_unusual(answer, usual)]
            lines += [f"event {kind}" for kind in events]
            own = answer.structure.own
            told = ["a sentence"] if own == SENTENCE else []
            if frame := answer.structure.frame:
                told.append(f"frame {self._frame(book, letter, frame)}")
            lines += [", ".join(told)] if told else []
            own = () if own == SENTENCE else own
            title, before = first.get((name, letter), ("", ()))
            lines += _difference(title, before, own) if before else own
            if not before and len(own) >= LONG:
                first[name, letter] = (visit, own)
            book.add(Block(rooms[name], name, visit), letter, lines)
        return book

    def _usual(self) -> dict[str, str]:
        """Return the usual value of each header."""
        names = {key for *_, answer, _events in self._answers for key, _value in answer.headers}
        counted = {
            key: Counter(dict(answer.headers).get(key, "") for *_, answer, _e in self._answers)
            for key in names
        }
        return {key: values.most_common(1)[0][0] for key, values in sorted(counted.items())}

    def _frame(self, book: Book, letter: str, frame: tuple[str, ...]) -> str:
        """Return the name of a frame, the same whenever the same person sees it."""
        if (letter, frame) not in self._frames:
            kind = "of the desk" if any("data-palette-url" in line for line in frame) else "outside"
            known = [title for (who, _lines), title in self._frames.items() if who == letter]
            number = sum(title.startswith(kind) for title in known) + 1
            title = kind if number == 1 else f"{kind} {number}"
            self._frames[letter, frame] = title
            book.add(Block("frames", "frame", title), letter, list(frame))
        return self._frames[letter, frame]


def _typing(visit: Visit, typed: str) -> Visit:
    fields = {key: typed if value == NONSENSE else value for key, value in visit.fields.items()}
    return replace(visit, fields=fields)


def _difference(title: str, before: tuple[str, ...], lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines, or their difference from those of an earlier answer."""
    changes = list(unified_diff(before, lines, lineterm="", n=0))[2:]
    changes = [line for line in changes if not line.startswith("@@")]
    if len(lines) < LONG or len(changes) > len(lines) / 2:
        yield from lines
    else:
        yield f"as “{title}”" + (", but" if changes else "")
        yield from changes


def _unusual(answer: Answer, usual: dict[str, str]) -> Iterator[str]:
    told = dict(answer.headers)
    for key, value in usual.items():
        if told.get(key, "") != value:
            yield f"{key}: {told.get(key, 'none')}"


def _targets(structure: Structure) -> list[str]:
    """Return the ids of elements that fetch themselves, or that others fetch."""
    found = []
    for line in structure.own:
        head, *words = line.split()
        told = dict(word.partition("=")[::2] for word in words)
        target = told.get("hx-target", "this")
        if "hx-get" in told or "hx-target" in told:
            found.append(head.partition("#")[2] if target == "this" else target.lstrip("#"))
    return [target for target in dict.fromkeys(found) if target]


def _rooms() -> Iterator[tuple[str, str]]:
    """Yield each route with the room that answers it."""
    for name, _path in routes():
        yield name, _room_of(name)


def _room_of(name: str) -> str:
    if name.startswith("api:"):
        return "api"
    module = resolve(reverse(name, args=["1"] * len(DOORS[name].args))).func.__module__
    return module.split(".")[1] if module.startswith("rapport.") else "people"
