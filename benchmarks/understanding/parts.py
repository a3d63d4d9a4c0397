"""Structure, text and attachments of stalwart's, zbateson's and mime4j's mails."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from rapport.mail.defects import Defects
from rapport.mail.parts import structure

from .collections import Score, letters, overridden, rows, spaced
from .readers import OURS, Reader, Seen

_NAMED = re.compile(r"^\s*content-(?:type|disposition):[^\n]*(?:\n\s[^\n]*)*name=", re.MULTILINE)

Shape = list[Any] | str  # a multipart is the list of its parts, anything else a dot
_STALWART = "stalwart_mail_parser"


def shape(raw: bytes) -> Shape:
    """Return the tree of parts as we divide it; a mail inside a mail is one part."""
    return _shape(structure.parse(raw, Defects()))


def _shape(part: structure.Part) -> Shape:
    return [_shape(child) for child in part.children] if part.children else "."


def _count(scores: dict[str, Score], field: str, name: str, wanted: Any, got: Any) -> None:
    score = scores[field]
    miss = f"{name}: expected {str(wanted)[:400]!r} got {str(got)[:400]!r}"
    score.count(name, wanted == got, miss, excuse=overridden(score.collection, name, field))


def _scores(of: str, collection: str, *names: str) -> dict[str, Score]:
    return {name: Score(f"{of} {name}", collection) for name in names}


def stalwart(folder: Path, reader: Reader) -> list[Score]:
    """Score sender, subject, Message-ID, number of attachments, the text, and the tree of parts."""
    if not reader.see:
        return []
    names = ("from", "subject", "message_id", "attachments", "text", "structure")
    scores = _scores("stalwart", _STALWART, *names)
    for path in sorted((folder / _STALWART / "resources" / "eml").glob("*/*.json")):
        source = path.with_suffix(".eml")
        if ".crlf" in path.name or not source.exists():
            continue
        expected = json.loads(path.read_text(encoding="utf-8"))
        raw = source.read_bytes()
        name = f"{path.parent.name}/{path.stem}"
        for field, wanted, got in _stalwart_fields(expected, reader.see(raw)):
            _count(scores, field, name, wanted, got)
        if reader is OURS:
            _count(scores, "structure", name, _stalwart_shape(expected["parts"], 0), shape(raw))
    return [score for score in scores.values() if score.parts]


def _stalwart_shape(parts: list[dict[str, Any]], index: int) -> Shape:
    inside = parts[index]["body"]
    if isinstance(inside, dict) and "Multipart" in inside:
        return [_stalwart_shape(parts, child) for child in inside["Multipart"]] or "."
    return "."


def _stalwart_fields(expected: dict[str, Any], seen: Seen) -> list[tuple[str, Any, Any]]:
    headers = {
        header["name"]: header["value"]
        for header in expected["parts"][0]["headers"]
        if isinstance(header["name"], str)
    }
    found: list[tuple[str, Any, Any]] = []
    people = _people(headers.get("from"))
    if people:
        wanted = (people[0]["name"] or "", people[0]["address"] or "")
        found.append(("from", wanted, seen.from_))
    for field, name in (("subject", "subject"), ("message_id", "message_id")):
        if isinstance(headers.get(name), dict) and "Text" in headers[name]:
            wanted_text = spaced(headers[name]["Text"])
            found.append((field, wanted_text, spaced(getattr(seen, field))))
    found.append(("attachments", len(expected["attachments"]), seen.attachments))
    bodies = [expected["parts"][index]["body"] for index in expected["text_body"]]
    texts = [body.get("Text") for body in bodies if isinstance(body, dict)]
    plain = "".join(text for text in texts if text)
    if plain:
        found.append(("text", letters(plain), letters(seen.text)))
    return found


def _people(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, dict) or "Address" not in value:
        return []
    people: list[dict[str, Any]] = value["Address"].get("List") or [
        member for group in value["Address"].get("Group", []) for member in group["addresses"]
    ]
    return people


def zbateson(folder: Path, reader: Reader) -> list[Score]:
    """Score main fields, number of attachments, and the text in the file beside it."""
    if not reader.see:
        return []
    names = ("From", "To", "Subject", "Message-ID", "attachments", "text")
    scores = _scores("zbateson", "zbateson_mail_mime_parser", *names)
    base = folder / "zbateson_mail_mime_parser"
    texts = base / "tests" / "_data" / "emails" / "files"
    for _, row in rows(folder, "fields"):
        seen = reader.see((base / row["input"]).read_bytes())
        name, expect = row["input"], row["expect"]
        got: dict[str, Any] = {
            "From": {"name": seen.from_[0], "email": seen.from_[1]},
            "To": {"name": seen.to[0][0], "email": seen.to[0][1]} if seen.to else None,
            "Subject": seen.subject,
            "Message-ID": seen.message_id,
            "attachments": seen.attachments,
        }
        for field in [field for field in got if field in expect]:
            _count(scores, field, name, expect[field], got[field])
        if "text" in expect and (texts / expect["text"]).exists():
            wanted = letters((texts / expect["text"]).read_bytes().decode("latin-1"))
            _count(scores, "text", name, True, wanted in letters(seen.text))
    return [score for score in scores.values() if score.parts]


def mime4j(folder: Path, reader: Reader) -> list[Score]:
    """Score the tree of parts, the first text, and the number of parts beside the text."""
    if not reader.see:
        return []
    scores = _scores("mime4j", "mime4j", "structure", "text", "attachments")
    for path in sorted((folder / "mime4j").rglob("*_decoded.xml")):
        source = path.with_name(path.name.replace("_decoded.xml", ".msg"))
        if not source.exists():
            continue
        raw, root = source.read_bytes(), ElementTree.parse(path).getroot()
        seen, name = reader.see(raw), source.stem
        if reader is OURS:
            _count(scores, "structure", name, _xml_shape(root), shape(raw))
        # A mail of one part is its text, whatever the part's name.
        bodies = _leaves(root) if root.find("multipart") is not None else [("", root[-1])]
        first = next((leaf for leaf in bodies if _is_text(leaf)), None)
        if first is not None:
            inside = _xml_text(path, first[1])
            _count(scores, "text", name, True, letters(inside) in letters(seen.text))
        others = sum(not _is_text(leaf) for leaf in bodies)
        _count(scores, "attachments", name, others, seen.attachments)
    return [score for score in scores.values() if score.parts]


def _xml_shape(entity: ElementTree.Element) -> Shape:
    multipart = entity.find("multipart")
    if multipart is None:
        return "."
    return [_xml_shape(part) for part in multipart.findall("body-part")] or "."


def _leaves(entity: ElementTree.Element) -> list[tuple[str, ElementTree.Element]]:
    """Return (headers, body) of every leaf part; a mail inside a mail is one."""
    multipart = entity.find("multipart")
    if multipart is not None:
        return [leaf for part in multipart.findall("body-part") for leaf in _leaves(part)]
    fields = "\n".join(field.text or "" for field in entity.iterfind("header/field")).lower()
    return [(fields, child) for child in entity if child.tag != "header"]


def _is_text(leaf: tuple[str, ElementTree.Element]) -> bool:
    """Return whether a leaf is shown as the body: text without a name and not sent as a file."""
    fields, body = leaf
    is_file = "content-disposition: attachment" in fields or _NAMED.search(fields) is not None
    return body.tag == "text-body" and not is_file


def _xml_text(path: Path, body: ElementTree.Element) -> str:
    beside = path.parent / body.get("name", "")
    return beside.read_bytes().decode("latin-1") if beside.is_file() else (body.text or "")
