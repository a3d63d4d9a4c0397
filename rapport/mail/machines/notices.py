"""Notices of failed delivery, told from letters of people."""

from __future__ import annotations

import re

from rapport.mail import anycase, spotting, subjects
from rapport.mail.fields.headers import Headers
from rapport.mail.machines import machine, transcripts
from rapport.mail.parts.structure import Part
from rapport.mail.values import Address

RETURNED = frozenset(
    (
        "message/rfc822",
        "text/rfc822-headers",
        "message/global",
        "message/rfc822-headers",
        "message/global-headers",
    )
)
_SUBJECT = anycase.pattern(
    r"undeliver|(?:delivery|mail|message|e-?mail).{0,30}(?:fail|problem|error|status|report"
    r"|notif"
    r"|not (?:be )?(?:deliver|sent)|return|could not|delay|warning|reject)|fail(?:ure"
    r"|ed).{0,20}(?:notice"
    r"|deliver|mail|message|send)|returned (?:mail|message|to sender)|could ?n[o']t be (?:sent"
    r"|delivered)"
    r"|(?:mail|delivery) (?:delivery )?(?:system|subsystem)|non[- ]?(?:remis|delivery|recapit"
    r"|distrib)"
    r"|\bdsn\b|\bndr\b|bounce|user unknown|nondeliver|mail error|address not found|unzustellbar"
    r"|zustell|nicht zugestellt|échec|non remis|no entregado|não entregue|mancata|niet bezorgd"
    r"|не ?доставл|недоставл|возврат|配信|送信できま|未送達|不達|退信|系统退信|無法傳遞|배달"
    r"|반송|(?:발송|전송|발신|전달) ?(?:실패|불가|오류)|エラー"
    r"|Mail System Error|Message you sent|Onbestelbaar|Niet-bezorgd|Oplevering"
)  # fmt: skip
# What servers call their notices; a person's subject only mentions it.
_SURE_SUBJECT = re.compile(
    r"(?i)^(?:undeliver\w+|mail delivery failed|delivery status notification|returned mail"
    r"|failure notice|delivery failure|undelivered mail|mail delivery failure|unzustellbar)"
)


def is_one(fields: Headers, root: Part, sender: Address, subject: str, text: str) -> bool:
    """Return whether a mail system wrote this about a failure, in whatever form."""
    if "x-failed-recipients" in fields:
        return True
    daemon = machine.is_daemon(sender)
    if "in-reply-to" in fields and not daemon:
        return False
    if root.params.get("report-type", "").lower() == "delivery-status":
        return True
    null_sender = "return-path" in fields and not spotting.first(fields.raw("return-path"))
    returned = any(part.content_type in RETURNED for part in root.children)
    replied = "auto-replied" in fields.raw("auto-submitted").lower()
    failing = _is_subject(subject)
    if not (daemon or failing or (null_sender and returned)):
        return False
    if transcripts.has_arrived(text):
        return False
    tells = transcripts.has_failure(text)
    if null_sender and returned and not replied and tells:
        return True
    if daemon:
        if null_sender and not replied and _lists_somebody(fields, sender, text, returned=returned):
            return True
        by_program = null_sender or returned or machine.is_by_program(fields)
        return (failing or tells) and (by_program or _reads_like_one(fields, sender, subject, text))
    if not failing or subjects.prefix(subject) or not tells:
        return False
    return null_sender or not sender.email or (machine.is_unattended(sender) and returned)


def _is_subject(subject: str) -> bool:
    if _SUBJECT.search(anycase.lowered(subject)):
        return True
    return transcripts.is_not_delivered(subject)


def _lists_somebody(fields: Headers, sender: Address, text: str, *, returned: bool) -> bool:
    """Return whether a mail server names somebody, in whatever language it explains it.

    A server's own name or the returned mail tells that it is none of its other letters.
    """
    if not (returned or machine.is_mailer(sender)):
        return False
    return transcripts.lists_somebody(text, own_addresses(fields))


def own_addresses(fields: Headers) -> set[str]:
    """Return addresses in the report's own headers: they received it, they did not fail."""
    found: set[str] = set()
    for name in ("from", "sender", "reply-to", "return-path", "to"):
        for value in fields.raw_all(name)[:5]:
            found |= {value[a:b].lower() for a, b in spotting.addresses(value[:2_000])}
    return found


def _reads_like_one(fields: Headers, sender: Address, subject: str, text: str) -> bool:
    """Return whether its form tells a program's notice: postmasters are people, too."""
    if not machine.may_be_person(sender):
        return True
    if subjects.prefix(subject) or "in-reply-to" in fields:
        return False
    if is_sure(fields, subject):
        return True
    return transcripts.has_session(text) or transcripts.returns_mail(text)


def is_sure(fields: Headers, subject: str) -> bool:
    """Return whether it is a notice even if nobody is named in it."""
    return "x-failed-recipients" in fields or _SURE_SUBJECT.match(subject) is not None
