"""HTML for display: nothing runs or loads, the structure stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rapport.channels.email.meaning.sanitise import MOST_TAGS, sanitise
from rapport.mail import read
from tests.growth import assert_linear

FIXTURES = Path(__file__).parents[6] / "shared" / "fixtures" / "mail"
DANGER = re.compile(
    r"(?i)<(?:script|style|form|input|iframe|object|embed|link|meta|base|svg|math|button|textarea)\b"
    r"|\son\w+\s*=|\sstyle\s*=|\s(?:src|background|poster|srcset)\s*=\s*[\"']?\s*(?:https?:)?//"
    r"|(?:src|href)\s*=\s*[\"']?\s*(?:javascript|vbscript|file):|url\("
)


def tags_of(source: str) -> str:
    """Return the markup alone: text may say anything."""
    return " ".join(re.findall(r"<[^>]*>", source))


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>x",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' java\tscript:alert(1)'>x</a>",
        "<p style='background:url(https://t.example/p.gif)'>x</p>",
        "<style>@import 'https://t.example/x.css'</style>x",
        "<form action='https://t.example'><input name=a><button>x</button></form>",
        "<iframe src='https://t.example'></iframe>x",
        "<svg><script>alert(1)</script></svg>x",
        "<math><mtext><style><img src onerror=alert(1)></style></mtext></math>",
        "<base href='https://t.example/'><a href='x'>x</a>",
        "<meta http-equiv=refresh content='0;https://t.example'>x",
        "<link rel=stylesheet href='https://t.example/x.css'>x",
        "<table background='https://t.example/p.gif'><tr><td>x</td></tr></table>",
        "<img srcset='https://t.example/p.gif 2x' src='https://t.example/p.gif'>",
        "<img src='//t.example/p.gif'>",
        "<video src='https://t.example/v' poster='https://t.example/p'></video>x",
        "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    ],
)
def test_nothing_dangerous_is_left(source: str) -> None:
    assert not DANGER.search(tags_of(sanitise(source)))


def test_remote_images_are_held_until_asked() -> None:
    source = '<p>Hi<img src="https://t.example/p.gif" alt="Logo" width="10"></p>'
    held = sanitise(source)
    assert 'data-held-src="https://t.example/p.gif"' in held
    assert not re.search(r"\ssrc=", held)
    assert 'class="held-image"' in held
    shown = sanitise(source, restore_images=True)
    assert 'src="https://t.example/p.gif"' in shown
    assert "held-image" not in shown


def test_inline_images_come_from_attachments() -> None:
    source = "<img src='cid:logo@x'><img src='cid:unknown'>"
    shown = sanitise(source, cid_urls={"logo@x": "/attachments/7/"})
    assert shown == '<img src="/attachments/7/"><img>'


def test_links_open_apart_and_tell_nothing() -> None:
    shown = sanitise("<a href='https://nordwind.example/x' class='c'>here</a>")
    assert 'href="https://nordwind.example/x"' in shown
    assert 'rel="noopener noreferrer nofollow"' in shown
    assert 'target="_blank"' in shown
    assert "class" not in shown


def test_structure_stays() -> None:
    source = (
        "<h2>A</h2><ul><li><b>B</b></li></ul><table><tr><td colspan=2 dir=rtl>C</td></tr></table>"
    )
    shown = sanitise(source)
    for piece in ("<h2>A</h2>", "<ul><li><b>B</b></li></ul>", 'colspan="2"', 'dir="rtl"'):
        assert piece in shown


# An eighth of the counted limit already makes more of them than are looked at.
@pytest.mark.parametrize(("unit", "count"), [("<div>", 200_000), ("<b><i>", 100_000),
                                             ("<table>", 8 * MOST_TAGS), ("<a>", 100_000),
                                             ("<", 1_000_000), ("&", 1_000_000)])  # fmt: skip
def test_deep_pages_take_linear_time(unit: str, count: int) -> None:
    assert_linear(sanitise, lambda times: unit * times, count)


@pytest.mark.parametrize("misplaced", ["<wbr>", "<b>x</b>", "x<hr>"])
def test_what_stands_in_a_table_but_in_no_cell_is_cut(misplaced: str) -> None:
    def page(count: int) -> str:
        return "<p>Here it is.</p><table>" + misplaced * count

    assert "Here it is." in sanitise(page(MOST_TAGS))
    assert_linear(sanitise, page, 8 * MOST_TAGS)


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="the collection of public mails is not here")
def test_no_public_mail_leaves_anything_dangerous() -> None:
    pages = 0
    for path in sorted(FIXTURES.rglob("*")):
        if path.is_file() and (html := read(path.read_bytes()).html):
            pages += 1
            assert not DANGER.search(tags_of(sanitise(html))), path.name
    assert pages > 50


def test_a_scheme_in_capitals_is_held_back_too() -> None:
    held = sanitise('<img src="HTTPS://elsewhere.example/1.png">')
    assert 'data-held-src="https://elsewhere.example/1.png"' in held
    assert " src=" not in held


def test_a_document_of_its_own_keeps_looks_and_nothing_that_acts() -> None:
    source = (
        '<p style="color:red; position:fixed; background:url(https://x.example/a.png)">a</p>'
        '<td bgcolor="#eee" style="padding-left:4px">b</td><font color="blue">c</font>'
        "<style>*{display:none}</style><script>alert(1)</script>"
        '<a href="javascript:x" style="color:green" onclick="x">d</a>'
    )
    shown = sanitise(f"<table><tr>{source}</tr></table>", keep_styles=True)

    assert 'style="color:red"' in shown
    assert 'style="padding-left:4px"' in shown
    assert 'bgcolor="#eee"' in shown
    assert '<font color="blue">' in shown
    for word in ("position", "url(", "<style", "<script", "onclick", "javascript"):
        assert word not in shown
    assert "style" not in sanitise(source)


def test_a_ground_written_in_short_keeps_its_colour_and_fetches_nothing() -> None:
    said = sanitise(
        '<p style="background:#b4532a;color:#fff">A</p>'
        "<p style='BACKGROUND: rgb(1, 2, 3) !important'>B</p>"
        '<p style="background:url(https://track.example/p.gif) red">background: red;</p>',
        keep_styles=True,
    )

    assert "background-color:#b4532a" in said.replace(" ", "")
    assert "background-color:rgb(1,2,3)" in said.replace(" ", "")
    assert "track.example" not in said
    assert ">background: red;</p>" in said
