"""Evidence that a block of labels is a mail's header.

Journeys, forms and parcels have the same labels.
"""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split
from rapport.mail.quoting.headerblocks import find

CUSTOMERS = {
    "journey en": "From: Berlin\nTo: Munich\nDate: 3 May 2026, 10:12\nSubject: trip",
    "journey without a subject": "From: Berlin Hbf\nTo: Munich\nDate: 3 May, 10:12",
    "journey de": "Von: Berlin Hbf\nNach: München Hbf\nDatum: 03.05.2026\nUhrzeit: 10:12",
    "journey de, an": "Von: Berlin\nAn: München\nDatum: 03.05.2026 10:12\nBetreff: Fahrt",
    "journey fr": "De : Lyon\nÀ : Paris\nDate : 3 mai 2026 10:12\nObjet : voyage",
    "journey es": "De: Sevilla\nA: Madrid\nFecha: 3 de mayo de 2026, 10:12\nAsunto: viaje",
    "journey it": "Da: Torino\nA: Roma\nData: 3 maggio 2026, 10:12\nOggetto: viaggio",
    "journey pt": "De: Faro\nPara: Lisboa\nData: 3 de maio de 2026 10:12\nAssunto: viagem",
    "journey nl": "Van: Gent\nNaar: Brussel\nDatum: 3 mei 2026 10:12\nOnderwerp: reis",
    "journey da": "Fra: Aarhus\nTil: Odense\nDato: 3. maj 2026 10:12\nEmne: rejse",
    "journey sv": "Från: Lund\nTill: Umeå\nDatum: 3 maj 2026 10:12\nÄmne: resa",
    "journey pl": "Od: Gdynia\nDo: Kraków\nData: 3 maja 2026 10:12\nTemat: podróż",
    "journey cs": "Od: Brno\nDo: Praha\nDatum: 3. května 2026 10:12\nVěc: cesta",
    "journey ru": "От: Казань\nДо: Москва\nДата: 3 мая 2026 10:12\nТема: поездка",
    "journey bg": "От: Варна\nДо: София\nДата: 3 май 2026 10:12\nТема: пътуване",
    "journey zh": "自: 上海\n至: 北京\n日期: 2026年5月3日 10:12\n主题: 出差",
    "parcel": "From: Dora Lind\nTo: Emil Sato\nSent on: 3 May 2026\nTracking: 4711",
    "parcel de": "Absender: Dora Lind\nEmpfänger: Emil Sato\nVerschickt am: 3. Mai 2026 10:12",
    "parcel ja": "差出人: 田中\n宛先: 佐藤\n日付: 2026年5月3日 10:12",
    "rename": "From: old@nordwind.example\nTo: new@nordwind.example",
    "form": "Name: Dora Lind\nFrom: Lund\nDate: 3 May 2026\nSubject: chairs",
    "calendar": "When: Tuesday 10:12\nTo: everybody\nSubject: yearly review",
    "source": (
        "From: Bank <info@bank.example>\nTo: dora@nordwind.example\nSubject: Your account\n"
        "Message-ID: <1@bank.example>\nDate: Sun, 3 May 2026 10:12:00 +0200"
    ),
    "source first": (
        "Received: from mx.bank.example\nFrom: Bank <info@bank.example>\n"
        "Subject: Your account\nDate: Sun, 3 May 2026 10:12:00 +0200"
    ),
}
MAILS = {
    "with an address": "From: Dora <dora@nordwind.example>\nDate: 3 May 2026\nSubject: Export",
    "sent": "From: Dora Lind\nSent: Sunday, 3 May 2026 10:12\nTo: Support\nSubject: Export",
    "copies": "From: Dora Lind\nDate: 3 May 2026 10:12\nTo: Support\nCc: Emil\nSubject: Export",
    "answers to": "Da: Dora\nRisposta: Dora\nData: 3 maggio 2026 10:12\nA: Ben\nOggetto: Export",
    "addressed": "From: Dora\nDate: 3 May 2026\nTo: Ben <ben@desk.example>\nSubject: Export",
    "date below": "From: d@nordwind.example\nTo: Ben\nDate: 3 May 2026\nSubject: Export",
    "named": "差出人: 田中\n日時: 2026年5月3日 10:12\n宛先: 佐藤\n件名: エクスポート",
    "named hu": "Feladó: Dora\nDátum: 2026. május 3. 10:12\nCímzett: Ben\nTárgy: Export",
    "answer": "De: Dora\nPara: Ben\nData: 03/05/2026 10:12\nAssunto: Re: Export",
    "zh": "发件人：李雷\n发送时间：2026年5月3日 10:12\n收件人：客服\n主题：导出",
}


@pytest.mark.parametrize("block", CUSTOMERS.values(), ids=CUSTOMERS.keys())
def test_what_a_customer_wrote_stays(block: str) -> None:
    text = f"Hello, this is about:\n\n{block}\n\nIs that right? Please call me.\n\nDora"
    lines = text.split("\n")
    assert [line for line in range(len(lines)) if find(lines, line)] == []
    assert block in split(text).reply


@pytest.mark.parametrize("block", CUSTOMERS.values(), ids=CUSTOMERS.keys())
def test_a_sentence_above_makes_no_mail_of_it(block: str) -> None:
    assert block in split(f"Hello, it is about my trip.\n\n{block}\n\nPlease call me.").reply


@pytest.mark.parametrize("rule", ["_" * 32, "-" * 20, "***** * *****"])
def test_a_drawn_line_makes_no_mail_of_a_journey(rule: str) -> None:
    assert find(f"{rule}\n{CUSTOMERS['journey en']}\n\nPlease call me.".split("\n"), 1) is None


@pytest.mark.parametrize("block", MAILS.values(), ids=MAILS.keys())
def test_the_header_of_a_mail_begins_a_quote(block: str) -> None:
    assert split(f"It works now, fine.\n\n{block}\n\nPlease try.").reply == "It works now, fine."


@pytest.mark.parametrize("block", MAILS.values(), ids=MAILS.keys())
def test_a_mail_that_the_customer_points_at_stays(block: str) -> None:
    text = f"I got this mail, is it true?\nThe mail says:\n\n{block}\n\nPlease try."
    assert block in split(text).reply
