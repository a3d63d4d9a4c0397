"""Our own reply cases: today's mail programs in thirty languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rapport.mail.tests import reply_cases
from rapport.mail.tests.reply_cases import Case

from .collections import Score, bare, spaced
from .readers import Cut, Reader

_SETS: dict[str, Callable[[], list[Case]]] = {
    "plain": reply_cases.plain,
    "pages": reply_cases.pages,
    "languages": reply_cases.languages,
}


def own(folder: Path, reader: Reader) -> list[Score]:
    """Score the reply alone, of texts, pages and languages; the folder makes no difference."""
    if not (reader.cut and reader.cut_mail):
        return []
    scores = []
    for name, cases in _SETS.items():
        score = Score("own reply cases", name)
        for case in cases():
            found = _cut(case, reader)
            if found is not None:
                same = bare if case.is_html else spaced
                ok = same(found.reply) == same(case.reply)
                score.count("", ok, f"{case.name}\n{case.text}\n--- got\n{found.reply}")
        scores.append(score)
    return scores


def _cut(case: Case, reader: Reader) -> Cut | None:
    if case.is_html:
        return reader.cut_html(case.text) if reader.cut_html else None
    if case.sender and reader.cut_mail:
        head = f"From: {case.sender}\nContent-Type: text/plain; charset=utf-8\n\n"
        return reader.cut_mail((head + case.text).encode())
    return reader.cut(case.text) if reader.cut else None
