"""Answers that their colour, font or weight sets apart within a quote."""

from __future__ import annotations

import pytest

from rapport.mail.document import reply_text
from rapport.mail.text.html_text import render


def reply(page: str) -> str:
    return str(reply_text(page, "", is_html=True)["reply"])


@pytest.mark.parametrize(
    "quoted",
    [
        "<p style='color:navy'><b>Your order</b></p><p>It was sent.</p>",
        "<p>Your number is</p><p><b>4711</b></p><p>Kind regards<br><font color=navy>Ben</font></p>",
        "<p>It was sent.</p><p><b>Total: 40 EUR</b></p><p>Ben</p>",
        "<p>It was sent.</p><p><a href='https://x.example' style='color:red'>Track it</a></p>",
        "<p>It was sent.</p><p style='font-size:10px;color:#999'>Nordlicht GmbH, Ulm</p>",
        "<h2 style='color:red'>Sale</h2><p>Lamps</p><p style='font-family:Arial'>All cheap.</p>",
        "<p>Is it on?</p><p style='color:#000'>Then switch it off.</p>",
        "<blockquote><p>Is it on?</p><p style='color:red'>It is.</p></blockquote>",
    ],
)
def test_what_a_quoted_mail_sets_apart_is_quoted(quoted: str) -> None:
    page = f"<p>Thanks, done.</p><blockquote type=cite>{quoted}</blockquote>"
    assert reply(page) == "Thanks, done."


def test_answers_stay_between_what_they_answer() -> None:
    page = (
        "<p>Hello,</p><blockquote type=cite><p>Which size?</p><p><font color=red>42</font></p>"
        "<p>Which colour?</p><p><font color=red>Grey</font></p><p>Ben</p></blockquote>"
    )
    assert [line for line in reply(page).split("\n") if line] == [
        "Hello,",
        "> Which size?",
        "42",
        "> Which colour?",
        "Grey",
    ]


def test_many_looks_are_those_of_a_newsletter() -> None:
    rows = "".join(f"<p>Is it on?</p><p style='color:#{n:02x}0033'>{n}</p>" for n in range(90))
    assert reply(f"<p>Unsubscribe me.</p><blockquote type=cite>{rows}</blockquote>") == (
        "Unsubscribe me."
    )


def test_elements_that_never_end_take_no_longer() -> None:
    page = f"<blockquote type=cite>{'<span style=color:red>a<b>b<br>' * 15_000}"
    assert render(page).text.count("ab") == 15_000
