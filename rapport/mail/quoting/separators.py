"""Lines that separate a reply from what it answers.

"Original Message", "Forwarded message", and our own marker.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapport.mail import anycase
from rapport.mail.quoting import verbs
from rapport.mail.quoting.languages import all_of

# The marker line of our own mails above the text they quote, in any language: the words may be
# translated, the signs around them stay.
_MARKER = re.compile(r"^[\s>*]{0,20}##-\s?[^\n]{3,200}?\s?-##[\s*]{0,20}$")
_OTHERS_MARKERS = anycase.pattern(
    r"(?:reply|respond|write|type)\b.{0,30}\babove (?:this|the) line"
    r"|above this line to (?:reply|add)"
    r"|(?:über|oberhalb) (?:dieser|der) (?:linie|zeile).{0,20}antwort"
    r"|boven deze (?:lijn|regel).{0,20}(?:antwoord|reageer|typ)"
    r"|(?:vonal|sor) (?:fölé|felett).{0,20}(?:válasz|írj)"
    r"|(?:antwort|antworten).{0,40}(?:über|oberhalb).{0,20}(?:linie|zeile)"
    r"|(?:répon|repon|ecri|écri).{0,40}au-dessus de cette ligne"
    r"|(?:respuesta|responda|responder|escriba).{0,40}(?:encima|arriba) de esta l[ií]nea"
    r"|(?:rispondi|risposta|rispondere).{0,40}sopra (?:questa|la) (?:linea|riga)"
    r"|(?:antwoord|reageer|typ).{0,40}boven deze (?:lijn|regel)"
    r"|(?:responda|resposta|escreva).{0,40}acima desta linha"
    r"|(?:odpowied|napisz).{0,40}(?:nad|powyżej) t(?:ą|ej) lini"
    r"|(?:ответ|отвечайте|пишите|напишите).{0,40}выше этой (?:линии|строки|черты)"
    r"|(?:відпові|пишіть).{0,40}(?:вище|над) (?:цієї|цією|цього|цим) (?:ліні|риск|рядк)"
    r"|odpowiad.{0,40}(?:nad|powyżej) t(?:ą|ej) lini"
    r"|(?:odpov|piš|napíš).{0,40}nad (?:tento|tuto|touto|túto|tímto|týmto) (?:řád|lini|čár|riad)"
    r"|(?:válasz|írj).{0,40}(?:vonal|sor) (?:fölé|felett)"
    r"|(?:răspund|scrie).{0,40}deasupra acest(?:ei|ui) (?:lini|rând)"
    r"|(?:svar|skriv).{0,40}(?:ovanför|over|över|ovenfor) (?:den här|denn[ea]|dette) (?:rad|linje)"
    r"|(?:vastaa|kirjoita|vastau).{0,40}tämän (?:rivin|viivan) (?:yläpuol|ylle)"
    r"|(?:απαντ|γράψτε).{0,40}πάνω από αυτ(?:ή|ήν) τη(?:ν)? γραμμή"
    r"|bu (?:satırın|çizginin) (?:üst|yukarı|üzeri).{0,30}(?:yan[ıi]t|yaz)"
    r"|(?:השב|השיב|הגיב|כתוב|כתבו|הגב|תשוב).{0,40}מעל (?:ל)?(?:שורה|קו) ז(?:ו|ה)"
    r"|(?:رد|اكتب|الرد).{0,40}فوق هذا (?:السطر|الخط)"
    r"|この(?:行|線)(?:より|の)上.{0,12}(?:返信|返答|回答|記入)"
    r"|此[行線线](?:以上|之上|上方).{0,6}(?:回|答)|이 (?:줄|선) 위.{0,10}(?:답|회신|작성)"
)

# Quick to look for: every marker above contains one of these; in letters without accents, one of
# these too.
_PLACES = (
    *("above", "oberhalb", "dessus", "encima", "arriba", "sopra", "boven", "acima"),
    *("nad", "deasupra", "over", "ovenfor", "yukar"),
)
_LINE_WORDS = anycase.pattern(
    r"\b(?:l[ií]n|zeile|ligne|linie|linje|riga|regel|lijn|лини|лін|риск|рядк|строк|черт|řád|čár|riad|vonal"
    r"|sor|rând|rad|rivi|viiva|γραμμ|satır|çizgi|ל?שורה|ל?קו|السطر|الخط)|[行線线줄선]"
)

_FRAME = r"[-_=*~+#\u2010-\u2015\u2500\u2501]{2,80}"
# A frame around a few words, whatever they are and in any language.
_FRAMED = re.compile(
    rf"^[\s>*|]{{0,40}}{_FRAME}\s{{0,5}}\*?[^\W\d_][^\n@\d<>]{{2,60}}?\s?\*?{_FRAME}[\s*>]{{0,10}}$"
)


# Turkish capital İ becomes an i with a combining dot; Romanian is also written with cedillas.
# Some programs put a sign that nobody sees before such a line.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\u2063\ufeff"))
_ALIKE = _UNSEEN | str.maketrans({"\u0307": None, "ţ": "ț", "ş": "ș", "’": "'"})


def _lowered(words: str) -> str:
    if words.isascii():
        return words.lower()
    return unicodedata.normalize("NFC", words.lower()).translate(_ALIKE)


def _framed(field: str) -> re.Pattern[str]:
    words = "|".join(re.escape(_lowered(word)) for word in all_of(field) if len(word) > 2)
    return re.compile(
        rf"^[\s>*|]{{0,40}}{_FRAME}\s{{0,5}}\*?(?:{words})(?!\w)[^\n]{{0,60}}?{_FRAME}[\s*>]{{0,10}}$"
        rf"|^[\s>*|]{{0,40}}{_FRAME}\s{{0,5}}(?:{words})\s{{0,5}}:?$",
        re.IGNORECASE,
    )


_ORIGINAL = _framed("original")
_FORWARDED = _framed("forwarded")
_ORIGINAL_WORDS = frozenset(_lowered(word) for word in all_of("original"))
_FORWARDED_WORDS = frozenset(_lowered(word) for word in all_of("forwarded"))
_BARE_FORWARDED = re.compile(
    r"^[\s>*|]{0,40}(?:"
    + "|".join(re.escape(_lowered(word)) for word in all_of("forwarded") if len(word) > 3)
    + r")\s{0,5}(?:from [^\n]{1,80})?[:：]\s*$",
    re.IGNORECASE,
)
# Stems of "forwarded", for the wordings that the tables do not have.
_STEMS = (
    "forward|fwd|weitergeleit|transfér|transfer|transmis|réexpédi|suivi|reenvi"
    "|reencaminh|encaminh|inoltr"
    "|doorgest|doorgezon|videresend|vidarebeford|välitet|edelleen|przekaz|przekaż|przesłan|přepos"
    "|přeposl|předan|prepos|továbbít|redirec|înaint|retrimis|пересыл|переслан|переадрес|перенапр"
    "|препрат|proslije|prosleđ|posredov|προωθ|yönlendir|iletil|iletme|ilett|转发|轉寄|轉發|転送|전달|הועבר"
    "|معاد|محول|edastat|persiųst|pārsūt|terusan|diterus|chuyển tiếp|ส่งต่อ|अग्रेषित"
    "|remitid|прослеђ|هدایت|فوروارد|بازارسال|מועבר|הועבר|फ़ॉरवर्ड|फॉरवर्ड|ممر|edasisaade|перадас"
    "|birbidal|trochstjoerd|áframsend|përcjell|փոխանց"
    "|framsend|framsent|anfon|ar aghaidh|berbidal|aangestuur|ridërguar|mgħoddi|'il quddiem"
    "|проследен|перанакір|пераслан|қайта жібер|бағытталған|дамжуул|yönləndir|ötürül|yo'naltir"
    "|uzatil|გადაგზავნ|վերահասց|dimajukan|ipinasa|naipasa|sambaz|mbele|র্ড করা|முன்னனுப்ப|ఫార్వ|فارورڈ"
    "|آگے بھیجا"
)
_STEM_WORDS = frozenset(map(_lowered, _STEMS.split("|")))
_LIKE_FORWARDED = re.compile(
    rf"^[\s>*|]{{0,40}}{_FRAME}\s{{0,5}}[^\n:@]{{0,60}}?(?:{_STEMS})[^\n@]{{0,60}}?{_FRAME}[\s*>]{{0,10}}$"
    rf"|^[\s>*|]{{0,40}}[^\n:@]{{0,60}}?(?<![A-Za-zÀ-ž])(?:{_STEMS})[^\n:@]{{0,50}}[:：]\s*$",
    re.IGNORECASE,
)
# Orange: "> Message du 26/10/21 14:24".
_DATED = re.compile(
    rf"^[\s>*]{{0,20}}(?:message|{'|'.join(re.escape(word) for word in sorted(_ORIGINAL_WORDS))})"
    r" [^\W\d_]{1,6} \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4} [^\W\d_]{0,3} ?\d{1,2}:\d{2}[\s*]{0,10}$",
    re.IGNORECASE,
)
# Zoho: "---- On Tue, 4 May 2021 10:12 Ann <ann@example.com> wrote ----".
_WROTE_FRAME = re.compile(rf"^[\s>]{{0,20}}{_FRAME}\s([^\n]{{5,160}})\s{_FRAME}\s*$")
_DIGIT = re.compile(r"\d")
# "External mail: be careful": a mail system writes it above what it lets in.
_OUTSIDE = (
    *("extern", "außerhalb", "outside", "zewn", "külső", "vanjsk", "ekstern", "ulkopuol", "ulkoi"),
    *(
        "внешн",
        "зовнішн",
        "εξωτερ",
        "dış ",
        "dışı",
        "חיצוני",
        "מחוץ",
        "خارج",
        "社外",
        "外部",
        "외부",
    ),
    *("fuori", "buiten", "fora da", "fuera de", "utanför", "utenfor", "udenfor"),
)
_CARE = (
    *(
        "click",
        "link",
        "klick",
        "klik",
        "klic",
        "lien",
        "enlac",
        "collegament",
        "attachment",
        "anhang",
    ),
    *("caution", "vorsicht", "attention", "atención", "attenzione", "cuidado", "uwaga", "pozor"),
    *(
        "внимани",
        "осторож",
        "увага",
        "обережн",
        "προσοχή",
        "dikkat",
        "קישור",
        "זהיר",
        "روابط",
        "تحذير",
    ),
    *(
        "リンク",
        "注意",
        "链接",
        "連結",
        "링크",
        "주의",
        "varo",
        "figyel",
        "atenț",
        "forsiktig",
        "försiktig",
    ),
)
_GROUPWISE = re.compile(r"^>>>\s[^\n>]{1,80}(?:<[^\s<>]+>)?[^\n>]{0,40}\d[^\n>]{0,20}>>>\s*$")
_RULE = re.compile(r"^[\s>|]{0,40}+\*{0,2}(?:[-_=*~\u2010-\u2015\u2500]\s?){5,120}+[\s*]{0,40}+$")
_DRAWN = re.compile(r"[-_=*~+#\u2010-\u2015\u2500\u2501]" * 2)


class _Words:
    """Words to look for in lowered text: a hundred times as fast as their pattern."""

    def __init__(self, words: frozenset[str]) -> None:
        # Where a longer word is, the shorter one in it is too.
        self._all = tuple(
            word for word in words if not any(other in word for other in words - {word})
        )
        self._ascii = tuple(filter(str.isascii, self._all))

    def are_in(self, lowered: str) -> bool:
        words = self._ascii if lowered.isascii() else self._all
        for word in words:  # noqa: SIM110 -- half the time of any()
            if word in lowered:
                return True
        return False


_ANY_ORIGINAL = _Words(_ORIGINAL_WORDS)
_ANY_FORWARDED = _Words(_FORWARDED_WORDS)
_ANY_LIKE_FORWARDED = _Words(_FORWARDED_WORDS | _STEM_WORDS)


@lru_cache(maxsize=1024)  # several rules ask about a line
def _has_edge(line: str) -> bool:
    """Return whether a line ends like a separator, or has a piece of a frame in it."""
    return line.rstrip().endswith((":", "：", ">>>")) or _DRAWN.search(line) is not None


def is_marker(line: str) -> bool:
    """Return whether `line` says "reply above this line", ours or another helpdesk's."""
    if "##-" in line and _MARKER.match(line):
        return True
    return 5 < len(line) < 160 and _is_others_marker(line)


@lru_cache(maxsize=1024)  # several rules ask about a line
def _is_others_marker(line: str) -> bool:
    lowered = anycase.lowered(line)
    if line.isascii() and not any(word in lowered for word in _PLACES):
        return False
    return _LINE_WORDS.search(lowered) is not None and _OTHERS_MARKERS.search(lowered) is not None


def is_original(line: str) -> bool:
    """Return whether it is `-----Original Message-----` or `---- Ann wrote ----`."""
    if "&nbsp;" in line:  # QQ writes HTML into its plain text
        line = line.replace("&nbsp;", " ")
    if len(line) > 200 or not _has_edge(line):
        return False
    lowered = _lowered(line)
    if _ANY_ORIGINAL.are_in(lowered) and _ORIGINAL.match(lowered):
        return True
    wrote = _WROTE_FRAME.match(line) if line.lstrip(" >")[:1] in "-_=*~" else None
    if wrote and (_is_named(wrote[1]) or ("@" in wrote[1] and _DIGIT.search(wrote[1]))):
        return verbs.inside(wrote[1])
    return _GROUPWISE.match(line) is not None


def _is_named(words: str) -> bool:
    """Return whether it is `John Smith wrote`, without a date (Android)."""
    return words[0].isupper() and len(words.split()) < 6 and verbs.at_end(words)


def is_bare_original(line: str) -> bool:
    """Return whether "Original Message" is alone on the line; only a header block makes it
    certain.
    """
    if len(line) >= 80:
        return False
    return _lowered(line.strip(" \t*_:：>")) in _ORIGINAL_WORDS or _DATED.match(line) is not None


def is_forwarded(line: str) -> bool:
    """Return whether it surely announces a forward: `--- Forwarded message ---`, with its frame."""
    if len(line) > 200 or not _has_edge(line):
        return False
    lowered = _lowered(line)
    return _ANY_FORWARDED.are_in(lowered) and _FORWARDED.match(lowered) is not None


def is_like_forwarded(line: str) -> bool:
    """Return whether a line may announce a forwarded mail: only a header block makes it certain."""
    if len(line) > 200 or not _has_edge(line):
        return False
    lowered = _lowered(line)
    if not _ANY_LIKE_FORWARDED.are_in(lowered):
        return False
    patterns = (_FORWARDED, _BARE_FORWARDED, _LIKE_FORWARDED)
    return any(pattern.match(lowered) for pattern in patterns)


def is_framed(line: str) -> bool:
    """Return whether a line is a frame around a few words: only a header block makes it certain."""
    if len(line) > 160 or not _has_edge(line):
        return False
    return len(line.split()) < 12 and _FRAMED.match(line) is not None


def is_edge(line: str) -> bool:
    """Return whether a line belongs to the header block right below it."""
    return is_rule(line) or is_framed(line) or is_bare_original(line) or _is_banner(line)


def _is_banner(line: str) -> bool:
    """Return whether a mail system warns of a mail from outside; only above a block."""
    text = line.strip(" \t*>_")
    lowered = text.lower()
    if not 5 < len(text) < 300 or not any(word in lowered for word in _OUTSIDE):
        return False
    bracketed = text[0] in "[【(<{⚠" or text[-1] in "]】)>}"
    return bracketed or any(word in lowered for word in _CARE)


def is_rule(line: str) -> bool:
    """Return whether a line is drawn across the page."""
    return len(line) >= 5 and _RULE.match(line) is not None


def is_drawn(line: str) -> bool:
    """Return whether nothing stands on a line but signs that draw a rule, however short."""
    return not line.strip(" \t\xa0>-_=*~|\u2010\u2011\u2012\u2013\u2014\u2015\u2500\u2501")
