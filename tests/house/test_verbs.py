"""A test file for each action, named after it.

An action is a public function of any module below an ``actions``, exported or not, that writes or
that has an actor or a time. The others only ask.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import rapport
from tests.house.calls import file_of, functions, reaching
from tests.house.writing import modules, writes

HOUSE = Path(rapport.__file__).parent


def is_public(module: str) -> bool:
    """Return whether a module holds actions: it is an ``actions``, or one below it."""
    names = module.split(".")
    return "actions" in names and not any(name.startswith("_") for name in names)


def has_actor_or_time(function: ast.FunctionDef) -> bool:
    """Return whether a function is told who acts, or when."""
    given = function.args
    return bool({"by", "at"} & {each.arg for each in (*given.args, *given.kwonlyargs)})


def verbs() -> dict[str, list[str]]:
    """Return the actions of each module of actions."""
    writing = [name for name, node in functions().items() if any(writes(node, file_of(name)))]
    writers = reaching(writing)
    found: dict[str, list[str]] = {module: [] for module in modules() if is_public(module)}
    for name, node in functions().items():
        module, _dot, verb = name.rpartition(".")
        is_verb = name in writers or has_actor_or_time(node)
        if module in found and not verb.startswith("_") and is_verb:
            found[module].append(verb)
    return {module: names for module, names in found.items() if names}


def files_of(module: str) -> set[str]:
    """Return the names of a wing's test files, wherever its room keeps them."""
    names = module.split(".")
    _house, room, *wing = names[: names.index("actions")]
    folders = (HOUSE / room / Path(*wing) / "tests", HOUSE / room / "tests" / Path(*wing))
    return {path.stem for folder in folders for path in folder.rglob("test_*.py")}


VERBS = verbs()


def test_there_are_verbs_to_look_at() -> None:
    assert "resolve" in VERBS["rapport.tickets.actions.resolve"]
    assert "mark_sent" in VERBS["rapport.tickets.actions.messages.outbox"], "not exported"
    assert "append" in VERBS["rapport.channels.intake.actions.append"], "no actor, no time"
    assert "postpone" in VERBS["rapport.channels.notices.actions"], "a module, no package"
    assert "rapport.tickets.actions._row" not in VERBS
    assert sum(map(len, VERBS.values())) > 140


@pytest.mark.parametrize("module", VERBS)
def test_each_verb_has_a_test_file_of_its_name(module: str) -> None:
    files = files_of(module)
    missing = [verb for verb in VERBS[module] if f"test_{verb}" not in files]

    assert missing == [], (
        f"Verbs of {module} without a test file of their name (test_<verb>.py): it works, "
        "a teammate, a stranger, one who may not, nonsense, and the event that it leaves."
    )
