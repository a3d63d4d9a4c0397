"""Forwarded mails: their authors, and mails that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapport.mail import Address, Forward, read
from rapport.mail.forwards import find
from rapport.mail.quoting import split

MAILS = Path(__file__).parents[1] / "mails"
BODY = "The export stops at 60 %.\n\nDora"
OUTLOOK = (
    "From: Dora Lind <dora@nordwind.example>\nSent: Tuesday, May 4, 2021 10:12 AM\n"
    "To: Ben <ben@desk.example>\nSubject: Export stops\n\n" + BODY
)


def test_a_forwarded_mail_is_read_whole() -> None:
    found = read((MAILS / "forwarded.eml").read_bytes())
    assert found.forward == Forward(
        before="Please take this one, she called twice.",
        from_=Address("Dora Lind", "dora@nordwind.example"),
        to=(Address("", "ben@desk.example"),),
        cc=(Address("Emil Sato", "emil@nordwind.example"),),
        subject="Export stops",
        date="Tue, May 4, 2021 at 10:12 AM",
        body=BODY,
    )
    assert found.reply == "Please take this one, she called twice."


def test_outlook_writes_no_line_so_the_subject_tells() -> None:
    text = f"Please take this one.\n\n{'_' * 32}\n{OUTLOOK}"
    forward = find(text, "FW: Export stops")
    assert forward is not None
    assert (forward.before, forward.from_.email, forward.body) == (
        "Please take this one.",
        "dora@nordwind.example",
        BODY,
    )
    assert find(text, "Re: Export stops") is None
    assert find(text, "Export stops") is None


def test_vs_is_a_forward_in_danish_and_a_reply_in_finnish() -> None:
    danish = "Fra: Dora <d@n.example>\nSendt: 4. maj 2021\nTil: Ben\nEmne: Export\n\nx"
    finnish = "Lähettäjä: D <d@n.example>\nLähetetty: 4.5.2021\nVastaanottaja: B\nAihe: E\n\nx"
    assert find(f"Se her.\n\n{danish}", "VS: Export") is not None
    assert find(f"Katso.\n\n{finnish}", "VS: Export") is None


def test_apple_quotes_what_it_forwards() -> None:
    quoted = "\n".join(f"> {line}" for line in OUTLOOK.split("\n"))
    forward = find(f"See below.\n\n> Begin forwarded message:\n>\n{quoted}", "Fwd: Export stops")
    assert forward is not None
    assert (forward.before, forward.body) == ("See below.", BODY)


def test_yahoo_puts_the_head_on_one_line() -> None:
    text = (
        "   ----- Forwarded Message ----- From: Dora Lind <dora@nordwind.example>To: "
        '"ben@desk.example" <ben@desk.example>Sent: Tuesday, May 4, 2021, 10:12:00 AM GMT+2'
        f"Subject: Export stops\n {BODY}"
    )
    forward = find(text, "Fw: Export stops")
    assert forward is not None
    assert forward.from_ == Address("Dora Lind", "dora@nordwind.example")
    assert forward.to == (Address("", "ben@desk.example"),)
    assert (forward.subject, forward.body) == ("Export stops", BODY)


def test_yandex_announces_a_sentence_and_closes_the_forward() -> None:
    text = (
        "See below.\n\n-------- Пересылаемое сообщение --------\n"
        f'04.05.2021, 10:12, "Dora Lind" <dora@nordwind.example>:\n\n{BODY}\n\n'
        "-------- Конец пересылаемого сообщения --------"
    )
    forward = find(text, "Fwd: Export stops")
    assert forward is not None
    assert forward.from_ == Address("Dora Lind", "dora@nordwind.example")
    assert (forward.before, forward.date, forward.body) == ("See below.", "04.05.2021, 10:12", BODY)


@pytest.mark.parametrize("label", ["Qopy", "Qopy (CC)", "Q/c", "Qopy til", "Ködy"])
def test_addresses_below_the_recipients_under_an_unknown_label_are_copies(label: str) -> None:
    head = OUTLOOK.replace("Subject:", f"{label}: Emil Sato <emil@nordwind.example>\nSubject:")
    forward = find(head, "FW: Export stops")
    assert forward is not None
    assert forward.to == (Address("Ben", "ben@desk.example"),)
    assert forward.cc == (Address("Emil Sato", "emil@nordwind.example"),)
    assert (forward.subject, forward.body) == ("Export stops", BODY)


def test_an_unknown_label_without_addresses_belongs_to_no_field() -> None:
    head = OUTLOOK.replace("Subject:", "Qwxyz: Nordwind GmbH\nSubject:")
    forward = find(head, "FW: Export stops")
    assert forward is not None
    assert (forward.to, forward.cc) == ((Address("Ben", "ben@desk.example"),), ())


@pytest.mark.parametrize(
    "line", ["Mensaje reenviado:", "Weitergeleitete Nachricht:", "Forwarded message:"]
)
def test_words_without_a_frame_or_a_block_hide_nothing(line: str) -> None:
    text = f"Hello,\n\n{line}\nthat is all it says."
    assert find(text, "Export stops") is None
    assert split(text).reply == text


@pytest.mark.parametrize(
    "line",
    [
        "----- Qwxyz zyxwq -----",
        "________ Mesaĝo antaŭa ________",
        "=====Upprunaleg skilaboð=====",
        "-----Chatsopano-----",
        "—— 元の便り ——",
        "──── Ujumbe wa awali ────",
        "*----- Teachtaireacht bhunaidh -----*",
    ],
)
def test_a_frame_of_unknown_words_goes_with_the_block_below(line: str) -> None:
    text = f"It works now, fine.\n\n{line}\n{OUTLOOK}"
    assert split(text).reply == "It works now, fine."
    assert line in split(text).quoted
    forward = find(text, "FW: Export stops")
    assert forward is not None
    assert (forward.before, forward.body) == ("It works now, fine.", BODY)


@pytest.mark.parametrize("line", ["----- My trip -----", "==== Second matter ===="])
def test_a_frame_around_a_customers_heading_hides_nothing(line: str) -> None:
    text = f"Hello.\n\n{line}\nFrom: Berlin\nTo: Munich\nDate: 3 May 2026 10:12\n\nThanks, Dora"
    assert line in split(text).reply
    assert "Berlin" in split(text).reply


@pytest.mark.parametrize(
    "text",
    [
        "Thanks.\n\nOn 4 May 2021, at 10:12, Ben <ben@desk.example> wrote:\n> Hello",
        "Your forwarded message arrived:\nthank you.",
        f"Thanks.\n\n-----Original Message-----\n{OUTLOOK}",
        "Thanks.\n\nOn 4 May 2021, Ben <b@desk.example> wrote:\n> ------ Forwarded message ------\n"
        "> From: Dora <dora@nordwind.example>\n> Subject: x\n> Date: y\n>\n> z",
    ],
)
def test_a_reply_is_no_forward(text: str) -> None:
    assert find(text, "Re: Export stops") is None


def test_a_forward_of_nothing_but_quote_marks_has_no_text() -> None:
    text = (
        "---------- Forwarded message ---------\n"
        "From: Shop <shop@x.example>\nDate: Mon, 2 Mar 2026 at 10:00\nSubject: Lamp\n\n> \n> \n"
    )
    found = find(text, "Fwd: lamp")
    assert found is not None
    assert found.body == ""
