"""Reply text, plain and HTML, and signatures."""

from __future__ import annotations

import re

from rapport.channels.email.reading import read
from rapport.channels.email.reading.html_text import render
from rapport.channels.email.reading.quoting import split
from rapport.channels.email.reading.report import reply_text

from .collections import ROOT, Score, bare, body, raw, rows, spaced


def exact() -> list[Score]:
    """`reply_exact` on bare texts, strictly: the signature must be off as expected."""
    return _exact("reply exact", strict=True)


def exact_or_signed() -> list[Score]:
    """The same where a peer that cuts no signatures may have kept one."""
    return _exact("reply exact, signature free", strict=False)


def _exact(task: str, *, strict: bool) -> list[Score]:
    scores: dict[str, Score] = {}
    for collection, row in rows("reply_exact"):
        score = scores.setdefault(collection, Score(task, collection))
        if row["format"] == "eml":
            mail = read(raw(collection, row))
            reply, signature = mail.reply, mail.signature
        else:
            found = split(body(collection, row))
            reply, signature = found.reply, found.signature
        expected = spaced(row["expect"])
        ok = spaced(reply) == expected
        if not strict:
            ok = ok or spaced(f"{reply}\n{signature}") == expected
        name = str(row.get("input") or row.get("test"))
        score.count(
            ok, f"{name}\n--- expected\n{row['expect']}\n--- got\n{reply}\n--- sig\n{signature}"
        )
    return list(scores.values())


def soft() -> list[Score]:
    """Fragments that must, or must not, be in the reply."""
    scores: dict[str, Score] = {}
    for collection, row in rows("contains", "not_contains"):
        score = scores.setdefault(collection, Score("reply fragments", collection))
        reply = spaced(split(body(collection, row)).reply)
        inside = spaced(row["expect"]) in reply
        score.count(
            inside == (row["check"] == "contains"), f"{row['input']}: {row['expect']}\n{reply}"
        )
    return list(scores.values())


def html() -> list[Score]:
    """Reply of HTML bodies, compared without white space."""
    score = Score("HTML reply exact", "talon")
    for collection, row in rows("html_reply_exact_nows", "reply_exact_nows"):
        found = reply_text(body(collection, row), "", is_html=True)
        expected = row["expect"]
        if expected.lstrip().startswith("<"):
            expected = render(expected).text
        ok = bare(found["reply"]) == bare(expected)
        if not ok and found["signature"]:
            ok = bare(found["reply"] + found["signature"]) == bare(expected)
        name = str(row.get("input") or row.get("test"))
        miss = f"{name}\n{body(collection, row)[:1500]}\n--- expected\n{expected}\n--- got\n"
        score.count(ok, miss + found["reply"])
    return [score]


_MARK = re.compile(r"^(?:#sig#|#reply#)", re.MULTILINE)


def signatures() -> list[Score]:
    """mailgun_forge: the signature cut where there is one, nothing cut where there is none."""
    scores = []
    for known in (True, False):
        suffix = "sender known" if known else "bare text"
        cut = Score(f"signature cut, {suffix}", "mailgun_forge")
        left = Score(f"nothing cut, {suffix}", "mailgun_forge")
        for collection, row in rows("signature_lines"):
            text = _MARK.sub("", body(collection, row))
            if known:
                sender = (ROOT / collection / row["sender_file"]).read_bytes().strip()
                mail = read(
                    b"From: "
                    + sender
                    + b"\nContent-Type: text/plain; charset=utf-8\n\n"
                    + text.encode()
                )
                reply, signature = mail.reply, mail.signature
            else:
                found = split(text)
                reply, signature = found.reply, found.signature
            ok = spaced(reply) == spaced(row["expect"])
            ends = (row["expect"][-300:], reply[-300:])
            miss = f"{row['input']}\n--- expected\n...{ends[0]}\n--- got\n...{ends[1]}"
            (cut if row["has_signature"] else left).count(ok, f"{miss}\n--- sig\n{signature}")
        scores += [cut, left]
    return scores
