"""Every address answers every role as recorded."""

from __future__ import annotations

import pytest

from rapport.core import clock
from tests.house.doors import DOORS
from tests.house.doors.knocking import routes
from tests.house.walk import records
from tests.house.walk.desk import NOON, furnish
from tests.house.walk.recording import RECORDS
from tests.house.walk.rounds import Rounds
from tests.house.walk.visits import FURTHER
from tests.stage import Stage

SHOWN = 40
RECORD = (
    "If that is meant, run `python -m tests.house.walk record` and look at what git shows as "
    "changed in tests/house/walk/recorded before you commit it."
)


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the time to the same instant at every walk."""
    monkeypatch.setattr(clock, "now", lambda: NOON)


def test_every_route_is_walked_to() -> None:
    known = {name for name, _path in routes()}
    missing = known - DOORS.keys()
    assert not missing, (
        f"No walk leads to {missing}: say in tests/house/doors what to ask for there."
    )
    gone = FURTHER.keys() - known
    assert not gone, f"These routes are gone; take them out of tests/house/walk/visits.py: {gone}."


def test_every_address_answers_every_role_as_recorded(
    noon: None, stage: Stage, request: pytest.FixtureRequest
) -> None:
    rounds = Rounds(stage, furnish(stage))
    book = rounds.walk()

    assert rounds.broken == [], "These requests broke a page."
    if request.config.stash.get(RECORDS, False):
        records.write(book)
        return
    told = list(records.differences(records.read(), book))
    rest = f"\n… and {len(told) - SHOWN} more." if len(told) > SHOWN else ""
    if told:
        pytest.fail("\n".join(told[:SHOWN]) + rest + f"\n\n{RECORD}", pytrace=False)
