"""A test file for each action, named after it."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import rapport

HOUSE = Path(rapport.__file__).parent


def modules() -> list[str]:
    """Return every module of actions: the packages and modules called ``actions``."""
    found = [*HOUSE.rglob("actions/__init__.py"), *HOUSE.rglob("actions.py")]
    paths = [path.relative_to(HOUSE.parent) for path in found if "tests" not in path.parts]
    names = [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths]
    return sorted(names)


def verbs(module: ModuleType) -> Iterator[str]:
    """Yield the actions of a module: functions with an actor or a time; the rest only ask."""
    exported = getattr(module, "__all__", None)
    for name, value in vars(module).items():
        if not inspect.isfunction(value) or name.startswith("_"):
            continue
        is_own = name in exported if exported else value.__module__ == module.__name__
        if is_own and {"by", "at"} & set(inspect.signature(value).parameters):
            yield name


def files_beside(module: str) -> set[str]:
    """Return the names of a wing's test files, wherever its room keeps them."""
    _house, room, *wing = module.split(".")[:-1]
    folders = (HOUSE / room / Path(*wing) / "tests", HOUSE / room / "tests" / Path(*wing))
    return {path.stem for folder in folders for path in folder.rglob("test_*.py")}


def test_there_are_verbs_to_look_at() -> None:
    found = {module: set(verbs(importlib.import_module(module))) for module in modules()}

    assert "resolve" in found["rapport.tickets.actions"]
    assert sum(map(len, found.values())) > 80


@pytest.mark.parametrize("module", modules())
def test_each_verb_has_a_test_file_of_its_name(module: str) -> None:
    files = files_beside(module)
    missing = [
        verb for verb in verbs(importlib.import_module(module)) if f"test_{verb}" not in files
    ]
    assert missing == [], (
        f"Verbs of {module} without a test file of their name (test_<verb>.py): it works, "
        "a teammate, a stranger, one who may not, nonsense, and the event that it leaves."
    )
