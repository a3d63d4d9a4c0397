"""A mail in HTML, and a formatted answer with a picture."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.demo.loading.samples import picture
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.actions.messages.picture import put_picture
from rapport.tickets.models import Outgoing, Ticket

# What a customer's program made of their figures.
SHEET = """<html><body style="margin:0;background:#f4efe6;font-family:Georgia,serif">
<table width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px">
<table width="600" cellpadding="16" style="background:#ffffff;border-top:6px solid #b4532a">
<tr><td style="font-size:22px;color:#3a2a20">Your week in numbers</td></tr>
<tr><td><p>Hello,</p><p>this is what the card reader told us last week. The total on the last
line is <b>not</b> what arrived at our bank. Which one is right?</p>
<table width="100%" cellpadding="6" style="border-collapse:collapse;font-size:14px">
<tr style="background:#b4532a;color:#ffffff"><th align="left">Day</th><th align="right">Sales</th>
<th align="right">Fees</th></tr>
<tr><td>Monday</td><td align="right">412.00</td><td align="right">6.18</td></tr>
<tr style="background:#f4efe6"><td>Tuesday</td><td align="right">388.50</td>
<td align="right">5.83</td></tr>
<tr><td><b>Total</b></td><td align="right"><b>800.50</b></td>
<td align="right"><b>12.01</b></td></tr></table>
<p><img src="https://pictures.example/seal.png" width="120" height="40" alt="Our seal"></p>
</td></tr></table></td></tr></table></body></html>"""
PLAIN = (
    "Hello,\n\nthis is what the card reader told us last week. The total on the last line is not "
    "what arrived at our bank. Which one is right?\n\nMonday 412.00\nTuesday 388.50\nTotal 800.50\n"
)
ANSWER = """Thank you for the list. **Both are right**, and this is why:

- your list shows *sales*, before fees
- your bank shows what is paid out, after fees: 788.49

You find both numbers on the reader itself, under its third key:

{picture}

If a day is missing there, switch it off and on again: it sends the rest within `5 min`."""
HOUR = timedelta(hours=1)


def write_letters(until: datetime) -> None:
    """Have a customer write a mail in HTML, and answer it with words that are formatted."""
    asked = Ticket.objects.unsolved().filter(channel="email", assignee__isnull=False)
    sent = Outgoing.objects.filter(
        ticket__in=asked.filter(waiting_since=None),
        ticket__customer__language__in=("", "en"),
        purpose=Outgoing.Purpose.REPLY,
        state=Outgoing.State.SENT,
    )
    last = sent.order_by("sent_at", "pk").select_related("ticket__assignee").first()
    if last is None or last.ticket.assignee is None:
        return
    _arrive(last, until - 2 * HOUR)
    _answer(last.ticket, last.ticket.assignee, until - HOUR)


def _arrive(answered: Outgoing, at: datetime) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = answered.to[0], "support@demo.example"
    mail["Subject"], mail["Date"] = f"Re: {answered.subject}", format_datetime(at)
    mail["Message-ID"] = "<week.in.numbers@demo.example>"
    mail["In-Reply-To"] = f"<{answered.external_id}>"
    mail.set_content(PLAIN)
    mail.add_alternative(SHEET, subtype="html")
    raw = Raw("demonstration:letter", mail.as_bytes(), at)
    settle(keep_one(raw, channel="email", account="", at=at), at=at)


def _answer(ticket: Ticket, by: User, at: datetime) -> None:
    shown = put_picture(
        ticket, name="reader.png", content_type="image/png", content=picture(), by=by, at=at
    )
    reply(ticket, text=ANSWER.format(picture=shown.reference), by=by, at=at)
