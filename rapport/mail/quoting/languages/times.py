"""Words of days, hours and absence: when somebody can be reached."""

from __future__ import annotations

import re

from rapport.mail import anycase

# Beginnings of words, in small letters.
_DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|weekend|montag"
    "|dienstag|mittwoch"
    "|donnerstag|freitag|samstag|sonnabend|sonntag|werktag|wochenend|lundi|mardi|mercredi|jeudi"
    "|vendredi|samedi|dimanche|semaine|lunes|martes|miércoles|jueves|viernes|sábado"
    "|domingo|luned|marted"
    "|mercoled|gioved|venerd|sabato|domenica|segunda|terça|quarta|quinta|sexta|maandag"
    "|dinsdag|woensdag"
    "|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag"
    "|mandag|tirsdag"
    "|lørdag|søndag|maananta|tiista|keskiviik|torsta|perjanta|lauanta|sunnunta|poniedzia|wtor|środ"
    "|czwart|piąt|sobot|niedziel|ponděl|úter|střed|čtvrt|páte|pátk|neděl|hétfő|kedd|szerd"
    "|csütört|péntek"
    "|szombat|vasárnap|luni|marți|miercuri|joi|vineri|sâmbăt|duminic|понедельн|вторник|сред|четверг"
    "|пятниц|суббот|воскресен|будн|понеділ|вівтор|четвер|п'ятниц|субот|неділ|δευτέρα|τρίτη|τετάρτη"
    "|πέμπτη|παρασκευή|σάββατο|κυριακή|pazartesi|salı|çarşamba|perşembe|cuma|pazar|יום|السبت|الأحد"
    "|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة"
)
_HOURS = (
    r"morning|noon|afternoon|evening|night|daytime|o'clock|working hours|office hours|vormittag"
    r"|nachmittag|mittag|abend|tagsüber|morgens|uhr|matin|midi|soir|journée|heures?|mañana"
    r"|tarde|noche"
    r"|mediodía|horas?|mattin|pomerigg|sera|serali|manhã|noite|horas|ochtend|middag|avond"
    r"|overdag|uur"
    r"|förmiddag|eftermiddag|kväll|klockan|formiddag|ettermiddag|aften|kveld|aamu|iltap"
    r"|ilta|illalla|kello"
    r"|rano|południ|wieczor|godz|dopoledn|odpoledn|večer|hodin|délelőtt|délután|este|óra|dimineaț"
    r"|după-amiaz|seara|serii|утр|днём|днем|вечер|час[аоу]|вранці|вдень|ввечері|годин|πρωί"
    r"|απόγευμα|βράδυ"
    r"|ώρα|sabah|öğle|akşam|saat|בבוקר|בערב|אחרי|שעה|צהריים|صباح|مساء|ظهر|الساعة|بعد"
    r"|kl\.? ?\d|klo ?\d|\d ?(?:am|pm|h|uhr|ч)\b|\d{1,2}[:.]\d{2}"
)
_HOURS_UNSPACED = (
    "午前|午後|以降|以後|朝|夜|時|曜"
    "|上午|下午|晚上|以后|周[一二三四五六日末]|星期|点|오전|오후|저녁|이후|요일|시 "
)
_AWAY = (
    "reachable|available|away|holiday|vacation|answer the phone|voicemail|call|ring|text me|sms"
    "|erreichbar|urlaub|verreist|anruf|ruf|klingel|mailbox|joignable|congé|vacances|absent|appel"
    "|disponib|vacaciones|llam|raggiungibil|ferie|chiam|férias|contactável|ligar|ligue|bereikbaar"
    "|vakantie|bel |bellen|bortrest|semester|nås|ring|ferie|bortreist|træffes|treffes"
    "|tavoitett|loma"
    "|soit|dostępn|urlop|dzwoni|dovolen|dostupn|volejte|zavolej|elérhető|szabadság|hívj|disponibil"
    "|concediu|suna|доступ|отпуск|звон|відпустк|дзвон|διαθέσιμ|άδεια|τηλεφων|ulaşıl|izinli|arayın"
    "|זמינ|חופש|תתקשר|התקשר|متاح|إجازة|اتصل"
)
_AWAY_UNSPACED = "休暇|不在|電話|つなが|休假|联系|联络|接听|电话|휴가|통화|부재|전화"

_DAY = anycase.pattern(rf"\b(?:{_DAYS})")
_WHEN = anycase.pattern(rf"\b(?:{_DAYS}|{_HOURS}|{_AWAY})")
_WHEN_UNSPACED = re.compile(f"{_HOURS_UNSPACED}|{_AWAY_UNSPACED}")


def names_day(line: str) -> bool:
    """Return whether a line names a day of the week."""
    return _DAY.search(anycase.lowered(line)) is not None


def tells_when(line: str) -> bool:
    """Return whether a line has a word of days, hours, absence or calls."""
    if _WHEN.search(anycase.lowered(line)):
        return True
    return not line.isascii() and _WHEN_UNSPACED.search(line) is not None
