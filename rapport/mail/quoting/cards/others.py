"""People whom a letter speaks of: family, colleagues, neighbours."""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.cards import names
from rapport.mail.quoting.languages import called, given, listed, telling

_PEOPLE = anycase.pattern(
    r"\b(?:wife|husband|spouse|daughter|mother|father|mum|mom|dad|brother|sister|parents|colleague"
    r"|co-?worker|neighbou?r|boss|assistant|secretary|lawyer|solicitor|accountant|landlord|tenant"
    r"|caretaker|friend|nephew|niece|uncle|aunt|cousin|fiancée?|widow"
    r"|my son|our son|his son|her son|partner"
    r"|frau|ehefrau|mann|ehemann|sohn|tochter|mutter|vater|bruder|schwester|eltern|kolleg(?:e|en"
    r"|in)"
    r"|nachbar(?:n|in)?|chef(?:in)?|assistent(?:in)?|anwalt|anwältin|steuerberater(?:in)?"
    r"|vermieter(?:in)?|mieter(?:in)?|hausmeister(?:in)?|freund(?:in|e|en)?|neffe|nichte|onkel"
    r"|tante"
    r"|femme|mari|épou[sx]e?|fils|fille|mère|père|frère|sœur|soeur|collègue|voisine?|patron"
    r"|avocate?|comptable|propriétaire|locataire|gardienn?e?|concierge|amie?|conjointe?|enfant"
    r"|mujer|esposa?|marido|hij[oa]|madre|padre|herman[oa]|compañer[oa]|vecin[oa]|jef[ea]"
    r"|abogad[oa]"
    r"|gestoría|contable|caser[oa]|inquilin[oa]|porter[oa]|amig[oa]|colega|sobrin[oa]|niñ[oa]"
    r"|moglie|marito|figli[oa]|fratello|sorella|genitori|collega|vicin[oa]|avvocato|commercialista"
    r"|custode|portinai[oa]|amic[oa]|segretaria|nipote|bambin[oa]"
    r"|mulher|filh[oa]|mãe|pai|irmã|irmão|vizinh[oa]|chefe|advogad[oa]|contabilista|sobrinh[oa]"
    r"|vrouw|echtgeno(?:ot|te)|zoon|dochter|moeder|vader|broer|zus|ouders|collega|buur(?:man|vrouw)"
    r"|baas|advocaat|boekhouder|huisbaas|vriend(?:in)?"
    r"|(?:min|vår|vores|vår|mina?)\s(?:man|mann|mand|fru|kone|make|maka|son|søn|sønn|mor|far|mamma"
    r"|pappa|bror|syster|søster|ven|venn|vän|väninna|veninde)"
    r"|sambo|samboer|dotter|datter|kollega\w{0,3}|granne\w{0,2}|nabo\w{0,3}|vaktmäst\w{2,5}"
    r"|vaktmester\w{0,3}|vicevært\w{0,3}|revisor\w{0,2}"
    r"|vaimo\w{0,6}|mieheni|miehelleni|tyttäre\w{0,6}|poika\w{0,5}|äiti\w{0,5}|äidille\w{0,3}"
    r"|isä\w{0,6}"
    r"|velje\w{2,6}|sisko\w{0,6}|kollega\w{0,6}|työkaveri\w{0,6}|naapuri\w{0,6}|esimie\w{2,6}"
    r"|kirjanpitäjä\w{0,6}|huoltomie\w{2,6}|ystävä\w{0,6}"
    r"|żon[aąęyie]\w?|mąż|męż\w{1,3}|syn(?:a|owi|em)|córk\w{1,2}|córce|matk\w{1,2}|matce|ojc\w{1,3}"
    r"|bratu|brata|siostr\w{1,2}|koleg\w{1,2}|koledze|koleżan\w{2}|sąsiad\w{0,4}|szef\w{0,3}"
    r"|księgow\w{1,3}|dozorc\w{1,2}|przyjaci\w{2,5}"
    r"|manžel\w{0,4}|synov[ia]|dce[rř]\w{1,2}|otc\w{1,3}|otec|bratr\w{0,3}|sestř?\w{1,2}"
    r"|kolegy?n?\w{1,3}"
    r"|kolegov\w|soused\w{0,4}|šéf\w{0,3}|účetní\w{0,2}|správc\w{1,3}|přítel\w{0,4}|kamarád\w{0,3}"
    r"|feleség\w{0,6}|férj\w{1,6}|fiam\w{0,4}|lány\w{1,5}|any[áa]m\w{0,4}|ap[áa]m\w{0,4}"
    r"|testvér\w{1,5}"
    r"|kollég\w{1,5}|szomszéd\w{1,5}|főnök\w{1,5}|könyvelő\w{1,5}|gondnok\w{0,4}|barát\w{1,5}"
    r"|soți\w{1,3}|soț\w{0,4}|fiul\w{0,3}|fiic\w{1,3}|mam[aei]\w{0,2}|tat[aăă]l?\w{0,2}"
    r"|frate\w{0,3}"
    r"|sor[aăi]\w{0,2}|coleg\w{0,3}|vecin\w{0,3}|șef\w{0,3}|contabil\w{0,3}|prieten\w{0,3}"
    r"|жен[аеуы]|муж[ауе]?|мужем|сын[ау]?|доч\w{1,4}|матер\w{1,2}|мам[аеуы]|отц\w{1,2}|отец"
    r"|пап[аеуы]"
    r"|брат[ау]?|сестр\w{1,2}|коллег\w{1,2}|сосед\w{0,3}|начальник\w{0,2}|бухгалтер\w{0,2}"
    r"|консьерж\w{0,2}|друг[уа]|подруг\w|племянни\w{1,3}"
    r"|дружин\w{1,2}|чоловік\w{0,3}|син[ау]?|синові|доньк\w|доньці|дочк\w|дочці|матері|мам[иі]"
    r"|батьк\w{1,4}|брат(?:а|у|ові)|колег\w{1,2}|колезі|сусід\w{0,4}|подрузі"
    r"|γυναίκα|σύζυγ\w{1,2}|άντρα|άνδρα|γιο|κόρη|μητέρα|πατέρα|αδερφ\w{1,2}|συνάδελφ\w{1,2}"
    r"|συνεργάτ\w{1,3}|γείτον\w{1,2}|λογιστ\w{1,2}|θυρωρ\w{1,2}|φίλ[οη]υ?"
    r"|eşim\w{0,3}|karım\w{0,3}|kocam\w{0,3}|oğlum\w{0,3}|kızım\w{0,3}|annem\w{0,3}|babam\w{0,3}"
    r"|kardeşim\w{0,3}|arkadaşım\w{0,3}|komşum\w{0,3}|muhasebeci\w{0,5}|kapıcı\w{0,4}"
    r"|ל?אשתי|ל?בעלי|ל?בני|ל?בתי|ל?אמי|ל?אבי|ל?אחי|ל?אחותי|ל?שכנה?|ל?עמית\w{0,3}|ל?חבר\w{0,3}"
    r"|[بلو]{0,2}زوج\w{1,3}|[بلو]{0,2}ابن\w{1,3}|[بلو]{0,2}والد\w{1,3}|[بلو]{0,2}زميل\w{1,3}"
    r"|[بلو]{0,2}(?:ال)?جار\w{0,2}|[بلو]{0,2}صديق\w{1,3}|[بلو]{0,2}أخ(?:ي|تي))(?!\w)"
    r"|妻|夫に|主人|家内|息子|娘|母|父|同僚|隣人|上司|秘書|弁護士|税理士|管理人|友人"
    r"|妻子|太太|老婆|丈夫|老公|儿子|女儿|母亲|父亲|妈妈|爸爸|同事|邻居|助理|律师|会计|房东|物业|朋友"
    r"|아내|남편|아들|딸|어머니|아버지|동료|이웃|비서|변호사|세무사|집주인|관리인|친구"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_BREAK = re.compile(r"[.!?。！？]\s")
# "Ask Dana", "ring them", "fragen Sie Herrn Weber".
_NAMED = re.compile(
    r"\b(?:[Cc]all|[Rr]ing|[Pp]hone|[Tt]ext|[Cc]ontact|[Ii]nform|[Nn]otify|[Ii]nvite|[Tt]ell|[Aa]sk"
    r"|[Ww]rite to|[Rr]eply to|[Mm]ail|[Ee]-?mail|[Cc][Cc]|[Cc]opy|[Aa]dd|[Ff]orward (?:it|this) to"
    r"|[Ss]end (?:it|this|them) to)\s(?:him|her|them|[A-Z][a-z]{1,20})\b"
    r"|\b(?:Herrn?|Frau|Mr|Mrs|Ms|M\.|Mme|Sra?\.?|Signora?|Pan[iu]?|Hr\.|Fru)\s[A-ZÀ-Ž][\w-]{1,30}"
)
# "In whose name", "for another person", "to the winner".
_ASKED = anycase.pattern(
    r"\b(?:names?|named|whom|whose|who|person|people|user|guest|passenger|recipient|holder"
    r"|owner|winner|employee|member|driver|participant|attendee|somebody|someone|late|deceased"
    r"|namens?|heißt|wessen|wem|wen|person(?:en)?|nutzer(?:in)?|gast|gäste|fahrer(?:in)?"
    r"|inhaber(?:in)?"
    r"|empfänger(?:in)?|mitarbeiter(?:in)?|teilnehmer(?:in)?|mitglied|jemand|kind|verstorben\w{0,2}"
    r"|noms?|prénom|nommée?|personne|utilisat\w{3,5}|passag\w{2,4}|destinataire|titulaire|salariée?"
    r"|nombre|llama|persona|usuari[oa]|pasajer[oa]|titular|emplead[oa]|quién|difunt[oa]"
    r"|nome|chiama|utente|passegger[oa]|intestatari[oa]|dipendente|chi|defunt[oa]"
    r"|chama|pessoa|utilizador|passageir[oa]|funcionári[oa]|quem|falecid[oa]"
    r"|naam|heet|persoon|gebruiker|passagier|werknemer|overleden"
    r"|namn|heter|personen|användare|vem|namnet|avliden|navn|hedder|heter|bruger|hvem|navnet|afdøde"
    r"|nimi|nimeltään|nimellä|henkilö|käyttäjä|kuka|kenelle|imię|nazwisko|nazywa|osoba|osoby|kto"
    r"|komu"
    r"|zmarłego|zmarłej|jméno|jmenuje|osoba|kdo|komu|zesnul\w{2,4}|név|neve|nevét|személy|ki|kinek"
    r"|nume|numele|numește|persoan[aăe]|cine|cui|имя|зовут|фамилия|человек|кто|кому|ім'я|прізвище"
    r"|особа|хто|кому|όνομα|λένε|άτομο|ποιος|ποιον|ismi|adı|adına|kişi|kim|kimin|kime)(?!\w)"
)
# "In which town", "where it was made".
_PLACED = anycase.pattern(
    r"\b(?:where|town|city|branch|country|wo|wohin|woher|welche[rmn]|stadt|filiale|où|ville|agence"
    r"|pays|dónde|adónde|ciudad|tienda|país|dove|città|negozio|paese|onde|cidade|loja|waar|welke"
    r"|winkel|filiaal|vart|vilken|butik|hvor|hvilken|missä|mistä|minne|mihin|kaupunki\w{0,3}|gdzie"
    r"|skąd|miasto|mieście|sklep|kde|kam|město|městě|hol|hová|melyik|város\w{0,4}|bolt\w{0,4}|unde"
    r"|oraș\w{0,3}|где|куда|город\w{0,2}|куди|місто|місті|πού|ποια|πόλη|nerede|nereye|hangi"
    r"|şehir\w{0,3}"
    r"|şehr\w{1,4})(?!\w)"
)


@listed.remembered
def asks_where(line: str) -> bool:
    """Return whether the end of a line leads to the name of a place or a choice."""
    return _PLACED.search(anycase.lowered(_last_sentence(line))) is not None


@listed.remembered
def asks_who(line: str) -> bool:
    """Return whether the end of a line leads to the name of somebody."""
    return _ASKED.search(anycase.lowered(_last_sentence(line))) is not None


@listed.remembered
def speaks_of_others(line: str) -> bool:
    """Return whether the end of a line speaks of somebody else than its writer."""
    end = telling.ending(line)
    return _PEOPLE.search(anycase.lowered(end)) is not None or _NAMED.search(end) is not None


@listed.remembered
def leads_to_name(line: str) -> bool:
    """Return whether the last sentence of a line leads to the name of somebody."""
    end = anycase.lowered(_last_sentence(line))
    return _PEOPLE.search(end) is not None or _ASKED.search(end) is not None


def is_another(line: str, above: list[str]) -> bool:
    """Return whether a line is a person's name whom none of the lines above it names.

    "Anna" may be "Anna Weber", "Tom" be "Thomas Ashworth".
    """
    told = names.words(line)
    known = [word for one in above for word in names.words(one)]
    if not 0 < len(told) < 6:
        return False
    if not line.isascii() and _UNSPACED.search(line):
        unlike = not any(told[-1] in word or word in told[-1] for word in known)
        return unlike and any(map(_UNSPACED.search, known))
    first_names = list(filter(_is_given, told))
    beside = [word for word in known if word[0].isascii() == told[0][0].isascii()]
    if len(told) < 2 or not first_names or not beside:
        return False
    likened, letters = (found, 3) if (found := list(filter(_is_given, beside))) else (beside, 2)
    return not any(word[:letters] == own[:letters] for word in first_names for own in likened)


def _is_given(word: str) -> bool:
    return word in called.CALLED or word in given.GIVEN


def _last_sentence(line: str) -> str:
    """Return the last sentence of a line, as far as it is near."""
    return _BREAK.split(telling.ending(line).rstrip())[-1]
