"""Jobs and institutions fold above an address; remarks there show."""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split

CARDS = [
    ("Kind regards,\nRuth Pell", "Deputy Branch Manager", "Little Oaks Nursery", "9 Quarry Road"),
    ("Viele Grüße\nRuth Pell", "Objektbetreuung", "Physio am Markt", "Am Deich 12"),
    ("Cordialement\nLuc Pell", "Référent logistique", "Mairie de Plouézec", "7 rue du Lac"),
    ("Un saludo\nAna Pell", "Gestora de cuentas", "CEIP Antonio Machado", "Plaza de España s/n"),
    ("Cordiali saluti\nAda Pell", "Capo officina", "Casa di riposo Serena", "Via Roma, 7"),
    ("Cumprimentos\nRui Pell", "Gestora de clientes", "Lar Santa Clara", "Rua do Cais, 7"),
    ("Groeten\nPiet Pell", "Groepsleerkracht", "Zorgcentrum De Linde", "Kadeweg 7"),
    ("Hälsningar\nEva Pell", "Biträdande enhetschef", "Härnösands kommun", "Hamngatan 7"),
    ("Hilsen\nKari Pell", "Statsautorisert revisor", "Legesenteret Torget", "Kaivegen 7"),
    ("Terveisin\nAino Pell", "Korjaamopäällikkö", "Kallion Kirjakauppa", "Satamakatu 7"),
    ("Z poważaniem\nEwa Pell", "Rzeczoznawca majątkowy", "Urząd Gminy Lipowo", "os. Słoneczne 7"),
    ("S pozdravem\nJan Pell", "Vrchní sestra", "Základní škola Lipová", "nám. Míru 7"),
    ("Üdvözlettel\nPell Máté", "Körzeti nővér", "Móló Könyvesbolt", "Dokk utca 7."),
    ("Cu stimă\nIon Pell", "Agent vânzări", "Primăria Lipova", "Str. Docului nr. 7"),
    ("С уважением\nОлег Пелл", "Торговый представитель", "ТСЖ «Заря»", "ул. Лесная, д. 7"),
    ("З повагою\nОлег Пелл", "Провідна фахівчиня", "ОСББ «Зоря»", "вул. Лісова, 7"),
    ("Με εκτίμηση\nΝίκος Πελ", "Υπεύθυνη ποιότητας", "Δήμος Ναυπάκτου", "οδός Όχθης 7"),
    ("Saygılarımla\nAli Pell", "Başhemşire", "Bodrum Belediyesi", "Rıhtım Cad. No: 7"),
]
REMARKS = [
    *("Driver absent", "Fahrer unfreundlich", "Techniker weg", "Conducteur absent"),
    *("Agente ausente", "Tecnico assente", "Kurier zgubił", "Kierowca chory", "Řidič nepřijel"),
    *("Водитель опоздал", "Водій запізнився", "Οδηγός αγενής", "Usta gelmedi", "السائق غائب"),
    *("School closed", "Schule geschlossen", "École fermée", "Scuola chiusa", "Школа закрыта"),
    *("Hotel full", "Garage zu", "Szkoła zamknięta", "Okul kapalı", "בית ספר סגור", "学校休み"),
]


@pytest.mark.parametrize(("closing", "job", "house", "street"), CARDS)
def test_a_job_and_an_institution_above_an_address_fold(
    closing: str, job: str, house: str, street: str
) -> None:
    for gap in ("\n", "\n\n"):
        card = f"{closing}\n{job}{gap}{house}\n{street}\n+49 421 5550137\nwww.pell.example"
        assert split(f"It came today.\n\n{card}").reply == "It came today."


@pytest.mark.parametrize("remark", REMARKS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_remark_above_an_address_shows(remark: str, gap: str) -> None:
    card = "Pell Build Ltd\n9 Quarry Road\nLeeds LS9 2AB\nTel: 0113 496 0137"
    found = split(f"It came today.\n\nKind regards,\nRuth Pell{gap}{remark}\n{card}")
    assert remark in found.reply.split("\n")


@pytest.mark.parametrize("line", ["Groepsleerkracht", "Szkoła Podstawowa nr 4"])
def test_a_job_or_an_institution_alone_below_the_name_shows(line: str) -> None:
    found = split(f"It came today.\n\nKind regards,\nRuth Pell\n{line}")
    assert line in found.reply.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        *("Facebook | Instagram | LinkedIn", "Instagram: @pell_books", "ISO 9001 certified"),
        *("Zertifiziert nach ISO 9001:2015", "Organisasjonsnummer: 912345678"),
        *("See our privacy notice at www.pell.example/privacy", "Durchwahl: -412", "内線 412"),
        *("Visit our shop: shop.pell.example", "Besök vår webbutik: butik.pell.example"),
        *("т. 8-383-555-01-12 / м. 8-913-555-01-99", "Ми у Facebook та Instagram: @pell_books"),
        *("URL: https://www.pell.example/", "Bereikbaar: ma t/m vr 9.00-17.00 uur"),
    ],
)
def test_networks_standards_and_extensions_fold_on_a_card(line: str) -> None:
    card = f"Kind regards,\nRuth Pell\nPell Build Ltd\nTel: 0113 496 0137\n{line}"
    assert split(f"It came today.\n\n{card}").signature == card


def test_a_name_a_job_and_a_firm_between_bars_fold_above_a_number() -> None:
    card = "Kind regards,\nRuth Pell | Site Foreman | Wexley Works\nTel: 0113 496 0137"
    assert split(f"It came today.\n\n{card}").signature == card
    words = "Kind regards,\nRuth Pell | two screws missing"
    assert "screws" in split(f"It came today.\n\n{words}").reply
