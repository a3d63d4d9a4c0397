"""Kinds of lines on a visiting card.

A line of none of these kinds is the writer's own, as far as anybody can tell.
"""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.cards import (
    firms,
    framed,
    names,
    places,
    registers,
    slogans,
    speech,
    whose,
    words,
)
from rapport.mail.quoting.languages import listed

NAME, TITLE, FIRM, CONTACT, NUMBER = "name", "title", "firm", "contact", "number"
ADDRESS, SLOGAN, REGISTER, RULE = "address", "slogan", "register", "rule"
STRONG = frozenset((FIRM, CONTACT, REGISTER))  # nobody writes these without a card

LONGEST = 160  # characters of a line on a card

_EMAIL = re.compile(r"[^\s@<>()\[\],;:|]{1,64}@[^\s@<>()\[\],;:|]{1,80}")
_URL = re.compile(
    r"<?(?:https?://|www\.)[^\s<>|]{1,200}>?|\b[a-z0-9-]{2,40}\.(?:[a-z]{2,10}\.)?[a-z]{2,10}(?:/"
    r"[^\s<>|]{0,60})?(?![\w@.])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\+|00|\(0?|0|8[- ]|\d{3}[-. ]|\(\d)[\d ()/.\-–]{5,24}\d(?:\s?(?:[Ee]xt|x|-)\.?\s?\d{1,5})?"
    r"|^\W{0,2}(?:x|[Ee]xt\.?|Durchwahl|DW|Klappe|Nebenstelle|内線|內線|分机|내선"
    r"|Dahili|שלוחה|تحويلة|доб\.|вн\.|дод\.|wew\.|int\.|interno|linka|klapka|mellék|anknytning"
    r"|toestel"
    r"|poste|anexo|ramal|εσωτ\.)\s?:?\s?-?\d{2,5}$|\d{3}\)\s\d{3}-\d{4}"
    r"|\b\d{2,4}(?:[ -]\d{2,4}){2,4}\b"
)
_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d{2}\b|[€$£]|\d[,.]\d{2}\b")
_DEEP = re.compile(
    r"<?(?:https?://|www\.)(?![^/]{0,60}(?:linkedin|facebook|instagram|xing|twitter|youtube)\.)[^\s"
    r"/<>]{3,80}/[^\s<>/]{0,80}[/?=][^\s<>]{1,200}>?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,12}")
_BEHALF = anycase.pattern(
    r"^(?:(?:for and )?on behalf of|per pro|im auftrag|im namen|pour le compte|par délégation|p/o"
    r"|p\.\s?o\.|por orden|en nombre|en representación|per conto|in rappresentanza|p\.\s?d\."
    r"|em nome|por delegação|namens|på uppdrag av|på vegne a[fv]|w imieniu|z upoważnienia"
    r"|jménem|v zastoupení|megbízásából|nevében|în numele|от имени|від імені|за дорученням"
    r"|εκ μέρους|adına|בשם|نيابة عن|عن)(?!\w)"
)
_LONG_NUMBER = re.compile(r"\d(?:[ ()/.-]{0,2}\d){5,14}")
_LABEL = anycase.pattern(rf"(?<![^\W\d_])(?:{words.LABELS})(?![^\W\d_])\.?")
_SEPARATORS = re.compile(r"[\s|·•∙●,;/:：.()\[\]<>*_+\-–—~☎✆📞📱✉🌐#°&]+")
_HOUSE = anycase.pattern(rf"(?<!\w)\w{{0,20}}(?:{words.HOUSES})(?!\w)")
_HOUSE_NAMED = anycase.pattern(rf"(?<!\w)(?:{words.HOUSES_NAMED})(?!\w)")
_TITLE_FIRST = anycase.pattern(rf"^(?:{words.TITLES})")
_TITLE_LAST = anycase.pattern(rf"(?:^|[\s/&-])(?:{words.TITLES})\w*$")
_TITLE_UNSPACED = re.compile(words.TITLES_UNSPACED)
# They also begin sentences: "Support does not answer".
_DEPARTMENT = anycase.pattern(
    r"(?:support|service|facilities|empfang|sales|office|reception|operations|logistics|department"
    r"|technik|lager|personal|werkstatt"
    r"|vertrieb|einkauf|verwaltung|chef|lead|head|agent|partner|student|teacher"
    r"|ekonomi|salg|osto|biuro|logist|служба|student|doktor|doctor|professor|mester|conducteur)"
)
# What stands for a picture that a mail program left out: "[logo]", "[image: banner.png]".
_PICTURE = re.compile(
    r"^(?:\[(?:image|bild|logo|cid|icon|photo|foto|imagem|imagen|immagine|afbeelding|signature"
    r"|banner"
    r"|facebook|linkedin|instagram|twitter|xing|youtube)\b[^\[\]]{0,80}\]\s{0,3}){1,6}(?=\S)",
    re.IGNORECASE,
)
_PICTURES = " \ufe0f" + "".join(map(chr, (*range(0x2600, 0x27C0), *range(0x1F300, 0x1F700))))
# Pictures around an address: "🌻 www.candles.example 🌻"
_AROUND = re.compile(
    r"^[\u2600-\u27bf\U0001f300-\U0001f6ff].{3,120}[\u2600-\u27bf\U0001f300-\U0001f6ff]\ufe0f?$"
)
_LABELLED = re.compile(
    r"^(?:地\s?址|住\s?所|所在地|주\s?소|邮\s?编|郵\s?編|郵遞區號|우편번호)\s?[:：]\s?[^?？:：]{4,60}$"
)
_DIRECTION = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RULE = re.compile(
    r"^\s{0,3}(?:[-_=~*·•.|\u2010-\u2015\u2500-\u257f]\s?){2,120}+\s*$|^\s{0,3}\|\s*$"
)
_APART = re.compile(r"\s[|·•∙●/–—-]\s|\s{2,}|[|·•\u3000]|,\s")
_PRONOUNS = re.compile(
    r"^\((?:היא|הוא|hän|она|он|вона|ona|on|ő|αυτή|αυτός|هي|هو)\)$|^\(?(?:she|he|they|sie|er|elle"
    r"|il|ella|él|hon|han|hun)\s?/\s?\w{2,6}(?:\s?/\s?\w{2,6})?\)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![^\W\d_])\d")  # not within a word such as Scr34m
_HOUSED = re.compile(r"^[^\W\d_a-z][^\W\d_ ]{3,30}\s\d{1,4}[a-z]?$")  # "Deichweg 9"
_SHAPE = re.compile(r"^\s*(?:[-*•>→]|\d{1,2}[.)])\s|\t|\s{3,}\S|[{}=;]|^\s*\|")


@listed.remembered
def kind(line: str, sender: tuple[str, ...] = ()) -> str:
    """Return what a line of a card is, or an empty string when it is none."""
    if len(line) > LONGEST + 40:
        return ""
    if _RULE.match(line):
        return RULE
    text = _DIRECTION.sub("", line).strip(" \t\xa0\u3000*_|~")
    if not text or len(text) > LONGEST:
        return ""
    if _AROUND.match(text):
        text = text.strip(_PICTURES)
    if _BEHALF.match(anycase.lowered(text)) and framed.is_plain(text):
        return TITLE
    if "://" not in text and text.endswith(("?", "？", ":", "：")):
        return ""
    if names.is_own(text, sender):
        return NAME
    if sender and names.is_own(first_piece(text), sender):
        return _hard(text) or _compound(text, sender) or _soft(text)
    if sender and _is_house(text, sender):
        return FIRM
    return _hard(text) or _soft(text) or _compound(text, sender)


def _compound(text: str, sender: tuple[str, ...]) -> str:
    """Return the kind of a line of several pieces, each of a card, set apart by signs."""
    pieces = _pieces(text)
    if not 2 <= len(pieces) <= 6:
        return "" if not _PRONOUNS.match(text) else TITLE
    if names.is_own(pieces[0], sender):
        return NAME if _are_of_card(pieces[1:]) else ""
    found = [_hard(piece) for piece in pieces]
    named = _soft(pieces[0]) == NAME and found[-1] in (NUMBER, CONTACT) and len(pieces) > 2
    if not (named or STRONG.intersection(found)):
        return ""
    if not _are_of_card(pieces):
        return ""
    return NAME if named else CONTACT


def _pieces(text: str) -> list[str]:
    return [each for piece in _APART.split(text) if (each := piece.strip()).strip(" .")]


def _are_of_card(pieces: list[str]) -> bool:
    """Return whether pieces on a line are surely of a card, like all below a title.

    "Joe Park | Urgent" has the looks of a name and a town.
    """
    titled = False
    for piece in pieces:
        if _hard(piece) or _HOUSED.match(piece):
            continue
        kind = _soft(piece)
        if not kind or (kind == NAME and not (titled or names.is_plain(piece))):
            return False
        titled = titled or kind == TITLE
    return True


def _is_house(text: str, sender: tuple[str, ...]) -> bool:
    """Return whether a firm has the sender's family name: "Noran Yachting Constanța"."""
    name, _, trade = text.partition(" – ")
    if trade and name.lower() in sender[1:]:
        return framed.is_plain(trade) and not speech.names_matter(trade)
    if not _are_of_card(_pieces(text)[1:]):
        return False
    tokens = [token for token in text.split() if token != "&"]
    if not 2 <= len(tokens) <= 5 or len(sender) < 2 or not framed.is_plain(text):
        return False
    first = tokens[0].lower()
    family = max((word for word in sender[1:] if first.startswith(word)), key=len, default="")
    if len(family) < 4 or len(first) - len(family) > 2 or speech.names_matter(text):
        return False
    if sum(token[0].isupper() for token in tokens) * 2 <= len(tokens) or names.is_word(text):
        return False
    # "Noran Maria" may be a relative.
    return first != family or len(tokens) > 2 or tokens[1].isupper()


def _hard(text: str) -> str:
    """Return the kind of a line that is nothing but an address, a number or a register."""
    digits = sum(c.isdigit() for c in text)
    if digits or "@" in text or "." in text:
        found = _contact(text)
        if found:
            return found
    if registers.is_register(text):
        return REGISTER
    if _LABELLED.match(text) and not speech.talks(text):
        return ADDRESS
    if text[0].isdigit() and places.is_town(text):
        return ADDRESS  # "8011 AB Zwolle"
    if firms.has_form(text):
        return FIRM if _is_firm_alone(text) else ""
    return ADDRESS if places.is_address(text, digits) else ""


def _contact(text: str) -> str:
    """Return the kind of a line that holds addresses and numbers with their labels alone."""
    rest = _EMAIL.sub(" ", text) if "@" in text else text
    if _DEEP.match(text):
        return ""  # a page that somebody shows
    rest = _URL.sub(" ", rest)
    addressed = rest != text
    if _DATE.search(rest) and not _LABEL.search(anycase.lowered(rest)):
        return ""
    without = _PHONE.sub(" ", rest)
    numbered = without != rest or (
        _LABEL.match(anycase.lowered(rest)) is not None and _LONG_NUMBER.search(rest) is not None
    )
    if not (addressed or numbered):
        return ""
    labelled = anycase.without(_LABEL, without)
    if labelled != without:
        labelled = _DIGITS.sub(" ", labelled)  # an extension, a number of another shape
    if _SEPARATORS.sub("", labelled):
        return ""
    return CONTACT if addressed or _SEPARATORS.sub("", without) else NUMBER


def is_labelled(line: str) -> bool:
    """Return whether a line begins with the label of a telephone, fax or page."""
    found = _LABEL.match(anycase.lowered(line))
    return found is not None and (len(found[0]) > 1 or line[len(found[0]) :][:1] in ":.+ ")


def _is_firm_alone(text: str) -> bool:
    """Return whether a line names a firm, and whatever else is on it belongs to a card."""
    others = [piece for piece in _pieces(firms.joined(text)) if not firms.has_form(piece)]
    named = firms.is_unspaced(text) or firms.is_named(text)
    return named and _are_of_card(others)


def _soft(text: str) -> str:
    """Return the kind of a line of a few words without a number."""
    plain, few = anycase.lowered(text), len(text.split())
    if names.is_name(text) and (not _is_title(text) or _is_called(text)):
        house = few > 1 and (_HOUSE.search(plain) or _HOUSE_NAMED.search(plain))
        return FIRM if house else NAME
    matter = speech.talks(text) or speech.names_matter(text) or framed.is_told(text)
    if matter or any(c.isdigit() for c in text):
        return SLOGAN if slogans.is_slogan(text) else ""
    pieces = [piece.strip() for piece in re.split(r"\s[|·•–/]\s|,\s", text) if piece.strip()]
    if _is_title(text) or (len(pieces) > 1 and all(map(_is_title_or_name, pieces))):
        if len(pieces) > 1 and names.is_name(pieces[0]) and not _is_title(pieces[0]):
            social = all(piece.lower() in whose.SOCIAL for piece in pieces)
            return TITLE if social else NAME if _is_title(pieces[1]) else ""
        return TITLE
    told = few == 2 and text.split()[1][0].islower()  # "Hotel full"
    if few <= 7 and not told and _HOUSE.search(plain) and firms.is_named(text):
        others = [piece for piece in pieces if not _HOUSE.search(anycase.lowered(piece))]
        return FIRM if _are_of_card(others) else ""
    if few <= 6 and _HOUSE_NAMED.search(plain) and firms.is_named_house(text):
        return FIRM
    return SLOGAN if slogans.is_slogan(text) else ""


def _is_called(text: str) -> bool:
    """Return whether a name is surely one, though it begins with a title: "Captain Katja"."""
    return names.has_given(text) or (names.is_plain(text) and not _TITLE_UNSPACED.search(text))


def _is_title_or_name(text: str) -> bool:
    return _is_title(text) or names.is_name(text) or firms.has_form(text)


def _is_title(text: str) -> bool:
    if len(text) > 60 or len(text.split()) > 7 or text[-1] in ".!?;":
        return False
    if _TITLE_UNSPACED.search(text):
        return len(text) <= 20
    plain = text.strip("()[]")
    lowered = anycase.lowered(plain)
    if not (_TITLE_FIRST.match(lowered) or _TITLE_LAST.search(lowered)):
        return False
    small = [token for token in re.findall(r"[^\W\d_]{4,}", plain)[1:] if token[0].islower()]
    told = plain[0].isupper() or not _TITLE_LAST.search(lowered)  # "reception closed"
    return len(small) <= (0 if _DEPARTMENT.match(lowered) and told else 2)


def without_picture(line: str) -> str:
    """Return a line without the sign of a picture at its beginning: "[logo] Ann Miller"."""
    return _PICTURE.sub("", line.lstrip()) if line.lstrip().startswith("[") else line


def first_piece(line: str) -> str:
    """Return the first of several pieces on a line: the name of "Ann Miller | Sales"."""
    return _APART.split(line.strip(), maxsplit=1)[0]


def is_saying(line: str) -> bool:
    """Return whether a line is one saying in quotation marks."""
    text = line.strip(" \t*_~")
    return slogans.QUOTED.match(text) is not None and not text.startswith("*")


def is_rule(line: str) -> bool:
    """Return whether nothing is on the line but signs that draw one."""
    return len(line) < 200 and _RULE.match(line) is not None


def reads_on(line: str) -> bool:
    """Return whether a line below a delimiter reads like a text, a table, a list or code."""
    text = line.strip()
    if speech.talks(text) or speech.names_matter(text) or text.endswith((":", "：")):
        return True
    if _SHAPE.search(line) or (_NUMBER.search(text) and not kind(line)):
        return True
    return len(text.split()) > 8 or (not text.isascii() and len(text) > 30 and " " not in text)
