"""Addresses: streets, houses, towns with their codes, countries."""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.cards import speech, words

_STREET = anycase.pattern(rf"(?<!\w)(?:{words.STREETS})(?!\w)\.?")
_FRENCH = re.compile(r"(?<=\s)(?:du|de la|de|des|del)(?=\s)")
_STREET_FIRST = re.compile(r"^(?:شارع|طريق|حي|רחוב|רח'|שדרות)\s")
# "Tovární 15, 370 01 České Budějovice": a house, and the town with its code.
_ONE_LINE = re.compile(
    r"^[^\W\d_a-z][^\d,|]{2,30}\s\d{1,4}(?:[a-zA-Z]|/\d{1,3})?,\s"
    r"(?:[A-Z]{1,2}-)?\d{2,5}[ -]?\d{0,3}(?:\s[A-Z]{2})?\s[^\W\d_a-z][^\d|?!]{1,30}$"
)
_PROVINCE = re.compile(r"\s\([A-Z]{2}\)")  # "36100 Vicenza (VI)"
_UNNUMBERED = re.compile(r",?\s(?:s/n[.ºo]?|s\.n\.c?\.?|с/н|б/н)(?=$|[\s,])", re.IGNORECASE)
_SHORTENED = re.compile(r"^[^\W\d_]{2,4}\.\s(?=[^\W\d_a-z])")
_CAPITAL = r"[^\W\d_a-zа-яёіїєґ]"
# "г. Воронеж, 394018", "Am Deich 12", "2nd Floor, Kite House", "Bodrum/Muğla", "Haus B, Zimmer 2".
_PLACED = re.compile(
    rf"^(?:г|м|с|д|п|пос|смт|дер|обл)\.\s?{_CAPITAL}[^\W\d_]+(?:[ -]{_CAPITAL}[^\W\d_]+)?"
    rf"(?:,\s[^?!:;]{{3,60}})?$"
    rf"|^(?:Am|An de[rn]|Auf de[mr]|Im|In de[rn]|Zum|Zur|Beim|Hinter de[mr]|Unter de[mn]|Vor dem)"
    rf"\s{_CAPITAL}[^\W\d_]+(?:er\s{_CAPITAL}[^\W\d_]+)?\s\d{{1,4}}\s?[a-z]?$"
    rf"|^(?:\d{{1,2}}(?:st|nd|rd|th)\s[Ff]loor|[Ff]loor\s\d{{1,2}}|[Ll]evel\s\d{{1,2}}|[Gg]round\s[Ff]loor"
    rf"|[Ss]uite\s\d{{1,4}}|\d{{1,2}}\.\s(?:Stock|OG|Etage|sal|etg\.?|emelet)|EG|Erdgeschoss"
    rf"|[Bb]âtiment\s\w{{1,3}}|[Rr]ez-de-chaussée|[Ss]cala\s\w{{1,2}}|Haus\s\w{{1,2}}|Gebäude\s\w{{1,3}}"
    rf"|Zimmer\s[\d.]{{1,6}}|Raum\s[\d.]{{1,6}})(?:,\s[^?!:;]{{2,50}})?$"
    rf"|^(?:Z\.?\s?[IA]\.?|Zona [Ii]ndustrial[e]?|Polígono\s[^?!:;]{{3,30}}"
    rf"|Pol\.\sInd\.[^?!:;]{{3,30}}"
    rf"|Parque\s{_CAPITAL}\w+"
    rf"|Промзона|ВИ\.ПЕ\.|ΒΙ\.ΠΕ\.|OSB|אזור התעשי\w{{1,3}}|المنطقة الصناعية)"
    rf"(?:[\s,–-][^?!:;]{{1,50}})?$"
    rf"|^P\.(?:zza|le)\s{_CAPITAL}[^?!:;]{{3,60}}\d[^?!:;]{{0,40}}$|^(?:V\.le|C\.so|B\.go)\s{_CAPITAL}[^?!:;]{{2,60}}$"
    r"|^(?:P\.?\s?O\.?\s?Box|Postfach|Postbus|Boks|Postboks|Postboks nr\.|Box|PL|Pf\.?|P\.\s?f\."
    r"|Pošt\.\s?přihr\."
    r"|skr\.\s?poczt\.|C\.\s?P\.|CP|a/я|а/я|а/с|Τ\.\s?Θ\.|P\.\s?K\.|ת\.ד\.|ص\.\s?ب\.?|صندوق بريد"
    r"|Apartado|Apdo\.[^\d]{0,14}"
    r"|Casella postale|BP|CS)\s?\d[\d ]{0,8}(?:[\s,·–-]{1,3}[^?!:;]{2,60})?$"
    r"|^(?:Besöksadress|Postadress|Leveransadress|Besøksadresse|Postadresse|Besøgsadresse"
    r"|Käyntiosoite|Postiosoite"
    r"|Bezoekadres|Postadres|Adresse postale|Hausanschrift|Postanschrift|Besucheradresse"
    r"|Sede legale|Sede operativa|Siège social"
    r"|Domicilio social|Registered office|Registered address|Юр\.\s?адрес|Юр\.\s?адреса"
    r"|Факт\.\s?адрес)\s?[:：]\s?[^?:：]{4,80}$"
)
# "Konak / İzmir" below a street.
_DISTRICT = re.compile(rf"^{_CAPITAL}[^\W\d_]{{1,20}}\s?/\s?{_CAPITAL}[^\W\d_]{{2,20}}$")
_STREET_UNSPACED = re.compile(words.STREETS_UNSPACED)
_TOWN = re.compile(
    r"^(?:[A-Z]{1,3}[-– ])?(?:\d{2,3}[ -]?\d{2,3}|\d{4,5}-\d{3})(?:\s?[A-Z]{2})?[ ,]+[^\W\d"
    r"_][^\d|]{1,40}(?:\s\d{1,2})?$"
    r"|^[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}[ ,]+[^\W\d_][^\d|]{1,30}$"
    r"|^[\u0590-\u06ff\s\"'-]{2,30}\s\d{5,7}$"
    r"|^[^\W\d_][^\d|]{1,30},?\s(?:[A-Z]{2}\s)?(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d{1,2}[A-Z]?\s\d"
    r"[A-Z]{2})$"
)
# "Sur place : Mme Roy, 06 55 50 01 90" is no square.
_PHONE = re.compile(
    r"(?<!\d)(?:\+|00?)[1-9](?:[ ().-]{0,2}\d){7,12}(?!\d)"
    r"|(?<!\d)\d{2,3}(?:[ .-]\d{2,3}){3,4}(?!\d)"
)
_POSTAL = re.compile(r"^(?:〒\s?|\(우\)\s?|우\)\s?)?\d{3}-?\d{2,4}$")
_HOUSE_NUMBER = re.compile(
    r"^[^\W\d_a-z][^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20}){0,3},?\s\d{1,4}\s?[a-zA-Z]?(?:[,/].{0,20})?$"
)


def is_address(text: str, digits: int) -> bool:
    """Return whether a line is a street with a number, a town with a code, or a country."""
    if len(text) <= 110 and _PLACED.match(text):
        return True
    # "Plaza de España s/n" has no number.
    text, unnumbered = _UNNUMBERED.subn(" 0", _PROVINCE.sub("", text))
    digits += unnumbered
    # French "du", "des", and "nám." or "os." cut short, are words of other languages' talk.
    if speech.talks(_SHORTENED.sub("", _FRENCH.sub(" ", text))) or len(text) > 110:
        return False
    if text.lower().strip(" .") in words.COUNTRIES:
        return True
    if not digits:
        return _STREET_FIRST.match(text) is not None and len(text.split()) <= 6
    if _ONE_LINE.match(text):
        return True
    if (
        digits <= 14
        and not _PHONE.search(text)
        and _STREET.search(anycase.lowered(text))
        and _is_capital(text)
    ):
        return True
    return bool(_TOWN.match(text) or _STREET_UNSPACED.search(text))


def _is_capital(text: str) -> bool:
    letters = [token for token in re.findall(r"[^\W\d_]+", text) if len(token) > 4]
    return not letters or sum(not token[0].islower() for token in letters) * 2 >= len(letters)


def is_town(line: str) -> bool:
    """Return whether a line is a postal code and a town."""
    return _TOWN.match(line) is not None and not speech.talks(line)


def is_place(line: str) -> bool:
    """Return whether a line is a name and a number, the way a house is told: "Mlýnská 14"."""
    return _HOUSE_NUMBER.match(line.strip()) is not None and not speech.talks(line)


def is_district(line: str) -> bool:
    """Return whether a line is a part of a town and the town: "Konak / İzmir"."""
    return _DISTRICT.match(line.strip()) is not None


def is_code(line: str) -> bool:
    """Return whether a line is a postal code alone."""
    return _POSTAL.match(line.strip()) is not None
