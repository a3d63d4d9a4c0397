"""Sentences that announce what stands below closing and name."""

from __future__ import annotations

from rapport.mail import anycase
from rapport.mail.quoting import greetings
from rapport.mail.quoting.cards import closings, listed
from rapport.mail.quoting.cards.walk import NEAR, Text

_GREETED = 4  # words of a greeting that is nothing else
_ENOUGH = 120  # characters at the end of a line: a paragraph may be one line

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
    r"|\w{0,12}number|\w{0,12}nummer\w{0,2}|numéro|número|numero|\w{0,8}numr?er\w{0,2}|numero\w{0,3}"
    r"|číslo|szám\w{0,3}|număr\w{0,2}|номер\w{0,2}|αριθμ\w{1,3}|numara\w{0,2}|מספר|رقم"
    r"|web-?(?:site|seite|page)|home-?page|site web|sitio web|sito|hemsida|hjemmeside|nettside"
    r"|kotisivu\w{0,3}|stron\w{1,2}|web\w{0,4}|honlap\w{0,4}|сайт\w{0,2}|ιστοσελίδα|sitem?|אתר|موقع\w{0,2}"
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
    r"(?<!\d\s)\b(?:as|with|by|from|and|or|to|at|is|are|for|named|called|als|mit|an|lautet|ist|unter|bei|comme|avec|à|chez"
    r"|est|como|con|a|es|en|come|è|com|é|para|met|naar|is|bij|som|med|till|til|är|er|nimellä"
    r"|jako|do|to|z|je|s|na|mint|ca|cu|la|este|как|с|на|як|з|ως|με|σε|olarak|ile|هو|إلى)$"
)


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
    end = line[-_ENOUGH:]
    if end.endswith((":", "：")):
        return True
    end = anycase.lowered(end)
    return any(pattern.search(end) for pattern in (_BELOW, _HERE, _THIS_NOUN, _OPEN))


@listed.remembered
def mentions(line: str) -> bool:
    """Return whether a sentence speaks of the writer's own address, number or pages."""
    return _MY_NOUN.search(anycase.lowered(line[-_ENOUGH:])) is not None
