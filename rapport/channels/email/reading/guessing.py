"""Guess the charset of 8-bit text that says nothing usable about itself.

Called only after UTF-8 has been ruled out. East Asian charsets are told by where their bytes
fall (GB 2312, KS X 1001 and JIS X 0208 put common characters into ranges of lead bytes); the
single-byte ones by how common the letters are that come out.
"""

from __future__ import annotations

import re

SAMPLE = 4_000

_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_ASCII_LETTERS = re.compile(rb"[A-Za-z]")
_COMMON = {
    "cp1252": "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ’“”–€»«°…‘©®",
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфё",
    "koi8_r": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžőűöüä",
    "cp1253": "αοιετσνηυρπκμλςίόάέήώύγδθχ",
    "cp1255": "יוהלאתמרבשנעםדקחפןכסגזטצךץף",
    "cp1256": "اليمنورتبدسعكفحةقهجشصطخذزضغثىءأإ",
}
_SCRIPTS = frozenset(("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256"))
_KANA = re.compile("[\u3041-\u30ff]")
_ODD = re.compile("[\ue000-\uf8ff\uff61-\uff9f]")


def guess(data: bytes) -> str:
    """The likeliest codec for `data`, `cp1252` when nothing speaks for another."""
    sample = data[:SAMPLE]
    runs = _HIGH_RUN.findall(sample)
    if not runs:
        return "cp1252"
    if found := _in_euc_ranges(runs) or _with_ascii_trails(sample):
        return found
    high = b" ".join(runs)
    western = len(_ASCII_LETTERS.findall(sample)) > len(high)
    codecs = [codec for codec in _COMMON if not (western and codec in _SCRIPTS)]
    return max(codecs, key=lambda codec: _score(high, codec))


def _in_euc_ranges(runs: list[bytes]) -> str | None:
    """GB 2312, EUC-KR and EUC-JP: pairs of high bytes, told apart by their lead bytes."""
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
    # Cyrillic in cp1251 and koi8 also comes in long runs of these bytes, of any length.
    even = all(len(run) % 2 == 0 for run in runs)
    return "gb18030" if common * 10 >= len(words) * 8 and (even or count > 30) else None


def _with_ascii_trails(sample: bytes) -> str | None:
    """Shift-JIS and Big5, whose second bytes may be ASCII."""
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


def _score(high: bytes, codec: str) -> float:
    text = high.decode(codec, "replace")
    common = _COMMON[codec]
    score = 0.0
    for char in text:
        if char == " ":
            continue
        if char in common:
            score += 1.0
        elif char.lower() in common:
            score += 0.6
        else:
            score -= 1.0
    # Western text has lone accented letters; other scripts come in words.
    words = high.split()
    lone = sum(len(word) <= 2 for word in words) / max(1, len(words))
    return score * (1.0 - 0.6 * lone if codec in _SCRIPTS else 0.6 + 0.4 * lone)
