"""Header blocks and separators above a quote.

As Outlook and others write them.
"""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split

ME = "Dora Lind <dora@nordwind.example>"
_BLOCKS = {
    "en": "From: {ME}\nSent: Tuesday, May 4, 2021 10:12 AM\nTo: Support\nSubject: Export",
    "en bold": (
        "*From:* Dora Lind [mailto:dora@nordwind.example]\n*Sent:* Tuesday, 4 May 2021\n"
        "*To:* Support\n*Subject:* Export"
    ),
    "en spaced": "From: {ME}\n\nSent: Tuesday, May 4, 2021\n\nTo: Support\n\nSubject: Export",
    "en mac": (
        "From: {ME}\nDate: Tuesday, 4 May 2021 at 10:12\n"
        "To: Support <help@desk.example>\nSubject: Export"
    ),
    "de": "Von: {ME}\nGesendet: Dienstag, 4. Mai 2021 10:12\nAn: Support\nBetreff: Export",
    "fr": "De : {ME}\nEnvoyé : mardi 4 mai 2021 10:12\nÀ : Support\nObjet : Export",
    "es": "De: {ME}\nEnviado: martes, 4 de mayo de 2021 10:12\nPara: Support\nAsunto: Export",
    "pt": ("De: {ME}\nEnviada em: terça-feira, 4 de maio de 2021\nPara: Support\nAssunto: Export"),
    "it": "Da: {ME}\nInviato: martedì 4 maggio 2021 10:12\nA: Support\nOggetto: Export",
    "nl": "Van: {ME}\nVerzonden: dinsdag 4 mei 2021 10:12\nAan: Support\nOnderwerp: Export",
    "da": "Fra: {ME}\nSendt: 4. maj 2021 10:12\nTil: Support\nEmne: Export",
    "no": "Fra: {ME}\nSendt: tirsdag 4. mai 2021 10:12\nTil: Support\nEmne: Export",
    "sv": "Från: {ME}\nSkickat: den 4 maj 2021 10:12\nTill: Support\nÄmne: Export",
    "fi": (
        "Lähettäjä: {ME}\nLähetetty: tiistai 4. toukokuuta 2021\n"
        "Vastaanottaja: Support\nAihe: Export"
    ),
    "pl": "Od: {ME}\nWysłano: wtorek, 4 maja 2021 10:12\nDo: Support\nTemat: Export",
    "cs": "Od: {ME}\nOdesláno: úterý 4. května 2021 10:12\nKomu: Support\nPředmět: Export",
    "sk": "Od: {ME}\nOdoslané: utorok 4. mája 2021 10:12\nKomu: Support\nPredmet: Export",
    "hu": "Feladó: {ME}\nElküldve: 2021. május 4., kedd 10:12\nCímzett: Support\nTárgy: Export",
    "ro": "De la: {ME}\nTrimis: marți, 4 mai 2021 10:12\nCătre: Support\nSubiect: Export",
    "ru": "От: {ME}\nОтправлено: 4 мая 2021 г. 10:12\nКому: Support\nТема: Export",
    "uk": "Від: {ME}\nНадіслано: 4 травня 2021 р. 10:12\nКому: Support\nТема: Export",
    "bg": "От: {ME}\nИзпратено: 4 май 2021 г.\nДо: Support\nОтносно: Export",
    "el": "Από: {ME}\nΣτάλθηκε: Τρίτη, 4 Μαΐου 2021\nΠρος: Support\nΘέμα: Export",
    "hr": "Od: {ME}\nPoslano: 4. svibnja 2021. 10:12\nPrima: Support\nPredmet: Export",
    "tr": "Kimden: {ME}\nGönderildi: 4 Mayıs 2021 Salı 10:12\nKime: Support\nKonu: Export",
    "ar": "من: {ME}\nتم الإرسال: الثلاثاء، 4 مايو 2021\nإلى: Support\nالموضوع: Export",
    "he": "מאת: {ME}\nנשלח: יום שלישי 4 מאי 2021\nאל: Support\nנושא: Export",
    "ja": "差出人: {ME}\n送信日時: 2021年5月4日 10:12\n宛先: Support\n件名: Export",
    "zh": "发件人: {ME}\n发送时间: 2021年5月4日 10:12\n收件人: Support\n主题: Export",
    "zh taiwan": "寄件者: {ME}\n寄件日期: 2021年5月4日\n收件者: Support\n主旨: Export",
    "zh wide": "发件人：{ME}\n发送时间：2021年5月4日 10:12\n收件人：Support\n主题：Export",
    "ko": "보낸 사람: {ME}\n보낸 날짜: 2021년 5월 4일\n받는 사람: Support\n제목: Export",
    "vi": "Từ: {ME}\nĐã gửi: 4 tháng 5, 2021\nTới: Support\nChủ đề: Export",
}
BLOCKS = {name: block.replace("{ME}", ME) for name, block in _BLOCKS.items()}
SEPARATORS = [
    "-----Original Message-----",
    "-------- Original message --------",
    "-----Ursprüngliche Nachricht-----",
    "-------- Message d'origine --------",
    "-----Mensaje original-----",
    "-----Mensagem original-----",
    "-----Messaggio originale-----",
    "-----Oorspronkelijk bericht-----",
    "-----Oprindelig meddelelse-----",
    "-----Opprinnelig melding-----",
    "-----Ursprungligt meddelande-----",
    "-----Alkuperäinen viesti-----",
    "---------- Wiadomość oryginalna ----------",
    "---------- Původní e-mail ----------",
    "-------- Исходное сообщение --------",
    "-------- Eredeti üzenet --------",
    "-----元のメッセージ-----",
    "------------------ 原始邮件 ------------------",
    "-----원본 메시지-----",
    "-------- الرسالة الأصلية --------",
    "----- Original Message -----",
    "##- Please type your reply above this line -##",
    "--- Reply above this line to add a comment ---",
    "Proszę odpowiadać powyżej tej linii",
    "Odpovězte prosím nad touto čárou",
    "Svara ovanför denna linje",
    "Vastaa tämän rivin yläpuolelle",
    "Пожалуйста, отвечайте выше этой линии",
    "Kérjük, válaszát e vonal fölé írja",
    "Bu satırın üstüne yanıt yazın",
    "יש להשיב מעל שורה זו",
    "この行より上にご返信ください",
    "請在此行以上回覆",
    "이 줄 위에 답장해 주세요",
    "---- On Tue, 4 May 2021 10:12:00 +0200 Dora <dora@nordwind.example> wrote ----",
    "---- Op di, 4 mei 2021 10:12:00 +0200 schreef Dora <dora@nordwind.example> ----",
    "---- Am Di, 4 Mai 2021 10:12:00 +0200 schrieb Dora <dora@nordwind.example> ----",
    "---- El mar, 4 may 2021 10:12:00 +0200 Dora <dora@nordwind.example> escribió ----",
]


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_header_block_begins_the_quote(block: str) -> None:
    found = split(f"It works now, fine.\n\n{block}\n\nPlease try again.")
    assert found.reply == "It works now, fine."
    assert found.quoted.endswith("Please try again.")


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_separator_begins_the_quote(separator: str) -> None:
    found = split(f"It works now, fine.\n\n{separator}\nPlease try again.")
    assert found.reply == "It works now, fine."
    assert found.quoted == f"{separator}\nPlease try again."


@pytest.mark.parametrize("rule", ["_" * 32, "-" * 30, "=" * 40, "* * * * * * *"])
def test_a_rule_above_a_header_block_is_folded_with_it(rule: str) -> None:
    found = split(f"It works now, fine.\n\n{rule}\n{BLOCKS['en']}\n\nPlease try again.")
    assert found.reply == "It works now, fine."


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_never_folds_everything(block: str) -> None:
    text = f"{block}\n\nPlease try again."
    assert split(text).reply == text


def test_a_form_in_the_body_stays() -> None:
    text = "Hello,\n\nName: Dora Lind\nEmail: dora@nordwind.example\nOrder: 4711\n\nPlease help."
    assert split(text).reply == text


@pytest.mark.parametrize(
    "banner",
    [
        "[External email - do not click links unless you know the sender]",
        "CAUTION: This email originated from outside of the organization.",
        "[EXTERN]",
        "Achtung: externe E-Mail, Vorsicht bei Links und Anhängen.",
        "[Message externe : ne cliquez pas sur les liens]",
        "【社外メール】リンクや添付ファイルにご注意ください",
        "Внимание! Письмо получено от внешнего отправителя.",
    ],
)
def test_a_warning_of_mail_from_outside_goes_with_the_block_below(banner: str) -> None:
    text = f"It works now, fine.\n\n{banner}\n\n{BLOCKS['en']}\n\nPlease try again."
    assert split(text).reply == "It works now, fine."
    alone = f"It works now, fine.\n\n{banner}\n\nWhat does this mean?"
    assert banner in split(alone).reply


@pytest.mark.parametrize(
    "text",
    [
        "この行の上にある表が空です。",
        "请看此行以上的数据",
        "이 줄 위의 표가 비어 있습니다",
        "The line above is wrong.",
    ],
)
def test_words_about_a_line_are_no_marker(text: str) -> None:
    assert split(f"Hello.\n\n{text}\n\nPlease help.").reply.startswith(f"Hello.\n\n{text}")
