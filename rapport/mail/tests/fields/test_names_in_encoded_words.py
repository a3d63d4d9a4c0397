"""Names and subjects in encoded words, with the mistakes of mail programs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

import pytest

from rapport.mail import read

NAMES = [
    ("Müller, Jürgen", "iso-8859-1"),
    ("Øystein Ås", "windows-1252"),
    ("Łukasz Żak", "iso-8859-2"),
    ("Иван Петров", "koi8-r"),
    ("Иван Петров", "windows-1251"),
    ("田中太郎", "iso-2022-jp"),
    ("田中太郎", "shift_jis"),
    ("田中太郎", "euc-jp"),
    ("王小明", "gb2312"),
    ("王小明", "big5"),
    ("김민수", "ks_c_5601-1987"),
    ("Ιωάννης", "iso-8859-7"),
    ("שרה כהן", "windows-1255"),
    ("محمد علي", "windows-1256"),
    ("สมชาย", "tis-620"),
    ("Jürgen 😀", "utf-8"),
    ("Zoë O’Hara, Dr.", "utf-8"),
    ("Đặng Thị Hoa", "utf-8"),
    ("ﾊﾝｶｸ", "shift_jis"),
]


def _q(data: bytes, *, spaces: bool = False) -> str:
    kept = {byte: chr(byte) for byte in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    kept[0x20] = " " if spaces else "_"
    return "".join(kept.get(byte) or f"={byte:02X}" for byte in data)


def _b(data: bytes) -> str:
    return b64encode(data).decode()


def _forms(name: str, charset: str) -> Iterator[str]:
    data = name.encode(charset)
    b, q = _b(data), _q(data)
    yield f"=?{charset}?Q?{q}?="
    yield f"=?{charset.upper()}?q?{q.lower() if charset == 'koi8-r' else q}?="
    yield f"=?{charset}?B?{b}?="
    yield f"=?{charset}?b?{b.rstrip('=')}?="
    yield f"=?{charset}?B?{b}==?="
    yield f"=?{charset}?Q?{_q(data, spaces=True)}?="
    yield f"=?{charset}?B?{b[:4]} {b[4:]}?="
    yield f"=?{charset}? B ?{b}?="
    yield f"=? {charset} ?B? {b} ?="
    yield f"=?{charset}*xx?B?{b}?="
    yield f"=?{charset}?B?{b}"
    yield f"=?utf-8?Q?{_q(f'=?{charset}?B?{b}?='.encode())}?="
    for cut in range(1, len(data)):
        yield f"=?{charset}?B?{_b(data[:cut])}?= =?{charset}?B?{_b(data[cut:])}?="
        yield f"=?{charset}?Q?{_q(data[:cut])}?=\r\n\t=?{charset}?Q?{_q(data[cut:])}?="


@pytest.mark.parametrize(("name", "charset"), NAMES)
def test_a_name_and_a_subject_are_read_through_each_mistake(name: str, charset: str) -> None:
    for form in _forms(name, charset):
        mail = read(f"From: {form} <a@b.example>\r\nSubject: {form}\r\n\r\nx".encode())
        assert (mail.from_.name, mail.from_.email) == (name, "a@b.example"), form
        assert mail.subject == name, form


@pytest.mark.parametrize(("name", "charset"), NAMES)
def test_among_others_in_cc_nobody_is_split_at_a_comma(name: str, charset: str) -> None:
    data = name.encode(charset)
    for word in (f"=?{charset}?Q?{_q(data)}?=", f"=?{charset}?B?{_b(data)}?="):
        for form in (word, f'"{word}"'):
            cc = f"c@d.example, {form} <a@b.example>, {form}\r\n <e@f.example>"
            found = read(f"Cc: {cc}\r\n\r\nx".encode()).cc
            assert [(each.name, each.email) for each in found] == [
                ("", "c@d.example"),
                (name, "a@b.example"),
                (name, "e@f.example"),
            ]


@pytest.mark.parametrize(("name", "charset"), NAMES)
def test_raw_bytes_are_read_as_the_body_is(name: str, charset: str) -> None:
    head = b'From: "' + name.encode(charset) + b'" <a@b.example>\r\n'
    raw = head + f"Content-Type: text/plain; charset={charset}\r\n\r\nx".encode()

    assert read(raw).from_.name == name
