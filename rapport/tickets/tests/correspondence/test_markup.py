"""Formatting, and plain text that stays as it was typed."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.tickets.correspondence import markup

PLAIN = [
    "Dear Dora,\n\nthe export works again.\n\nBen",
    "2*3*4 = 24",
    "2 * 3 * 4",
    "2**3 and 4**5",
    "snake_case and __init__.py and _this_ too",
    "a * b and c*d*",
    "*.txt and *.csv, or foo.*",
    "f(**kwargs) and g(*args)",
    "price* without tax\n*plus shipping",
    "*3* stars",
    "f*** and s**t",
    "*** Important ***",
    "**********",
    "---",
    "* * *",
    "# 4812 is yours, see #4813",
    "#4812",
    "1. Dezember ist Feiertag.",
    "2026. A long year.",
    "3. third\n4. fourth",
    "1. only one",
    "- Ben",
    "-- \nBen",
    "+ 5 %\n+ 6 %",
    ">50 % of users\n>60 % of desks",
    "a > b",
    "-> see there",
    "don`t say can`t",
    "``` is not closed\nfoo",
    "```\nnever closed",
    "[1] and [2](note) and [x](ftp://a.example)",
    "[click](javascript:alert(1))",
    "![tracker](https://evil.example/x.png)",
    "![unknown](picture:0123456789ab)",
    "![unknown](picture:7)",
    "https://desk.example/a_b_c/*d*?x=1*2*3",
    "C:\\Users\\*.txt and \\*not a star\\*",
    "<b>not bold</b> & &amp; &lt;",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "Title\n=====",
    "    set in by four",
    "a  b   c",
    "5* hotel, 4* hotel",
    "~~struck~~",
    "Tom's `quote",
    "(c) (r) ... -- 'quoted'",
    ":-) :* <3",
    "10:30 - 11:30",
    "",
]

FORMATTED = [
    ("**bold** words", "<p><strong>bold</strong> words</p>", "bold words"),
    ("an *important* word", "<p>an <em>important</em> word</p>", "an important word"),
    ("(*really*)!", "<p>(<em>really</em>)!</p>", "(really)!"),
    ("**2 days**, *please*", "<p><strong>2 days</strong>, <em>please</em></p>", "2 days, please"),
    ("***both***", "<p><em><strong>both</strong></em></p>", "both"),
    ("run `rm -rf *` now", "<p>run <code>rm -rf *</code> now</p>", "run rm -rf * now"),
    (
        "Do:\n- one\n- two\nThen wait.",
        "<p>Do:</p>\n<ul><li>one</li><li>two</li></ul>\n<p>Then wait.</p>",
        "Do:\n\n- one\n- two\n\nThen wait.",
    ),
    ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
    ("1) one\n\n2) two", "<ol><li>one</li><li>two</li></ol>", "1) one\n2) two"),
    ("* a\n* b", "<ul><li>a</li><li>b</li></ul>", "* a\n* b"),
    (
        "- a\n  - b\n  - c\n- d",
        "<ul><li>a\n<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
        "- a\n  - b\n  - c\n- d",
    ),
    (
        "> you said\n> this\nYes.",
        "<blockquote><p>you said<br>this</p></blockquote>\n<p>Yes.</p>",
        "> you said\n> this\n\nYes.",
    ),
    ("```\na  b\n*c*\n```", "<pre><code>a  b\n*c*\n</code></pre>", "a  b\n*c*"),
    ("*a*\nb", "<p><em>a</em><br>b</p>", "a\nb"),
    (
        "*a*\n    b  c",
        "<p><em>a</em><br>&nbsp;&nbsp;&nbsp;&nbsp;b&nbsp; c</p>",
        "a\n    b  c",
    ),
    ("**a** <i>b</i>", "<p><strong>a</strong> &lt;i&gt;b&lt;/i&gt;</p>", "a <i>b</i>"),
    (
        "Grüße *Ärger* **Über**",
        "<p>Grüße <em>Ärger</em> <strong>Über</strong></p>",
        "Grüße Ärger Über",
    ),
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert markup.read(text) == ("", text)


@pytest.mark.parametrize(("text", "html", "words"), FORMATTED)
def test_formatting(text: str, html: str, words: str) -> None:
    assert markup.read(text) == (html, words)


def test_links_lead_outside_and_are_named_in_the_plain_words() -> None:
    said = markup.read("See [the guide](https://desk.example/a_b) or https://x.example/*y*")

    link = 'target="_blank" rel="noopener noreferrer nofollow"'
    assert f'<a href="https://desk.example/a_b" {link}>the guide</a>' in said.html
    assert f'<a href="https://x.example/*y*" {link}>https://x.example/*y*</a>' in said.html
    assert said.text == "See the guide (https://desk.example/a_b) or https://x.example/*y*"
    assert markup.read("[Dora](mailto:dora@x.example)").text == "Dora (dora@x.example)"


def test_pictures_that_are_known_are_shown() -> None:
    key = "0123456789abcdef"
    said = markup.read(f"See ![shot.png](picture:{key}) here", [key])

    assert said.html == f'<p>See <img src="cid:{key}" alt="shot.png"> here</p>'
    assert said.text == "See [shot.png] here"


@pytest.mark.parametrize(
    "text",
    [
        "**<script>alert(1)</script>**",
        '**a** <img src=x onerror="alert(1)">',
        "**a** [x](javascript:alert(1)) [y](data:text/html,a) [z](vbscript:a)",
        '[a](https://x.example/"onmouseover="alert(1))',
        "`<iframe src=//evil>`",
        "**a**\n> <style>*{display:none}</style>",
        '![" onerror="alert(1)](picture:0123456789abcdef)',
    ],
)
def test_markup_in_it_is_inert(text: str) -> None:
    tags = _tags(markup.read(text, ["0123456789abcdef"]).html)

    assert {tag for tag, _attributes in tags} <= markup.TAGS
    for _tag, attributes in tags:
        assert set(attributes) <= {"href", "src", "alt", "rel", "target"}
        assert attributes.get("src", "cid:").startswith("cid:")
        assert attributes.get("href", "https:").startswith(("https:", "mailto:"))


def _tags(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of HTML as a browser would find them."""
    found: list[tuple[str, dict[str, str]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, {name: value or "" for name, value in attrs}))

    Reader().feed(html)
    return found


@given(st.text(alphabet="*_`>-[]()1. \nab!#<&", max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    said = markup.read(text)
    letters = [sign for sign in text if sign in "ab<&#"]

    assert [sign for sign in said.text if sign in "ab<&#"] == letters


@pytest.mark.parametrize(
    "text",
    ["*a " * 20_000, "[" * 50_000, "`a" * 40_000, "> " * 40_000, "- a\n" * 20_000, "**a" * 30_000],
)
def test_odd_texts_are_read(text: str) -> None:
    assert markup.read(text).text.strip()
