"""Pages in which mail programs forward."""

from __future__ import annotations

from html import escape

from .matrix import BODY

BEFORE = "Please take this one."
BEA = "bea@nordwind.example"
_BODY = "".join(f"<div>{escape(line) or '<br>'}</div>" for line in BODY.split("\n"))
_PEOPLE = {
    "sender": f'Bea Lunt &lt;<a href="mailto:{BEA}">{BEA}</a>&gt;',
    "to": 'Ben Desk &lt;<a href="mailto:ben@desk.example">ben@desk.example</a>&gt;',
    "cc": '"Sato, Rosa" &lt;rosa@nordwind.example&gt;; Emil Sato &lt;emil@nordwind.example&gt;',
    "subject": "Export stops",
}
_OUTLOOK = ("sender", "sent", "to", "cc", "subject")


def gmail(words: dict[str, str]) -> str:
    """Return Gmail's: one block of lines in `gmail_attr`."""
    block = "".join(
        f"{label}: {value}<br>"
        for label, value in _fields(words, ("sender", "date", "subject", "to", "cc"))
    )
    return (
        f'<div dir="ltr">{BEFORE}<br><br><div class="gmail_quote"><div dir="ltr" '
        f'class="gmail_attr">---------- {words["forwarded"]} ---------<br>{block}</div><br><br>'
        f'<div dir="ltr">{_BODY}</div></div></div>'
    )


def outlook(words: dict[str, str]) -> str:
    """Return Word's: one paragraph below a drawn border."""
    block = "<br>".join(f"<b>{label}:</b> {value}" for label, value in _fields(words, _OUTLOOK))
    return (
        f'<div class="WordSection1"><p class="MsoNormal">{BEFORE}<o:p></o:p></p>'
        '<p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid '
        f'#E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal">{block}<o:p></o:p></p>'
        f'</div></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p>{_BODY}</div>'
    )


def outlook_on_the_web(words: dict[str, str]) -> str:
    """Return that of the new Outlook: `divRplyFwdMsg` below a rule."""
    block = "<br>".join(f"<b>{label}:</b> {value}" for label, value in _fields(words, _OUTLOOK))
    return (
        f'<div>{BEFORE}</div><div id="appendonsend"></div><hr style="width:98%" tabindex="-1">'
        f'<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">{block}</font>'
        f"<div>&nbsp;</div></div>{_BODY}"
    )


def apple(words: dict[str, str]) -> str:
    """Return Apple Mail's: a line for each field in a cited blockquote."""
    order = ("sender", "subject", "date", "to", "cc")
    block = "".join(
        f'<div style="margin:0"><span><b>{label}: </b></span><span>{value}<br></span></div>'
        for label, value in _fields(words, order)
    )
    return (
        f'<div>{BEFORE}<br><div><br><blockquote type="cite"><div>{words["begin"]}:</div>'
        f'<br class="Apple-interchange-newline">{block}<br><div>{_BODY}</div></blockquote>'
        "</div></div>"
    )


def thunderbird(words: dict[str, str]) -> str:
    """Return Thunderbird's: a table of fields."""
    order = ("subject", "date", "sender", "to", "cc")
    block = "".join(
        f'<tr><th nowrap="nowrap" valign="BASELINE" align="RIGHT">{label}: </th>'
        f"<td>{value}</td></tr>"
        for label, value in _fields(words, order)
    )
    return (
        f'<p>{BEFORE}<br></p><div class="moz-forward-container"><br><br>-------- '
        f'{words["forwarded"]} --------<table class="moz-email-headers-table"><tbody>{block}'
        f"</tbody></table><br><br>{_BODY}</div>"
    )


def yahoo(words: dict[str, str]) -> str:
    """Return Yahoo's: a line for each field in `yahoo_quoted`."""
    order = ("sender", "to", "cc", "sent", "subject")
    block = "".join(f"<div><b>{label}:</b> {value}</div>" for label, value in _fields(words, order))
    return (
        f'<div class="yahoo-style-wrap"><div dir="ltr">{BEFORE}</div><br></div>'
        f'<div id="yahoo_quoted_1" class="yahoo_quoted"><div><div>----- {words["forwarded"]} '
        f"-----</div>{block}<div><br></div>{_BODY}</div></div>"
    )


def qq(words: dict[str, str]) -> str:
    """Return QQ's: hard spaces, and a semicolon after each person."""
    block = "".join(
        f"<div><b>{label}:</b>&nbsp;{value}{';' if value.endswith('&gt;') else ''}</div>"
        for label, value in _fields(words, _OUTLOOK)
    )
    return (
        f"<div>{BEFORE}</div><div><br></div><div>------------------&nbsp;{words['original']}"
        f'&nbsp;------------------</div><div style="background:#efefef;padding:8px;">{block}'
        f"</div><div><br></div>{_BODY}"
    )


def gmx(words: dict[str, str]) -> str:
    """Return GMX's: the moment first, without an announcement."""
    order = ("sent", "sender", "to", "cc", "subject")
    block = "<br/>".join(f"<b>{label}:</b>&nbsp;{value}" for label, value in _fields(words, order))
    return (
        f'<div>{BEFORE}<div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; border-left:'
        f'2px solid #C3D9E5;"><div style="margin:0 0 10px 0;">{block}</div>'
        f'<div name="quoted-content">{_BODY}</div></div></div></div>'
    )


def em_client(words: dict[str, str]) -> str:
    """Return eM Client's: labels without colons."""
    order = ("sender", "to", "cc", "date", "subject")
    block = "".join(f"<div>{label} {value}</div>" for label, value in _fields(words, order))
    return (
        f"<div>{BEFORE}</div><div><br></div><div>------ {words['forwarded']} ------</div>"
        f'<div id="x1"><div>{block}</div><div><br></div>{_BODY}</div>'
    )


def netease(words: dict[str, str]) -> str:
    """Return NetEase's: a row for each field, its label in a cell."""
    order = ("sender", "date", "to", "cc", "subject")
    block = "".join(
        f'<tr><td style="white-space:nowrap">{label}</td><td>{value}</td></tr>'
        for label, value in _fields(words, order)
    )
    return (
        f"<div>{BEFORE}</div><div><br></div><div>---- {words['forwarded']} ----</div>"
        f"<table><tbody>{block}</tbody></table><div><br></div>{_BODY}"
    )


PAGES = (gmail, outlook, outlook_on_the_web, apple, thunderbird, yahoo, qq, gmx, em_client, netease)


def _fields(words: dict[str, str], order: tuple[str, ...]) -> list[tuple[str, str]]:
    values = _PEOPLE | {"sent": words["moment"], "date": words["moment"]}
    return [(words[field], values[field]) for field in order]
