"""Writes: only modules called ``actions`` change the desk's data.

See STYLE.md. The modules in ``NO_DOMAIN`` write other things: how far a reader is, who is at work,
copies. Each has its reason, and one that no longer writes must leave the list.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.house import silence
from tests.house.calls import called_by, file_of, functions, reaching
from tests.house.meanings import meanings
from tests.house.writing import Write, modules, statements, tree, writes, writes_of

# Module or folder: what it writes, and why that is no action.
NO_DOMAIN = {
    "rapport.api.idempotency": "what a program asked already, so that it is answered the same way",
    "rapport.channels.email.fetching": "cursors: how far each folder of a mail server is read",
    "rapport.channels.outbox": "claims on what waits to be sent",
    "rapport.core.database.probing": "a row as it was, to learn whether it can be written",
    "rapport.core.database.written_often": "how the rows of actions are saved, by SQL that is kept",
    "rapport.core.ledger": "the port by which people, who stand lower, reach the timeline",
    "rapport.core.database.word_index": "the search index, a copy of names and addresses",
    "rapport.demo.loading": "a company's past, written in bulk where there is no desk yet",
    "rapport.metrics.duck": "copies of facts in a database of their own",
    "rapport.people.logos": "a picture, into memory",
    "rapport.people.models.user": "Django's contract of how a user is made; actions call it",
    "rapport.serving.backup": "a whole database, put back as it was",
    "rapport.serving.crew": "heartbeats: which processes are at work",
    "rapport.serving.housekeeping": "what has run out: sessions, results of tasks, heartbeats",
    "rapport.serving.tasks": "claims on tasks that a process that died left behind",
    "rapport.tickets.search.index": "the search index, a copy of subjects and words",
    "rapport.timeline.ledger": "the port that hands on what people record",
    "rapport.timeline.models": "how far a reader is",
    "rapport.timeline.numbering": "numbers of transactions, in a database that was put back",
    "rapport.timeline.reading.pump": "how far a reader is",
    "rapport.timeline.reading.readers": "how far a reader is",
    "rapport.timeline.record": "the timeline itself",
}

# How a function that returns something says that it may write.
TOLD = re.compile(r"\b(?:created|creating|remembered|renewed|a new one)\b")
# Those that need not say so, and why.
WRITING_UNTOLD = {
    "rapport.channels.email.mailboxes.looking._lies_there": "signing in may renew a token",
    "rapport.channels.email.mailboxes.views.folders.at_the_server": "signing in may renew a token",
    "rapport.channels.email.sending.routes._sender": "what it returns sends, later",
    "rapport.channels.email.sending.routes.routes": "what it yields sends, later",
    "rapport.demo.loading.logo.draw": "it draws into memory",
    "rapport.people.logos.read": "it draws into memory",
}

# Actions that leave no event on one of their paths, and why that one needs none.
QUIET_PATHS = {
    "rapport.channels.alarms.actions.note_told": "of no alarm there is nothing to tell",
    "rapport.channels.arrivals.actions.recover.settle_abandoned": "attempts are only counted",
    "rapport.channels.forwards.actions.pass_on.open_forwarded": "a ticket is opened each time",
    "rapport.channels.forwards.actions.pass_on.open_offered": "a ticket is opened each time",
    "rapport.customers.actions.away.note_away": "the last day, which was told, stays the same",
    "rapport.customers.actions.change.move_to_organisation": "a new one was nobody's before",
    "rapport.customers.actions.reach.end_refusal": "an address of nobody has no history",
    "rapport.customers.actions.reach.note_contact": "an address of nobody has no history",
    "rapport.customers.actions.reach.note_refusal": "a repeat only changes the day",
    "rapport.tickets.actions.address.remember": "they were written to at that address anyway",
    "rapport.tickets.actions.messages.resend.resend": "what failed is queued again, which tells it",
    "rapport.tickets.actions.change.tag": "a new tag is on no ticket before",
}

EXCUSED = re.compile(r"\bno\s+event\b|\bcaller\b[^.]*\brecords\b")


def is_action(module: str) -> bool:
    """Return whether a module holds actions."""
    return "actions" in module.split(".")


def home(module: str) -> str | None:
    """Return the entry of ``NO_DOMAIN`` that covers a module."""
    return next((at for at in NO_DOMAIN if f"{module}.".startswith(f"{at}.")), None)


def found(module: str) -> list[Write]:
    """Return all writes of a module."""
    path = modules()[module]
    return [*writes(tree(path)), *statements(path)]


def test_only_actions_write() -> None:
    guilty = [
        f"{module}:{write.line}: {write.code}"
        for module in modules()
        if not is_action(module) and home(module) is None
        for write in found(module)
    ]

    assert guilty == [], "Move it to an actions module of its room."


@pytest.mark.parametrize(
    ("code", "is_write"),
    [
        ("Ticket.objects.filter(pk=1).delete()", True),
        ("Ticket.objects.update(**values)", True),
        ("form.save()", True),
        ("ticket.tags.add(tag)", True),
        ("user.teams.set(teams)", True),
        ("record(KIND, ticket, by=ben)", True),
        ("getattr(ticket, 'save')()", True),
        ("make = Ticket.objects.create\nmake(subject='Invoice')", True),
        ("def keep(row, write=Ticket.save):\n    write(row)", True),
        ("marks = ticket.tags\nmarks.add(tag)", True),
        ("known.add(tag)", False),
        ("words.update(others)", False),
    ],
)
def test_writes_are_told_from_what_looks_like_them(code: str, is_write: bool) -> None:
    assert bool(list(writes(ast.parse(code)))) is is_write


@pytest.mark.parametrize(
    "code",
    [
        "from rapport.timeline.record import record as tell\ntell(KIND, ticket, by=ben)",
        "import rapport.timeline.record as timeline\ntimeline.record(KIND, ticket, by=ben)",
        "from rapport.timeline import record as timeline\ntimeline.record(KIND, ticket, by=ben)",
        "import rapport.timeline.record\nrapport.timeline.record.record(KIND, ticket, by=ben)",
        "from rapport.core import ledger\ntell = ledger.record\ntell(KIND, ticket, by=ben)",
        "from rapport.core import ledger\ngetattr(ledger, 'record')(KIND, ticket, by=ben)",
        "vars(import_module('rapport.timeline.record'))['record'](KIND, ticket, by=ben)",
        "tell = partial(record, by=ben)\ntell(KIND, ticket)",
        "from rapport.timeline import record\non_commit(partial(record.record, KIND, ticket))",
        "def tell(ticket, leave=record):\n    leave(KIND, ticket, by=ben)",
        "class Desk:\n    tell = staticmethod(record)\n\nDesk().tell(KIND, ticket, by=ben)",
        "(record if is_told else print)(KIND, ticket, by=ben)",
    ],
)
def test_an_event_is_found_under_every_name(code: str) -> None:
    assert {write.is_record for write in writes(ast.parse(code))} == {True}


def test_a_function_of_a_name_that_writes_is_no_method() -> None:
    code = "from rapport.core.blobs import create\ncreate(content)"

    assert list(writes(ast.parse(code))) == []


@pytest.mark.parametrize("entry", NO_DOMAIN)
def test_what_is_no_domain_write_is_still_written(entry: str) -> None:
    inside = [module for module in modules() if home(module) == entry]

    assert any(found(module) for module in inside), f"{entry} writes nothing: take it off the list"


def test_every_action_leaves_an_event_or_says_why_not() -> None:
    """Bookkeeping says "no event", in its own docstring or that of its module."""
    quiet = [
        name
        for name in functions()
        if _is_verb(name) and (True, False) in outcomes_of(name) and not _is_excused(name)
    ]

    assert quiet == [], "On one path they write and leave no event."


@pytest.mark.parametrize("name", QUIET_PATHS)
def test_a_quiet_path_is_still_there(name: str) -> None:
    assert (True, False) in found_in(name), "Take it off the list."


@cache
def outcomes_of(name: str) -> silence.Outcomes:
    """Return the outcomes of a function; those for which it is excused write nothing."""
    if home(name.rpartition(".")[0]):
        return silence.NOTHING
    found = found_in(name)
    if name in QUIET_PATHS:
        return found - {(True, False)} or silence.NOTHING
    if EXCUSED.search(_said(name)):
        return frozenset((False, recorded) for _wrote, recorded in found)
    return found


_beneath: list[str] = []


def found_in(name: str) -> silence.Outcomes:
    """Return the outcomes of a function's own paths; what it calls has its own."""
    known, module = meanings(file_of(name)), name.rpartition(".")[0]

    def of_call(call: ast.Call) -> silence.Outcomes:
        written = list(writes_of(call, known))
        if written:
            return frozenset((not each.is_record, each.is_record) for each in written)
        called = next(called_by(call, known, module), None)
        if called is None or called in _beneath:
            return silence.NOTHING
        return outcomes_of(called)

    _beneath.append(name)
    try:
        return silence.outcomes(functions()[name], of_call)
    finally:
        _beneath.pop()


PLANTED = """
def record(): ...
def act(row, rows, is_wanted):
    {body}
"""


@pytest.mark.parametrize(
    ("body", "is_quiet"),
    [
        ("row.save()", True),
        ("row.save(); record()", False),
        ("row.save()\n    if is_wanted: record()", True),
        ("if not is_wanted: return\n    row.save(); record()", False),
        ("if is_wanted:\n        row.save()\n        return\n    record()", True),
        ("if is_wanted: row.save()\n    else: record()", True),
        ("if rows.update(a=1): record()", False),
        ("if not rows.update(a=1): return\n    record()", False),
        ("if rows.update(a=1): return\n    record()", True),
        ("done = rows.update(a=1)\n    if done: record()", False),
        ("done = rows.update(a=1)\n    if is_wanted: record()", True),
        ("row, made = Row.objects.get_or_create(a=1)\n    if made: record()", False),
        ("gone, _ = rows.delete()\n    if gone: record()", False),
        ("for one in rows:\n        one.save()\n    if rows: record()", False),
        ("for one in rows:\n        one.save()", True),
        ("if is_wanted: row.save()\n    if is_wanted: record()", False),
        ("if is_wanted: row.save()\n    is_wanted = f()\n    if is_wanted: record()", True),
        ("try:\n        row.save()\n    except ValueError: raise\n    record()", False),
        ("row.save()\n    raise ValueError", False),
        ("with atomic():\n        row.save()\n        return row", True),
    ],
)
def test_a_path_that_writes_in_silence_is_found(body: str, is_quiet: bool) -> None:
    file = ast.parse(PLANTED.format(body=body))
    act = file.body[1]
    assert isinstance(act, ast.FunctionDef)

    def of_call(call: ast.Call) -> silence.Outcomes:
        found = list(writes_of(call, meanings(file)))
        pairs = frozenset((not each.is_record, each.is_record) for each in found)
        return pairs or silence.NOTHING

    assert ((True, False) in silence.outcomes(act, of_call)) is is_quiet


def test_who_excuses_itself_leaves_none() -> None:
    excused = {
        name
        for name, node in functions().items()
        if _is_verb(name) and "no event" in (ast.get_docstring(node) or "")
    }

    assert len(excused) > 5
    assert excused & _direct(is_record=True) == set()


def _is_excused(name: str) -> bool:
    return EXCUSED.search(_said_of(name)) is not None


def _said_of(name: str) -> str:
    """Return the docstrings of a function and of its module."""
    nodes = (functions()[name], file_of(name))
    return "\n".join(ast.get_docstring(node) or "" for node in nodes)


def _said(name: str) -> str:
    return ast.get_docstring(functions()[name]) or ""


def _is_verb(name: str) -> bool:
    """Return whether a function is public: helpers write in the transaction of their caller."""
    module, _dot, function = name.rpartition(".")
    return is_action(module) and not function.startswith("_") and "._" not in module


def _direct(*, is_record: bool) -> set[str]:
    """Return the functions that record, or otherwise write, themselves."""
    return {
        name
        for name, node in functions().items()
        if any(write.is_record == is_record for write in writes(node, file_of(name)))
    }


def test_who_only_asks_changes_nothing() -> None:
    """A name that asks promises an answer: it writes nothing, itself or through what it calls."""
    writers = reaching(_direct(is_record=False) | _direct(is_record=True))
    asking = {name for name in functions() if _asks(name.rpartition(".")[2])}

    assert len(asking) > 80
    assert asking & writers == set()
    assert [
        name for name, node, file in methods() if _asks(node.name) and list(writes(node, file))
    ] == []


def test_who_returns_something_says_what_it_writes() -> None:
    """A docstring that begins with "Return" promises a query: what it writes, it has to say."""
    untold = {
        name
        for name in reaching(_direct(is_record=False) | _direct(is_record=True))
        if _said(name).startswith(("Return ", "Yield ")) and not TOLD.search(_said(name))
    }

    assert untold == set(WRITING_UNTOLD)


def methods() -> Iterator[tuple[str, ast.FunctionDef, ast.Module]]:
    """Yield every method with its dotted name, and its file."""
    for module, path in modules().items():
        file = tree(path)
        for one in ast.walk(file):
            if isinstance(one, ast.ClassDef):
                for node in one.body:
                    if isinstance(node, ast.FunctionDef):
                        yield f"{module}.{one.name}.{node.name}", node, file


def _asks(name: str) -> bool:
    return name.lstrip("_").startswith(("is_", "has_", "may_", "can_"))
