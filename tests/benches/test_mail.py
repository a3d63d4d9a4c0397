"""The benchmark ``bin/bench mail``."""

from __future__ import annotations

import pytest

from tests.benches.running import quickly

pytestmark = pytest.mark.slow


def test_mails_and_replies_are_measured_on_two_desks(database_template: str) -> None:
    lines = quickly("mail", tables=database_template)

    for what in ("new mails", "replies"):
        small, large, grown = lines[what]
        assert int(small[0]) < int(large[0]) == int(grown[0])
        assert all(line[1].endswith("/s") for line in (small, large, grown))
        assert len(lines[f"{what}, no sync"]) == 2
