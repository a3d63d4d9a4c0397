"""The six main fields of Zammad's mails.

Other values that are equally right are accepted.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from rapport.mail import read

from .collections import Score, letters, overridden, spaced
from .readers import Reader, Seen, shown

_NAMES = ("from_email", "from_display_name", "to", "subject", "content_type", "body")


class _Loader(yaml.SafeLoader):
    """YAML with Ruby's tags read as the plain values they wrap."""


def _untagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)  # type: ignore[arg-type]  # only scalars are left


_Loader.add_multi_constructor("!ruby", _untagged)
_Loader.add_multi_constructor("!", _untagged)


def fields(folder: Path, reader: Reader) -> list[Score]:
    """Score each field, and all six together."""
    if not reader.see:
        return []
    scores = {name: Score(f"Zammad {name}", "zammad") for name in _NAMES}
    total = Score("Zammad, all six fields", "zammad")
    others = folder / "zammad" / "overrides.json"
    overrides = json.loads(others.read_text(encoding="utf-8")) if others.exists() else {}
    for path in sorted((folder / "zammad" / "test" / "data" / "mail").glob("*.yml")):
        source = path.with_suffix(".box")
        if not source.exists():
            continue
        expected = yaml.load(path.read_text(encoding="utf-8"), _Loader)
        seen = reader.see(source.read_bytes())
        allowed = overrides.get(path.stem, {})
        wrong: list[str] = []
        excused: list[str] = []
        for name in [name for name in _NAMES if name in expected]:
            ok, got = _field(name, expected[name], seen, allowed.get(name, []))
            excuse = overridden("zammad", path.stem, name)
            miss = f"{path.stem}: expected {str(expected[name])[:700]!r} got {got[:700]!r}"
            scores[name].count(path.stem, ok, miss, excuse=excuse)
            wrong += [] if ok else [name]
            excused += [name] if excuse and not ok else []
        total.count(path.stem, not wrong, f"{path.stem}: {wrong}", excuse=wrong == excused)
    return [*scores.values(), total]


def _field(name: str, value: Any, seen: Seen, allowed: list[str]) -> tuple[bool, str]:
    wanted = [str(value if value is not None else ""), *allowed]
    if value == "no visible content":
        wanted.append("")
    if name == "from_email":
        return seen.from_[1] in [w.strip() for w in wanted], seen.from_[1]
    if name == "from_display_name":
        return spaced(seen.from_[0]) in [spaced(w) for w in wanted], seen.from_[0]
    if name == "to":
        got = ", ".join(email for _, email in seen.to)
        return any(_same_people(w, seen) for w in wanted), got
    if name == "subject":
        return spaced(seen.subject) in [spaced(w) for w in wanted], seen.subject
    if name == "content_type":
        return seen.content_type in wanted, seen.content_type
    got_text = shown(seen.html) if seen.html is not None else seen.text
    rendered = [shown(w) if seen.html is not None else w for w in wanted]
    candidates = {letters(got_text), letters(seen.text)}
    return any(_close(letters(w), c) for w in [*wanted, *rendered] for c in candidates), got_text


def _same_people(text: str, seen: Seen) -> bool:
    found = {email.lower() for _, email in seen.to if email}
    wanted = {a.email.lower() for a in read(b"To: " + text.encode() + b"\n\n").to if a.email}
    return found == wanted


def _close(one: str, other: str) -> bool:
    """Return whether both are equal, or one holds the other except for link addresses."""
    return one == other or (len(one) > 40 and len(other) > 40 and one[:400] == other[:400])
