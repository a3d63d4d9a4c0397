"""Letters generated from parts, the same on every run."""

from __future__ import annotations

from functools import cache
from random import Random

from rapport.mail.tests.letters import kinds, pages, plain
from rapport.mail.tests.letters.blocks import LANGUAGES, Parts
from rapport.mail.tests.letters.letters import FOLDED, SHOWN, Letter, is_held, written

MOST = 1_500
_FORMS = {"text": 55, "html": 20, "mail": 15, "mail-html": 10}
# A bit more than half must be shown; what must be folded has fewer kinds.
_KINDS = {**dict.fromkeys(SHOWN, 3), **dict(zip(FOLDED, (15, 12, 12, 6), strict=True))}


def every(seed: int = 1) -> list[Letter]:
    """Return all letters: those written one by one, then the generated ones of a seed."""
    return [*written(), *generated(seed=seed)]


@cache
def generated(count: int = MOST, seed: int = 1) -> tuple[Letter, ...]:
    """Return that many letters; each one depends on the seed and its number alone."""
    return tuple(letter(number, seed) for number in range(count))


def letter(number: int, seed: int = 1) -> Letter:
    """Return one letter, in the language whose turn it is."""
    language = LANGUAGES[number % len(LANGUAGES)]
    random = Random(f"letters {seed} {number}")
    kind = random.choices(list(_KINDS), list(_KINDS.values()))[0]
    form = random.choices(list(_FORMS), list(_FORMS.values()))[0]
    id_ = f"{language}-g{number:04}"
    parts = Parts(language, random, held=is_held(id_))
    blocks = kinds.BY_NAME[kind](parts)
    is_html = form in ("html", "mail-html")
    lines = (pages if is_html else plain).lines(blocks, parts)
    sender = parts.name if form.startswith("mail") else ""
    place = f"seed {seed}, number {number}"
    return Letter(id_, language, kind, form, sender, lines, place)
