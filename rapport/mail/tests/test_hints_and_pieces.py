"""Hints below a telephone number, and words beside a name, show."""

from __future__ import annotations

import pytest

from rapport.mail.quoting import split

HINTS = [
    *("Only after 6 pm", "Not on Thursdays", "Erst ab Montag erreichbar", "Ab Dienstag im Urlaub"),
    *("Joignable le matin", "Solo por las tardes", "Dopo le 18", "Aguardo resposta até sexta"),
    *("Pas vanaf maandag bereikbaar", "Nås först på måndag", "Træffes fra mandag"),
    *("Klo 18 jälkeen", "Tylko po 18", "Volejte večer", "Csak hétfőtől elérhető", "Doar dimineața"),
    *("После 18 часов", "Лише з понеділка", "Μόνο πρωί", "Sadece sabahları", "18時以降"),
    *("下午六点以后", "오전에만", "רק בבוקר", "صباحا فقط", "Жду ответа"),
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("hint", HINTS)
def test_a_hint_shows(hint: str, gap: str) -> None:
    found = split(f"The lamp flickers.\n\nKind regards\nUwe Kern\nTel. 0221 123456{gap}{hint}")
    assert found.reply.split("\n")[-1] == hint


@pytest.mark.parametrize("hint", HINTS)
def test_the_number_that_a_hint_is_about_shows(hint: str) -> None:
    text = f"The lamp flickers.\n\nKind regards\nUwe Kern\n0221 123456\nuwe@kern.example\n{hint}"
    assert split(text).reply.split("\n")[-3:] == ["0221 123456", "uwe@kern.example", hint]


def test_a_number_stays_folded_above_what_speaks_of_something_else() -> None:
    text = "It works.\n\nKind regards\nUwe Kern\nTel. 0221 123456\n\nThe small one is still dark."
    assert split(text).signature == "Kind regards\nUwe Kern\nTel. 0221 123456"


@pytest.mark.parametrize("sign", [" | ", " – ", " · ", ", "])
@pytest.mark.parametrize("sender", [(), ("uwe", "kern")])
@pytest.mark.parametrize(
    "words",
    [
        *("wrong size delivered", "Urgent", "Dritte Anfrage", "Gehörlos", "Annulation"),
        *("pedido cancelado", "Pacco vuoto", "Paczka pusta", "Üres doboz", "Отмена", "キャンセル"),
    ],
)
def test_words_beside_a_name_show(words: str, sign: str, sender: tuple[str, ...]) -> None:
    line = f"Uwe Kern{sign}{words}"
    text = f"It flickers.\n\nKind regards\n{line}\nTel. 0221 123456"
    assert line in split(text, sender=sender).reply


@pytest.mark.parametrize(
    "line",
    [
        *("Uwe Kern | Manager", "Uwe Kern – Kern GmbH", "Uwe Kern · 0221 123456"),
        *("Uwe Kern | Facilities Manager | Orchard Schools Trust", "Uwe Kern, sales"),
    ],
)
def test_a_job_a_firm_and_a_number_beside_a_name_fold(line: str) -> None:
    text = f"It flickers.\n\nKind regards\n{line}\nTel. 0221 123456"
    found = split(text, sender=("uwe", "kern"))
    assert found.signature == f"Kind regards\n{line}\nTel. 0221 123456"


@pytest.mark.parametrize("words", ["Wrong size delivered", "Urgent", "Storno", "Caixa vazia"])
def test_words_beside_a_firm_show(words: str) -> None:
    text = f"It flickers.\n\nKind regards\nUwe Kern\nKern Bau GmbH | {words}\nTel. 0221 123456"
    assert words in split(text).reply


@pytest.mark.parametrize("word", ["Ab Dienstag", "Ab Montag im Urlaub", "as agreed on Monday"])
def test_a_word_like_a_legal_form_makes_no_firm(word: str) -> None:
    text = f"It flickers.\n\nKind regards\nUwe Kern\nTel. 0221 123456\n{word}"
    assert split(text).reply.endswith(word)


@pytest.mark.parametrize("sender", [(), ("joe", "park")])
@pytest.mark.parametrize("word", ["Vegan", "Deaf", "Schwanger", "Sourde", "Döv", "Неслышащая"])
@pytest.mark.parametrize("below", ["Park Ltd\nTel. 0113 496 0012", "12 High Street, Leeds"])
def test_a_word_alone_below_a_name_shows(word: str, sender: tuple[str, ...], below: str) -> None:
    text = f"It flickers.\n\nKind regards\nJoe Park\n{word}\n{below}"
    assert word in split(text, sender=sender).reply.split("\n")


@pytest.mark.parametrize("word", ["Vegan", "Deaf", "Schwanger", "Sourde", "Трезвая"])
def test_a_word_alone_above_a_name_shows(word: str) -> None:
    text = f"It flickers.\n\nKind regards\n{word}\nJoe Park\nTel. 0113 496 0012"
    assert word in split(text, sender=("joe", "park")).reply.split("\n")
    text = f"It flickers.\n\n{word}\nJoe Park"
    assert word in split(text, sender=("joe", "park")).reply.split("\n")


@pytest.mark.parametrize(
    "name",
    [
        *("Joe Park-Smith", "Joe Smith", "Joe Park, now Smith", "Joe Smith (formerly Park)"),
        *("J. Park-Smith", "now Mrs Smith", "Joe Smith, geb. Park", "Joe Smith née Park"),
    ],
)
def test_a_changed_name_shows(name: str) -> None:
    text = f"It flickers.\n\nKind regards\n{name}\nTel. 0113 496 0012"
    assert name in split(text, sender=("joe", "park")).reply
    text = f"It flickers.\n\nKind regards, {name}"
    assert name in split(text, sender=("joe", "park")).reply


@pytest.mark.parametrize(
    "name",
    ["Joe Park", "J. Park", "Joe", "Joe A. Park", "Joe Andrew Park", "Mr Park", "Dr Joe Park"],
)
def test_a_name_that_is_the_senders_folds(name: str) -> None:
    text = f"It flickers.\n\nKind regards\n{name}\nTel. 0113 496 0012"
    assert split(text, sender=("joe", "park")).reply == "It flickers."
