"""Every charset that Python knows, declared rightly, wrongly or not at all."""

from __future__ import annotations

import codecs
import pkgutil
from base64 import b64encode
from collections.abc import Iterator
from encodings import __path__ as ENCODINGS
from encodings.aliases import aliases

import pytest

from rapport.mail import read
from rapport.mail.characters.labels import codec_for
from rapport.mail.tests.fields.test_guessed_charsets import SAMPLES

TEXTS = tuple(dict.fromkeys(text for _language, _codec, text in SAMPLES))
# Not for text, or of this machine alone.
OTHERS = {"idna", "punycode", "undefined", "mbcs", "oem", "unicode_escape", "raw_unicode_escape"}
# Editions of Big5 disagree on Cyrillic, and the one in use has none of Python's.
OPEN = {("big5", "ru"), ("big5", "uk"), ("big5", "bg")}


def _codecs() -> Iterator[str]:
    for name in sorted({module.name for module in pkgutil.iter_modules(ENCODINGS)}):
        try:
            found = codecs.lookup(name)
        except LookupError:
            continue
        if getattr(found, "_is_text_encoding", False) and name not in OTHERS:
            yield name


def _spellings(codec: str) -> set[str]:
    """Return how mails may spell a codec: its names, by IANA's ways, in any case."""
    names = {codec, *(alias for alias, known in aliases.items() if known == codec)}
    dashed = {name.replace("_", "-") for name in names}
    bare = codec.replace("_", "-")
    return dashed | {bare.upper(), f'"{bare}"', f"x-{bare}", f"cs{bare.replace('-', '')}"}


def _mail(data: bytes, label: str | None) -> bytes:
    declared = f"Content-Type: text/plain; charset={label}\r\n" if label is not None else ""
    head = f"From: a@b.example\r\n{declared}Content-Transfer-Encoding: base64\r\n\r\n"
    return head.encode() + b64encode(data)


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        data = text.encode(codec)
        return data if data.decode(codec) == text else None
    except (UnicodeError, LookupError):
        return None


@pytest.mark.parametrize("codec", list(_codecs()))
def test_each_charset_is_read_by_each_of_its_names(codec: str) -> None:
    for language, _codec, text in SAMPLES:
        data = _encoded(text, codec)
        if data is None or (codec, language) in OPEN:
            continue
        for label in _spellings(codec):
            assert read(_mail(data, label)).text == text, (codec, label, language)
        break


@pytest.mark.parametrize("label", [None, "x-unknown", "nonsense", "x-user-defined", "us-ascii"])
def test_a_charset_that_nobody_names_is_guessed(label: str | None) -> None:
    for language, codec, text in SAMPLES:
        assert read(_mail(text.encode(codec), label)).text == text, (language, codec)


@pytest.mark.parametrize(
    "label",
    [
        *("gb2312", "gbk", "big5", "euc-kr", "shift_jis", "euc-jp", "koi8-r", "iso-2022-jp"),
        *("windows-1251", "iso-8859-2", "cp437", "tis-620", "iso-8859-1", "utf-16"),
    ],
)
def test_utf_8_under_any_other_name_is_utf_8(label: str) -> None:
    for text in TEXTS:
        assert read(_mail(text.encode(), label)).text == text


@pytest.mark.parametrize("label", ["utf-8", "UTF8", "unicode-1-1-utf-8"])
def test_what_is_not_utf_8_is_not_read_as_such(label: str) -> None:
    for language, codec, text in SAMPLES:
        assert read(_mail(text.encode(codec), label)).text == text, (language, codec)


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "latin1"])
def test_another_alphabet_under_the_plainest_name_is_told_by_its_letters(label: str) -> None:
    latin = {"cp1250", "cp1252", "cp1254", "cp1257", "iso8859-2", "iso8859-15", "iso8859-16"}
    foreign = [each for each in SAMPLES if each[1].replace("_", "-") not in latin]
    assert len(foreign) > 15
    for language, codec, text in foreign:
        if codec not in ("utf-8", "utf_8"):
            assert read(_mail(text.encode(codec), label)).text == text, (language, codec)


@pytest.mark.parametrize(
    ("codec", "label"),
    [
        ("cp1250", "iso-8859-2"),
        ("cp1251", "iso-8859-5"),
        ("cp1253", "iso-8859-7"),
        ("cp1254", "iso-8859-9"),
        ("cp1255", "iso-8859-8"),
        ("cp1256", "iso-8859-6"),
        ("cp1257", "iso-8859-13"),
        ("cp1252", "iso-8859-15"),
        ("cp1252", "iso-8859-1"),
        ("koi8_r", "windows-1251"),
        ("cp1251", "koi8-r"),
        ("iso8859-5", "koi8-r"),
        ("cp866", "windows-1251"),
    ],
)
def test_the_charsets_of_windows_under_other_names(codec: str, label: str) -> None:
    alphabet = "cp1251" if codec in ("koi8_r", "iso8859-5", "cp866") else codec
    for language, native, text in SAMPLES:
        if native != alphabet or language in ("uk", "bg"):
            continue
        data = _encoded(text, codec)
        if data is not None:
            assert read(_mail(data, label)).text == text, (language, codec, label)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("utf-8;format=flowed", "utf-8"),
        ("utf8_general_ci", "utf-8"),
        ("de_DE.UTF-8", "utf-8"),
        ("UTF-8 (Unicode)", "utf-8"),
        ("Western (Windows-1252)", None),
        ("western-windows-1252", "cp1252"),
        ("ISO-8859-1//TRANSLIT", "cp1252"),
        ("ISO_8859-15:1998", "iso8859-15"),
        ("_iso-2022-jp$ESC", "iso-2022-jp"),
        ("csWindows31J", "cp932"),
        ("csISO58GB231280", "gb18030"),
        ("cp-936", "gb18030"),
        ("x-mac-centraleurroman", None),
        ("windows-65001", "utf-8"),
        ("cp20866", "koi8_r"),
        ("base64", None),
        ("rot13", None),
        ("", None),
    ],
)
def test_labels(label: str, codec: str | None) -> None:
    found = codec_for(label)
    assert (codecs.lookup(found).name if found else None) == (
        codecs.lookup(codec).name if codec else None
    )


@pytest.mark.parametrize("escapes", ["iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3"])
def test_editions_of_iso_2022_jp(escapes: str) -> None:
    text = "お世話になっております。ランプが壊れました。"
    if escapes == "iso2022_jp_2":
        text += " 안녕 Grüße"

    assert read(_mail(text.encode(escapes), "iso-2022-jp")).text == text


def test_half_width_kana() -> None:
    for label in ("shift_jis", "windows-31j", "iso-2022-jp"):
        assert read(_mail("ﾊﾝｶｸ ｶﾅ".encode("cp932"), label)).text == "ﾊﾝｶｸ ｶﾅ"


@pytest.mark.parametrize("codec", ["utf_16", "utf_16_le", "utf_16_be", "utf_32"])
def test_wide_text_without_an_ascii_letter(codec: str) -> None:
    text = "こんにちは。ランプが壊れました。見てください。"
    assert read(_mail(text.encode(codec), codec.replace("_", "-"))).text == text
