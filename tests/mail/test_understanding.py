"""A lower limit on the correct readings of public mails."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import mail_understanding
from benchmarks.understanding import (
    bounces,
    fifths,
    forwards,
    outcomes,
    parts,
    replies,
    speed,
    zammad,
)
from benchmarks.understanding.collections import FOLDER, Score, Tally
from benchmarks.understanding.readers import OURS, Reader

here = pytest.mark.skipif(not FOLDER.is_dir(), reason="the public mails are not here")

# The share that each task must keep; the names are those of the printed table.
FLOORS: dict[Callable[[Path, Reader], list[Score]], dict[str, float]] = {
    replies.exact: {"reply exact": 0.87},
    replies.soft: {"reply fragments": 0.93},
    replies.html: {"HTML reply exact": 0.91},
    replies.signatures: {
        "signature cut, sender known": 0.84,
        "nothing cut, sender known": 1.0,
        "signature cut, bare text": 0.78,
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
    outcomes.posts: {"reply of whole mails": 0.66},
    zammad.fields: {"Zammad, all six fields": 0.96},
    parts.stalwart: {"stalwart text": 1.0, "stalwart attachments": 0.95, "stalwart structure": 1.0},
    parts.zbateson: {"zbateson text": 1.0, "zbateson attachments": 1.0},
    parts.mime4j: {"mime4j text": 1.0, "mime4j attachments": 1.0, "mime4j structure": 1.0},
}


@here
@pytest.mark.parametrize("task", FLOORS, ids=lambda task: f"{task.__module__}.{task.__name__}")
def test_keeps_its_share(task: Callable[[Path, Reader], list[Score]]) -> None:
    found: dict[str, Tally] = {}
    for score in task(FOLDER, OURS):
        found.setdefault(score.task, Tally()).add(score.within())
    for name, floor in FLOORS[task].items():
        assert found[name].share >= floor, f"{name}: {found[name]}"


def test_the_table_of_another_folder_says_what_is_right_and_what_is_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two rows of our own: one that is cut correctly, one whose expectation nobody can meet."""
    right = "Yes.\n\nOn 4 May 2021, Ben <ben@desk.example> wrote:\n> Go on?"
    write(tmp_path, {"one": (right, "Yes."), "other": ("Yes.", "No.")})

    status = mail_understanding.main([str(tmp_path), "--alone"])

    cells = row(capsys)
    assert cells[:5] == ["reply exact", "own", "1", "2", "50.0%"]
    assert cells[-2:] == ["87%", "NO"]
    assert status == 1, "a missed aim is a failure"


@pytest.fixture
def replies_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the exact replies be the only task, without the time that they take."""
    tasks = [aimed for aimed in mail_understanding.TASKS if aimed.task is replies.exact]
    monkeypatch.setattr(mail_understanding, "TASKS", tasks)
    took = {"ours": 1.0, "default": 1.0, "compat32": 1.0}
    monkeypatch.setattr(speed, "measured", lambda: took)


@pytest.mark.usefixtures("replies_alone")
def test_the_fifth_part_is_counted_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {SEEN: ("Yes.", "No."), UNSEEN: ("Yes.", "Yes.")})

    mail_understanding.main([str(tmp_path), "--alone"])
    assert row(capsys)[2:8] == ["1", "2", "50.0%", "", "0/1 0.0%", "1/1 100.0%"]

    mail_understanding.main([str(tmp_path), "--alone", "--parts", "1,2,3,4"])
    assert row(capsys)[2:8] == ["0", "1", "0.0%", "", "0/1 0.0%", ""]

    mail_understanding.main([str(tmp_path), "--alone", "--parts", "5"])
    assert row(capsys)[2:8] == ["1", "1", "100.0%", "", "", "1/1 100.0%"]


@pytest.mark.usefixtures("replies_alone")
def test_a_miss_of_the_fifth_part_is_never_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {SEEN: ("An open secret", "No."), UNSEEN: ("A kept secret", "No.")})
    for chosen in ((), ("--parts", "1,2,3,4"), ("--parts", "5")):
        mail_understanding.main([str(tmp_path), "--misses", "reply", *chosen])
        told = capsys.readouterr().out
        assert ("An open secret" in told) == (chosen != ("--parts", "5"))
        assert "A kept secret" not in told


@pytest.mark.parametrize("chosen", ["", "0", "6", "1,9", "one", "1,one"])
def test_parts_that_are_not_there_are_refused(chosen: str) -> None:
    with pytest.raises(SystemExit):
        mail_understanding.main(["--parts", chosen])


def test_mails_of_a_kind_are_in_one_part() -> None:
    forwards = ("gmail_en_body.txt", "gmail_en_body_variant_2.txt", "gmail_en_subject.txt")
    assert {fifths.family("crisp_email_forward_parser", name) for name in forwards} == {"gmail_en"}
    bounces = ("maildir/lhost-exim-01.eml", "maildir/lhost-exim-22.eml")
    assert {fifths.family("sisimai_set_of_emails", name) for name in bounces} == {"lhost-exim"}
    assert fifths.family("talon", "emails/Reply-1.TXT") == "reply-1"
    assert {fifths.part("talon", f"mail-{number}") for number in range(50)} == fifths.ALL


# Names whose parts are known.
SEEN = next(f"mail-{n}" for n in range(99) if fifths.part("own", f"mail-{n}") != fifths.UNSEEN)
UNSEEN = next(f"mail-{n}" for n in range(99) if fifths.part("own", f"mail-{n}") == fifths.UNSEEN)


def write(base: Path, wanted: dict[str, tuple[str, str]]) -> None:
    """Write a collection with a text and its reply under each name."""
    (base / "own").mkdir()
    lines = [
        json.dumps({"test": name, "input_text": text, "format": "text", "check": "reply_exact"}
                   | {"expect": expect})
        for name, (text, expect) in wanted.items()
    ]  # fmt: skip
    (base / "own" / "expected.jsonl").write_text("\n".join(lines), encoding="utf-8")


def row(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the cells of the table's line for replies."""
    table = capsys.readouterr().out
    (line,) = [line for line in table.splitlines() if line.startswith("│ reply exact ")]
    return [cell.strip() for cell in line.strip("│").split("│")]


def test_a_folder_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert mail_understanding.main(["/nowhere", "--alone"]) == 2
    assert "/nowhere" in capsys.readouterr().err
