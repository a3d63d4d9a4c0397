"""Sentences that announce what stands below closing and name."""

from __future__ import annotations

from rapport.mail import anycase
from rapport.mail.quoting import greetings
from rapport.mail.quoting.cards import closings, places, registers
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import NEAR, Text
from rapport.mail.quoting.languages import listed, telling

_GREETED = 4  # words of a greeting that is nothing else
# What a telephone or page on a card tells: it is one.
_REACHED = frozenset((card.CONTACT, card.NUMBER))

# "See below", "here is", language after language.
_BELOW = anycase.pattern(
    r"\b(?:below|underneath|hereunder|unten|untenstehend\w{0,2}|nachstehend\w{0,2}|folgend\w{0,2}"
    r"|ci-dessous|plus bas|suivante?s?|abajo|siguientes?|a continuación|sotto|seguent[ei]"
    r"|di seguito|abaixo|a seguir|seguintes?|hieronder|onderstaande?|volgende|nedan|nedanstående"
    r"|följande|nedenfor|nedenstående|følgende|alla|alempana|seuraava\w{0,3}|poniżej|poniższ\w{1,4}"
    r"|následující\w{0,2}|níže|nižšie|alább|alábbi\w{0,3}|lent|mai jos|următo\w{2,6}|ниже|нижче"
    r"|следующ\w{2,3}|наступн\w{1,3}|παρακάτω|ακόλουθ\w{1,3}|aşağıda\w{0,4}|להלן|למטה|הבא"
    r"|أدناه|التالي|التالية)(?!\w)|下記|以下|如下|下面|아래|다음"
)
_HERE = anycase.pattern(
    r"\b(?:here(?:'s|’s| is| are| comes| you have)|hier (?:ist|sind|kommt|die|der|das|meine)|voici"
    r"|aquí (?:está|tiene|va)\w{0,3}|ecco|aqui (?:está|vai)|hier (?:is|zijn)|här (?:är|kommer)"
    r"|her (?:er|kommer)|tässä|oto|zde (?:je|jsou)|tady je|itt (?:a|az|van|küldöm)|íme|iată"
    r"|вот|ось|ορίστε|ιδού|işte|הנה|إليك\w{0,2}|إليكم)(?!\w)|こちらが|这是|這是|여기"
)
_NOUN = (
    r"(?:e-?mail|mail)?-?(?:addres+e?|adresse?n?|anschrift|dirección|endereço|indirizzo"
    r"|adres\w{0,3}|adressen?|osoit\w{1,6}|adre[sz]\w{0,2}|cím\w{0,3}|адрес\w{0,2}"
    r"|διεύθυνση|כתובת|عنوان)"
    r"|(?:tele)?fax\w{0,3}|faks\w{0,3}|факс\w{0,2}|φαξ|פקס|فاكس"
    r"|\w{0,12}number|\w{0,12}nummer\w{0,2}|numéro|número|numero|\w{0,8}numr?er\w{0,2}"
    r"|numero\w{0,3}"
    r"|číslo|szám\w{0,3}|număr\w{0,2}|номер\w{0,2}|αριθμ\w{1,3}|numara\w{0,2}|מספר|رقم"
    r"|web-?(?:site|seite|page)|home-?page|site web|sitio web|sito|hemsida|hjemmeside|nettside"
    r"|kotisivu\w{0,3}|stron\w{1,2}|web\w{0,4}|honlap\w{0,4}|сайт\w{0,2}|ιστοσελίδα|sitem?|אתר"
    r"|موقع\w{0,2}"
    r"|company|firma|entreprise|empresa|azienda|bedrijf|företag|names?|namen?|nom|nombre|nome"
)
_THIS = (
    r"this|these|new|diese[rsnm]?|neue[rsnm]?|cet(?:te)?|ce|nouve(?:au|lle)|est[ea]|nuev[oa]"
    r"|quest[oa]|nuov[oa]|novo|nova|dit|deze|nieuwe?|denna|detta|denne|dette|nya?|nye?|nytt"
    r"|tämä|tähän|uusi|ten|tę|tego|tym|nowy|nowa|ten?to|tuto|nov[áýéy]|ez a|erre a[z]?|új"
    r"|acest\w{0,3}|nou[ăa]?|этот|этому|эту|новый|цей|цю|цьому|новий|αυτ[όήη]ν?|νέ[αοη]ς?"
    r"|bu|yeni|הזה|זו|החדש\w?|هذا|هذه|الجديد"
)
_MINE = (
    r"my|our|mein\w{0,2}|unser\w{0,2}|mon|ma|notre|mi|nuestr[oa]|mi[oa]|meu|minha|mijn|min|mitt"
    r"|moj\w{0,2}|můj|moje|мой|моём|моем|мій|μου|benim"
)
_THIS_NOUN = anycase.pattern(rf"\b(?:{_THIS})\s(?:\w{{2,12}}\s)?(?:{_NOUN})(?!\w)")
_MY_NOUN = anycase.pattern(rf"\b(?:{_MINE})\s(?:\w{{2,12}}\s)?(?:{_NOUN})(?!\w)")
# A sentence that is not finished: "I apply for the job as".
_OPEN = anycase.pattern(
    r"(?<!\d\s)\b(?:as|with|by|from|and|or|to|at|is|are|for|named|called|als|mit|an|lautet|ist"
    r"|unter|bei|comme|avec|à|chez"
    r"|est|como|con|a|es|en|come|è|com|é|para|met|naar|is|bij|som|med|till|til|är|er|nimellä"
    r"|jako|do|to|z|je|s|na|mint|ca|cu|la|este|как|с|на|як|з|ως|με|σε|olarak|ile|هو|إلى)$"
)

# A sentence that ends by pointing: "The sign should read like this."
_POINTING = anycase.pattern(
    r"(?:\b(?:this|these|thus|like so|so|dies(?:es|e)?|folgendes|ainsi|ceci|cela|comme ça|así|esto"
    r"|così|questo|quest[ie]|assim|isto|zo|dit|deze|så|så här|detta|sådan|dette|slik|näin|tämä"
    r"|tak|takto|toto|tohle|így|ez|ezt|așa|astfel|aceasta|acestea|так|вот так|это|эти|це|ось так"
    r"|έτσι"
    r"|αυτό|αυτά|böyle|şöyle|bu|כך|ככה|זה|אלה|هكذا|هذا|هذه)|この(?:文言|内容|文章)(?:で|です|に)?"
    r"|这样|這樣|这个|這個|이렇게(?:요)?)\W{0,3}$"
)
# "To the building site this time": what is below is not what is on every card.
_THIS_TIME = anycase.pattern(
    r"\b(?:this time|diesmal|dieses mal|cette fois|esta vez|questa volta|stavolta|desta vez"
    r"|deze keer"
    r"|(?:den )?här gången|denne gang(?:en)?|tällä kertaa|tym razem|tentokrát|ezúttal|de data asta"
    r"|на этот раз|в этот раз|цього разу|αυτή τη φορά|bu sefer|bu kez|הפעם|هذه المرة)(?!\w)"
    r"|今回は|这次|這次|이번에는|이번엔"
)
# What carries a text that somebody has written for them: a sign, a label, cards to be printed.
_INSCRIBED = anycase.pattern(
    r"\b(?:name ?plates?|door ?plates?|doorbell|letter ?box|plaques?|sign ?boards?|the sign"
    r"|stickers?"
    r"|badges?|engrav\w{2,5}|inscription|imprint|letterhead|business cards?|rubber stamp|banner"
    r"|(?:tür|klingel|firmen|praxis|namens)?schild(?:er|s)?|aufkleber|gravur|beschriftung|aufdruck"
    r"|impressum|briefkopf|visitenkarten?|stempel|klingel|plaque|enseigne|étiquette|gravure"
    r"|cartes? de visite|tampon|en-tête|cartel|placa|rótulo|etiqueta|grabado|tarjetas? de visita"
    r"|sello"
    r"|membrete|targ(?:a|hetta)|insegna|etichetta|incisione|bigliett[oi] da visita|timbro|letreiro"
    r"|gravação|cart(?:ão|ões) de visita|carimbo|(?:naam|uithang)?bord(?:je)?|stickers?|gravering"
    r"|visitekaartjes?|stempel|briefhoofd|skylt\w{0,3}|etikett\w{0,3}|visitkort\w{0,3}"
    r"|stämpel\w{0,2}"
    r"|skilt\w{0,3}|visittkort\w{0,3}|kyltt?i\w{0,3}|nimikyltt?i\w{0,3}|tarra\w{0,3}"
    r"|kaiverrus\w{0,3}"
    r"|käyntikort\w{1,5}|leima\w{0,3}|tabli(?:ca|cy|cę|czka|czce|czkę)|szyld\w{0,2}|naklejk\w{1,2}"
    r"|wizytów\w{1,3}|pieczątk\w{1,2}|grawer\w{0,4}|tabul(?:ka|ce|ku|ky)|štít\w{1,3}|nálepk\w{1,2}"
    r"|vizitk\w{1,2}|razítk\w{1,2}|tábl\w{1,4}|matric\w{1,4}|névjegy\w{0,6}|pecsét\w{0,4}"
    r"|bélyegző\w{0,3}"
    r"|plăcuț\w{1,3}|firm[aeă] luminoas\w{1,2}|ștampil\w{1,3}|c[aă]r[tț]i de vizit[aă]"
    r"|gravur\w{1,3}"
    r"|табличк\w{1,2}|вывеск\w{1,2}|наклейк\w{1,2}|визитк\w{1,3}|печат(?:ь|и)|гравировк\w{1,2}"
    r"|вивіск\w{1,2}|візитк\w{1,3}|печатк\w{1,2}|πινακίδ\w{1,3}|ταμπέλ\w{1,2}|ετικέτ\w{1,2}"
    r"|σφραγίδ\w{1,2}|tabela\w{0,4}|levha\w{0,4}|kartvizit\w{0,6}|kaşe\w{0,3}|etiket\w{0,4})(?!\w)"
    r"|שלט|מדבקה|חותמת|כרטיסי ביקור|لوحة|اللوحة|لافتة|ملصق|ختم|بطاق(?:ة|ات) العمل"
    r"|看板|表札|名札|名刺|彫刻|刻印|招牌|牌子|铭牌|銘牌|名片|刻字|印章|간판|명패|문패|명함|각인|도장"
)

_ANNOUNCE = (_BELOW, _HERE, _THIS_NOUN, _OPEN, _POINTING, _INSCRIBED)


def above(text: Text, position: int) -> str:
    """Return the last line above that is none of a closing or delimiter, or nothing."""
    for at in range(position - 1, -1, -1):
        line = text.line(at).strip()
        if closings.is_delimiter(line) or (closings.is_alone(line) and not line.endswith(":")):
            continue
        return line if at or not greetings.is_greeting(line) else ""
    return ""


def sentences_above(text: Text, position: int) -> list[str]:
    """Return the last lines above that are none of a closing, a delimiter or the greeting."""
    found: list[str] = []
    for at in range(position - 1, -1, -1):
        line = text.line(at).strip()
        if closings.is_delimiter(line) or closings.is_alone(line):
            continue
        if at or len(line.split()) > _GREETED or not greetings.is_greeting(line):
            found.append(line)
        if len(found) == NEAR:
            break
    return found


@listed.remembered
def announces(line: str) -> bool:
    """Return whether a sentence points at what stands below it."""
    end = telling.ending(line)
    if end.endswith((":", "：")):
        return True
    end = anycase.lowered(end)
    return any(pattern.search(end) for pattern in _ANNOUNCE)


@listed.remembered
def mentions(line: str) -> bool:
    """Return whether a sentence speaks of the writer's own address, number or pages."""
    return _MY_NOUN.search(anycase.lowered(telling.ending(line))) is not None


def asked_for(text: Text, start: int, kinds: dict[int, str]) -> int | None:
    """Return the first line that the letter asks to send to, or to make an invoice out to.

    "Please deliver to the site", closing, name, and an address: it looks no other than that of a
    card. `kinds` has the lines below the name; a telephone or page beside it tells of a card.
    """
    above_it = sentences_above(text, start)[:1]
    sent = any(telling.sends(line) or _is_otherwise(line) for line in above_it)
    if not (sent or any(map(registers.asks, above_it))):
        return None
    for paragraph in _paragraphs(text, kinds):
        told = {kinds[at] for at in paragraph}
        wanted = (card.ADDRESS,) if sent else (card.FIRM, card.ADDRESS)
        if not told.isdisjoint(wanted) and told.isdisjoint(_REACHED):
            return next(at for at in paragraph if _is_of_address(text.line(at), kinds[at]))
    return None


def _is_otherwise(line: str) -> bool:
    return _THIS_TIME.search(anycase.lowered(telling.ending(line))) is not None


def _is_of_address(line: str, kind: str) -> bool:
    return kind in (card.FIRM, card.ADDRESS) or places.is_place(line)


def _paragraphs(text: Text, kinds: dict[int, str]) -> list[list[int]]:
    """Return the lines, as blank lines set them apart."""
    found: list[list[int]] = []
    for at in kinds:
        if not found or text.is_apart(at):
            found.append([])
        found[-1].append(at)
    return found
