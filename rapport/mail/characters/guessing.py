"""Guessing the charset of undeclared 8-bit text.

Called only after UTF-8 has been ruled out. East Asian charsets are recognised by the ranges of
their bytes (GB 2312, KS X 1001 and JIS X 0208 put common characters into ranges of lead bytes);
the single-byte ones by how common the resulting letters are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

SAMPLE = 4_000
FEW = 12  # bytes beyond ASCII that may be anything

_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_ASCII_LETTERS = re.compile(rb"[A-Za-z]")
_CYRILLIC = "оеаинтсрвлкмдпуя|ыьгзбчйхжшюцщэфё"
# The letters beyond ASCII of each language that a codec is for; before the bar the frequent ones
# of scripts of their own. If two codecs fit equally well, the first one wins.
_ALPHABETS: dict[str, tuple[str, ...]] = {
    "cp1252": (
        *("äöüß", "àâæçèéêëîïôùûüœ", "áéíñóúü", "áâãàçéêíóôõú", "àèéìòù", "åäöé", "æøåéôò"),
        *("áæðéíóöúýþ", "éëïöüèóá", "àçèéíïòóúü", "äõöüšž"),
    ),
    "cp1250": (
        *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čšž", "čćđšž"),
        "ăâîşţ",
    ),
    "cp1254": ("çğıöşüâîİ",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž"),
    "iso8859-2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž"),
    "iso8859-16": ("ăâîșț",),
    "cp1251": (_CYRILLIC, "оаинвітеркслдмпу|яьзгбчхйжїцшюєщфґ", "аоиетнрсвлкдпмзг|бяъуччжхщцшйфюь"),
    "koi8_r": (_CYRILLIC,),
    "koi8_u": ("оаинвітеркслдмпу|яьзгбчхйжїцшюєщфґ",),
    "iso8859-5": (_CYRILLIC,),
    "cp866": (_CYRILLIC,),
    "cp1253": ("αοιετσνηυρπκμλς|ίόάέήώύγδθχξφβζψωϊ",),
    "cp1255": ("יוהלאתמרבשנעםדקח|פןכסגזטצךץף",),
    "cp1256": ("اليمنورتبد|سعكفحةقهجشصطخذزضغثىءأإئؤآ",),
    "cp874": ("านรอกเงสมยลวดทตบปคหพจ|" + "".join(map(chr, range(0xE01, 0xE5C))),),
}


def _weights(alphabet: str) -> dict[str, int]:
    frequent, bar, rare = alphabet.partition("|")
    return dict.fromkeys(rare, 8) | dict.fromkeys(frequent, 20 if bar else 18)


# In twentieths, so that sums are exact and equal ones are equal.
_WEIGHTS = {codec: tuple(map(_weights, alphabets)) for codec, alphabets in _ALPHABETS.items()}
_SCRIPTS = frozenset(
    ("cp1251", "koi8_r", "koi8_u", "iso8859-5", "cp866", "cp1253", "cp1255", "cp1256", "cp874")
)
_PUNCTUATION = frozenset("“”„‚‘’«»…–—°©®€№·•™§¿¡´ª\xa0")
_KANA = re.compile("[\u3041-\u30ff]")
_ODD = re.compile("[\ue000-\uf8ff\uff61-\uff9f]")


def guess(data: bytes) -> str:
    """Return the likeliest codec for `data`, `cp1252` when nothing points to another."""
    sample = data[:SAMPLE]
    runs = _HIGH_RUN.findall(sample)
    if not runs:
        return "cp1252"
    if found := _in_euc_ranges(runs) or _with_ascii_trails(sample):
        return found
    high = sum(len(run) for run in runs)
    western = len(_ASCII_LETTERS.findall(sample)) > high
    codecs = [codec for codec in _ALPHABETS if not (western and codec in _SCRIPTS)]
    return max(codecs, key=lambda codec: _score(sample, codec))


def is_foreign(data: bytes) -> bool:
    """Return whether most letters are beyond ASCII, as in no language of the Latin alphabet."""
    sample = data[:SAMPLE]
    high = sum(map(len, _HIGH_RUN.findall(sample)))
    return high >= FEW and high > len(_ASCII_LETTERS.findall(sample))


def _in_euc_ranges(runs: list[bytes]) -> str | None:
    """Return GB 2312, EUC-KR or EUC-JP: pairs of high bytes, distinguished by their lead bytes."""
    leads = [run[i] for run in runs for i in range(0, len(run) - 1, 2)]
    paired = sum(len(run) % 2 == 0 and min(run) >= 0xA1 for run in runs)
    if len(leads) < 2 or paired * 10 < len(runs) * 9:
        return None
    count = len(leads)
    if sum(lead in (0xA4, 0xA5) for lead in leads) * 4 >= count:
        return "euc_jp"
    words = [lead for lead in leads if lead >= 0xB0]
    if len(words) * 2 < count:
        return None
    if sum(lead <= 0xC8 for lead in words) * 20 >= len(words) * 19 and len(words) >= 4:
        return "cp949"
    common = sum(lead <= 0xD7 for lead in words)
    # Cyrillic in cp1251 and koi8 also has long runs of these bytes, of any length.
    even = all(len(run) % 2 == 0 for run in runs)
    return "gb18030" if common * 10 >= len(words) * 8 and (even or count > 30) else None


def _with_ascii_trails(sample: bytes) -> str | None:
    """Return Shift-JIS or Big5, whose second bytes may be ASCII."""
    for codec in ("cp932", "big5hkscs"):
        try:
            text = sample.decode(codec)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 3 or len(sample) < SAMPLE:
                continue
            text = sample[: error.start].decode(codec, "ignore")
        wide = [char for char in text if char > "\x7f"]
        odd = len(_ODD.findall(text))
        if codec == "cp932" and (len(_KANA.findall(text)) - odd) * 4 >= max(1, len(wide)):
            return codec
        common = sum("\u4e00" <= char <= "\u9fff" for char in wide)
        leads = sum(0xA4 <= byte <= 0xC6 for byte in sample)
        if codec == "big5hkscs" and common >= 4 and leads * 10 >= len(wide) * 8 and not odd:
            return codec
    return None


def _score(sample: bytes, codec: str) -> int:
    """Return how well a codec yields words of one of its languages; each non-ASCII
    letter counts.
    """
    text = sample.decode(codec, "replace")
    found = Counter(char for char in text if char > "\x7f")
    plain = {char for char in found if char.isalpha() and not char.isupper()}
    places = [at for at, char in enumerate(text) if char > "\x7f" and char not in plain]
    letters = [(char, count) for char, count in found.items() if char.isalpha()]
    form = sum(_form(text, at) for at in places)
    return form + max(_fit(letters, weights) for weights in _WEIGHTS[codec])


def _fit(letters: list[tuple[str, int]], weights: dict[str, int]) -> int:
    return sum(count * weights.get(char.lower(), weights.get(char, -20)) for char, count in letters)


def _form(text: str, at: int) -> int:
    """Return a penalty for a character at its place: a symbol in a word, a capital within one."""
    char = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if char.isalpha():
        if not char.isupper():
            return 0
        # Whole words of capitals are rare, too.
        return -30 if before.islower() else -3 if before.isupper() else 0
    if char in _PUNCTUATION:
        return -10 if before.isalpha() and after.isalpha() and char not in "’·" else 2
    if unicodedata.combining(char):
        return 0
    return -40 if before.isalpha() or after.isalpha() else -20
