"""The benchmark ``bin/bench plans``, on a small desk."""

from __future__ import annotations

import pytest

from tests.benches.running import bench

pytestmark = pytest.mark.slow


def test_every_list_is_read_by_an_index(database_template: str) -> None:
    printed = bench("plans", "--markdown", "--tickets", "3000", tables=database_template)

    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in printed.splitlines()]
    indexes = {row[0]: row[1] for row in rows[2:]}
    assert indexes["Ada: all"] == "ticket_waiting"
    assert indexes["Ben: sort=changed"] == "ticket_unsolved_changed"
    assert indexes["Ada: status=closed queue=support"] == "ticket_solved_of_queue"
    assert indexes["Ada, customers: sort=name"] == "person_by_name"
    assert indexes["Ada, organisations: sort=people"]
