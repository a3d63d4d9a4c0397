"""Heads of forwarded mails in rarer layouts."""

from __future__ import annotations

import pytest

from rapport.mail import Address
from rapport.mail.forwards import find

BEA, BEN = Address("Bea Lunt", "bea@nordwind.example"), Address("", "ben@desk.example")
MAN = "Bea Lunt <bea@nordwind.example>"
HEADS = {
    "each value below its label": (
        f"From:\n{MAN}\nSent:\nTuesday, 4 May 2021 10:12\nTo:\nben@desk.example\n"
        "Subject:\nExport stops"
    ),
    "Lotus Notes": (
        "----- Forwarded by Ben Desk/Desk on 04.05.2021 10:20 -----\n\n"
        f"From:\t{MAN}\nTo:\tben@desk.example\nDate:\t04.05.2021 10:12\nSubject:\tExport stops"
    ),
    "Lotus Notes in German": (
        "----- Weitergeleitet von Ben Desk/Desk am 04.05.2021 10:20 -----\n\n"
        f"Von: {MAN}\nAn: ben@desk.example\nDatum: 04.05.2021 10:12\nBetreff: Export stops"
    ),
    "GroupWise": f">>> {MAN} 5/4/2021 10:12 AM >>>",
    "Eudora": (
        f">Date: Tue, 4 May 2021 10:12:00 +0200\n>From: {MAN}\n>To: ben@desk.example\n"
        ">Subject: Export stops"
    ),
    "Zoho, closed above the text": (
        f"============ Forwarded message ============\nFrom : {MAN}\nTo : <ben@desk.example>\n"
        "Date : Tue, 04 May 2021 10:12:00 +0200\nSubject : Export stops\n"
        "============ Forwarded message ============"
    ),
    "mutt, with fields of the source": (
        f"----- Forwarded message from {MAN} -----\n\nDate: Tue, 4 May 2021 10:12:00 +0200\n"
        f"From: {MAN}\nTo: ben@desk.example\nSubject: Export stops\nUser-Agent: Mutt/1.5"
    ),
    "Horde, aligned to the right": (
        f"----- Forwarded message from {MAN} ---------\n    Date: Tue, 04 May 2021 10:12:00\n"
        f"    From: {MAN}\n Subject: Export stops\n      To: ben@desk.example"
    ),
    "SquirrelMail": (
        "---------------------------- Original Message ----------------------------\n"
        'Subject: Export stops\nFrom:    "Bea Lunt" <bea@nordwind.example>\n'
        "Date:    Tue, May 4, 2021 10:12 am\nTo:      ben@desk.example\n"
        "--------------------------------------------------------------------------"
    ),
    "Airmail, the answers' address first": (
        f"From: {MAN}\nReply: {MAN}\nDate: 4. May 2021 at 10:12:00\nTo: ben@desk.example\n"
        "Subject:  Export stops"
    ),
    "a label unknown above the recipients": (
        f"From: {MAN}\nQwxyz: Ole <ole@nordwind.example>\nDate: 4. May 2021 at 10:12:00\n"
        "To: ben@desk.example\nSubject:  Export stops"
    ),
    "spaces in the brackets": (
        "-------- Továbbított levél --------\nFeladó: Bea Lunt < bea@nordwind.example >\n"
        "Dátum: 2021. május 4. 10:12\nTárgy: Export stops\nCímzett: < ben@desk.example >"
    ),
    "Becky": (
        f"---------------- Original message follows ----------------\n From: {MAN}\n"
        " To: ben@desk.example\n Date: Tue, 4 May 2021 10:12:00 +0900\n Subject: Export stops"
    ),
    "importance below": (
        f"De : {MAN}\nEnvoyé : mardi 4 mai 2021 10:12\nÀ : ben@desk.example\nObjet : Export stops\n"
        "Importance : Haute"
    ),
    "a sender on two lines": (
        "From: Bea Lunt\n<bea@nordwind.example>\nSent: Tuesday, 4 May 2021 10:12\n"
        "To: ben@desk.example\nSubject: Export stops"
    ),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_head_is_read(head: str) -> None:
    forward = find(f"See below.\n\n{head}\n\nIt stops at 60 %.\n\nBea", "Fwd: Export stops")
    assert forward is not None
    assert (forward.before, forward.from_) == ("See below.", BEA)
    assert (forward.subject, forward.body) == ("Export stops", "It stops at 60 %.\n\nBea")
    assert forward.to == ((BEN,) if "ben@" in head else ())
    assert forward.date
    assert "2021" in forward.date


@pytest.mark.parametrize(
    "after", ["On Behalf Of Bea Lunt", "Im Auftrag von Bea Lunt", "de la part de Bea Lunt"]
)
def test_the_person_on_whose_behalf_somebody_wrote(after: str) -> None:
    text = (
        f"From: orders@nordwind.example [mailto:orders@nordwind.example] {after}\n"
        "Sent: Tuesday, 4 May 2021 10:12\nTo: ben@desk.example\nSubject: Export stops\n\nIt stops."
    )
    forward = find(text, "FW: Export stops")
    assert forward is not None
    assert forward.from_ == Address("Bea Lunt", "orders@nordwind.example")


@pytest.mark.parametrize(
    "last", ["Please forward this:", "-- Orders and invoices --", "==== Prices"]
)
def test_the_last_line_of_a_forward_stays(last: str) -> None:
    text = (
        f"---------- Forwarded message ---------\nFrom: {MAN}\nSubject: Export\n\nIt stops.\n{last}"
    )
    forward = find(text, "Fwd: Export")
    assert forward is not None
    assert forward.body == f"It stops.\n{last}"
