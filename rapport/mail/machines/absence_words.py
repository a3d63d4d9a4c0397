"""Words around the days of an absence, in many languages.

Months and weekdays are beginnings of words, since many languages inflect them. Slavic "listopad"
is November in Polish and Czech and October in Croatian, so Croatian is left out.
"""

from __future__ import annotations

MONTHS: tuple[str, ...] = (
    "january januar jänner janvier januari enero gennaio janeiro tammikuu styczeń stycznia leden "
    "ledna január ianuarie ocak январ січ ιανουαρίου jan janv ene gen",
    "february februar februari février fevrier febrero febbraio fevereiro helmikuu luty lutego "
    "únor února február februarie şubat феврал лют φεβρουαρίου feb févr febr fev",
    "march märz mars marzo março maart marts maaliskuu marzec marca březen března március martie "
    "mart март берез μαρτίου mar mrz mär mrt",
    "april avril abril aprile huhtikuu kwiecień kwietnia duben dubna április aprilie nisan апрел "
    "квіт απριλίου apr avr abr",
    "may mai mayo maggio maio mei maj toukokuu maja květen května május mayıs мая май трав μαΐου",
    "june juni juin junio giugno junho kesäkuu czerwiec czerwca červen června június iunie haziran "
    "июн черв ιουνίου jun giu",
    "july juli juillet julio luglio julho heinäkuu lipiec lipca červenec července július iulie "
    "temmuz июл лип ιουλίου jul juil lug",
    "august août aout agosto augustus augusti elokuu sierpień sierpnia srpen srpna augusztus "
    "ağustos август серп αυγούστου aug ago",
    "september septembre septiembre settembre setembro syyskuu wrzesień września září szeptember "
    "septembrie eylül сентябр верес σεπτεμβρίου sep sept set",
    "october oktober octobre octubre ottobre outubro lokakuu październik października říjen října "
    "október octombrie ekim октябр жовт οκτωβρίου oct okt out ott",
    "november novembre noviembre novembro marraskuu listopad listopada listopadu noiembrie kasım "
    "ноябр листопад νοεμβρίου nov",
    "december dezember décembre decembre diciembre dicembre dezembro joulukuu grudzień grudnia "
    "prosinec prosince decembrie aralık декабр груд δεκεμβρίου dec dez déc dic",
)
WEEKDAYS: tuple[str, ...] = (
    "monday montag lundi lunes lunedì lunedi segunda maandag måndag mandag maanantai poniedziałek "
    "poniedziałku pondělí hétfő pazartesi понедельник понеділ",
    "tuesday dienstag mardi martes martedì martedi terça dinsdag tisdag tirsdag tiistai wtorek "
    "wtorku úterý kedd salı вторник вівторок",
    "wednesday mittwoch mercredi miércoles mercoledì quarta woensdag onsdag keskiviikko środa "
    "środy środę středa středy středu szerda çarşamba сред серед",
    "thursday donnerstag jeudi jueves giovedì giovedi quinta donderdag torsdag torstai czwartek "
    "czwartku čtvrtek čtvrtku csütörtök perşembe четверг четвер",
    "friday freitag vendredi viernes venerdì venerdi sexta vrijdag fredag perjantai piątek piątku "
    "pátek pátku péntek пятниц п'ятниц",
    "saturday samstag sonnabend samedi sábado sabato zaterdag lördag lørdag lauantai sobota soboty "
    "szombat cumartesi суббот субот",
    "sunday sonntag dimanche domingo domenica zondag söndag søndag sunnuntai niedziela niedzieli "
    "neděle vasárnap pazar воскресен неділ",
)
# The last day away, before the date; regular expressions.
UNTIL = (
    r"until|till|til|through|thru|up to and including|ending|to|and",
    r"bis(?: einschl\w*\.?)?(?: zum| den)?",
    r"jusqu['’]?\s?(?:au|à|a)|au|hasta(?: el)?|al|fino al?|sino al?|até(?: o)?(?: dia)?|ao?",
    r"tot(?: en met)?|t/m|till och med|t\.?\s?o\.?\s?m\.?|til og med|t\.?o\.?m\.?|do(?: dnia)?",
    r"až do|do dne|până (?:pe|la|în)|до|по|έως(?: και)?(?: τις)?|μέχρι(?: τις)?|-|–|—|〜|~",
)
# The last day away, after the date.
UNTIL_BEHIND = r"['’]?\s?(?:\w{1,3}\s)?kadar|まで|까지|-?ig\b|\s?(?:asti|saakka)|。?まで|為止|为止"
# The first day away, before and after the date.
FROM = (
    r"from|since|starting(?: on)?|between|beginning|vom|von|ab(?: dem)?|seit(?: dem)?|zwischen dem",
    r"du|à partir du|depuis le|entre le|desde(?: el)?|del?|dal|a partire dal|a partir de|entre",
    r"van(?:af)?|från(?: och med)?|fr\.?\s?o\.?\s?m\.?|fra(?: og med)?|od(?: dnia)?|din|с|з|від",
    r"από(?: τις)?",
)
FROM_BEHIND = r"から|부터|-?(?:tól|től)\b|['’]?(?:den|dan|ten|tan)\b|\s?alkaen|\s?lähtien|起"
# The day of return.
BACK = (
    r"\bback\b|return|resum|again|available (?:from|on)|reachable|wieder|zurück|erreichbar ab|"
    r"de retour|reviens|reviendrai|rentre|vuelv|volver|regres|de vuelta|torn(?:o|erò|are)\b|rientr|"
    r"disponibile dal|de volta|volt(?:o|arei)|retorn|\bterug\b|tillbaka|åter|tilbage|tilbake|"
    r"takaisin|palaan|töissä taas|wrac|wróc|powr|zpět|zpátky|vrát|vissza|înapoi|revin|dön|"
    r"верн|возвращ|выйду|поверн|повертаюс|επιστρέ|戻|出社|復帰|복귀|回来|返回|返崗"
)
