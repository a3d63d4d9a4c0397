"""Mottos of firms below their cards: "Good bread since 1921"."""

from __future__ import annotations

import re

from rapport.mail.quoting.cards import names, speech
from rapport.mail.quoting.languages import listed

_MOST = 8  # words
_LONGEST = 60
# A firm's first year. Later ones are those of a customer's own facts: "Leak since 2024".
_FOUNDED = re.compile(r"(?<!\d)1[5-9]\d{2}(?!\d)")
# "Good bread since 1921", "Jó kenyér 1921 óta", "1921'den beri iyi ekmek", "創業1921年のパン".
_SINCE = re.compile(
    r"\b(?:seit|since|depuis|desde|dal|sinds|sedan|siden|od|din|с|з|από|מאז|منذ)"
    r"\s(?:(?:roku|το)\s)?1[5-9]\d{2}(?!\d)"
    r"|(?<!\d)1[5-9]\d{2}(?:\s?óta\b|'?[dt][ea]n (?:beri|bu yana)|\s?vuodesta"
    r"|年(?:創業|の|来|來|以来)|年の?老|년부터|년 전통)|\bvuodesta\s1[5-9]\d{2}|創業\s?1[5-9]\d{2}",
    re.IGNORECASE,
)
# What a firm says of its goods; nothing that a complaint says too.
_PRAISE = listed.words(
    """
good fine finest best quality honest fresh proud proudly trusted family-run family-owned excellence
passion handmade handcrafted gut gute guter gutes beste bester bestes qualität ehrlich ehrliches
frisch frische familienhand familienbetrieb familienunternehmen familientradition leidenschaft
meisterbetrieb handgemacht bon bonne bons bonnes meilleur meilleure qualité savoir-faire excellence
buen bueno buena buenos mejor mejores calidad verdad pasión buono buona buoni migliore qualità
passione bom boa bons melhor qualidade paixão goed goede lekker lekkere beste kwaliteit ambacht god
godt gode gott goda bra bäst bästa bedste best kvalitet kvalitets hyvää hyvä parasta laatua
dobry dobra dobre najlepszy najlepsze jakość jakości poctivý poctivá poctivé dobrý dobrá dobré
nejlepší kvalita kvality jó legjobb minőség minőségi bun bună bune calitate хороший хорошая хорошее
лучший лучшее качество добрий добра добре найкращий якість καλό καλή καλά ποιότητα iyi kaliteli
kalite טוב טובה איכות طيب جيد جودة
"""
)
_PRAISE_UNSPACED = re.compile("伝統|老舗|品質|こだわり|味道|传统|傳統|品质|전통|품질|이어온")
# Against praise: what is not, what is bad, and who is a customer.
_AGAINST = listed.words(
    """
no never bad without customer customers client clients tenant tenants member friend friends
neighbour neighbours nie niemals keine ohne schlecht schlechte kunde kunden kundin mieter mitglied
freund freunde nachbar nachbarn jamais sans mauvais mauvaise client cliente clients voisins amis
nunca sin malo mala cliente clientes amigos vecinos mai senza cattivo clienti amici vicini nunca sem
mau má clientes nooit zonder slecht slechte klant klanten vrienden buren aldrig utan dålig kund
kunder vänner uden dårlig kunde kunder venner uten dårlig ilman huono asiakas nigdy bez zły klient
klienci nikdy špatný zákazník soha nélkül rossz vevő niciodată fără rău client никогда без плохой
клиент клиенты ніколи поганий клієнт ποτέ χωρίς κακό πελάτης hiç kötü müşteri אף פעם בלי רע לקוח
بدون سيئ عميل زبون
"""
)
# "Water is our element": the last words say that a trade is one's own.
_TRADE = re.compile(
    r"(?:^|.*\s)(?:is our (?:element|world|craft|passion|trade|profession)"
    r"|ist unse(?:r|re) (?:element|welt|handwerk|leidenschaft|metier|fach|beruf(?:ung)?)"
    r"|(?:c'est |est )?notre (?:métier|monde|passion|élément|savoir-faire)"
    r"|es (?:lo nuestro|nuestr[oa] (?:oficio|pasión|elemento))"
    r"|è (?:il nostro (?:mestiere|elemento)|la nostra passione)"
    r"|é (?:o nosso (?:ofício|elemento)|a nossa (?:paixão|arte))"
    r"|is on(?:s|ze) (?:vak|ambacht|passie|element)|är vår[at]? (?:element|passion|hantverk|yrke)"
    r"|er vores (?:fag|element|passion|håndværk)|er (?:faget|elementet|lidenskapen) vårt?"
    r"|on meidän (?:elementtimme|intohimomme|ammattimme|alamme)"
    r"|to (?:nasz żywioł|nasza pasja|nasze rzemiosło)|je (?:náš živel|naše vášeň|naše řemeslo)"
    r"|a mi (?:elemünk|szenvedélyünk|mesterségünk)"
    r"|este (?:meseria|pasiunea|elementul) (?:noastră|nostru)"
    r"|наш[ае]? (?:стихия|ремесло|страсть|стихія|пристрасть)"
    r"|είναι (?:το πάθος|η τέχνη) μας|bizim (?:tutkumuz|mesleğimiz|zanaatımız)"
    r"|(?:مهنتنا|حرفتنا|شغفنا))",
    re.IGNORECASE,
)
# "Your partner in clean water": who the firm wants to be, and for what.
_PARTNERS = re.compile(
    r"(?:your (?:trusted |reliable |local )?partner (?:in|for|when|since)"
    r"|ihr(?:e)? (?:zuverlässiger |starker )?(?:partner|spezialist(?:en)?) (?:für|in|rund|bei)"
    r"|votre partenaire (?:pour|en|dans)|su socio (?:en|para)|il vostro partner (?:per|in|nel)"
    r"|o seu parceiro (?:em|para|na|no)|uw partner (?:in|voor)"
    r"|din (?:samarbeds)?partner (?:i|för|for|inom)"
    r"|twój partner w|váš partner (?:pro|v)|az ön partnere|partenerul dumneavoastră (?:în|pentru)"
    r"|ваш (?:надёжный |надійний )?партн[её]р (?:в|у))\s",
    re.IGNORECASE,
)
# "This is our craft": it points at something.
_POINTS = re.compile(
    r"^(?:this|these|that|there|here|it|das|dies\w{0,2}|es|hier|da|c'est|ce|ceci|cela|il|voici"
    r"|esto|eso"
    r"|esta|este|ese|aquí|hay|questo|questa|quest[oaie]|ecco|isto|isso|aqui|dit|dat|deze|hier|er"
    r"|det|den|detta|dette|här|her|tämä|se|tässä|to|ten|ta|tu|tady|tohle|ez|az|itt|acesta|aceasta"
    r"|asta"
    r"|aici|это|этот|эта|вот|тут|це|цей|ось|αυτ[όήο]ς?|εδώ|bu|şu|burada|זה|זאת|זו|פה|هذا|هذه"
    r"|هنا)\b",
    re.IGNORECASE,
)


QUOTED = re.compile(r"^[\"“”„«»'‚‘「『*~][^\"“”„«»「」『』]{3,140}[\"”“«»'’‘」』*~]\.?$")
_DASHED = re.compile(r"^[-–—]{1,2}\s?[^\W\d_][^?]{4,70}[^\s?]\s?[-–—]{1,2}$")
_FRAGMENTS = re.compile(r"^[^\W\d_]{3,20}(?:(?:\s?[·•|/–]\s?|\.\s)[^\W\d_]{3,20}){2,5}\.?$")


def is_slogan(text: str) -> bool:
    """Return whether a line is set like a motto: in quotation marks, in fragments, since a year."""
    if _DASHED.match(text) and not speech.talks(text) and not any(c.isdigit() for c in text):
        return True
    if QUOTED.match(text):
        return len(text.split()) <= 20 and not text.rstrip("\"”“«»'’‘」』*~ ").endswith("?")
    if speech.talks(text) or speech.names_matter(text):
        return False
    since = len(text.split()) <= 8 and is_since(text)
    return since or (_FRAGMENTS.match(text) is not None and not names.is_word(text))


@listed.remembered
def is_motto(line: str) -> bool:
    """Return whether a line surely praises a firm; a line that might say something else is none."""
    text = line.strip(' \t*_~"“”„«»')
    if (
        not 6 <= len(text) <= _LONGEST
        or len(text.split()) > _MOST
        or any(c in text for c in "?？:;：")
    ):
        return False
    if speech.names_matter(text) or speech.requests(text):
        return False
    if _FOUNDED.search(text):
        return is_since(text)
    if any(c.isdigit() for c in text) or _POINTS.match(text) or _is_against(text):
        return False
    return _TRADE.fullmatch(text) is not None or _is_partner(text)


def _is_partner(text: str) -> bool:
    """Return whether a firm is somebody's partner, for what a few words say."""
    found = _PARTNERS.match(text)
    said = text[found.end() :] if found else ""
    return 0 < len(said.split()) <= 3 and not speech.talks(said)


def is_since(text: str) -> bool:
    """Return whether goods are praised, and a year told since when: "Good bread since 1921"."""
    if (
        not _SINCE.search(text)
        or "," in text
        or any(c.isdigit() for c in _FOUNDED.sub("", text, 1))
    ):
        return False
    said = names.words(text)
    praised = any(word in _PRAISE for word in said) or _PRAISE_UNSPACED.search(text)
    return bool(praised) and not _is_against(text)


def _is_against(text: str) -> bool:
    return any(word in _AGAINST for word in names.words(text))
