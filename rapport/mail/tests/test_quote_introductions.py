"""Introductions of quotes, in the words of every mail program.

In every language that we know.
"""

from __future__ import annotations

import pytest

from rapport.mail.quoting import separators, split

INTRODUCTIONS = {
    "en gmail": "On Tue, May 4, 2021 at 10:12 AM Dora Lind <dora@nord.example> wrote:",
    "en apple": "On 4 May 2021, at 10:12, Dora Lind <dora@nord.example> wrote:",
    "en thunderbird": "On 04/05/2021 10:12, Dora Lind wrote:",
    "en yahoo": "On Tuesday, May 4, 2021, 10:12:00 AM GMT+2, Dora Lind <dora@nord.example> wrote:",
    "en proton": "On Tuesday, May 4th, 2021 at 10:12 AM, Dora Lind <dora@nord.example> wrote:",
    "en outlook mac": 'On 4/5/21, 10:12, "Dora Lind" <dora@nord.example> wrote:',
    "en old": "At 10:12 04/05/2021, Dora Lind wrote:",
    "de gmail": "Am Di., 4. Mai 2021 um 10:12 Uhr schrieb Dora Lind <dora@nord.example>:",
    "de apple": "Am 04.05.2021 um 10:12 schrieb Dora Lind <dora@nord.example>:",
    "de inbox": "Dora Lind <dora@nord.example> schrieb am Di., 4. Mai 2021 um 10:12 Uhr:",
    "fr gmail": "Le mar. 4 mai 2021 à 10:12, Dora Lind <dora@nord.example> a écrit :",
    "fr thunderbird": "Le 04/05/2021 à 10:12, Dora Lind a écrit :",
    "es gmail": "El mar, 4 may 2021 a las 10:12, Dora Lind (<dora@nord.example>) escribió:",
    "es apple": "El 4 may 2021, a las 10:12, Dora Lind <dora@nord.example> escribió:",
    "pt gmail": "Em ter., 4 de mai. de 2021 às 10:12, Dora Lind <dora@nord.example> escreveu:",
    "pt portugal": "Dora Lind <dora@nord.example> escreveu no dia terça, 4/05/2021 à(s) 10:12:",
    "it gmail": "Il giorno mar 4 mag 2021 alle ore 10:12 Dora Lind <dora@nord.example> ha scritto:",
    "it thunderbird": "Il 04/05/2021 10:12, Dora Lind ha scritto:",
    "nl gmail": "Op di 4 mei 2021 om 10:12 schreef Dora Lind <dora@nord.example>:",
    "nl apple": (
        "Op 4 mei 2021, om 10:12 heeft Dora Lind <dora@nord.example> het volgende geschreven:"
    ),
    "da gmail": "Den tir. 4. maj 2021 kl. 10.12 skrev Dora Lind <dora@nord.example>:",
    "no gmail": "tir. 4. mai 2021 kl. 10:12 skrev Dora Lind <dora@nord.example>:",
    "sv gmail": "Den tis 4 maj 2021 kl 10:12 skrev Dora Lind <dora@nord.example>:",
    "fi gmail": "ti 4. toukok. 2021 klo 10.12 Dora Lind (dora@nord.example) kirjoitti:",
    "pl gmail": "wt., 4 maj 2021 o 10:12 Dora Lind <dora@nord.example> napisał(a):",
    "pl thunderbird": "W dniu 04.05.2021 o 10:12, Dora Lind pisze:",
    "cs gmail": "út 4. 5. 2021 v 10:12 odesílatel Dora Lind <dora@nord.example> napsal:",
    "cs thunderbird": "Dne 04. 05. 21 v 10:12 Dora Lind napsal(a):",
    "sk gmail": "ut 4. 5. 2021 o 10:12 Dora Lind <dora@nord.example> napísal(a):",
    "hu gmail": "Dora Lind <dora@nord.example> ezt írta (időpont: 2021. máj. 4., K, 10:12):",
    "hu thunderbird": "2021. 05. 04. 10:12 keltezéssel, Dora Lind írta:",
    "ro gmail": "mar., 4 mai 2021 la 10:12, Dora Lind <dora@nord.example> a scris:",
    "ro apple": "Pe 4 mai 2021, la 10:12, Dora Lind <dora@nord.example> a scris:",
    "bg gmail": "На вт, 4.05.2021 г. в 10:12 Dora Lind <dora@nord.example> написа:",
    "el gmail": "Στις Τρί 4 Μαΐ 2021 στις 10:12 π.μ., ο/η Dora Lind <dora@nord.example> έγραψε:",
    "ru gmail": "вт, 4 мая 2021 г. в 10:12, Dora Lind <dora@nord.example>:",
    "ru apple": "4 мая 2021 г., в 10:12, Dora Lind <dora@nord.example> написал(а):",
    "ru thunderbird": "04.05.2021 10:12, Dora Lind пишет:",
    "ru mail.ru": "Вторник,  4 мая 2021, 10:12 +03:00 от Dora Lind <dora@nord.example>:",
    "ru yandex": '04.05.2021, 10:12, "Dora Lind" <dora@nord.example>:',
    "uk gmail": "вт, 4 трав. 2021 р. о 10:12 Dora Lind <dora@nord.example> пише:",
    "hr gmail": "uto, 4. svi 2021. u 10:12 Dora Lind <dora@nord.example> napisao je:",
    "sr gmail": "uto, 4. maj 2021. u 10:12 Dora Lind <dora@nord.example> je napisao/la:",
    "sl gmail": "V V tor., 4. maj 2021 ob 10:12 je oseba Dora Lind <dora@nord.example> napisala:",
    "et gmail": "Kuupäev T, 4. mai 2021 kell 10:12 kirjutas Dora Lind <dora@nord.example>:",
    "lt gmail": "2021-05-04, an, 10:12 Dora Lind <dora@nord.example> rašė:",
    "lv gmail": (
        "otrd., 2021. g. 4. maijs, plkst. 10:12 — lietotājs Dora Lind "
        "(<dora@nord.example>) rakstīja:"
    ),
    "tr gmail": "Dora Lind <dora@nord.example>, 4 May 2021 Sal, 10:12 tarihinde şunu yazdı:",
    "ar gmail": (
        "في الثلاثاء، 4 مايو 2021 في 10:12 ص تمت كتابة ما يلي بواسطة Dora Lind <dora@nord.example>:"
    ),
    "he gmail": "‫בתאריך יום ג׳, 4 במאי 2021 ב-10:12 מאת ‪Dora Lind‬‏ <‪dora@nord.example‬‏>:‬",
    "fa gmail": "در تاریخ سه‌شنبه ۴ مهٔ ۲۰۲۱،‏ ۱۰:۱۲ Dora Lind <dora@nord.example> نوشت:",
    "hi gmail": "मंगल, 4 मई 2021 को 10:12 am बजे को Dora Lind <dora@nord.example> ने लिखा:",
    "th gmail": "ในวันที่ อ. 4 พ.ค. 2021 เวลา 10:12 Dora Lind <dora@nord.example> เขียนว่า:",
    "vi gmail": "Vào Th 3, 4 thg 5, 2021 vào lúc 10:12 Dora Lind <dora@nord.example> đã viết:",
    "id gmail": "Pada tanggal Sel, 4 Mei 2021 pukul 10.12 Dora Lind <dora@nord.example> menulis:",
    "ja gmail": "2021年5月4日(火) 10:12 Dora Lind <dora@nord.example>:",
    "ja apple": "2021/05/04 10:12、Dora Lind <dora@nord.example>のメール:",
    "zh gmail": "Dora Lind <dora@nord.example> 于2021年5月4日周二 10:12写道：",
    "zh taiwan": "Dora Lind <dora@nord.example> 於 2021年5月4日 週二 上午10:12寫道：",
    "zh apple": "在 2021年5月4日，10:12，Dora Lind <dora@nord.example> 写道：",
    "ko gmail": "2021년 5월 4일 (화) 오전 10:12, Dora Lind <dora@nord.example>님이 작성:",
    "ca gmail": (
        "Missatge de Dora Lind <dora@nord.example> del dia dt., 4 de maig 2021 a les 10:12:"
    ),
}


@pytest.mark.parametrize("introduction", INTRODUCTIONS.values(), ids=INTRODUCTIONS.keys())
@pytest.mark.parametrize("mark", ["> ", ""], ids=["marked", "unmarked"])
def test_the_quote_is_folded(introduction: str, mark: str) -> None:
    quote = [f"{mark}Please try again.", f"{mark}It should work now."]
    found = split("\n".join(["It works now, fine.", "", introduction, "", *quote]))
    assert found.reply == "It works now, fine."
    assert introduction in found.quoted
    assert "Please try again." in found.quoted


@pytest.mark.parametrize("introduction", INTRODUCTIONS.values(), ids=INTRODUCTIONS.keys())
def test_a_wrapped_introduction_is_folded(introduction: str) -> None:
    at = introduction.find(" ", len(introduction) * 2 // 3)
    if at < 0:
        at = introduction.rfind(" ")
    wrapped = introduction[:at] + "\n" + introduction[at + 1 :]
    found = split(f"It works now, fine.\n\n{wrapped}\n\n> Please try again.")
    assert found.reply == "It works now, fine."


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I wrote to you about this:\nnobody answered.",
        "Please send it to:\nDora Lind, Main Street 4, 2021 Town",
        "Here is the list:\n- one\n- two",
        "Am Montag schrieb ich Ihnen bereits, leider ohne Antwort.\nBitte melden Sie sich.",
        "My address is dora@nord.example:\nplease use it from 4 May 2021.",
        "The error says:\nFrom: line is missing in the header\nWhat shall I do?",
    ],
)
def test_what_only_looks_alike_stays(text: str) -> None:
    assert split(text).reply == text


@pytest.mark.parametrize(
    "line",
    [
        "Please reply above this line",
        "Add text above this line to reply",
        "Antworten Sie oberhalb dieser Linie",
        "Reponse au-dessus de cette ligne",
        "Escriba su respuesta encima de esta linea",
        "Responda arriba de esta linea",
        "Rispondi sopra questa riga",
        "Typ uw antwoord boven deze regel",
        "Escreva acima desta linha",
        "Odpowiedz nad tej linii",
        "Odpovedz nad tento riadok",
        "Scrie deasupra acestei linii",
        "Skriv over denne linje",
        "Svar ovenfor denne linje",
        "Bu satirin yukarisina yanit yazin",
    ],
)
def test_another_desks_marker_is_known_without_accents(line: str) -> None:
    assert separators.is_marker(line)
