"""Mottos of firms below their cards: "Your partner in clean water"."""

from __future__ import annotations

import re

from rapport.mail.quoting.cards import listed, names, speech

_MOST = 8  # words
_LONGEST = 60
# "Our", and the other words that a motto has, language after language.
_OURS = re.compile(
    r"\b(?:our|your|unser\w{0,2}|ihr|notre|nos|votre|nuestr[oa]s?|lo nuestro|su|nostr[oaie]|vostro"
    r"|noss[oa]s?|connosco|conosco|seu|ons|onze|uw|vår[at]?|vårt|våre|din|vores|vår|meidän|nasz[ae]?"
    r"|naše?|náš|tw[oó]j|mi|miénk|önök|noastr[ăe]|nostru|dumneavoastră|наша?|наше|наші|ваш|μας|σας"
    r"|bizim|bizden|işimiz|שלנו|אנחנו)\b|مهنتنا|عملنا|حرفتنا|私たち|わたしたち|弊社|当社|我们|我們|저희|우리",
    re.IGNORECASE,
)
# Words of talk that a motto may have: it says what something is.
_SAYING = listed.words(
    """
our your is are we us it's unser unsere uns wir ist sind ihr ihre notre nos nous est sont c'est
votre nuestro nuestra su es nostro nostra noi è sono nosso nossa é são seu sua ons onze is zijn wij
uw vår vårt våra är vi din vores er våre meidän ovat nasz nasza nasze jest są náš naše je jsou mi a
van noastră nostru este sunt наш наша наше наші есть є μας είναι σας biz bizim שלנו אנחנו זה
"""
)
# "This is our third letter": it points at something.
_POINTS = re.compile(
    r"^(?:this|these|that|there|here|it|das|dies\w{0,2}|es|hier|da|c'est|ce|ceci|cela|il|voici|esto|eso"
    r"|esta|este|ese|aquí|hay|questo|questa|quest[oaie]|ecco|isto|isso|aqui|dit|dat|deze|hier|er"
    r"|det|den|detta|dette|här|her|tämä|se|tässä|to|ten|ta|tu|tady|tohle|ez|az|itt|acesta|aceasta|asta"
    r"|aici|это|этот|эта|вот|тут|це|цей|ось|αυτ[όήο]ς?|εδώ|bu|şu|burada|זה|זאת|זו|פה|هذا|هذه|هنا)\b"
    r"|^(?:これ|それ|ここ|这|這|那|此|이것|이건|여기)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)")
# "Jó kenyér 1921 óta", "1921'den beri iyi ekmek", "創業1921年のパン": since that year.
_SINCE = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d{2}(?:\s?óta\b|'?[dt][ea]n (?:beri|bu yana)|\s?vuodesta"
    r"|年(?:創業|の|来|來|以来)|年の?老|년부터|년 전통)|創業\s?(?:1[5-9]|20)\d{2}"
    r"|\b(?:منذ|מאז|seit|since|depuis|desde|dal|sedan|siden|sinds|od|από|din|с|з)\s(?:roku\s)?(?:1[5-9]|20)\d{2}",
    re.IGNORECASE,
)
_PARTNERS = tuple(
    listed.phrases(
        """
your partner | your trusted | ihr partner | ihre spezialist | votre partenaire | su socio | il
vostro partner | o seu parceiro | uw partner | din partner | din samarbejds | twój partner | váš
partner | az ön partnere | partenerul dumneavoastră | ваш партн | ваш надёжный партн | ваш
надійний партн
"""
    )
)


@listed.remembered
def is_motto(line: str) -> bool:
    """Return whether a line praises a firm: what is its own, or since when it is there."""
    text = line.strip(' \t*_~"“”„«»')
    if not 6 <= len(text) <= _LONGEST or len(text.split()) > _MOST or text[-1] in "?:;,.？：。":
        return False
    if speech.names_matter(text) or speech.requests(text) or names.is_word(text):
        return False
    if any(c.isdigit() for c in _YEAR.sub("", text)) or _POINTS.match(text):
        return False
    if _SINCE.search(text):
        return not _talks(text)
    if _OURS.match(text):
        return text.lower().startswith(_PARTNERS)
    return _OURS.search(text) is not None and not _talks(text)


def _talks(text: str) -> bool:
    """Return whether a line has a word of talk that no motto has."""
    if any(mark in text for mark in "?？"):
        return True
    return any(speech.is_talk(word) and word not in _SAYING for word in names.words(text))
