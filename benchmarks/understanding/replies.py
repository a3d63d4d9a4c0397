"""Reply text, plain and HTML, and signatures."""

from __future__ import annotations

import re
from pathlib import Path

from .collections import Score, bare, body, name_of, overridden, raw, rows, spaced
from .readers import Cut, Reader, shown


def exact(folder: Path, reader: Reader) -> list[Score]:
    """Score `reply_exact` on bare texts, strictly: the signature must be cut as expected."""
    return _exact(folder, reader, "reply exact", strict=True)


def exact_or_signed(folder: Path, reader: Reader) -> list[Score]:
    """Score the same where a peer that cuts no signatures may have kept one."""
    return _exact(folder, reader, "reply exact, signature free", strict=False)


def _exact(folder: Path, reader: Reader, task: str, *, strict: bool) -> list[Score]:
    if not (reader.cut and reader.cut_mail):
        return []
    scores: dict[str, Score] = {}
    for collection, row in rows(folder, "reply_exact"):
        score = scores.setdefault(collection, Score(task, collection))
        if row["format"] == "eml":
            found = reader.cut_mail(raw(folder, collection, row))
        else:
            found = reader.cut(body(folder, collection, row))
        expected = spaced(row["expect"])
        ok = spaced(found.reply) == expected
        if not strict:
            ok = ok or spaced(f"{found.reply}\n{found.signature}") == expected
        score.count(name_of(row), ok, _difference(name_of(row), row["expect"], found))
    return list(scores.values())


def _difference(name: str, expected: str, found: Cut) -> str:
    return f"{name}\n--- expected\n{expected}\n--- got\n{found.reply}\n--- sig\n{found.signature}"


def soft(folder: Path, reader: Reader) -> list[Score]:
    """Score fragments that must, or must not, be in the reply."""
    if not reader.cut:
        return []
    scores: dict[str, Score] = {}
    for collection, row in rows(folder, "contains", "not_contains"):
        score = scores.setdefault(collection, Score("reply fragments", collection))
        reply = spaced(reader.cut(body(folder, collection, row)).reply)
        inside = spaced(row["expect"]) in reply
        wanted = row["check"] == "contains"
        score.count(row["input"], inside == wanted, f"{row['input']}: {row['expect']}\n{reply}")
    return list(scores.values())


# We show a blockquote by marks, as in plain text; the expectation by its tags.
_MARKED = re.compile(r"^[>\s]+", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")


def _unmarked(text: str) -> str:
    return bare(_MARKED.sub("", text))


def html(folder: Path, reader: Reader) -> list[Score]:
    """Score the reply of HTML bodies, compared without white space."""
    if not reader.cut_html:
        return []
    score = Score("HTML reply exact", "talon")
    for collection, row in rows(folder, "html_reply_exact_nows", "reply_exact_nows"):
        source = body(folder, collection, row)
        found = reader.cut_html(source)
        expected = row["expect"]
        if "<" in expected:  # its tags may have lost their spaces
            expected = shown(_TAG.sub(" ", expected))
        ok = _unmarked(found.reply) == bare(expected)
        if not ok and found.signature:
            ok = _unmarked(f"{found.reply}\n{found.signature}") == bare(expected)
        excuse = overridden(collection, name_of(row), "reply")
        miss = _difference(f"{name_of(row)}\n{source[:1500]}", expected, found)
        score.count(name_of(row), ok, miss, excuse=excuse)
    return [score]


_MARK = re.compile(r"^(?:#sig#|#reply#)", re.MULTILINE)


def signatures(folder: Path, reader: Reader) -> list[Score]:
    """Score mailgun_forge: the signature cut if there is one, nothing cut otherwise."""
    if not (reader.cut and reader.cut_mail):
        return []
    scores = []
    for known in (False, True):
        suffix = "sender known" if known else "bare text"
        cut = Score(f"signature cut, {suffix}", "mailgun_forge")
        left = Score(f"nothing cut, {suffix}", "mailgun_forge")
        for collection, row in rows(folder, "signature_lines"):
            text = _MARK.sub("", body(folder, collection, row))
            if known:
                sender = (folder / collection / row["sender_file"]).read_bytes().strip()
                head = b"\nContent-Type: text/plain; charset=utf-8\n\n"
                found = reader.cut_mail(b"From: " + sender + head + text.encode())
            else:
                found = reader.cut(text)
            ok = spaced(found.reply) == spaced(row["expect"])
            miss = _difference(row["input"], row["expect"][-300:], found)
            (cut if row["has_signature"] else left).count(row["input"], ok, miss)
        scores += [cut, left]
    return scores
