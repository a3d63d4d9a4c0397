"""Prefixes of subjects, in the languages of mail programs."""

from __future__ import annotations

import pytest

from rapport.mail.subjects import bare, is_ambiguous, is_forward, prefix

FORWARDS = (
    *(
        "FW",
        "Fwd",
        "Fw",
        "WG",
        "TR",
        "Tr",
        "RV",
        "ENC",
        "Enc",
        "I",
        "VB",
        "VL",
        "VS",
        "PD",
        "FS",
        "TM",
    ),
    *("Doorst", "Redir.", "Redir", "Videresend", "İLT", "ilt", "Továbbítás", "Tov", "Přep", "Posr"),
    *("Proslijeđeno", "Прослеђено", "Пер", "Пересл", "ПРП", "Препр.", "ΠΡΘ", "Προωθ", "הועבר"),
    *("تحويل", "إعادة توجيه", "هدایت", "अग्रेषित", "ส่งต่อ", "Chuyển tiếp", "Terusan", "TRS"),
    *(
        "转发",
        "轉寄",
        "轉發",
        "転送",
        "전달",
        "Podaj dalej",
        "Weitergeleitet",
        "Reenviar",
        "Inoltro",
    ),
)
REPLIES = (
    *(
        "Re",
        "RE",
        "AW",
        "Antw",
        "Antwort",
        "SV",
        "Odp",
        "YNT",
        "Ynt",
        "RES",
        "R",
        "Rif",
        "RÉF",
        "Rép",
    ),
    *(
        "BLS",
        "Balas",
        "ATB",
        "ATS",
        "Vá",
        "Odg",
        "Одг",
        "Отг",
        "Отв",
        "Ответ",
        "Відп",
        "ΑΠ",
        "ΣΧΕΤ",
    ),
    *("תגובה", "השב", "رد", "پاسخ", "उत्तर", "ตอบกลับ", "Trả lời", "Răspuns", "回复", "回覆", "返信"),
    *("회신", "답장", "Vastaus"),
)
MATTERS = (
    *("Export: it stops", "Order 4711: late", "Berlin: trip", "Invoice May: two questions"),
    *("Re", "Fwd", "Frage zur Rechnung: Mai", "Ihre Bestellung: zu spät", "My order (2): late"),
    *("[Support] Export: stops", "注文番号: 4711", "Заказ: опоздал", "I think: no", "10:30 call"),
)


@pytest.mark.parametrize("word", FORWARDS)
def test_a_forwards_prefix(word: str) -> None:
    for subject in (
        f"{word}: Export",
        f"{word} : Export",
        f"{word}：Export",
        f"\u200f{word}: Export",
    ):
        assert (is_forward(subject), bare(subject)) == (True, "Export")
    assert is_forward(f"[Desk] {word}: Export")


@pytest.mark.parametrize("word", REPLIES)
def test_a_replys_prefix(word: str) -> None:
    subject = f"{word}: Export"
    assert (is_forward(subject), bool(prefix(subject)), bare(subject)) == (False, True, "Export")


@pytest.mark.parametrize("subject", MATTERS)
def test_a_matter_is_no_prefix(subject: str) -> None:
    assert (prefix(subject), bare(subject)) == ("", subject)


@pytest.mark.parametrize(
    ("subject", "forward", "plain"),
    [
        ("Fwd: Re: Export", True, "Export"),
        ("WG: AW: Export", True, "Export"),
        ("Re: FW: Export", False, "Export"),
        ("Re[2]: Export", False, "Export"),
        ("Fwd(2): Export", True, "Export"),
        ("[Fwd: Export]", True, "Export"),
        ("[Fwd: Re: Export]", True, "Export"),
        ("[FW: Export", False, "[FW: Export"),
        ("FW:", True, ""),
    ],
)
def test_prefixes_in_a_row_and_in_brackets(subject: str, forward: bool, plain: str) -> None:
    assert (is_forward(subject), bare(subject)) == (forward, plain)


def test_vs_can_mean_both() -> None:
    assert (is_ambiguous("VS: Export"), is_ambiguous("FW: Export")) == (True, False)
