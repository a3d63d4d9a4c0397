"""Addresses, encoded words and dates, as mails really write them."""

from __future__ import annotations

import pytest

from rapport.mail.defects import Defects
from rapport.mail.fields import addresses, dates, encoded_words


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a@b.example", [("", "a@b.example")]),
        ("<a@b.example>", [("", "a@b.example")]),
        ('"Lind, Dora" <a@b.example>', [("Lind, Dora", "a@b.example")]),
        ("Dora Lind <a@b.example>", [("Dora Lind", "a@b.example")]),
        ("a@b.example (Dora Lind)", [("Dora Lind", "a@b.example")]),
        ("=?utf-8?Q?Lind,_Dora?= <a@b.example>", [("Lind, Dora", "a@b.example")]),
        ('"=?utf-8?B?RMO8cmVy?=" <a@b.example>', [("Dürer", "a@b.example")]),
        ("Team: a@b.example, C <c@d.example>;", [("", "a@b.example"), ("C", "c@d.example")]),
        ("undisclosed-recipients:;", []),
        ("a@b.example; c@d.example", [("", "a@b.example"), ("", "c@d.example")]),
        ("Dora <mailto:a@b.example>", [("Dora", "a@b.example")]),
        ("Dora <a@b.example.>", [("Dora", "a@b.example")]),
        ("<@relay.example:a@b.example>", [("", "a@b.example")]),
        ("a@b.example <a@b.example>", [("a@b.example", "a@b.example")]),
        ('"a b"@c.example', [("", '"a b"@c.example')]),
        ("Dora Lind", [("Dora Lind", "")]),
        ('"Dora \\"D\\" Lind" <a@b.example>', [('Dora "D" Lind', "a@b.example")]),
        ("=?utf-8?Q?Dora_=3Ca=40b.example=3E?=", [("Dora", "a@b.example")]),
        ("", []),
    ],
)
def test_addresses(value: str, expected: list[tuple[str, str]]) -> None:
    found = addresses.parse(value, Defects())
    assert [(address.name, address.email) for address in found] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
        ("=?utf-8?B?R3LD?= =?utf-8?B?vMOfZQ==?=", "Grüße"),
        ("=?iso-8859-1?q?a?= b =?iso-8859-1?q?c?=", "a b c"),
        ("=?utf-8?Q?a?=\t=?utf-8?Q?b?=", "ab"),
        ("=?utf-8?Q?a b?=", "a b"),
        ("=?utf-8*de?Q?J=C3=BCrgen?=", "Jürgen"),
        ("Re: =?utf-8?Q?what=3F?=", "Re: what?"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?x-none?Q?a?=", "a"),
        ("=?utf-8?Q?open", "open"),
        ("a =? b", "a =? b"),
    ],
)
def test_encoded_words(value: str, expected: str) -> None:
    assert encoded_words.decode(value, Defects()) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Tue, 4 May 2021 10:12:00 +0200", "2021-05-04T08:12:00+00:00"),
        ("4 May 2021 10:12 GMT", "2021-05-04T10:12:00+00:00"),
        ("Tue, 04 May 21 10:12:00 EST", "2021-05-04T15:12:00+00:00"),
        ("Tue May  4 10:12:00 2021", "2021-05-04T10:12:00+00:00"),
        ("2021-05-04T10:12:00Z", "2021-05-04T10:12:00+00:00"),
        ("2021-05-04 10:12:00 -0700", "2021-05-04T17:12:00+00:00"),
        ("Di, 4 Mai 2021 10:12:00 +0200 (CEST)", "2021-05-04T08:12:00+00:00"),
        ("Tue, 4 May 2021 10:12:60 +0000", "2021-05-04T10:12:59+00:00"),
        ("04/05/2021 10:12 PM", "2021-05-04T22:12:00+00:00"),
        ("Tue, 4 May 2021 10:12:00 +9900", "2021-05-04T10:12:00+00:00"),
        ("Tue, 32 May 2021 10:12:00 +0000", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(value: str, expected: str | None) -> None:
    found = dates.parse(value)
    assert (found.isoformat() if found else None) == expected
