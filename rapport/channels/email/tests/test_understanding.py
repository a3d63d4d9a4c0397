"""The reading of public mails does not fall below what it has reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("yaml", reason="the expectations of one collection are YAML")

from rapport.channels.email.tests.understanding import (  # noqa: E402  # after the check above
    bounces,
    fields,
    forwards,
    outcomes,
    replies,
)
from rapport.channels.email.tests.understanding.collections import ROOT, Score  # noqa: E402

pytestmark = pytest.mark.skipif(not ROOT.is_dir(), reason="the public mails are not here")

# Share that each task must keep; the names are those of the printed table.
FLOORS: dict[Callable[[], list[Score]], dict[str, float]] = {
    replies.exact: {"reply exact": 0.93},
    replies.soft: {"reply fragments": 0.93},
    replies.html: {"HTML reply exact": 0.83},
    replies.signatures: {
        "signature cut, sender known": 0.95,
        "nothing cut, sender known": 1.0,
        "signature cut, bare text": 0.84,
        "nothing cut, bare text": 1.0,
    },
    forwards.forwards: {
        "forwards: all fields right": 0.98,
        "forwards: sender alone": 1.0,
        "forwards: none where none is": 1.0,
    },
    bounces.bounces: {
        "bounces: recipient": 0.97,
        "bounces: status": 0.94,
        "bounces: permanent": 0.93,
        "bounces: no bounce": 1.0,
    },
    bounces.false_bounces: {"bounces: none in ordinary mail": 1.0},
    outcomes.outcomes: {"outcome rows": 1.0},
    outcomes.posts: {"reply of whole mails": 1.0},
    fields.zammad: {"Zammad, all six fields": 0.96},
}


@pytest.mark.parametrize("task", FLOORS, ids=lambda task: task.__name__)
def test_keeps_its_share(task: Callable[[], list[Score]]) -> None:
    right: dict[str, int] = {}
    total: dict[str, int] = {}
    for score in task():
        right[score.task] = right.get(score.task, 0) + score.right
        total[score.task] = total.get(score.task, 0) + score.total
    for name, floor in FLOORS[task].items():
        assert right[name] / total[name] >= floor, f"{name}: {right[name]} of {total[name]}"
