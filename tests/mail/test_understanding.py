"""A lower limit on the correct readings of public mails."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import mail_understanding
from benchmarks.understanding import bounces, forwards, outcomes, parts, replies, zammad
from benchmarks.understanding.collections import FOLDER, Score
from benchmarks.understanding.readers import OURS, Reader

here = pytest.mark.skipif(not FOLDER.is_dir(), reason="the public mails are not here")

# The share that each task must keep; the names are those of the printed table.
FLOORS: dict[Callable[[Path, Reader], list[Score]], dict[str, float]] = {
    replies.exact: {"reply exact": 0.93},
    replies.soft: {"reply fragments": 0.93},
    replies.html: {"HTML reply exact": 0.95},
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
    bounces.recipients: {"bounces: recipient": 0.97},
    bounces.bounces: {
        "bounces: status": 0.94,
        "bounces: permanent": 0.93,
        "bounces: no bounce": 1.0,
    },
    bounces.false_bounces: {"bounces: none in ordinary mail": 1.0},
    outcomes.outcomes: {"outcome rows": 1.0},
    outcomes.posts: {"reply of whole mails": 1.0},
    zammad.fields: {"Zammad, all six fields": 1.0},
    parts.stalwart: {"stalwart text": 1.0, "stalwart attachments": 1.0, "stalwart structure": 1.0},
    parts.zbateson: {"zbateson text": 1.0, "zbateson attachments": 1.0},
    parts.mime4j: {"mime4j text": 1.0, "mime4j attachments": 1.0, "mime4j structure": 1.0},
}


@here
@pytest.mark.parametrize("task", FLOORS, ids=lambda task: f"{task.__module__}.{task.__name__}")
def test_keeps_its_share(task: Callable[[Path, Reader], list[Score]]) -> None:
    right: dict[str, int] = {}
    total: dict[str, int] = {}
    for score in task(FOLDER, OURS):
        right[score.task] = right.get(score.task, 0) + score.right
        total[score.task] = total.get(score.task, 0) + score.total
    for name, floor in FLOORS[task].items():
        assert right[name] / total[name] >= floor, f"{name}: {right[name]} of {total[name]}"


def test_the_table_of_another_folder_says_what_is_right_and_what_is_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two rows of our own: one that is cut correctly, one whose expectation nobody can meet."""
    folder = tmp_path / "own"
    folder.mkdir()
    right = "Yes.\n\nOn 4 May 2021, Ben <ben@desk.example> wrote:\n> Go on?"
    rows = [
        {"input_text": text, "format": "text", "check": "reply_exact", "expect": expect}
        for text, expect in ((right, "Yes."), ("Yes.", "No."))
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "expected.jsonl").write_text(lines, encoding="utf-8")

    status = mail_understanding.main([str(tmp_path), "--alone"])

    table = capsys.readouterr().out
    (line,) = [line for line in table.splitlines() if line.startswith("│ reply exact ")]
    cells = [cell.strip() for cell in line.strip("│").split("│")]
    assert cells[:5] == ["reply exact", "own", "1", "2", "50.0%"]
    assert cells[-2:] == ["87%", "NO"]
    assert status == 1, "a missed aim is a failure"


def test_a_folder_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert mail_understanding.main(["/nowhere", "--alone"]) == 2
    assert "/nowhere" in capsys.readouterr().err
