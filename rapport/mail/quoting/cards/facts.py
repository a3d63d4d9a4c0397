"""Facts below closing and name.

What a letter announces, the number of an order, a place or a time look like lines of a card, and
are what the letter was written for: they show.
"""

from __future__ import annotations

import re

from rapport.mail.quoting.cards import (
    announcing,
    closings,
    names,
    others,
    places,
    renamed,
    speech,
    whose,
)
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import Text
from rapport.mail.quoting.languages import telling

_FEW = 2  # lines below a name that may be what "my website" or "my number" means

_BLOCK = 5  # lines of an address from its name down
_REACHING = frozenset((card.CONTACT, card.NUMBER, card.ADDRESS))

# What identifies something at a firm, rather than a person or a firm.
_IDENTIFIED = re.compile(
    r"^\W{0,3}(?:customer|client|policy|ref\b|reference|order|case|ticket|contract|invoice|member"
    r"|serial|account|booking|parcel|tracking|enc\b|encl|attach|model|item|article|size|kund"
    r"|police|versicherung|vertrag|mitglied|auftrag|bestell|rechnung|aktenz|az\b|zeichen|vorgang"
    r"|buchung|sendung|anlage|artikel|serien|zähler|dossier|commande|contrat|facture|adhérent|n°"
    r"|pièce|pj\b|cliente|póliza|pedido|contrato|factura|socio|referencia|adjunto|polizza|ordine"
    r"|contratto|fattura|pratica|riferimento|rif\b|allegat|apólice|encomenda|fatura|sócio|anexo"
    r"|klant|polis|bestel|contract|factuur|lid\b|lidnr|kenmerk|bijlage|order|faktura|avtal|ärende"
    r"|medlem|bilaga|försäkring|sag|police|aftale|bilag|ordre|kunde|forsikring|avtale|asiakas"
    r"|tilaus|vakuutus|lasku|jäsen|liite|viite|klient|polis|zamówien|umow|faktur|zał|nr zam|numer"
    r"|zákaz|zákazn|smlouv|objedn|pojist|příloh|č\.\s?j|ügyfél|kötvény|rendelés|szerződés|számla"
    r"|mellék|hiv\b|poliț|comand|contract|factur|anexă|клиент|заказ|договор|полис|сч[её]т|прилож"
    r"|клієнт|замовлення|договір|поліс|рахун|додат|πελάτη|παραγγελ|συμβόλαι|κωδικ|τιμολόγ|συνημ"
    r"|müşteri|sipariş|poliçe|sözleşme|fatura|ek:|הזמנה|לקוח|פוליסה|חוזה|חשבונית|מספר|صحيفة|رقم"
    r"|طلب|عميل|فاتورة|عقد|注文|お客様番号|会員|契約|订单|訂單|客户|客戶|合同|주문|고객|계약)",
    re.IGNORECASE,
)
_TAX = re.compile(
    r"(?:vat|ust|steuer|uid|siret|siren|tva|n\.?i\.?f|c\.?i\.?f|p\.?\s?iva|partita|cod|c\.?f|btw"
    r"|kvk|org"
    r"|cvr|y-tun|alv|nip|regon|krs|ič|dič|adósz|cui|инн|кпп|огрн|єдрпоу|α\.?φ|vergi|ח\.פ|cnpj"
    r"|nipc)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"^\W{0,3}(?:\+|00|0|\(|[Ee]xt|x)[\d ()/.\-–extEXT]{3,30}$|^\W{0,2}\d{3}[-. ]\d{3}[-. ]\d{3,4}$"
    r"|^\d{2,4}(?: \d{2,3}){2,4}$|^1[-. ]\d{3}[-. ]\d{3}[-. ]\d{4}$|^\d{3,4}[- ]\d{4}$"
)
_AT = re.compile(r"@|://|www\.|\w\.[a-z]{2}", re.IGNORECASE)
_PIECES = re.compile(r"\s[|·•–—/-]\s|,\s|\s{2,}")
_LABELLED = re.compile(r"^[^\d:]{1,30}[:：]")
_NUMBERED = re.compile(r"\d{4}")
_HOUR = re.compile(
    r"\b\d{1,2}(?:[:.h]\d{2})?\s?(?:uhr|h\b|o'clock|am\b|pm\b|heures?|ore\b|kl\b)", re.I
)
_SHORT = re.compile(r"^[A-Z]{1,4}$")


def shown_from(text: Text, start: int, end: int) -> int:
    """Return the position from which on the lines of a signature are facts and show."""
    above = announcing.above(text, start)
    if closings.is_delimiter(text.line(start)) and above.endswith((":", "：")):
        return start
    if _is_within(text, end, above):
        return start
    if (changed := _renamed(text, start, end)) is not None:
        return changed
    if (moved := _moved(text, start, end)) is not None:
        return moved
    head = _head(text, start, end)
    rest = [at for at in range(head, end) if text.filled[at] not in text.known]
    if not rest:
        return _with_name(text, start, end)
    if announcing.announces(above) or (len(rest) <= _FEW and announcing.mentions(above)):
        return _with_name(text, start, head)
    kinds = {at: _kind(text, at) for at in rest}
    if (told := announcing.asked_for(text, start, kinds)) is not None:
        return told
    if len(rest) <= _FEW and (away := _of_others(text, start, kinds)) is not None:
        return away
    if (away := _named_there(text, start, kinds)) is not None:
        return away
    # Many lines, or a title, are a card, whatever the others are.
    firm = _is_contact(text, kinds) or card.TITLE in kinds.values() or len(rest) > _FEW
    for at, kind in kinds.items():
        if _is_fact(text, at, kind, firm=firm):
            return at
    if not firm and closings.name_after(text.line(start), text.sender):
        foreign = [at for at in rest if kinds[at] == card.NAME and not _is_same(text, start, at)]
        if foreign:
            return foreign[0]
    return _torn(text, head, end)


def _renamed(text: Text, start: int, end: int) -> int | None:
    """Return the line where the sender signs with another name than their mail has."""
    for at in range(start, min(end, start + _FEW + 1)):
        line = text.line(at)
        name = closings.name_after(line, text.sender) or line
        if renamed.is_renamed(name, text.sender):
            return at
    return None


def _moved(text: Text, start: int, end: int) -> int | None:
    """Return the first line with another mail address than the letter's, which may be the new.

    Only below words about addresses: a card may well have another one than a letter has.
    """
    if not text.address or not text.is_above(start, telling.speaks_of_mail):
        return None
    told = [at for at in range(start, end) if text.filled[at] not in text.known]
    mails = [at for at in told if "@" in text.line(at)]
    if not mails:
        return None
    beside = {_kind(text, at) for at in told if at not in mails}
    firm = not beside.isdisjoint((card.FIRM, card.NUMBER, card.ADDRESS, card.REGISTER))
    for at in mails:
        if whose.is_another(text.line(at), text.address, firm=firm):
            return at
    return None


def _with_name(text: Text, start: int, shown: int) -> int:
    """Return the position of a name alone right above an address that shows: it is of it.

    Below a closing it is the sender's own.
    """
    first = start + closings.is_delimiter(text.line(start))
    if shown - first != 1 or closings.is_closing(text.line(first)):
        return shown
    for at in range(shown, min(len(text.filled), shown + _BLOCK)):
        if text.is_apart(at):
            break
        if card.kind(text.line(at), text.sender) == card.ADDRESS:
            return first
    return shown


def _of_others(text: Text, start: int, kinds: dict[int, str]) -> int | None:
    """Return the first line of a small card that reaches somebody else than the sender."""
    reaching = [at for at, kind in kinds.items() if kind in _REACHING]
    if reaching and any(map(others.speaks_of_others, announcing.sentences_above(text, start))):
        return reaching[0]
    if not text.sender and closings.is_delimiter(text.line(start)):
        return None  # nothing is known of the sender but this card
    for at in reaching:
        around = [text.line(near) for near in range(start, at)]
        around += [text.line(near) for near in kinds if kinds[near] == card.FIRM]
        if whose.is_foreign(text.line(at), [*text.sender, *around], address=text.address):
            return at
    return None


def _named_there(text: Text, start: int, kinds: dict[int, str]) -> int | None:
    """Return the line of somebody else's name, where the letter speaks of somebody."""
    found = [
        at for at, kind in kinds.items() if kind == card.NAME and not _is_same(text, start, at)
    ]
    above = announcing.sentences_above(text, start)[:1] if found else []
    return found[0] if any(map(others.speaks_of_others, above)) else None


def _head(text: Text, start: int, end: int) -> int:
    """Return the position below delimiter, closings and name."""
    head = start
    named = False
    while head < end and (
        closings.is_delimiter(text.line(head)) or closings.is_closing(text.line(head))
    ):
        named = named or bool(closings.name_after(text.line(head), text.sender))
        head += 1
    nameless = head < end and card.kind(text.line(head), text.sender) in _REACHING
    return head if named or nameless or head == end else head + 1


def _is_within(text: Text, end: int, above: str) -> bool:
    """Return whether a sentence goes on around the lines: it cites them."""
    return end < len(text.filled) and speech.goes_on(above, text.line(end))


def _kind(text: Text, at: int) -> str:
    kind = card.kind(text.line(at), text.sender)
    return "" if kind == card.FIRM and _is_no_firm(text.line(at)) else kind


def _is_no_firm(line: str) -> bool:
    """Return whether only a word like a legal form is there: "ab 14 Uhr", "Enc: CV"."""
    plain = line.strip()
    long = [word for word in re.findall(r"[^\W\d_]{3,40}", plain) if not word[0].islower()]
    return (
        not long
        or (_LABELLED.match(plain) is not None and len(long) < 2)
        or bool(_HOUR.search(plain))
    )


def _is_contact(text: Text, kinds: dict[int, str]) -> bool:
    """Return whether a firm, an address of mail or pages, or a telephone is on the card."""
    return any(
        kind == card.FIRM or (kind in (card.CONTACT, card.NUMBER) and _is_reached(text.line(at)))
        for at, kind in kinds.items()
    )


def _is_reached(line: str) -> bool:
    """Return whether a line tells where somebody is reached: by mail, page or telephone."""
    text = line.strip(" \t*_|")
    if _IDENTIFIED.match(text):
        return False
    if _AT.search(text):
        return True
    return any(_PHONE.match(piece) or card.is_labelled(piece) for piece in _PIECES.split(text))


def _is_fact(text: Text, at: int, kind: str, *, firm: bool) -> bool:
    """Return whether a line tells something that no card does."""
    line = text.line(at).strip()
    if _IDENTIFIED.match(line) and (_NUMBERED.search(line) or _LABELLED.match(line)):
        return kind != card.REGISTER
    if kind in (card.NUMBER, card.CONTACT):
        return not firm and not _is_reached(line)
    if kind == card.REGISTER:
        return not firm and _TAX.match(line) is not None
    if kind == card.ADDRESS:
        return not firm and not _is_letterhead(text, at)
    return not kind and _is_no_firm(line) and card.kind(line) == card.FIRM and not firm


def _is_letterhead(text: Text, at: int) -> bool:
    """Return whether another line of an address is above or below: a whole one."""
    return any(
        0 < near < len(text.filled)
        and not text.is_apart(max(at, near))
        and (card.kind(text.line(near)) == card.ADDRESS or places.is_place(text.line(near)))
        for near in (at - 1, at + 1)
    )


def _is_same(text: Text, start: int, at: int) -> bool:
    """Return whether a name is that of the closing above, written in full."""
    line = text.line(at)
    named = closings.name_after(text.line(start), text.sender).lower().split()
    return names.is_own(line, text.sender) or (
        bool(named) and named[0] in line.lower().split() and not _SHORT.match(line.strip())
    )


def _torn(text: Text, head: int, end: int) -> int:
    """Return the position without a name or firm right above an address that shows."""
    if end >= len(text.filled) or text.is_apart(end):
        return end
    line = text.line(end)
    if card.kind(line) == card.REGISTER:
        return _invoiced(text, head, end)
    if card.kind(line) != card.ADDRESS and not places.is_place(line):
        return end
    while end > head and card.kind(text.line(end - 1)) in (card.FIRM, card.NAME, card.TITLE):
        end -= 1
        if text.is_apart(end):
            break
    return end


def _invoiced(text: Text, head: int, end: int) -> int:
    """Return the position without the firm and address whose tax number is asked for and shows."""
    first = end
    while first > head and card.kind(text.line(first - 1)) in (card.FIRM, card.ADDRESS):
        first -= 1
        if text.is_apart(first):
            return first
    return first if first == head else end
