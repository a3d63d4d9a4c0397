"""Pages as mail programs show them, in text and safe HTML."""

from __future__ import annotations

import re

import pytest

from rapport.channels.email.meaning.sanitise import sanitise
from rapport.mail import read
from rapport.mail.text import html_text, unseen
from tests.growth import assert_linear

SHOWN = {
    "no scripts": "<noscript>{}</noscript>",
    "no scripts, with blocks": "<noscript><div><p>{}</p></div></noscript>",
    "no scripts, upper case": "<NOSCRIPT >{}</NOSCRIPT\n>",
    "no scripts, unclosed": "<noscript><p>{}</p>",
    "an object's fallback": '<object data="a.pdf"><p>{}</p></object>',
    "an object in an object": '<object data="a"><object data="b">{}</object></object>',
    "a film's fallback": '<video src="a.mp4"><p>{}</p></video>',
    "closed details": "<details><summary>More</summary><p>{}</p></details>",
    "open details": "<details open><p>{}</p></details>",
    "for all but Outlook": "<!--[if !mso]><!--><p>{}</p><!--<![endif]-->",
    "for all but Outlook, revealed": "<![if !mso]><p>{}</p><![endif]>",
    "hidden in Outlook alone": '<p style="mso-hide:all">{}</p>',
    "a hidden element that does not end": "<div hidden><p>{}</p>",
    "a preview that does not end": '<div style="display:none">Preview<p>{}</p>',
    "in a block behind a hidden paragraph": "<p hidden>Preview<div>{}</div></p>",
    "behind a hidden paragraph without end": "<p hidden>Preview<p>{}</p>",
    "behind a hidden row": "<table><tr hidden><td>Preview<tr><td>{}</td></tr></table>",
    "behind a hidden cell without end": "<table><td hidden>Preview</table><p>{}</p>",
    "hidden overflow": '<p style="overflow: hidden">{}</p>',
    "hidden from readers aloud": '<p aria-hidden="true">{}</p>',
    "a class of that name": '<p class="x hidden y">{}</p>',
    "displayed inline": '<p style="display:inline-block">{}</p>',
    "a field of a form": "<form><textarea>{}</textarea></form>",
    "the word in a script": "<script>x = '<div hidden>'</script><p>{}</p>",
    "the word in a comment": "<!-- <div hidden> --><p>{}</p></div>",
}
HIDDEN = {
    "a template": "<template><p>{}</p></template>",
    "an iframe's fallback": '<iframe src="x">{}</iframe>',
    "no frames": "<noframes>{}</noframes>",
    "for Outlook": "<!--[if mso]><p>{}</p><![endif]-->",
    "for old Outlook": "<!--[if gte mso 9]><table><tr><td>{}</td></tr></table><![endif]-->",
    "a preview": '<div style="display:none">{}</div>',
    "a preview, spaced": "<span style='color:#fff; DISPLAY : NONE !important'>{}</span>",
    "a hidden element": "<div hidden>{}</div>",
    "a hidden element with a value": '<div class="a" hidden="">{}</div>',
    "a hidden element with others in it": "<div hidden><div>a</div><p>{}</p></div>",
    "a hidden signature": '<div class="gmail_signature" style="display:none">{}</div>',
    "a hidden element in a hidden one": "<div hidden><div hidden>a</div>{}</div>",
}


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize("around", ["{}", "<p>Hello.</p>{}", "<html><body>{}</body></html>"])
@pytest.mark.parametrize("kind", SHOWN)
def test_it_shows(kind: str, around: str) -> None:
    page = around.format(SHOWN[kind].format("Size 42."))
    assert "Size 42." in html_text.render(page).text
    for keep_styles in (False, True):
        assert "Size 42." in words(sanitise(page, keep_styles=keep_styles))


@pytest.mark.parametrize("kind", HIDDEN)
def test_nobody_sees_it(kind: str) -> None:
    page = f"<p>Hello.</p>{HIDDEN[kind].format('Size 42.')}<p>Bye.</p>"
    assert " ".join(html_text.render(page).text.split()) == "Hello. Bye."
    for keep_styles in (False, True):
        assert words(sanitise(page, keep_styles=keep_styles)) == "Hello. Bye."


@pytest.mark.parametrize(
    "page",
    [
        '<div style="display:none"><p>{}</p></div>',
        "<main hidden>{}</main>",
        "<style>p {{ color: red }}</style><!-- x --><div hidden>{}</div><p>&nbsp;</p>",
    ],
)
def test_a_page_never_hides_all_that_it_has(page: str) -> None:
    page = page.format("Size 42.")
    assert html_text.render(page).text.strip() == "Size 42."
    assert words(sanitise(page)).strip(" &nbsp;") == "Size 42."


def test_a_mail_in_noscript_alone_has_its_words() -> None:
    page = "<html><body><noscript><p>Where is my order?</p></noscript></body></html>"
    mail = read(f"From: bea@nordwind.example\nContent-Type: text/html\n\n{page}".encode())
    assert mail.reply == "Where is my order?"


def test_what_stands_in_a_script_stays_out_of_sight() -> None:
    page = "<noscript><script>alert(1)</script><style>p{}</style><p>a</p></noscript>"
    assert sanitise(page) == "<p>a</p>"
    assert html_text.render(page).text == "a"


@pytest.mark.parametrize(
    "unit",
    ["<div hidden>", "<div hidden></p>", "<p hidden>", "<noscript>", "<template>", "<div hidden><"],
)
def test_time_grows_no_faster_than_the_page(unit: str) -> None:
    assert_linear(unseen.without, lambda size: unit * size, 40_000)
