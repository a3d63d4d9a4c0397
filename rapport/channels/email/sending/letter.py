"""The bodies of an outgoing mail: plain text and simple HTML.

The HTML looks like a letter and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import urlize
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from rapport.channels.email import message_ids
from rapport.channels.parsed import Reference
from rapport.people.company import language_for
from rapport.tickets.calendars.zone import desk_zone
from rapport.tickets.correspondence import markup
from rapport.tickets.models import Attachment, Message, Outgoing

# How much of the answered message is quoted; the customer has the whole already.
QUOTED_LINES = 60
QUOTED_CHARACTERS = 6000

# Styles are in the elements, because mail programs drop style sheets. Colours are soft enough for
# the dark mode that mail programs make by inverting them.
PAGE = "margin:0;padding:16px;font:15px/1.55 system-ui,-apple-system,'Segoe UI',sans-serif"
WORDS = "max-width:42em"
SIGNATURE = "margin-top:16px;opacity:.75"
MARKER = (
    "margin:0 0 16px;padding-bottom:8px;border-bottom:1px solid #8883;font-size:12px;opacity:.65"
)
CODE = "font-family:ui-monospace,Consolas,Menlo,monospace;font-size:13px"
LIST = "margin:0 0 12px;padding-left:24px"
STYLES = {
    "p": "margin:0 0 12px",
    "ul": LIST,
    "ol": LIST,
    "blockquote": "margin:0 0 12px;padding-left:12px;border-left:2px solid #8885",
    "pre": "margin:0 0 12px;padding:8px 12px;background:#8882;white-space:pre-wrap",
    "code": CODE,
}
PICTURE = "max-width:100%;height:auto"
QUOTE = "margin:0;padding-left:12px;border-left:2px solid #8885;opacity:.8"


@dataclass(frozen=True, slots=True)
class Words:
    """A mail's two bodies, which say the same."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class _Quote:
    intro: str
    lines: tuple[str, ...]


def write(outgoing: Outgoing, reference: Reference) -> Words:
    """Return the bodies of an outgoing message.

    A message with its own HTML (a survey) keeps it. An answer stands below the marker line, so that
    whatever a program quotes of it does, too, with the signature of its queue and the message that
    it answers.
    """
    if outgoing.html:
        return Words(outgoing.text, outgoing.html)
    signature = outgoing.ticket.queue.signature.strip()
    with translation.override(_language_of(outgoing)):
        quote = _quote(outgoing)
        marker = _marker(outgoing, reference)
        return Words(
            _plain(markup.without_pictures(outgoing.text), signature, marker, quote),
            _html(_formatted(outgoing), signature, marker, quote),
        )


def content_id(attachment: Attachment) -> str:
    """Return the id (RFC 2392) under which the HTML of a mail shows one of its pictures."""
    return f"{attachment.content_id}.{attachment.pk}@rapport"


def pictures_of(message: Message) -> list[Attachment]:
    """Return the pictures that an answer shows among its words."""
    files = message.attachments.all()
    return [each for each in files if each.is_inline and each.get_absolute_url() in message.html]


def _language_of(outgoing: Outgoing) -> str:
    """Return the customer's language, so that a mail has one; a queue's own text has the desk's."""
    is_own_text = (
        outgoing.purpose == Outgoing.Purpose.ACKNOWLEDGEMENT
        and outgoing.ticket.queue.acknowledgement
    )
    return language_for("" if is_own_text else outgoing.ticket.customer.language)


def _formatted(outgoing: Outgoing) -> str:
    """Return the words as HTML: formatted where their writer formatted them, else in paragraphs."""
    message = outgoing.message
    if message is None or not message.html or message.text != outgoing.text:
        return paragraphs(outgoing.text)
    html = message.html
    for each in pictures_of(message):
        html = html.replace(f'src="{each.get_absolute_url()}"', f'src="cid:{content_id(each)}"')
    for tag, style in STYLES.items():
        html = html.replace(f"<{tag}>", f'<{tag} style="{style}">')
    return html.replace("<img ", f'<img style="{PICTURE}" ')


def _plain(text: str, signature: str, marker: str, quote: _Quote | None) -> str:
    blocks = [marker, text.strip()]
    if signature:
        blocks.append(f"-- \n{signature}")
    if quote:
        blocks.append("\n".join([quote.intro, *(f"> {line}".rstrip() for line in quote.lines)]))
    return "\n\n".join(blocks) + "\n"


def _html(words: str, signature: str, marker: str, quote: _Quote | None) -> str:
    blocks = [
        f'<div style="{MARKER}" data-rapport="marker">{escape(marker)}</div>',
        f'<div style="{WORDS}" dir="auto">{words}</div>',
    ]
    if signature:
        blocks.append(f'<div style="{SIGNATURE}" dir="auto">{_lines(signature)}</div>')
    if quote:
        said = paragraphs("\n".join(quote.lines))
        blocks.append(
            f'<div style="margin-top:24px;opacity:.8">{escape(quote.intro)}</div>'
            f'<blockquote type="cite" style="{QUOTE}" dir="auto">{said}</blockquote>'
        )
    return page("\n".join(blocks))


def page(body: str) -> str:
    """Return a whole HTML document around the body of a mail."""
    direction = "rtl" if get_language_bidi() else "ltr"
    return (
        f'<!doctype html>\n<html lang="{get_language() or "en"}" dir="{direction}">\n'
        '<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark"></head>\n'
        f'<body style="{PAGE}">\n{body}\n</body>\n</html>\n'
    )


def paragraphs(text: str) -> str:
    """Return text as HTML paragraphs, escaped, with its line breaks, and addresses as links."""
    blocks = [block for block in text.replace("\r\n", "\n").strip().split("\n\n") if block.strip()]
    return "\n".join(f'<p style="margin:0 0 12px">{_lines(block)}</p>' for block in blocks)


def _lines(text: str) -> str:
    return urlize(text.strip("\n"), autoescape=True).replace("\n", "<br>\n")


def _marker(outgoing: Outgoing, reference: Reference) -> str:
    """Return the line above which an answer is new; the signs at its ends are known when read."""
    sentence = _("Answer above this line · #%(number)d · %(token)s") % {
        "number": outgoing.ticket_id,
        "token": message_ids.token(reference),
    }
    return f"##- {sentence} -##"


def _quote(outgoing: Outgoing) -> _Quote | None:
    """Return the answered message, for a person's answer only.

    A person who forges a sender could make an automatic mail carry anything to anybody.
    """
    if outgoing.purpose != Outgoing.Purpose.REPLY or outgoing.message is None:
        return None
    answered = (
        Message.objects.filter(
            ticket=outgoing.ticket_id, kind=Message.Kind.INBOUND, at__lte=outgoing.message.at
        )
        .select_related("person")
        .order_by("-at", "-pk")
        .first()
    )
    if answered is None or not answered.reply.strip():
        return None
    words = answered.reply.strip()
    lines = words[:QUOTED_CHARACTERS].splitlines()[:QUOTED_LINES]
    if len(words) > QUOTED_CHARACTERS or len(words.splitlines()) > QUOTED_LINES:
        lines.append("[…]")
    # The day as it was here, without the time, which is another one where the reader is.
    intro = _("On %(day)s %(who)s wrote:") % {
        "day": date_format(answered.at.astimezone(desk_zone(answered.at)), _("j F Y")),
        "who": answered.person.name if answered.person and answered.person.name else _("you"),
    }
    return _Quote(intro, tuple(lines))
