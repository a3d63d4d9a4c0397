"""Look-ups by prepared queries: their place, and their results' names."""

from __future__ import annotations

import re
from pathlib import Path

import rapport

HOUSE = Path(rapport.__file__).parent
PREPARED = re.compile(r"^\s*@prepared$", re.MULTILINE)
# An action asks this to lock the row that it is about to change.
LOCKING = {"tickets/actions/_row.py"}
DOING = {"actions", "actions.py", "views", "views.py"}


def test_verbs_and_views_prepare_no_questions_of_their_own() -> None:
    asking = {
        str(path.relative_to(HOUSE))
        for path in HOUSE.rglob("*.py")
        if "tests" not in path.parts and PREPARED.search(path.read_text(encoding="utf-8"))
    }

    assert len(asking) > 20
    assert {name for name in asking if DOING & set(Path(name).parts)} == LOCKING, (
        "Move the question to the module that looks such things up, and let the verb call that."
    )
