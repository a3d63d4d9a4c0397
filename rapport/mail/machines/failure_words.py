"""Words of mail servers about a failed delivery, by cause and language.

`PASSING`: the address may work again, or the sender is refused and not the address. `GONE`: the
address or its host is gone. Each is a pattern part; none may take more than linear time.
"""

from __future__ import annotations

from rapport.mail.machines import gone_words

_BOX = (
    r"(?:user|mail ?box|recipient|address|account|e-?mail|alias|member|destinat\w{1,9}|name"
    r"|addressee|person|local[- ]part)"
)
_NOT_THERE = (
    r"(?:unknown|(?:not|\w{2,6}n'?t) (?:be )?(?:found|located)|not hosted"
    r"|no(?:t|n)[ -]?(?:exist\w*|known|valid|listed|a valid|here|local|recogni[sz]ed|in (?:the"
    r"|this|my|our))"
    r"|does(?:n't| not) exist|do(?:n't|es not) have|invalid|undeliverable|deleted|removed|cancel"
    r"|discontinued|terminated|no longer|closed|wrong)"
)
FULL = (
    r"mail ?box [^.\n]{0,40}(?:exceed|full|limit)|mail ?box (?:is )?(?:full|size limit)|quota"
    r"|exceeded (?:its |the |their )?(?:storage|mail ?box|local)|(?:storage|space) (?:allocation"
    r"|limit|full)"
    r"|insufficient (?:system )?(?:storage|disk)|disk ?(?:space|full)|not enough (?:disk|storage"
    r"|space)"
    r"|mail ?folder is full|inbox is full|over (?:its |the |their )?(?:storage|quota)",
    # in other languages
    r"\bllen[oa]\b|sin espacio|pleine?\b|satur[ée]e?\b|\bpien[ao]\b|\bchei[ao]\b|lotad[ao]|(?:ist"
    r"|sind) (?:über)?voll\b"
    r"|überfüllt|speicherplatz|postvak is vol|\bvol\b zit|är full|er fuld?l?\b|on täynnä"
    r"|jest pełn|pełna|przepełnion"
    r"|je pln[áý]|megtelt|este plin|переполн|заполнен|переповнен|γεμάτο|\bdolu\b|kotası|מלאה|ممتلئ"
    r"|容量|満|いっぱい|一杯|超過|已满|已滿|空间不足|空間不足|가득|용량",
)
TOO_LARGE = (
    r"message (?:file )?(?:size|length|too (?:large|big|long))|size (?:limit|exceeds)"
    r"|too (?:large|big) for"
    r"|exceeds? (?:the |local )?(?:maximum|size|limit|administrative)|too big\b",
    r"zu groß|größe|trop (?:volumineu|gros|grand)|(?:demasiado|muy) grande|tama[ñn]o|tamanho"
    r"|dimension[ie]|te groot"
    r"|za duż|příliš vel|слишком велик|превыша|サイズ|大小|过大|過大|크기",
)
CONTENT = (
    r"black ?list|block ?list|blocked|banned|spamhaus|spamcop|dnsbl|\brbl\b|reputation|for abuse"
    r"|(?<!not )listed (?:in|at|by|on)|\bspam\b|spamsign|spam-|junk|unsolicited|virus|malware"
    r"|infected"
    r"|dangerous|attachment|quarantin|\b(?:was |been |is )?filtered\b|(?:spam|content|mail"
    r"|message) filter|(?:message|bad|mail|its) content|content (?:reject|restrict|polic|presents"
    r"|not)|forbidden|prohibit"
    r"|\bspf\b|\bdkim\b|\bdmarc\b|authenticat|authori[sz]|polic(?:y|ies)|polít|política|politique"
    r"|richtlini"
    r"|message (?:was )?refused|not accepted for|rejected (?:as|for|due|because|by (?:local"
    r"|the recipient'?s))"
    r"|(?:do(?:es)?n'?t|do(?:es)? not) accept (?:\w+ )?(?:e-?)?mail from|dynamic ip|whitelist"
    r"|phishing|suspicious|nul characters|body type"
    r"|8bitmime|smtputf8|\[cs\]",
    r"indésirable|no deseado|indesejad|indesiderat|ungewollt|ongewenst|niechcian|nevyžádan|спам"
    r"|нежелательн"
    r"|迷惑|スパム|垃圾|스팸|拒绝策略|ウイルス|ウィルス|病毒|バイラス|содержани"
    r"|wegen (?:des|seines) inhalts|anhang|contenu|pièce jointe|adjunto|allegato",
)
REFUSED = (
    r"relay(?:ing)? (?:access )?denied|relaying|relay not permitted|unable to relay|rcpthosts"
    r"|sender[^.\n]{0,60}?(?:reject|denied|not allowed|does not exist|invalid|blocked|verif|ip\b)"
    r"|domain of sender|bad sender|invalid (?:ip|sender)|reverse (?:dns|lookup|ip)|\bptr\b"
    r"|no rdns|cannot find your|helo\b"
    r"|may not (?:exist|have)|permission to (?:post|send)|not (?:allowed|permitted"
    r"|authori[sz]ed) to"
    r"|(?<!rejected: )access denied|\btls\b|encryption (?:is )?required|must issue a starttls"
    r"|refused to talk|only accepts messages|not allowed here",
)
LATER = (
    r"media error|too many (?:messages|connections|recipients|hops)|rate limit|at a rate"
    r"|too quickly|too fast"
    r"|(?:message|mail|inbound)[^.\n]{0,30}\brate\b|throttl|try(?:ing)? again|try later|temporar"
    r"|deferred"
    r"|gr[ea]y-?list|timed? ?out|time ?limit|time expired|connection (?:refused|reset|lost|timed"
    r"|dropped)"
    r"|lost connection|could not connect|un-?reachable|not reachable|retry time|retried|too old"
    r"|expired|delayed"
    r"|unexpected name server reply|(?:configuration|local) error|loops? back|(?:mail|forwarding"
    r"|possible) loop|hop count"
    r"|system (?:error|failure)|local configuration|command (?:died|failed)|queue file|i/o error"
    r"|can't create"
    r"|mailer error|overloaded|busy|multiple retries|storedrv\.deliver: the|information store",
    r"vorübergehend|zeitüberschreitung|temporair|temporal\b|tempor[aá]ne|временн|expiré"
    r"|не отвечает|연결|позже|一時的|しばらく|暂时|暫時|稍后|稍後|일시적",
)
SHUT = (
    r"on hold|suspend|inactiv|disabled|deactivated|locked|not active|restricted"
    r"|unavailable to receive|account expired"
    r"|dormant|停止|冻结|凍結|停用|заблокирован|отключ",
)
GONE = (
    rf"{_BOX}\b[^.\n]{{0,60}}?(?<!may )\b{_NOT_THERE}",
    r"(?:unknown|no such|no valid|invalid|non-?exist\w*|bad(?: destination)?|illegal|unrouteable"
    r"|wrong"
    r"|unresolvable|undefined|not a known|not a valid|unrecognized|not our|unable to find"
    r"|cannot find)"
    r" (?:final delivery )?(?:local )?(?:or illegal )?(?:virtual )?"
    r"(?:user|mail ?box|recipient|address|account|e-?mail|alias|customer|person|name|destination"
    r"|domain|host|maildrop)",
    r"(?:user|recipient|address|mail ?box) (?:<[^>\n]{1,100}> )?(?:is )?unknown|does not (?:exist"
    r"|have an? (?:account|mail ?box|yahoo))|doesn'?t (?:exist|have an? \S{1,60} account)"
    r"|no (?:mail ?box|account|user|recipient) (?:by that|here|with that|for)|isn'?t (?:known|here)"
    r"|unknown local-part|no account[^.\n]{1,80}known|not know any(?:body|one)|(?:could not"
    r"|couldn'?t|unable to) find (?:the )?(?:host|user|domain|recipient|mail ?box|address)"
    r"|unable to find\s{1,3}\S{0,80}@|\.\.\. ?no such|not in (?:the|my|our|this) (?:address"
    r"|database|director)",
    r"(?:domain|host(?:name)?|site|dns|mx)\b[^.\n]{0,60}?\b(?:not found|unknown|does(?:n't"
    r"| not) exist|couldn'?t be found"
    r"|lookup fail\w*|nxdomain|no(?:t| such)|invalid)|name or service not known"
    r"|no matches to nameserver"
    r"|domain \S{1,80} (?:couldn'?t|could not|cannot|can't) be found|had no relevant answers"
    r"|can(?:'t|not) find (?:any|a|mail)|unrouteable (?:address|mail domain)|non-?existent hosts"
    r"|infodomainnonexistent"
    r"|couldn'?t find any host|no (?:mx|a) (?:record|found)|nullmx|null mx|no smtp service"
    r"|no mta accepts|no mail server"
    r"|do(?:es)? not accept (?:any )?mail(?! from)|doesn'?t accept (?:any )?mail(?! from)",
    r"(?:address|mailbox|account) (?:is |was |has been )?retired|left (?:the|our) (?:company|firm"
    r"|organi[sz]ation|business)",
    r"no longer (?:accept|exist|valid|work|in use|available|on (?:this )?server|with|here|employ)"
    r"|has (?:moved|been moved|left)|moved (?:to|permanently)|(?:new|changed) (?:(?:his|her|their"
    r"|its) )?(?:e-?mail )?address"
    r"|user not local; (?:please )?try|not accepting (?:any |network )?(?:mail|messages)"
    r"|mail ?box unavailable|\b521[ -]"
    r"|account (?:has been |is |was )?(?:closed|deleted|terminated)|not a member"
    r"|address rejected: access denied"
    r"|account not available|permanently (?:closed|deactivated|deleted)|(?:deactivated|closed"
    r"|deleted) permanently",
    # in other languages
    r"unbekannt|existiert (?:hier )?nicht|nicht (?:mehr )?(?:gefunden|vorhanden|bekannt|gültig)"
    r"|ungültig|gibt es nicht|inexistante?|n'existe (?:pas|plus)|n'est pas reconnu|inconnue?\b"
    r"|introuvable"
    r"|invalide|(?:no|ya no) existe|eliminad[ao]|desconocid|inexistente|inesistente|non (?:esiste"
    r"|trovat)|sconosciut|não (?:existe|encontrad)"
    r"|no (?:se )?(?:ha |pudo )?(?:podido )?(?:encuentra|encontr[aóo]|hall[aóo])"
    r"|no (?:es|está) (?:válid|dad[oa] de alta)|non valid|não é válid|ongeldig|ogiltig|ugyldig"
    r"|nieprawidłow|neplatn"
    r"|érvénytelen|onbekend|bestaat niet|niet gevonden|okänd|finns inte|ukendt|ukjent"
    r"|findes ikke|finnes ikke|tuntematon|ei löydy|nie (?:istnieje|ma takiego|znaleziono)|nieznan"
    r"|neexistuje|neznám"
    r"|nenalezen|ismeretlen|nem létezik|nu există|necunoscut|не (?:существует|найден|известен)"
    r"|уда(?:л[её]н|лена)|неизвест|недопустим\w{1,4} почтов"
    r"|не існує|невідом|άγνωστ|δεν υπάρχει|bulunamadı|bilinmeyen|kullanıcı yok|geçersiz"
    r"|אינ[הו] קיימ|לא קיי|غير موجود|غير معروف",
    r"存在しま|見つか|宛先が|不明|不存在|ユーザ|該当|无此|無此|找不到|无效|無效|無効"
    r"|使われておりません|使用されていません|등록되지 않은|주소가 잘못|존재하지|찾을 수 없"
    r"|없는 (?:사용자|계정|주소)",
    *gone_words.CLOSED,
)
PASSING = (*FULL, *TOO_LARGE, *CONTENT, *REFUSED, *LATER, *SHUT)
# A sentence with one of these only guesses: "the group may not exist, or you may not write to it".
UNSURE = (
    r"\bmay\b|\bmight\b|perhaps|possibly|probably|möglicherweise|eventuell|vielleicht|peut-être"
    r"|puede que|es posible"
    r"|tal vez|quizás?|potrebbe|forse|talvez|pode não|mogelijk|misschien|kanske|måske|kanskje"
    r"|ehkä|(?<!nie )\bmoże\b|być może"
    r"|možná|pravděpodobně|(?<!není )možno|lehetséges|poate|(?<!не)возможн|вероятно"
    r"|(?<!не )может быть|ймовірно"
    r"|(?<!не)можливо"
    r"|ίσως|muhtemelen|olabilir"
    r"|ייתכן|אולי|ربما|\bقد\b|(?<!不)可能|かもしれ|수 (?:있|도)"
)
