"""Owners of the mail addresses and pages below a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapport.mail.quoting.languages import listed

_MAIL = re.compile(r"([^\s@<>()\[\],;:|]{1,64})@([^\s@<>()\[\],;:|/?]{1,80})")
_PAGE = re.compile(r"(?:https?://|www\.)([^\s<>|/?#:@]{3,100})", re.IGNORECASE)
_BARE_PAGE = re.compile(
    r"^\W{0,3}([a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,30}){1,3})(?:/\S{0,80})?\W{0,2}$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SECOND = frozenset(("co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "gob", "nom"))
# Where people have a page of their own under somebody's name.
SOCIAL = listed.words(
    """
linkedin facebook instagram xing twitter youtube tiktok github calendly telegram whatsapp skype
tripadvisor
pinterest vimeo medium
"""
)
# Words of addresses that are nobody's name.
ROLES = listed.words(
    """
info mail email kontakt contact office service services support help hello admin team sales shop
post buero verwaltung sekretariat buchhaltung accounts billing noreply web webmaster home family
privat private customer kundenservice bureau contacto contatto vendas biuro posta desk
"""
)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


def is_foreign(line: str, known: Iterable[str], *, address: str = "") -> bool:
    """Return whether a line tells a mail address or a page of somebody else.

    `known` are the words of the sender's name and of the lines around, `address` the sender's.
    """
    reached = [(found[1], found[2]) for found in _MAIL.finditer(line)]
    if not reached:
        pages = _PAGE.findall(line) or _BARE_PAGE.findall(line)
        reached = [("", page) for page in pages]
    words = {_plain(word) for text in known for word in _WORD.findall(text.lower())}
    words = {word for word in words if len(word) > 2 and _LATIN.match(word)}
    return bool(reached) and not any(
        _is_own(local.lower(), domain.lower(), words, address.lower()) for local, domain in reached
    )


def is_another(line: str, address: str, *, firm: bool) -> bool:
    """Return whether a line tells a mail address other than the sender's.

    `firm`: a card is beside it, where the address of the whole firm tells nothing new.
    """
    told = [(found[1].lower(), found[2].lower().rstrip(".")) for found in _MAIL.finditer(line)]
    ours = address.lower()
    own = _registered(ours.rpartition("@")[2])
    return any(
        f"{local.removeprefix('mailto:')}@{domain}" != ours
        and not (firm and _is_of_all(local, domain) and _registered(domain) == own)
        for local, domain in told
    )


def _is_of_all(local: str, domain: str) -> bool:
    """Return whether an address is that of a whole firm: `info@`, `bell@bell.example`."""
    plain = _plain(local.removeprefix("mailto:"))
    return plain in ROLES or plain == _plain(_registered(domain).partition(".")[0])


def names_domain(line: str, address: str) -> bool:
    """Return whether a line is the name of a firm as the sender's domain has it."""
    firm = _plain(_registered(address.rpartition("@")[2].lower()).partition(".")[0])
    words = [_plain(word) for word in _WORD.findall(line.lower())]
    return len(firm) > 3 and bool(words) and (firm in words or firm == "".join(words))


def _is_own(local: str, domain: str, words: set[str], address: str) -> bool:
    if address and _registered(domain) == _registered(address.rpartition("@")[2]):
        return True
    firm = _registered(domain).partition(".")[0]
    if not local and firm in SOCIAL:
        return True
    told = [_plain(local), _plain(firm)]
    return any(word in text for word in words for text in told)


def _registered(domain: str) -> str:
    """Return the part of a domain that somebody registered: `bell.co.uk` of `www.bell.co.uk`."""
    labels = domain.strip(".").split(".")
    count = 3 if len(labels) > 2 and labels[-2] in _SECOND and len(labels[-1]) == 2 else 2
    return ".".join(labels[-count:])


def _plain(text: str) -> str:
    """Return a text without accents and signs, as in an address: `muller` of `Müller`."""
    apart = unicodedata.normalize("NFD", text.replace("ß", "ss").replace("ł", "l"))
    return "".join(c for c in apart if c.isalnum())
