"""Names of people and teams at the end of a letter."""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.cards import speech
from rapport.mail.quoting.cards import words as words_of_cards
from rapport.mail.quoting.languages import called, given, listed

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"^[^\W\d_]+(?:[-'’.][^\W\d_]*)*\.?,?$")
_DEGREE = re.compile(
    r"(?:\b(?:dr|prof|dipl|ing|mag|med|rer|nat|jur|phil|mba|ph\.?d|bsc|msc|b\.?a"
    r"|m\.?a|b\.?sc|m\.?sc"
    r"|llm|mgr|inż|bc|i\.\s?a|i\.\s?v|ppa|mr|mrs|ms|herr|frau|sr|sra|m|mme|dott"
    r"|avv|gez|p\.p)\b\.?"
    r"[\s,-]*)+",
    re.IGNORECASE,
)
PARTICLES = listed.words(
    """
von van der den de da di del della dos do du le la el al bin ibn ben zu zur vom ter ten af av
und and et y e i a og och ja & + und/oder team ihr ihre your the das dein deine familie family
famille familia famiglia oma opa tante onkel tantine mamie papi mama papa mamma mum dad grandma
grandpa granny nonna nonno abuela abuelo avó avô babcia dziadek babička děda nagymama nagyi bunica
bunicul farmor mormor farfar morfar mummo ukki баба бабушка дедушка тётя бабуся дідусь γιαγιά
"""
)
_PROFESSIONS = tuple(
    listed.words(
        """
advokat avocat avvocat abogad advogad advocat adwokat rechtsanw kanzlei cabinet asianajo ügyvéd
avukat адвокат юрист δικηγορ kapitän captain kapitein капитан капітан capitán capitaine capitano
"""
    )
)
# Words alone on a line that are nobody's name.
_NOT_ALONE = listed.words(
    """
yes no ok okay ohne gruß gruss without sans sin bez senza sem utan uden uten thanks thank hello
hi hey dear done please sorry sure regards cheers best great perfect good fine bye maybe never
always today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december attachment
attached end note ps fyi urgent important help test reply before after question questions answer
english german french spanish welcome error unsubscribe confidential black white red green blue
grey gray yellow brown large medium small none both all ja nein danke hallo servus montag
dienstag mittwoch donnerstag freitag samstag sonntag morgen heute gestern januar februar märz
mai juni juli oktober dezember schwarz weiß weiss rot grün blau grau gelb groß klein eilt
dringend wichtig anlage anhang stimmt genau richtig falsch beide keine storno oui non merci
bonjour demain hier lundi mardi mercredi jeudi vendredi samedi dimanche noir blanc rouge vert
bleu gris jaune urgent si sí gracias hola mañana hoy lunes martes miércoles jueves viernes negro
blanco rojo verde azul urgente sim obrigado obrigada amanhã hoje segunda terça preto branco
vermelho grazie ciao domani oggi lunedì martedì mercoledì giovedì venerdì sabato domenica nero
bianco rosso grigio tak nie dzień jutro dzisiaj czarny biały czerwony zielony szary ano zítra
dnes černý bílý červený modrý igen nem holnap fekete fehér piros kék da nu mâine negru alb roșu
да нет завтра сегодня срочно чёрный черный белый красный синий серый так ні чорний білий сірий
ναι όχι αύριο σήμερα μαύρο λευκό evet hayır yarın bugün siyah beyaz kırmızı mavi gri acil morgon
idag svart vit röd blå grå hvid sort rød grå ja nej i morgen huomenna tänään musta valkoinen
punainen sininen harmaa zwart wit rood blauw grijs groot
"""
)
_CHINESE = re.compile(
    "^(?:[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾萧蕭肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟"
    "鍾谭譚陆陸汪范金石廖贾賈"
    "夏韦韋付方白邹鄒孟熊秦邱江尹薛阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴戴莫孔向常汤湯]|欧阳|歐陽|司马|司馬|诸葛|諸葛|上官)"
    r"\s?[\u4e00-\u9fff]{1,2}(?:\s?(?:先生|女士|小姐|经理|經理|敬上|谨上|謹上|上))?$"
)
_JAPANESE = re.compile(
    "^(?:" + "|".join(given.FAMILIES) + r")(?:[\s\u3000]?[\u3040-\u30ff\u4e00-\u9fff]{1,4})?$"
    r"|^[\u4e00-\u9fff]{1,3}[\s\u3000][\u3040-\u30ff\u4e00-\u9fff]{1,3}$"
)
_KOREAN = re.compile(
    r"^(?:\S{1,8}(?:팀|부|과|실)\s)?(?:남궁|제갈|선우|황보|[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진"
    r"지엄채원천방공현함변염여추도소석선설마길])"
    r"\s?[\uac00-\ud7a3]{1,2}(?:\s?(?:드림|올림|배상|대표|대리|과장|차장|부장|팀장|실장|이사|사원|주임))?$"
)
_KOREAN_NOT = re.compile(
    "(?:요|니다|오늘은|정말|조금|이거|이건|이것|하나|전화|주문|지금|도요|여기|문의|주소|배송)"
)
# A mark that only a writer's own name has: "/Sara", "김민수 드림", "gez. Weber", "xx Jas".
_OWN_MARK = re.compile(
    r"^(?:/\s?|gez\.\s?|sign\.\s?|fdo\.?:?\s|firmado:?\s|signé:?\s|podp\.\s?|x{1,4}\s"
    r"|hälsar\s|tv\.?\s|t[.:]\s|/s/\s?|~\s?)([^\W\d_].{1,40})$",
    re.IGNORECASE,
)
_OWN_END = re.compile(
    r"^(?:\S{1,12}\s){0,2}([\uac00-\ud7a3]{2,4})\s?(?:드림|올림|배상)\.?$|^([\u3040-\u30ff\u4e00-\u"
    r"9fff]{2,6})(?:より|拝|敬上|谨上|謹上|敬具)$"
)
_CASELESS = re.compile(r"[\u0590-\u06ff]")
# "ir. Kees van Dalen", "Rag. Sandro Bassi"
_SHORT = re.compile(r"^(?:(?:Me|Maître)\s|(?:[^\W\d_]{1,6}\.[\s-]?){1,3})(?=[^\W\d_]{2,}(?:\s|$))")
_MARKS = " \t*_,.!–—~·|\xa0\u3000\u200e\u200f\u202a\u202b\u202c\u202d\u202e-"
_POST = re.compile(
    r"(?:,?\s(?:\(?(?:[A-Z][a-z]{0,3}){0,2}[A-Z]{2,5}\.?\)?|[BM]Sc|[BM]A|BEng|MEng|Ph\.?D\.?"
    r"|\(Hons\)|Esq\.?"
    r"|\([^()\d]{2,12}/[^()\d]{2,12}\))){1,4}$"
)
# The year of birth, or the age, after a name: "Rosa Kvass, f. 1938", "Iris Donnelly (81)".
_BORN = re.compile(
    r",?\s\(?(?:(?:born|b\.|geb\.|geboren|né|née|nac\.|nacid[oa]|nat[oa]|n\.|nasc\.|f\.|född|født"
    r"|s\."
    r"|synt\.|ur\.|nar\.|szül\.|născut[ăa]?|γεν\.|г\.р\.|р\.н\.|d\.)\s?(?:19|20)\d{2}"
    r"|(?:19|20)\d{2}\s?(?:г\.\s?р\.|р\.\s?н\.|doğumlu|년생)|(?:age|aged)\s\d{2}"
    r"|(?:ετών|lat|alder|Alter)\s\d{2}"
    r"|\d{2}\s?(?:ans|años|anos|anni|Jahre|jaar|år|let|éves|ani|лет|год|років"
    r"|yaşında|v\.)|בת \d{2}|בן \d{2}"
    r"|\d{2}(?=\)))\)?\.?$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_READING = re.compile(r"\s?[（(][\u3040-\u30ff\s\u3000]{2,16}[）)]")
_APART = re.compile(r"[|·–—、，,：:/]")
_TITLE = re.compile(words_of_cards.TITLES_UNSPACED)
_FIRM = re.compile(r"会社|公司|法人|商店|御中|様|회사")
_INITIAL = re.compile(r"[^\W\d_]{1,2}\.\s?[^\W\d_]{2}|[^\W\d_]{2,20}\s[^\W\d_]\.?$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_HANDLE = re.compile(r"\s{0,3}(?:\([^(),;.!?]{1,30}\)|@\w{2,30})$")
_SIGNED = anycase.pattern(
    r"^(?:team\s.{2,40}|(?:ihr|ihre|das|dein|your|the|votre|il|su|uw|het|el|o"
    r"|l')\s?.{2,40}[\s-]team"
    r"|.{2,40}\steam|(?:familie[nr]?|family|famille|famil[ií]a|famiglia|famil[jy]en|fam\.|perhe"
    r"|rodina|rodzina|państwo|семья|родина|οικογένεια)\s.{2,30}"
    r"|(?:az?\s)?.{2,30}\s(?:család|ailesi)|משפ(?:חת|')\s.{2,20}|(?:عائلة|أسرة)\s.{2,20})$"
)


def words(line: str) -> list[str]:
    """Return the words of a line in lower case."""
    return [word.lower() for word in _WORD.findall(line)]


def bare(line: str) -> str:
    """Return a line without marks around a name: stars, dashes, brackets, degrees."""
    return line.strip(_MARKS)


def without_degrees(line: str) -> str:
    """Return a name without degrees, years and what else stands around it."""
    return _DEGREE.sub(" ", _after(bare(line)))


def is_own(line: str, sender: tuple[str, ...]) -> bool:
    """Return whether a line holds the sender's own name and no other words."""
    if not sender:
        return False
    if not line.isascii() and _is_own_unspaced(line, sender):
        return True
    lowered = line.lower()
    if not any(word in lowered for word in sender):
        return False
    told = words(without_degrees(line))
    own = [word for word in told if word in sender]
    if not own or len(told) > 5 or any(c.isdigit() for c in line):
        return False
    others = [word for word in told if word not in sender and word not in PARTICLES]
    if not others:
        return True
    if all(len(word) <= 1 for word in others):
        return True
    if len(told) == 2 and told[1] in own and _is_nickname(told[0], sender):
        return True
    # "Fekete Péter" is another than "Fekete Zsuzsanna".
    if told[0] not in called.CALLED and not called.CALLED.isdisjoint(others):
        return False
    # The given name must be the sender's: whoever shares only the surname is a relative. A sender
    # who is called by a profession, "Advokat Holm", has no given name.
    begins = told[0] == sender[0] or (told[0] in own and len(own) > 1)
    begins = begins or (len(told[0]) <= 1 and told[-1] in own)
    # Of a sender without a given name, only the family name is known.
    begins = begins or (sender == (told[-1],) and len(told) == 2)
    begins = begins or (told[-1] in own and told[-1] != sender[0] and _has_title(sender[0]))
    return begins and len(others) <= 1 and len(told) <= 4 and is_name(line)


def _has_title(word: str) -> bool:
    return any(word.startswith(title) for title in _PROFESSIONS)


def _after(line: str) -> str:
    """Return a name without what follows it: degrees, pronouns, its reading in another script."""
    if _DIGIT.search(line):
        line = _BORN.sub("", line)
    if "(" in line or "（" in line:
        line = _READING.sub("", line)
    return _POST.sub("", line)


def _is_nickname(word: str, sender: tuple[str, ...]) -> bool:
    """Return whether a word is the beginning or end of one of the sender's names: "Bert"."""
    return len(word) >= 3 and any(
        name.startswith(word) or name.endswith(word) for name in sender if name != word
    )


def _is_own_unspaced(line: str, sender: tuple[str, ...]) -> bool:
    """Return whether a short line of a script without spaces has the sender's whole name."""
    plain = _READING.sub("", line)
    own = [word for word in sender if _UNSPACED.search(word)]
    if not own or len(plain) > 22 or any(c.isdigit() for c in plain) or speech.talks(plain):
        return False
    if sum(map(len, own)) < 3 or _FIRM.search(plain):
        return False
    if not all(word in plain for word in own):
        return False
    for word in own:
        plain = plain.replace(word, "", 1)
    rest = plain.strip(_MARKS + "、，：:/（）()")
    return not rest or not _APART.search(line) or _TITLE.search(rest) is not None


def signed(line: str) -> str:
    """Return the name on a line that marks it as its writer's: `/Sara`, `김민수 드림`."""
    text = line.strip()
    if len(text) > 45:
        return ""
    if found := _OWN_MARK.match(text):
        return found[1] if is_name(found[1]) else ""
    if not text.isascii() and (found := _OWN_END.match(text)):
        return found[1] or found[2] or ""
    return ""


@listed.remembered
def is_name(line: str) -> bool:
    """Return whether a line looks like a name and nothing else."""
    text = _BORN.sub("", bare(line)) if line[-1:].isalnum() or line[-1:] in ".)" else bare(line)
    if not 2 <= len(text) <= 50 or any(c.isdigit() for c in text):
        return False
    if not text.isascii() and (found := _unspaced(text)) is not None:
        return found
    if speech.names_matter(text) or text.endswith(("?", ":", ";")):
        return False
    text = _HANDLE.sub("", text)
    text = _after(_SHORT.sub("", text))
    stripped = _DEGREE.sub(" ", text).strip(" ,") if "." in text or " " in text else text
    if _SIGNED.match(anycase.lowered(text)):
        return not speech.talks(stripped) or text.lower().startswith(("ihr", "your", "team"))
    before, _, after = stripped.partition(",")
    # "Joe Park, Urgent": nobody's family name.
    if len(before.split()) > 1 and after and not (is_plain(after) and _capitals(after.split())):
        return False
    return _capitals(stripped.replace(",", " ").split())


def _capitals(tokens: list[str]) -> bool:
    """Return whether the words are capitalised like a name."""
    if any(map(_CASELESS.search, tokens)):
        return len(tokens) <= 5 and _is_given(tokens)
    names = [token for token in tokens if token.lower() not in PARTICLES]
    if not names or len(names) > 4 or len(tokens) > 6 or tokens[-1].islower():
        return False  # "Garage zu"
    if not all(_TOKEN.match(token) for token in names) or max(map(len, names)) < 2:
        return False
    if tokens[0].lower() in PARTICLES and len(names) < 2 and tokens[0].lower() in ("the", "das"):
        return False
    if not all(token[0].isupper() for token in names):
        return False
    if any(speech.is_talk(token.strip(".,")) for token in names if len(token.strip(".")) > 1):
        return False
    lone = len(names) == 1
    return not any(
        (word := token.strip(".,").lower()) in _NOT_ALONE
        and (lone or len(names) > 2 or word in _ALWAYS)
        for token in names
    )


def is_plain(line: str) -> bool:
    """Return whether a name is surely a person's: it has a name that people are given, or initials.

    "Berlin", "Standing Lamp" and many a firm have the looks of a name.
    """
    text = bare(line)
    if _CASELESS.search(text) or _UNSPACED.search(text):
        return is_name(text)  # by names alone
    told = {word.removesuffix("né") for word in _WORD.findall(text.lower())}
    return not told.isdisjoint(called.CALLED) or _INITIAL.match(text) is not None


def has_given(text: str) -> bool:
    """Return whether one of the words is a given name of a script without capitals."""
    return not text.isascii() and not given.GIVEN.isdisjoint(text.split())


def _is_given(tokens: list[str]) -> bool:
    """Return whether words of a script without capitals begin with a given name or a title."""
    before = 0
    while before < len(tokens) and tokens[before].rstrip(",") in given.BEFORE:
        before += 1
    told = [token.rstrip(".,") for token in tokens[before:]]
    if not told or not all(map(_TOKEN.match, told)) or any(map(speech.is_talk, told)):
        return False
    return len(told) <= 3 and (told[0] in given.GIVEN or (before > 0 and len(told) <= 2))


# Also in a pair these are no name: "Wednesday Morning", "Red Large".
_ALWAYS = _NOT_ALONE - listed.words(
    """
black white green brown grey gray may june april schwarz weiß weiss rot grün klein groß roth
blanco rossi verde bianco rosso hallo best good fine help mai august wit groot fehér fekete piros
kék černý bílý červený modrý czarny biały zielony szary noir blanc rouge vert negro nero kara beyaz
"""
)


def is_word(text: str) -> bool:
    """Return whether one of the words is nobody's name: a colour, a day, a yes."""
    return any(word.lower() in _NOT_ALONE for word in _WORD.findall(text))


def _unspaced(text: str) -> bool | None:
    """Return whether it is a Chinese, Japanese or Korean name; None in other scripts."""
    if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text):
        return bool(_JAPANESE.match(text) or _CHINESE.match(text)) and not speech.names_matter(text)
    if re.search(r"[\uac00-\ud7a3]", text):
        return bool(_KOREAN.match(text)) and not _KOREAN_NOT.search(text)
    return None
