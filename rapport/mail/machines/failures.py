"""Permanence of a failed delivery, from the server's words.

The rule of the contract: permanent when the address or its host is gone (no such user or domain,
moved, accepts no mail). Everything else may work again, even with a status of class 5.
"""

from __future__ import annotations

import re

# Causes that pass, can be mended or are the sender's fault; servers often add "user unknown"
# codes.
_PASSING = re.compile(
    # full, large
    r"(?i)mailbox (?:is )?(?:full|size limit)|mailbox [^.\n]{0,40}(?:exceed|full)|quota"
    r"|exceeded (?:its |the |their )?(?:storage|mailbox|local)|insufficient (?:system )?storage"
    r"|disk ?(?:space|full)|not enough (?:disk|storage)|storage (?:full|limit)|mail ?folder is full"
    r"|inbox is full|too many messages|message (?:size|length|too (?:large|big|long))"
    r"|size (?:limit|exceeds)|exceeds? (?:the |local )?(?:maximum|size|limit|administrative)"
    # refused for its content or origin
    r"|black ?list|block ?list|blocked|spamhaus|spamcop|dnsbl|\brbl\b|reputation"
    r"|(?<!not )listed (?:in|at|by|on)|\bspam\b|spamsign|junk|unsolicited|virus|malware|infected"
    r"|dangerous|attachment|\bspf\b|\bdkim\b|\bdmarc\b|authenticat|authoriz"
    r"|relay(?:ing)? (?:access )?denied"
    r"|relaying|relay not permitted|unable to relay|polic(?:y|ies)|content (?:reject|filter)"
    r"|prohibited"
    r"|sender[^.\n]{0,60}?(?:reject|denied|not allowed|does not exist|invalid|blocked|verif)"
    r"|domain of sender"
    r"|invalid (?:ip|sender)|reverse (?:dns|lookup|ip)|\bptr\b|no rdns|cannot find your|helo"
    r"|media error"
    r"|may not (?:exist|have)|permission to post|(?<!rejected: )access denied|\btls\b"
    r"|encryption required"
    # not now
    r"|too many (?:connections|recipients|hops)|rate limit|throttl|try(?:ing)? again|temporar"
    r"|deferred"
    r"|gr[ea]y-?list|timed? ?out|time ?limit|time expired|connection (?:refused|reset|lost|timed"
    r"|dropped)"
    r"|could not connect|un-?reachable|not reachable|retry time|retried|too old|expired|delayed"
    r"|unexpected name server reply|configuration error|loops? back|mail loop|system (?:error"
    r"|failure)"
    r"|local (?:configuration|error)|command (?:died|failed)|queue file"
    # closed for a while
    r"|on hold|suspended|inactive|disabled|deactivated|locked|not active|restricted"
    r"|unavailable to receive"
    r"|暫時|容量|満|いっぱい|一杯|超過|overloaded"
)
# The address or its host is gone.
_GONE = re.compile(
    r"(?i)(?:user|mailbox|recipient|address|account|e-?mail|alias|member|destinat\w{1,9}|name"
    r"|addressee)"
    r"\b[^.\n]{0,60}?\b(?:unknown|not (?:be )?found|no(?:t|n)[ -]?(?:exist\w*|known|valid|listed"
    r"|a valid|here"
    r"|recogni[sz]ed)|does(?:n't| not) exist|do(?:n't|es not) have|invalid|undeliverable|deleted"
    r"|removed"
    r"|cancel|discontinued|no longer|closed|wrong)"
    r"|(?:unknown|no such|no valid|invalid|non-?exist\w*|bad(?: destination)?|illegal"
    r"|unrouteable|wrong"
    r"|unresolvable|undefined|not a known|not a valid|unrecognized"
    r"|not our) (?:final delivery )?(?:local )?"
    r"(?:virtual )?(?:user|mailbox|recipient|address|account|e-?mail|alias|customer|person|name"
    r"|destination"
    r"|domain|host|maildrop)"
    r"|(?:user|recipient|address|mailbox) (?:<[^>\n]{1,100}> )?(?:is )?unknown"
    r"|does not (?:exist|have an? (?:account|mailbox|yahoo))|doesn'?t (?:exist"
    r"|have an? \S{1,60} account)"
    r"|no (?:mailbox|account|user|recipient) (?:by that|here|with that|for)|isn'?t (?:known|here)"
    r"|(?:domain|host(?:name)?|site|dns|mx)\b[^.\n]{0,60}?\b(?:not found|unknown|does(?:n't"
    r"| not) exist"
    r"|lookup fail\w*|nxdomain|no(?:t| such)|invalid)|name or service not known"
    r"|can(?:'t|not) find (?:any|a|mail)|unrouteable (?:address|mail domain)|non-?existent hosts"
    r"|couldn'?t find any host|no (?:mx|a) record|nullmx|null mx|does not accept (?:any )?mail"
    r"|doesn'?t accept (?:any )?mail|no longer (?:accept|exist|valid|work|in use|available"
    r"|on this server)"
    r"|has (?:moved|been moved|left)|moved (?:to|permanently)|new (?:e-?mail )?address"
    r"|not accepting (?:any |network )?(?:mail|messages)"
    r"|mailbox unavailable|\b521[ -]"
    r"|account (?:has been |is |was )?(?:closed|deleted|terminated)|not a member"
    r"|address rejected: access denied"
    r"|存在しま|見つか|宛先が|不明|不存在|ユーザ|該当|无此|無此|unbekannt|existiert nicht"
    r"|nicht gefunden"
    r"|n'existe pas|inconnu|no existe|desconocid|inesistente|non esiste|не существует|не найден"
)
# The server accepted the recipient and refused what came after: so the address exists.
_AFTER_DATA = re.compile(
    r"(?i)(?:in reply to|after|following) (?:the )?(?:end of )?data|command:? data|>>> data"
    r"|end of data"
    r"|\[data\]|end of message"
)
_NO_ACCOUNT = re.compile(r"(?i)do(?:es)?(?:n'?t| not) have an? \S{1,60} account")
_GONE_STATUS = re.compile(r"5\.(?:1\.(?:0|1|2|3|4|6|10|351)|4\.4|2\.1)$")
_SURE_STATUS = frozenset(("5.1.1", "5.1.2", "5.1.6", "5.1.10"))
_PASSING_STATUS = re.compile(r"5\.(?:1\.[78]|2\.[123]|3\.|4\.[12369]|5\.|6\.|7\.)")


def is_permanent(status: str | None, diagnostic: str, *, after_data: bool = False) -> bool | None:
    """Return whether writing there again cannot work; None if that cannot be told.

    `after_data`: a transcript shows that the recipient was accepted and the content refused.
    """
    gone, passing = bool(_GONE.search(diagnostic)), bool(_PASSING.search(diagnostic))
    after_data = after_data or _AFTER_DATA.search(diagnostic) is not None
    if after_data and status not in _SURE_STATUS and not _NO_ACCOUNT.search(diagnostic):
        return False
    if status and status.startswith("4"):
        return status == "4.1.1" and gone and not passing
    if status in _SURE_STATUS:
        return not passing or gone
    if status and _PASSING_STATUS.match(status):
        return gone and not passing
    if gone:
        return not passing
    if passing:
        return False
    if status and _GONE_STATUS.match(status):
        return True
    return False if status or diagnostic.strip() else None
