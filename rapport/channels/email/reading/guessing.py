"""Guess the charset of 8-bit text that says nothing usable about itself.

Called only after UTF-8 has been ruled out. Each candidate that can read the bytes is scored by
how much of the result looks like writing: letters of one script, common letters, few oddities.
"""

from __future__ import annotations

import re

SAMPLE = 4_000

_MULTIBYTE = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_COMMON = {
    "cp1252": "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ’“”–€»«°…‘©®",
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфё",
    "koi8_r": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžőűöüä",
    "cp1253": "αοιετσνηυρπκμλςίόάέήώύγδθχ",
    "cp1255": "יוהלאתמרבשנעםדקחפןכסגזטצךץף",
    "cp1256": "اليمنورتبدسعكفحةقهجشصطخذزضغثىءأإ",
}
_JAPANESE_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_COMMON_CHINESE = frozenset(
    "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生"
    "這為來個們說國時會對沒還過後發經當動種現學麼樣開裡點無實長問請謝"
)


def guess(data: bytes) -> str:
    """The likeliest codec for `data`, `cp1252` when nothing speaks for another."""
    sample = data[:SAMPLE]
    runs = _HIGH_RUN.findall(sample)
    if not runs:
        return "cp1252"
    high = b" ".join(runs)
    if sum(map(len, runs)) >= 2 * len(runs) and (found := _east_asian(sample)):
        return found
    return max(_COMMON, key=lambda codec: _score(high, codec))


def _east_asian(sample: bytes) -> str | None:
    best, best_score = None, 0.35
    for codec in _MULTIBYTE:
        try:
            text = sample.decode(codec)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 3:
                continue
            text = sample[: error.start].decode(codec, "ignore")
        wide = [c for c in text if c > "\x7f"]
        score = _plausible(wide, codec)
        if score > best_score:
            best, best_score = codec, score
    return best


def _plausible(wide: list[str], codec: str) -> float:
    if not wide:
        return 0.0
    text = "".join(wide)
    kana, hangul = len(_JAPANESE_KANA.findall(text)), len(_HANGUL.findall(text))
    common = sum(c in _COMMON_CHINESE for c in wide)
    odd = sum("\ue000" <= c <= "\uf8ff" or "\uff61" <= c <= "\uff9f" for c in wide)
    weight = {"cp932": kana, "euc_jp": kana, "cp949": hangul}.get(codec, common * 4)
    return (weight - 2 * odd) / len(wide)


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
    lone = sum(len(run) <= 2 for run in high.split()) / max(1, len(high.split()))
    script = codec in ("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256")
    return score * (1.0 - 0.6 * lone if script else 0.6 + 0.4 * lone)
