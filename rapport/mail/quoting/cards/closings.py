"""The formula that closes a letter, alone or with a name."""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.cards import names, speech
from rapport.mail.quoting.languages import all_of, formulas, listed, times

_CLOSINGS = frozenset(word.lower() for word in all_of("closings")) | formulas.FORMULAS
_STARTS = frozenset(word[:2] for word in _CLOSINGS)
_LONGEST = max(len(word.split()) for word in _CLOSINGS)
# Signs and pictures after a formula.
_END = " \t\xa0\u3000\u202f,.!;:-–—*_~()ㅎㅋ^،\u3002\uff01\uff0c"
_END += "\u2764\ufe0f\U0001f600\U0001f60a\U0001f618\U0001f642\U0001f64f"
_FORMAL = anycase.pattern(
    r"\b(?:kind|best|warm|warmest|kindest)?\s?regards\b|\bsincerely\b|\bfaithfully\b"
    r"|\bbest wishes\b"
    r"|gr(?:ü|ue|u)(?:ß|ss)(?:e|en)?\b|\bgruss\b|\bgruß\b|\bmfg\b|\blg\b|\bvg\b"
    r"|\bcordiale?(?:s|ment)?\b|salutations|\bsaludos?\b|atentamente|atenciosamente|cumprimentos"
    r"|\bsalut[io]\b|ossequi|\bgroet(?:en|jes)?\b|\bhilsen\b|\bhelsing(?:ar)?\b"
    r"|hälsning(?:ar)?\b|terveisin"
    r"|yst[äa]vällisin|pozdraw|pozdrowienia|poważaniem|\bpozdrav|přátel|priateľ"
    r"|üdvöz|\büdv\b|tisztelettel"
    r"|\bstimă\b|\brespect\b|salutări|уважени|повагою|\bпривет(?:ом|ами)|поздрав"
    r"|εκτίμηση|χαιρετισμ|φιλικά"
    r"|saygı|selam|בברכה|בכבוד רב|تحيات|التحية"
    r"|敬具|此致|敬礼|商祺|敬上|드림|lugupidam|pagarbiai|cieņu"
    r"|hormat|trân trọng|abra[çz]os?\b|mvh\b|vh\b"
    r"|よろしくお願い|宜しくお願い|敬白|早々|감사합니다|고맙습니다"
    r"|\bhelsing\b|\bc(?:or)?d(?:ia)?l?t\b|\bslds\b|\bpo?zdr\b|\brgds\b|\bpuszi\b|تقديري|بقبول"
)
_VERB = anycase.pattern(
    r"\b(?:in|with) regards? to\b|\b(?:send|give|say|liegt|leider|aber|weil|wegen"
    r"|statt|nicht)\b|\bwith respect to\b|\brespecto\b"
    r"|\b(?:ohne|without|sans|sin|bez|senza|sem|zonder|utan|uden|uten|ilman|без)\b"
)
_LONG = re.compile(
    r"^(?:je vous prie|nous vous prions|dans l'attente|veuillez|recevez|agréez|en vous).{0,140}"
    r"(?:salutations|sentiments|considération|hommages|remerciements)[^.?!]{0,30}[.,]?$"
    r"|^(?:in attesa|ringraziando|nel ringraziar|rest(?:o|iamo)).{0,90}\b(?:saluti"
    r"|riscontro|disposizione)\b[.,]?$"
    r"|^(?:sin otr[oa]|a la espera|quedo|en espera|esperando|agradeciendo|reciba[n]?).{0,90}"
    r"\b(?:saludos?|noticias|atención|respuesta|espera)\b.{0,20}$"
    r"|^(?:sem mais|fico|na expect|agradecendo|aguardo).{0,80}\b(?:cumprimentos"
    r"|atenção|resposta|aguardo)\b.{0,20}$"
    r"|^(?:و\s?)?تفضلوا\s.{0,30}بقبول.{0,80}$"
    r"|^(?:łączę|pozostaję|z wyrazami).{0,60}(?:wyrazy|szacunk\w+|poważani\w+)[.,]?$",
    re.IGNORECASE,
)
# Whose the writer is: "Your pal", "Ihre treue Kundin", "Váš věrný čtenář".
_YOURS = re.compile(
    r"^(?:yours?|deine?|eure?r?|ihre?|ton|ta|votre|vos|tu|su|tu[oa]|vostr[oa]|seu|sua|teu|je"
    r"|jullie|uw"
    r"|din|ditt|er|deres|twój|twoja|wasz|wasza|tvůj|tvoje|váš|vaše|tău|твой|твоя|ваш|ваша|твій"
    r"|senin"
    r"|sizin|always your|stets ihre?)\s[^,.?!:;\d]{2,40}$",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"^[a-zäöüßáéíóúąćęłńóśźżčšžě]{3,12}(?:\.[a-zäöüß]{2,15})?$|^[a-z]\.[a-z]{2,15}$"
)
_DELIMITER = re.compile(r"^\s{0,3}(?:--|—|––|__|---)\s*$")
_LONG_RULE = re.compile(r"^\s{0,3}[-_=~\u2010-\u2015\u2500-\u257f\u25a0-\u25c7*＊∞]{4,}\s*$")
_SIGNS = re.compile(r"[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]{1,8}")
_BETWEEN = re.compile(
    r"\s?[,/|，،、;.]\s?|\s(?:und|and|et|y|e|en|och|og|ja|i|a|és|și|и|та|και|ve|&)\s"
)
_MAIL = re.compile(r"\s<[^\s<>@]{1,64}@[^\s<>@]{1,80}>$")
_FROM = re.compile(
    r"^(?:from|von|de|från|fra|od|от|від|van|da|/|wünscht|wünschen|sendet)\s?", re.IGNORECASE
)


def is_closing(line: str) -> bool:
    """Return whether it is `Best regards,` or the like, alone or with a name: `Thanks, Ann`."""
    if len(line) > 210:
        return False
    return is_alone(line) or with_name(line)


@listed.remembered
def is_alone(line: str) -> bool:
    """Return whether the line closes a letter and names nobody."""
    text = line.strip(" \t*_\u200e\u200f")
    if not text or len(text) > 200:
        return False
    if _is_known(text):
        return True
    if " / " in text and _is_in_languages(text):
        return True
    return is_formal(text) and not with_name(line)


@listed.remembered
def is_formal(line: str) -> bool:
    """Return whether it is a formula that nobody uses within a letter: no mere thanks."""
    text = line.strip(" \t*_\u200e\u200f")
    if len(text) <= 200 and _LONG.match(text):
        # "Aguardo resposta até sexta": until when is no formula.
        return "?" not in text and not times.names_day(text)
    if len(text) > 60 or len(text.split()) > 8 or any(c.isdigit() for c in text):
        return False
    if " / " in text:
        return _is_in_languages(text)
    plain = listed.lowered(text.rstrip(_END))
    if plain in _CLOSINGS:
        return not formulas.THANKS.intersection(plain.split()) or is_regards(text)
    if "?" in text or text.endswith((":", "：")) or not is_regards(text):
        return False
    return _VERB.search(anycase.lowered(text)) is None and _few_words_besides(text)


def is_regards(text: str) -> bool:
    """Return whether a text has words of regards, which say nothing else: no "Жду ответа"."""
    return _FORMAL.search(anycase.lowered(text)) is not None


def _is_in_languages(text: str) -> bool:
    """Return whether it is a formula in several languages: "Un saludo / Agur / Best regards"."""
    pieces = [piece.strip(_END) for piece in text.split(" / ")]
    if len(pieces) > 4 or not all(0 < len(piece.split()) <= 5 for piece in pieces):
        return False
    known = [piece for piece in pieces if is_regards(piece) or _is_known(piece)]
    others = [piece for piece in pieces if piece not in known]
    return len(known) > len(others) and not any(map(speech.talks, others))


def _few_words_besides(text: str) -> bool:
    """Return whether no sentence is around the formula."""
    rest = anycase.without(_FORMAL, text)
    if speech.names_matter(rest) or any(mark in rest.strip(_END) for mark in ".!?:;"):
        return False
    return len(rest.split()) <= 5 and not speech.requests(rest)


def _is_known(text: str) -> bool:
    """Return whether a text is a formula of the tables, or two or three of them."""
    plain = listed.lowered((text if text.isascii() else _SIGNS.sub("", text)).rstrip(_END))
    if plain in _CLOSINGS:
        return True
    if plain[:2] not in _STARTS:
        return False
    pieces = [piece.strip(_END) for piece in _BETWEEN.split(plain)]
    return 1 < len(pieces) <= 4 and all(piece in _CLOSINGS for piece in pieces)


def with_name(line: str, sender: tuple[str, ...] = ()) -> bool:
    """Return whether a closing is followed by a name on its line."""
    return bool(name_after(line, sender))


@listed.remembered
def name_after(line: str, sender: tuple[str, ...] = ()) -> str:
    """Return the name after the closing on the line: `Ann` of `Thanks, Ann`."""
    text = line.strip(" \t*_\u200e\u200f")
    if not text or len(text) > 80:
        return ""
    if signed := names.signed(text):
        return signed
    tokens = text.split()
    for count in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        head = " ".join(tokens[:count])
        if not _is_known(head):
            continue
        tail = _MAIL.sub("", " ".join(tokens[count:])).strip(_END)
        tail = _FROM.sub("", tail)
        if len(head) <= 6 and is_regards(head) and _SMALL.match(tail) and not speech.talks(tail):
            return tail
        if len(tail.split()) <= 4 and (names.is_own(tail, sender) or names.is_name(tail)):
            return tail
        return ""
    return _own_after(text, sender)


def _own_after(text: str, sender: tuple[str, ...]) -> str:
    """Return the sender's own name after what he is to the reader: `Craig` of `Your pal, Craig`."""
    head, _, tail = text.strip(_END).rpartition(",")
    if not (head and _YOURS.match(head)) or not 1 < len(head.split()) <= 4:
        return ""
    return tail.strip() if names.is_own(tail, sender) and not speech.names_matter(head) else ""


def is_delimiter(line: str) -> bool:
    """Return whether it is `-- ` or a drawn line."""
    return bool(_DELIMITER.match(line) or _LONG_RULE.match(line))


def is_long_rule(line: str) -> bool:
    """Return whether a line is drawn across the page."""
    return _LONG_RULE.match(line) is not None
