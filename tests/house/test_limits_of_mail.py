"""Limits in the code that reads mail, each named in docs/reference/limits-of-mail.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "limits-of-mail.md"
ROOMS = (
    *("mail", "channels/parsed.py", "channels/arrivals/rules", "channels/particulars"),
    *("channels/webform/forms.py", "tickets/correspondence"),
    *(f"channels/email/{wing}" for wing in ("fetching", "listening", "meaning", "sending")),
)
# Beyond the bounds of these rules nothing folds: whatever they do not look at is shown.
FOLDING = ("rapport/mail/quoting/", "rapport/mail/learnt/", "rapport/mail/heads.py")
WORDS = re.compile(r"_?(?:MOST|LONGEST|LARGEST|DEEPEST|HEADERS|QUOTED)(?:_[A-Z_]+)?|OLDEST_IDS")
ROW = re.compile(r"`([\w/]+\.py)` `(\w+)` ([\d,]+)")


def limits() -> Iterator[tuple[str, str, int]]:
    """Yield the file, name and value of each constant that bounds what is read of a mail."""
    for room in ROOMS:
        place = ROOT / "rapport" / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            name = str(path.relative_to(ROOT))
            if "tests" in path.parts or name.startswith(FOLDING):
                continue
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    constant, value = node.targets[0].id, _number(node.value)
                    if WORDS.fullmatch(constant) and value is not None:
                        yield name, constant, value


def _number(node: ast.expr) -> int | None:
    """Return the number that an expression of numbers makes, None of any other."""
    if any(isinstance(each, ast.Name | ast.Call | ast.Attribute) for each in ast.walk(node)):
        return None
    found = eval(compile(ast.Expression(node), "limit", "eval"), {})  # noqa: S307
    return found if isinstance(found, int) else None


def test_each_limit_is_in_the_reference_with_its_number() -> None:
    text = PAGE.read_text(encoding="utf-8")
    told = {(file, name, int(number.replace(",", ""))) for file, name, number in ROW.findall(text)}
    assert sorted(set(limits()) ^ told) == []
