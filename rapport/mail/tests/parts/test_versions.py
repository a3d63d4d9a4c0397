"""A text and a page of one mail that differ."""

from __future__ import annotations

import base64
import re
from html import escape, unescape

import pytest

from rapport.mail import Mail, read
from rapport.mail.content import Content
from rapport.mail.versions import differ
from tests.growth import assert_linear

ASKED = "You asked which colour I want, and where the parcel may be left on Friday."
LONG = "\n".join(
    f"{n}. The printer on floor {n} stops after page {n * 7} of a report." for n in range(9)
)

# What the page says, by language: an answer that its text lacks.
ANSWERS = {
    "en": "Blue, and with my neighbour please",
    "de": "Blau, und bitte beim Nachbarn",
    "fr": "Bleu, et chez le voisin s'il vous plaît",
    "ru": "Синий, и оставьте у соседа",
    "el": "Μπλε, και στον γείτονα",
    "he": "כחול, ואצל השכן בבקשה",
    "ar": "أزرق وعند الجار من فضلك",
    "ja": "青でお願いします。隣の家に置いてください",
    "zh": "蓝色，请放在邻居家",
    "ko": "파란색으로 이웃집에 맡겨 주세요",
    "th": "สีน้ำเงิน ฝากไว้กับเพื่อนบ้าน",
    "one word": "Blue",
    "a number": "4711",
}


def part(subtype: str, text: str) -> str:
    encoded = base64.encodebytes(text.encode()).decode()
    head = f"Content-Type: text/{subtype}; charset=utf-8\nContent-Transfer-Encoding: base64"
    return f"--x\n{head}\n\n{encoded}\n"


def alternative(text: str, page: str) -> Mail:
    head = 'From: bea@nordwind.example\nContent-Type: multipart/alternative; boundary="x"\n\n'
    return read(f"{head}{part('plain', text)}{part('html', page)}--x--\n".encode())


def page(text: str) -> str:
    body = "".join(f"<div>{escape(line) or '<br>'}</div>" for line in text.split("\n"))
    return f"<html><body>{body}</body></html>"


def seen(mail: Mail) -> str:
    """Return the words of the page that is shown, or of the text where there is none."""
    return mail.text if mail.html is None else unescape(re.sub(r"<[^<>]*>", " ", mail.html))


@pytest.mark.parametrize("language", ANSWERS)
def test_answers_that_the_page_alone_has_are_read(language: str) -> None:
    answer = ANSWERS[language]
    mail = alternative(ASKED, f"<div>{ASKED}</div><div style='color:blue'>{answer}</div>")
    assert mail.reply == f"{ASKED}\n{answer}"


@pytest.mark.parametrize("language", ANSWERS)
def test_words_that_a_filter_took_out_of_the_page_are_seen(language: str) -> None:
    answer = ANSWERS[language]
    for stripped in ("<p>Shop</p>", "<html><body><img src='cid:logo'></body></html>"):
        mail = alternative(answer, stripped)
        assert answer in mail.text
        assert answer in seen(mail)


@pytest.mark.parametrize("kept", [0.1, 0.3, 0.5, 0.8])
def test_a_text_that_is_cut_off_gives_way_to_the_page(kept: float) -> None:
    mail = alternative(LONG[: int(len(LONG) * kept)], page(LONG))
    assert "page 56 of a report" in mail.reply
    assert mail.text.count("page 7 of a report") == 1


@pytest.mark.parametrize(
    "notice",
    [
        "",
        "\n\n",
        "This mail needs an HTML reader.",
        "This message is in HTML.\nPlease use a program that can show HTML.",
        "Your mail program does not support HTML.\n\nhttps://shop.example/view?" + "a" * 300,
        "Diese Nachricht ist im HTML-Format.\nIhr Programm kann sie nicht anzeigen.",
        "Ce message est au format HTML, votre logiciel ne peut l'afficher.",
        "Este mensaje está en HTML; use un lector que lo admita.",
        "Questo messaggio è in HTML: il lettore non può visualizzarlo.",
        "Dit bericht is in HTML, gebruik een lezer met weergave van HTML.",
        "Ta wiadomość jest w HTML, program nie obsługuje tego.",
        "Это письмо в формате HTML, ваша программа его не отображает.",
        "このメールはHTML形式です。",
        "此邮件为HTML格式，您的客户端不支持显示。",
    ],
)
def test_a_notice_instead_of_a_text_gives_way(notice: str) -> None:
    mail = alternative(notice, page(LONG))
    assert mail.text == read(f"Content-Type: text/html\n\n{page(LONG)}".encode()).text
    assert mail.html == page(LONG)


def test_a_notice_in_words_that_no_list_has_stands_above_the_page() -> None:
    mail = alternative("Acest mesaj cere alt mod de citire.", page(LONG))
    assert mail.text.startswith("Acest mesaj cere")
    assert "page 56 of a report" in mail.text


def test_words_of_both_are_shown_where_each_has_its_own() -> None:
    own, other = "My text says the blue one.", "My page says one more thing: leave it next door."
    mail = alternative(f"{LONG}\n{own}\n{ASKED}", page(f"{LONG}\n{other}\n{ASKED}"))
    for said in (own, other, ASKED):
        assert mail.text.count(said) == 1
        assert seen(mail).count(said) == 1


def test_answers_between_the_lines_of_the_quote_are_read() -> None:
    quoted = [f"Question {n} of our list, about floor {n}?" for n in range(4)]
    answers = [f"Answer {n * 11} is no" for n in range(4)]
    text = "See below.\n\nOn Mon, 3 Jun 2024 at 10:00 Shop <s@shop.example> wrote:\n"
    inside = "".join(
        f"<div>{ask}</div><div></div></blockquote><div>{answer}</div><blockquote type=cite>"
        for ask, answer in zip(quoted, answers, strict=True)
    )
    html = (
        "<div>See below.</div><div>On Mon, 3 Jun 2024 at 10:00 Shop &lt;s@shop.example&gt; wrote:"
        f"</div><blockquote type=cite>{inside}</blockquote>"
    )
    mail = alternative(text + "\n".join(f"> {ask}" for ask in quoted), html)
    for answer in answers:
        assert answer in mail.reply


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hello *Ben*,\n\nsee you", "<p>Hello <b>Ben</b>,</p>see <a href='http://x.y'>you</a>"),
        ("Hello Ben,\nthis is a line that\nwraps.", "<p>Hello Ben, this is a line that wraps.</p>"),
        ("- one\n- two", "<ul><li>one<li>two</ul>"),
        ("1. one\n2. two", "<ol><li>one<li>two</ol>"),
        ("Caf\u0065\u0301 \u201copen\u201d", '<p>Caf\u00e9 "open"</p>'),
        ("Hello [image: logo.png]", "<p>Hello <img alt='logo'></p>"),
        ("Hello\n\n[cid:image001.png@01D]", "<p>Hello</p><img src='cid:image001.png@01D'>"),
        ("> quoted\n\nHello", "<blockquote type=cite>quoted</blockquote>Hello"),
        ("Name\tSize\nA\t42", "<table><tr><td>Name<td>Size<tr><td>A<td>42</table>"),
        ("Hello\nBea", "<div style='display:none'>Preview of it</div>Hello<br>Bea"),
        ("日本語の長い文が折り返\nされます", "<p>日本語の長い文が折り返されます</p>"),
        ("Hello\n\n_______\nOrders mailing list\norders@lists.example", "Hello"),
    ],
)  # fmt: skip
def test_versions_of_the_same_words_are_left_as_they_are(text: str, html: str) -> None:
    several = f"{LONG}\n{text}"
    mail = alternative(several, page(LONG) + html)
    assert mail.text == several
    assert mail.html == page(LONG) + html


@pytest.mark.parametrize("unit", ["word ", "a\n", "<p>b</p>", "日", "[a", "https://a.b ", "1. "])
def test_comparing_takes_linear_time(unit: str) -> None:
    assert_linear(lambda text: differ(text, f"{text}x"), lambda size: unit * size, 30_000)


@pytest.mark.parametrize("subtype", ["plain", "html"])
@pytest.mark.parametrize("disposition", ["attachment", "ATTACHMENT;", 'attachment; filename=""'])
def test_the_only_text_is_read_though_it_is_declared_a_file(subtype: str, disposition: str) -> None:
    head = f"Content-Type: text/{subtype}\nContent-Disposition: {disposition}\n\nhello text\n"
    picture = "Content-Type: image/png; name=a.png\nContent-Disposition: attachment\n\nx\n"
    empty = "Content-Type: text/plain\n\n\n"
    mixed = 'Content-Type: multipart/mixed; boundary="x"\n\n'
    for whole, files in (
        (head, []),
        (f"{mixed}--x\n{head}--x\n{picture}--x--", ["a.png"]),
        (f"{mixed}--x\n{picture}--x\n{head}--x--", ["a.png"]),
        (f"{mixed}--x\n{empty}--x\n{head}--x--", []),
    ):
        mail = read(f"From: a@b.example\n{whole}".encode())
        assert mail.reply == "hello text"
        assert [file.filename for file in mail.attachments] == files


def test_versions_that_are_declared_files_are_versions() -> None:
    text = "Content-Type: text/plain\nContent-Disposition: attachment\n\nhello\n"
    page = "Content-Type: text/html\nContent-Disposition: attachment\n\n<p>hello</p>\n"
    whole = f'Content-Type: multipart/alternative; boundary="x"\n\n--x\n{text}--x\n{page}--x--'
    mail = read(f"From: a@b.example\n{whole}".encode())
    assert (mail.text, (mail.html or "").strip(), mail.attachments) == ("hello", "<p>hello</p>", ())


def test_a_content_without_a_page_is_its_text() -> None:
    assert Content().html is None
    assert alternative("hello", "").text == "hello"
