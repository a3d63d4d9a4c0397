"""Boxes of clients, and what stands in and around them."""

from __future__ import annotations

import pytest

from rapport.mail.document import reply_text
from rapport.mail.text import elements, markup
from rapport.mail.text.html_text import render
from tests.growth import assert_linear

INTRODUCTION = "On 2 March 2026 Help &lt;help@nordlicht.example&gt; wrote:"
OLD = "<blockquote class='gmail_quote'>Which size?</blockquote>"


def reply(page: str) -> str:
    return str(reply_text(page, "", is_html=True)["reply"])


def test_an_answer_between_introduction_and_quote_shows() -> None:
    page = (
        f"<div class='gmail_quote'><div class='gmail_attr'>{INTRODUCTION}</div>Size 42.{OLD}</div>"
    )
    assert reply(page) == "Size 42."


def test_an_answer_in_the_box_below_the_quote_shows() -> None:
    page = f"<div class='gmail_quote'>{INTRODUCTION}{OLD}<div>Size 42.</div></div>"
    assert reply(page) == "Size 42."


def test_text_in_a_box_without_blockquote_is_quoted() -> None:
    page = f"Size 42.<div class='gmail_quote'>{INTRODUCTION}<div>Which size?</div></div>"
    assert reply(page) == "Size 42."


def test_what_a_quoted_mail_marks_ends_with_the_quote() -> None:
    inner = "<div id='divRplyFwdMsg'><b>From:</b> Bea<br><b>Sent:</b> Monday</div>Older"
    page = f"{INTRODUCTION}<blockquote type='cite'>{inner}</blockquote><p>Size 42.</p>"
    assert reply(page) == "Size 42."


@pytest.mark.parametrize(
    "header",
    [
        "<b>From:</b> Help<br><b>Sent:</b> Monday, 2 March 2026",
        "<b>Von:</b> Hilfe &lt;help@nordlicht.example&gt;<br><b>Datum:</b> 2. März",
        "<b>Date:</b> 2 March<br><b>From:</b> Help<br><b>Subject:</b> Your order",
    ],
)
def test_a_line_above_a_header_begins_a_quote(header: str) -> None:
    page = f"Size 42.<div style='border-top:1px solid red'>{header}</div><p>Which size?</p>"
    assert reply(page) == "Size 42."


@pytest.mark.parametrize(
    "text",
    [
        "From: Bern<br>To: Ulm<br>Date: 3 March, 10:05",
        "Total: 42<br>Paid: 40",
        "One more thing: the cable.",
    ],
)
@pytest.mark.parametrize("side", ["top", "left"])
def test_a_drawn_box_with_other_text_is_the_writers(text: str, side: str) -> None:
    page = f"My trip.<div style='border-{side}:1px solid red'>{text}</div><p>Thank you.</p>"
    assert "".join(reply(page).split()) == "".join(
        f"My trip.{text}Thank you.".replace("<br>", "").split()
    )


@pytest.mark.parametrize(
    "old",
    [
        "Dear Bea,<br>which size?",
        "<p>Hallo Bea,</p><p>Größe?</p>",
        "From: Help &lt;help@n.example&gt;<br>Date: 2 March 2026<br>Subject: Size<br>Which?",
        "On 2 March 2026 Help &lt;help@nordlicht.example&gt; wrote:<br>Which size?",
        "Which size?<br>On 2 March 2026 at 10:00 Bea &lt;bea@lunt.example&gt; wrote:<br>One lamp.",
    ],
)
def test_a_mail_in_a_bare_blockquote_is_a_quote(old: str) -> None:
    page = f"Size 42.<blockquote>{old}</blockquote><div>PS In grey, please.</div>"
    assert " ".join(reply(page).split()) == "Size 42. PS In grey, please."


def test_a_bare_blockquote_without_evidence_shows() -> None:
    page = "Size 42.<blockquote>Which size?</blockquote><div>PS In grey, please.</div>"
    assert reply(page).split("\n") == ["Size 42.", "Which size?", "PS In grey, please."]


@pytest.mark.parametrize("above", ["", "You wrote:", "Your page says,", "I read there that…"])
def test_a_bare_blockquote_that_the_writer_leads_to_shows(above: str) -> None:
    page = f"{above}<blockquote>Returns are free.</blockquote><div>So why do I pay?</div>"
    assert "Returns are free." in reply(page)


def test_answers_between_bare_blockquotes_keep_them() -> None:
    quoted = [f"<blockquote>Which {each}?</blockquote>" for each in ("size", "colour")]
    assert reply(f"Hello,{quoted[0]}42.{quoted[1]}Grey.").split("\n") == [
        "Hello,",
        "> Which size?",
        "42.",
        "> Which colour?",
        "Grey.",
    ]


def test_an_introduction_in_words_that_no_table_has_counts_above_a_clients_quote() -> None:
    page = (
        "Size 42.<p>Kutoka kwa help@nordlicht.example:</p><blockquote type=cite>Which?</blockquote>"
    )
    assert reply(page) == "Size 42."


def test_an_unclosed_hidden_element_hides_nothing() -> None:
    assert "Size 42." in render("<div style='display:none'>Preview<p>Size 42.</p>").text


@pytest.mark.parametrize(
    ("start", "unit", "count"),
    [
        ("", "<div class=gmail_quote>a", 20_000),
        ("", f"<div class=gmail_quote>{INTRODUCTION}{OLD}b</div>", 5_000),
        ("", f"<div style='border-left:1px solid'>{INTRODUCTION}<br>", 6_000),
        ("", "<div style='border-top:1px solid'>From: a@b.example<br>Sent: 1<br>", 8_000),
        ("<br>" * 50_000, "<blockquote type=cite></blockquote>", 9_000),
    ],
    ids=range(5),
)
def test_hostile_boxes_take_linear_time(start: str, unit: str, count: int) -> None:
    assert_linear(render, lambda times: start + unit * times, count)


@pytest.mark.parametrize(
    "source",
    [
        'id="OLK_SRC_BODY_SECTION"',
        'id="MESSAGE_DATA_MARKER"',
        'id="isForwardContent"',
        'id="oriMsgHtmlSeperator"',
        'id="sig48151623"',
        'id="CanarySig"',
        'id="x_x_appendonsend"',
        'class="xm_compose_origin_mail_container"',
        'class="__postbox-detected-content"',
        'class="domino-section"',
        'class="history_container"',
        'class="nh_extra"',
        'class="zmail_extra"',
        'class="bloop_sign"',
        'class="mb_sig"',
        'style="display:inline-block; width:98%"',
    ],
)
def test_the_quick_look_misses_no_mark(source: str) -> None:
    assert markup.may_mark(source)
    assert any(markup.of(tag, elements.attributes(source)) for tag in ("div", "hr"))
