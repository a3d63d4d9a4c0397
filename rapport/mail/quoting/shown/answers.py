"""Answers inside a quote, announced above it or marked in it."""

from __future__ import annotations

import re

from rapport.mail import anycase

MOST_LINES = 8  # lines with text in which somebody says so

_ANSWER = anycase.pattern(
    r"answer|comment|repl(?:y|ies)\b|respond|notes\b|antwort|kommentar|anmerkung"
    r"|geantwortet|beantwort"
    r"|réponse|répond|respuesta|respond|contest|comentari|rispost|rispond|risposi"
    r"|resposta|coment[áa]ri"
    r"|antwoord|opmerking|\bsvar|bemerkning|vastau|vastaa|vastasi|komment|odpowied"
    r"|odpowiad|komentarz"
    r"|uwagi|odpov[ěeí]d|odpověď|odpovíd|komentář|válasz|beírt|írtam|megjegyz|răspun|ответ|отвеч"
    r"|комментар|відпов|комент|απαντ|απάντ|σχόλι|yanıt|cevap|cevab|תשוב|ענית|עונה|הערות|إجاب|ردود"
    r"|أجب|رد[ي]|回答|返信|追記|コメント|回复|回覆|答复|答覆|批注|답변|답글|답을"
)
_PLACE = anycase.pattern(
    r"below|in-?line|\bmarked|markiert|gekennzeichnet|marqué|marcad[oa]|contrassegn|gemarkeerd|markera"
    r"|markere|merki?tty|merkitsin|oznacz|označ|jelöl|marcat|помеч|отмеч|познач|σημει|işaret|מסומנ|표시"
    r"|\bred\b|\bblue\b|\bgreen\b|purple|colou?r|capital|\bcaps\b|between|in the text"
    r"|bold|after each|your (?:mail|message)|unten|\brot(?:en)?\b|\bblau|\bgrün|groß|dazwischen"
    r"|im text|zwischen|fett|ihrer? mail|deiner? mail|rouge|bleu|\bvert\b|majuscul"
    r"|ci-dessous|dans (?:le|ton|votre)"
    r"|gras\b|rojo|azul|verde|abajo|mayúscul|entre l[ií]|entre su|en negrita|rosso"
    r"|\bblu\b|maiuscol|sotto"
    r"|nel testo|grassetto|vermelho|abaixo|maiúscul|negrito|ao lado|rood|blauw"
    r"|paars|groen|hoofdletter"
    r"|hieronder|tussen|\bin de tekst|onderstaand|\brö(?:d|tt)\b|blått|nedan|versal"
    r"|i texten|rødt|blåt"
    r"|nede|nedenfor|teksten|store bogstaver|store bokstaver|punais|sinis|seassa|\balla\b|versaal"
    r"|isoilla|isoin|tekstin|czerwon|niebiesk|zielon|wielk|drukowan|poniżej|w treści"
    r"|w tekście|pod spodem"
    r"|červen|modř|níže|velk|v textu|piros|kék|szöveg|alább|\blent\b|nagybet|roșu"
    r"|albastr|mai jos|în text"
    r"|majuscul|красн|синим|ниже|заглавн|капс|в тексте|в письме|прямо в|червон"
    r"|нижче|великими|у листі"
    r"|в листі|у тексті|κόκκιν|μπλε|κεφαλαί|παρακάτω|στο κείμενο|kırmızı|mavi"
    r"|aşağıda|büyük|metn|אדום|כחול"
    r"|למטה|בגוף|להלן|بالأحمر|أدناه|بالأزرق|داخل|赤|青字|下記|以下|【|文中|红|紅|下面|下方|文内|빨간|파란|아래|본문"
)
# "CV: it was", "[Curtis] yes", "Curtis>> no", "CV - agreed".
_MARK = re.compile(
    r"^\s{0,3}(?:[\[(<*]{0,2}([^\W\d_]{1,20})\s?[\])>*]{0,2}[:：>\])]{1,2}|([A-ZÀ-ÞА-Я]{2,3})\s[-–—])\s*\S"
)


def announced(above: list[str]) -> bool:
    """Return whether a short text says that its answers stand in the quote below it."""
    filled = [line for line in above if line.strip()]
    if not 0 < len(filled) <= MOST_LINES:
        return False
    text = anycase.lowered(" ".join(filled)[:1_000])
    return _ANSWER.search(text) is not None and _PLACE.search(text) is not None


def marked(quote: list[str], words: tuple[str, ...]) -> bool:
    """Return whether a line has the writer's initials or given name in front: "CV: it was".

    `words` are those of their name, in lower case.
    """
    if not words:
        return False
    initials = "".join(word[0] for word in words)
    for line in quote:
        found = _MARK.match(line)
        if not found:
            continue
        mark = found[1] or found[2]
        if mark.lower() == initials and len(initials) > 1 and mark.isupper():
            return True
        if found[1] and len(mark) > 2 and mark.lower() == words[0]:
            return True
    return False
