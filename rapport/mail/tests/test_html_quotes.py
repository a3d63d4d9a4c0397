"""HTML mails as text, with quotes and signatures.

Those that clients mark themselves.
"""

from __future__ import annotations

import pytest

from rapport.mail import read
from rapport.mail.document import reply_text
from rapport.mail.text.html_text import render

OLD = "<p>Please try again.</p>"
CLIENTS = {
    "gmail": (
        '<div dir="ltr">It works now.</div><br><div class="gmail_quote gmail_quote_container">'
        '<div dir="ltr" class="gmail_attr">On Tue, May 4, 2021 at 10:12 AM Ben &lt;<a href="mailto:'
        'ben@desk.example">ben@desk.example</a>&gt; wrote:<br></div><blockquote '
        f'class="gmail_quote" style="margin:0 0 0 .8ex">{OLD}</blockquote></div>'
    ),
    "outlook desktop": (
        '<div class="WordSection1"><p class="MsoNormal">It works now.<o:p></o:p></p><div>'
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        '<p class="MsoNormal"><b>From:</b> Ben &lt;ben@desk.example&gt;<br><b>Sent:</b> Tuesday'
        f"<br><b>To:</b> Dora<br><b>Subject:</b> Export</p></div></div>{OLD}</div>"
    ),
    "outlook web": (
        '<div>It works now.</div><div id="appendonsend"></div><hr style="width:98%">'
        '<div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Ben<br><b>Sent:</b> Tuesday</div>' + OLD
    ),
    "outlook mobile": (
        '<div>It works now.</div><div id="ms-outlook-mobile-body-separator-line"></div>'
        f'<hr><div id="mail-editor-reference-message-container">{OLD}</div>'
    ),
    "apple": (
        "<div>It works now.</div><div><br><blockquote type=cite><div>On 4 May 2021, at 10:12, "
        f"Ben &lt;ben@desk.example&gt; wrote:</div><br>{OLD}</blockquote></div>"
    ),
    "thunderbird": (
        '<p>It works now.</p><div class="moz-cite-prefix">On 04/05/2021 10:12, Ben wrote:<br></div>'
        f'<blockquote type="cite" cite="mid:x@y">{OLD}</blockquote>'
    ),
    "yahoo": (
        '<div class="yahoo-style-wrap">It works now.</div><div id="ydp1yahoo_quoted_9" '
        f'class="ydp1yahoo_quoted">On Tuesday, Ben wrote:{OLD}</div>'
    ),
    "proton": (
        '<div>It works now.</div><div class="protonmail_signature_block">Sent with Proton Mail.'
        f'</div><div class="protonmail_quote">On Tuesday, Ben wrote:<blockquote>{OLD}</blockquote>'
    ),
    "zimbra": (
        '<div>It works now.</div><hr id="zwchr" data-marker="__DIVIDER__"><div '
        f'data-marker="__HEADERS__"><b>From: </b>"Ben"</div><div>{OLD}</div>'
    ),
    "samsung": (
        '<div>It works now.</div><div id="composer_signature">Sent from my Galaxy</div>'
        f"<div>-------- Original message --------</div><div>From: Ben</div>{OLD}"
    ),
    "gmx": (
        '<div>It works now.<div name="quote" style="margin:10px"><div>Gesendet: Dienstag</div>'
        f'<div name="quoted-content">{OLD}</div></div></div>'
    ),
    "mail.ru": (
        "<div>It works now.</div><blockquote>Вторник, 4 мая 2021, 10:12 +03:00 от Ben "
        f"&lt;ben@desk.example&gt;:<div>{OLD}</div></blockquote>"
    ),
    "yandex": (
        "<div>It works now.</div><div>04.05.2021, 10:12, \"Ben\" &lt;ben@desk.example&gt;:</div>"
        f"<blockquote>{OLD}</blockquote>"
    ),
    "qq": (
        '<div>It works now.</div><div class="xm_mail_oringinal_describe">-- Original --</div>' + OLD
    ),
    "netease": (
        '<div>It works now.</div><div id="isReplyContent"><blockquote>At 2021-05-04 10:12, "Ben" '
        f"wrote:{OLD}</blockquote></div>"
    ),
    "ours": f'<p>It works now.</p><div data-rapport="quote"><p>Ben wrote</p>{OLD}</div>',
}  # fmt: skip


@pytest.mark.parametrize("source", CLIENTS.values(), ids=CLIENTS.keys())
def test_the_quote_of_a_client_is_folded(source: str) -> None:
    found = reply_text(f"<html><body>{source}</body></html>", "", is_html=True)
    assert found["reply"] == "It works now."
    assert "Please try again." in found["quoted"]


def test_a_signature_of_a_client_is_folded() -> None:
    source = (
        "<div>It works now.</div><div class='gmail_signature'><b>Dora Lind</b><br>Nordwind</div>"
        f"<div class='gmail_quote'>On Tue, 4 May 2021, Ben wrote:{OLD}</div>"
    )
    found = reply_text(source, "", is_html=True)
    assert (found["reply"], found["signature"]) == ("It works now.", "Dora Lind\nNordwind")


def test_an_answer_below_the_quote_stays() -> None:
    source = (
        f"<div class='gmail_quote'>On Tue, 4 May 2021, Ben wrote:{OLD}</div><p>It works now.</p>"
    )
    assert reply_text(source, "", is_html=True)["reply"] == "It works now."


def test_never_folds_everything() -> None:
    found = reply_text(f"<div class='gmail_quote'>{OLD}</div>", "", is_html=True)
    assert found["reply"] == "Please try again."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br><br>Three", "One\nTwo\n\nThree"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("<ul><li>A</li><li>B<ol><li>C</li></ol></li></ul>", "- A\n- B\n  1. C"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A B\nC"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<a href='https://nordwind.example/x'>here</a>", "here <https://nordwind.example/x>"),
        ("<a href='https://nordwind.example/'>nordwind.example</a>", "nordwind.example"),
        ("<blockquote>A<blockquote>B</blockquote></blockquote>", "> A\n>> B"),
        ("<style>p{}</style><script>x</script><title>t</title>A<!-- c -->B", "AB"),
        ("<p>1 &lt; 2 &amp;&nbsp;3</p>", "1 < 2 & 3"),
        ("a < b and <unclosed", "a < b and <unclosed"),
        ("<p>One", "One"),
    ],
)
def test_html_as_text(source: str, text: str) -> None:
    assert render(source).text == text


def test_plain_text_comes_first_and_html_is_kept_apart() -> None:
    raw = (
        b"Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        b"*Page*\n--b\nContent-Type: text/html\n\n<p>Page</p><script>x</script>\n--b--\n"
    )
    found = read(raw)
    assert (found.text, found.content_type) == ("*Page*", "text/html")
    assert found.html == "<p>Page</p><script>x</script>"


def test_a_notice_that_the_mail_is_html_is_passed_over() -> None:
    raw = (
        b"Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        b"Your client does not support HTML.\n--b\nContent-Type: text/html\n\n<p>Page</p>\n--b--\n"
    )
    assert read(raw).text == "Page"
