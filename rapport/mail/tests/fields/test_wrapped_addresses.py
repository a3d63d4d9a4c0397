"""Addresses within what mail programs wrap around them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.mail import Address, read
from rapport.mail.defects import Defects
from rapport.mail.fields import addresses, wrapping

EMAIL = "bea@lunt.example"
# Each writes one person; {n} is the name, {e} the address.
NAMED = (
    "{n} <{e}>", '"{n}" <{e}>', "'{n}' <{e}>", "\"'{n}'\" <{e}>", "{n} <'{e}'>", '{n} <"{e}">',
    "{n} <<{e}>>", "{n} < {e} >", "{n} <mailto:{e}>", "{n} <MAILTO:{e}>", "{n} <smtp:{e}>",
    "{n} [mailto:{e}]", "{n} [{e}]", "{n} {{{e}}}", "{n} &lt;{e}&gt;", "{n} <{e}.>", "{n} <{e};>",
    "{n} <{e},>", "{n} <{e}>.", "{n} <{e}>>", '"{n} <{e}>"', '"{n} <{e}>', '{n}" <{e}>',
    '{e} ({n})', "{n} ({e})", "{n} mailto:{e}", '{n} "{e}"', "<{e}> {n}", "{n} <{e}\\>",
    "{n} <\u200b{e}\u200b>", "{n}\u200b <{e}>", "‘{n}’ <{e}>", "“{n}” <{e}>", "{n} <‘{e}’>",
)  # fmt: skip
UNNAMED = (
    "{e}", "<{e}>", "'{e}'", '"{e}"', "`{e}`", "‘{e}’", "“{e}”", "<'{e}'>", "'{e}' <{e}>",
    "\"'{e}'\" <'{e}'>", '"{e}" <{e}>', '"<{e}>" <{e}>', "<<{e}>>", "[{e}]", "({e})", "{e}.",
    "<{e}.>", "mailto:{e}", "<mailto:{e}>", "{e} <mailto:{e}>", "[mailto:{e}]", "SMTP:{e}",
    "{e}\\", "{e}\xa0", "\u200b{e}", "{e}>", "&lt;{e}&gt;", "=?utf-8?Q?=27{e}=27?= <{e}>",
)  # fmt: skip
# What a space or a doubled sign does to the address itself.
SPACED = ("bea @lunt.example", "bea@ lunt.example", "bea @ lunt.example", "bea@lunt .example")
MENDED = (
    *SPACED,
    "bea@lunt. example",
    "bea@@lunt.example",
    "bea(at)lunt.example",
    '"bea"@lunt.example',
)
NAMES = ("Bea Lunt", "Bea", "Béa Lünt", "李雷", "Bea O'Hara", "Dr. Bea Lunt-Berg", "Лидия Лунт")
COMMAS = ("Lunt, Bea", "Lunt, Bea, Dr.", "Lunt, Bea (Sales)")
FIELDS = ("From", "To", "Cc", "Reply-To")


def _written(form: str, name: str) -> str:
    return form.format(n=name, e=EMAIL)


def _parsed(value: str) -> list[Address]:
    return list(addresses.parse(value, Defects()))


def _seen(found: Address) -> tuple[str, str]:
    return wrapping.name_beside(found.name, found.email), found.email


@pytest.mark.parametrize("form", NAMED)
@pytest.mark.parametrize("name", NAMES)
def test_a_wrapped_address_is_the_same_person(form: str, name: str) -> None:
    assert [_seen(each) for each in _parsed(_written(form, name))] == [(name, EMAIL)]


@pytest.mark.parametrize("form", UNNAMED)
def test_an_address_is_no_name(form: str) -> None:
    assert [_seen(each) for each in _parsed(_written(form, ""))] == [("", EMAIL)]


@pytest.mark.parametrize("spelling", MENDED)
@pytest.mark.parametrize("form", ["{n} <{e}>", '"{n}" <{e}>'])
def test_an_address_with_a_slip_is_the_address(form: str, spelling: str) -> None:
    written = form.format(n="Bea Lunt", e=spelling)

    assert _parsed(written) == [Address("Bea Lunt", EMAIL)]


@pytest.mark.parametrize("name", COMMAS)
@pytest.mark.parametrize("form", ["{n} <{e}>", "'{n}' <{e}>", '"{n} <{e}>', "{n} [{e}]"])
def test_a_name_with_commas_that_nobody_quoted_is_one_name(form: str, name: str) -> None:
    ole = "Ole Berg <ole@berg.example>"
    bea = _written(form, name)
    wanted = name.replace(" (Sales)", "")  # a comment

    for value, place in ((bea, 0), (f"{ole}, {bea}", 1), (f"{bea}, {ole}", 0)):
        found = _parsed(value)
        assert found[place] == Address(wanted, EMAIL) or found[place] == Address(name, EMAIL)
        assert len(found) == 1 + (place or value != bea)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("Bea Lunt <bea@lunt.example", ["bea@lunt.example"]),
        ("Ole <ole@berg.example, Bea <bea@lunt.example>", ["ole@berg.example", EMAIL]),
        ("Ole <ole@berg.example, bea@lunt.example", ["ole@berg.example", EMAIL]),
        ("Bea <bea@lunt.example,ole@berg.example>", [EMAIL, "ole@berg.example"]),
        ("bea@lunt.example ole@berg.example", [EMAIL, "ole@berg.example"]),
        ("'bea@lunt.example'; 'ole@berg.example'", [EMAIL, "ole@berg.example"]),
        ("Bea <bea@lunt.example> Ole <ole@berg.example>", [EMAIL, "ole@berg.example"]),
        ("Bea (Sales <bea@lunt.example>", [EMAIL]),
        ("Bea :) <bea@lunt.example>", [EMAIL]),
    ],
)
def test_nobody_is_lost_and_nobody_added(value: str, wanted: list[str]) -> None:
    assert [each.email for each in _parsed(value)] == wanted


@pytest.mark.parametrize(
    "value", ["o'hara@lunt.example", "Bea <o'hara@lunt.example>", "'o'hara@lunt.example'"]
)
def test_an_apostrophe_within_belongs_to_the_address(value: str) -> None:
    assert _parsed(value)[0].email == "o'hara@lunt.example"


def test_who_has_only_a_name_stays_nobody_elses() -> None:
    found = _parsed("Team North; Bea Lunt <bea@lunt.example>")

    assert found == [Address("Team North", ""), Address("Bea Lunt", EMAIL)]


@settings(max_examples=300, deadline=None)
@given(
    field=st.sampled_from(FIELDS),
    forms=st.lists(st.sampled_from((*NAMED, *UNNAMED)), min_size=1, max_size=4),
    names=st.lists(st.sampled_from(NAMES), min_size=4, max_size=4),
    separator=st.sampled_from((", ", ",", ",\r\n ", ",\r\n\t")),
)
def test_in_any_field_and_at_any_place_each_is_one(
    field: str, forms: Sequence[str], names: Sequence[str], separator: str
) -> None:
    written = [
        form.format(n=name, e=f"p{at}@lunt.example")
        for at, (form, name) in enumerate(zip(forms, names, strict=False))
        if not _is_open(form)
    ]
    raw = f"{field}: {separator.join(written)}\r\nSubject: x\r\n\r\nx".encode()
    mail = read(raw)
    found = {"From": (mail.from_,), "To": mail.to, "Cc": mail.cc, "Reply-To": mail.reply_to}[field]

    wanted = [f"p{at}@lunt.example" for at, form in enumerate(forms) if not _is_open(form)]
    got = [each.email for each in found]
    assert got == (wanted[:1] or [""] if field == "From" else wanted)


def _is_open(form: str) -> bool:
    """Return whether a form leaves a quote open, so that the next address is within it."""
    return form.count('"') % 2 == 1
