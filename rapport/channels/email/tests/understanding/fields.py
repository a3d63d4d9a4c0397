"""Right values: the mails of Zammad, stalwart, zbateson, mime4j, and all files for exceptions."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import yaml

from rapport.channels.email.reading import Mail, read
from rapport.channels.email.reading.html_text import render

from .collections import ROOT, Score, letters, rows, spaced


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


def zammad() -> list[Score]:
    """The six main fields of Zammad's mails, each and all together."""
    names = ("from_email", "from_display_name", "to", "subject", "content_type", "body")
    scores = {name: Score(f"Zammad {name}", "zammad") for name in names}
    total = Score("Zammad, all six fields", "zammad")
    overrides = json.loads((ROOT / "zammad" / "overrides.json").read_text(encoding="utf-8"))
    for path in sorted((ROOT / "zammad" / "test" / "data" / "mail").glob("*.yml")):
        source = path.with_suffix(".box")
        if not source.exists():
            continue
        expected = yaml.load(path.read_text(encoding="utf-8"), _Loader)
        mail = read(source.read_bytes())
        allowed = overrides.get(path.stem, {})
        wrong = []
        for name in names:
            if name not in expected:
                continue
            ok, got = _zammad_field(name, expected[name], mail, allowed.get(name, []))
            scores[name].count(
                ok, f"{path.stem}: expected {str(expected[name])[:700]!r} got {got[:700]!r}"
            )
            if not ok:
                wrong.append(name)
        total.count(not wrong, f"{path.stem}: {wrong}")
    return [*scores.values(), total]


def _zammad_field(name: str, value: Any, mail: Mail, allowed: list[str]) -> tuple[bool, str]:
    wanted = [str(value if value is not None else ""), *allowed]
    if value == "no visible content":
        wanted.append("")
    if name == "from_email":
        return mail.from_.email in [w.strip() for w in wanted], mail.from_.email
    if name == "from_display_name":
        return spaced(mail.from_.name) in [spaced(w) for w in wanted], mail.from_.name
    if name == "to":
        got = ", ".join(address.email for address in mail.to)
        return any(_same_people(w, mail) for w in wanted), got
    if name == "subject":
        return spaced(mail.subject) in [spaced(w) for w in wanted], mail.subject
    if name == "content_type":
        return mail.content_type in wanted, mail.content_type
    got_text = render(mail.html).text if mail.html is not None else mail.text
    shown = [render(w).text if mail.html is not None else w for w in wanted]
    candidates = {letters(got_text), letters(mail.text)}
    return any(_close(letters(w), c) for w in [*wanted, *shown] for c in candidates), got_text


def _same_people(text: str, mail: Mail) -> bool:
    found = {address.email.lower() for address in mail.to if address.email}
    wanted = {a.email.lower() for a in read(b"To: " + text.encode() + b"\n\n").to if a.email}
    return found == wanted


def _close(one: str, other: str) -> bool:
    """Equal, or one holds the other but for link addresses that a reader shows or not."""
    return one == other or (len(one) > 40 and len(other) > 40 and one[:400] == other[:400])


def stalwart() -> list[Score]:
    """From, subject, number of attachments and the first text of stalwart's mails."""
    scores = {name: Score(f"stalwart {name}", "stalwart_mail_parser")
              for name in ("from", "subject", "message_id", "attachments", "text")}  # fmt: skip
    folder = ROOT / "stalwart_mail_parser" / "resources" / "eml"
    for path in sorted(folder.glob("*/*.json")):
        source = path.with_suffix(".eml") if ".crlf" not in path.name else None
        if source is None or not source.exists():
            continue
        expected = json.loads(path.read_text(encoding="utf-8"))
        mail = read(source.read_bytes())
        name = f"{path.parent.name}/{path.stem}"
        for field, wanted, got in _stalwart_fields(expected, mail):
            scores[field].count(
                wanted == got, f"{name}: expected {str(wanted)[:500]!r} got {str(got)[:500]!r}"
            )
    return list(scores.values())


def _stalwart_fields(expected: dict[str, Any], mail: Mail) -> list[tuple[str, Any, Any]]:
    root = expected["parts"][0]
    headers = {
        header["name"]: header["value"]
        for header in root["headers"]
        if isinstance(header["name"], str)
    }
    found: list[tuple[str, Any, Any]] = []
    if isinstance(headers.get("from"), dict) and "Address" in headers["from"]:
        people = headers["from"]["Address"].get("List") or [
            member
            for group in headers["from"]["Address"].get("Group", [])
            for member in group["addresses"]
        ]
        if people:
            found.append(
                (
                    "from",
                    (people[0]["name"] or "", people[0]["address"] or ""),
                    (mail.from_.name, mail.from_.email),
                )
            )
    if isinstance(headers.get("subject"), dict) and "Text" in headers["subject"]:
        found.append(("subject", spaced(headers["subject"]["Text"]), spaced(mail.subject)))
    if isinstance(headers.get("message_id"), dict) and "Text" in headers["message_id"]:
        found.append(("message_id", headers["message_id"]["Text"], mail.message_id))
    found.append(("attachments", len(expected["attachments"]), len(mail.attachments)))
    texts = [expected["parts"][index]["body"].get("Text") for index in expected["text_body"]]
    plain = "".join(text for text in texts if text)
    if plain:
        found.append(("text", letters(plain), letters(mail.text)))
    return found


def zbateson() -> list[Score]:
    names = ("From", "To", "Subject", "Message-ID", "attachments", "text")
    scores = {name: Score(f"zbateson {name}", "zbateson") for name in names}
    base = ROOT / "zbateson_mail_mime_parser"
    texts = base / "tests" / "_data" / "emails" / "files"
    for _, row in rows("fields"):
        mail = read((base / row["input"]).read_bytes())
        expect = row["expect"]
        got: dict[str, Any] = {
            "From": {"name": mail.from_.name, "email": mail.from_.email},
            "To": {"name": mail.to[0].name, "email": mail.to[0].email} if mail.to else None,
            "Subject": mail.subject,
            "Message-ID": mail.message_id,
            "attachments": len(mail.attachments),
        }
        for name, value in got.items():
            if name in expect:
                scores[name].count(
                    value == expect[name], f"{row['input']}: expected {expect[name]} got {value}"
                )
        if "text" in expect and (texts / expect["text"]).exists():
            wanted = letters((texts / expect["text"]).read_bytes().decode("latin-1"))
            scores["text"].count(wanted in letters(mail.text), f"{row['input']}: {mail.text[:300]}")
    return list(scores.values())


def every_file() -> list[Score]:
    """No exception and no more than a second for any file of the collection."""
    score = Score("read without exception, within 1 s", "all files")
    for path in sorted(Path(ROOT).rglob("*")):
        if path.is_file():
            start = time.process_time()
            read(path.read_bytes())
            score.count(time.process_time() - start < 1.0, path.name)
    return [score]
