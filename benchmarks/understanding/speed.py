"""The time a typical mail takes, beside the standard library's."""

from __future__ import annotations

import email
import email.policy
import statistics
import time
from collections.abc import Callable

from rapport.mail import read

ROUNDS = 300
_PARAGRAPH = (
    "I tried again this morning and it stopped at the same place. The order is from last week,\n"
    "and the confirmation says that it was sent. Could you look what became of it, please?\n"
    "If you need the number of the invoice, it is 2026-{number}.\n"
    "I was billed twice for it, on two accounts.\n"
)
_QUOTE = (
    "On Mon, 16 Nov 2026 at 10:12, Support <support@desk.example> wrote:\n"
    "> Your request has arrived. One of us will read it and answer you.\n"
    "> To add something, just answer this mail.\n"
)
_SIGNATURE = "-- \nSales office\nTel. +49 30 1234567\nwww.company.example\n"


def typical() -> bytes:
    """Return a typical reply of about 5 KB: text and HTML, a quote, a signature, long headers."""
    text = "\n".join(_PARAGRAPH.replace("{number}", str(n)) for n in range(4))
    text = f"{text}\n{_SIGNATURE}\n{_QUOTE}"
    page = "".join(f"<p>{line}</p>\n" for line in text.replace(">", "&gt;").splitlines())
    lines = f"""\
Return-Path: <dora@company.example>
Received: from mail.company.example (mail.company.example [192.0.2.7])
\tby mx.desk.example (Postfix) with ESMTPS id 4Fq2Xn0kZ9z9rxK
\tfor <support@desk.example>; Mon, 16 Nov 2026 11:30:05 +0100 (CET)
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=company.example; s=s1;
\th=from:to:subject:date:message-id; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;
\tb=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+yuU4zGeeruD00lszZVoG4ZHRNiYzR
From: =?utf-8?q?Zo=C3=AB_M=C3=BCller?= <dora@company.example>
To: Support <support@desk.example>
Subject: Re: Your request about order 4711
Date: Mon, 16 Nov 2026 11:30:00 +0100
Message-ID: <CAF+4711@company.example>
In-Reply-To: <1@desk.example>
References: <1@desk.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_1_="

--=_1_=
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

{text}
--=_1_=
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

<html><head><style>p {{ margin: 0 }}</style></head><body>
{page}</body></html>
--=_1_=--
"""
    return lines.replace("\n", "\r\n").encode()


def measured(rounds: int = ROUNDS) -> dict[str, float]:
    """Return median milliseconds of ours and of the standard library's parser with
    either policy.
    """
    raw = typical()
    acts: dict[str, Callable[[], object]] = {
        "ours": lambda: read(raw),
        "default": lambda: email.message_from_bytes(raw, policy=email.policy.default),
        "compat32": lambda: email.message_from_bytes(raw),
    }
    took: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):  # in turns, so that other load on the machine affects all alike
        for name, act in acts.items():
            start = time.perf_counter()
            act()
            took[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) * 1000 for name, times in took.items()}
