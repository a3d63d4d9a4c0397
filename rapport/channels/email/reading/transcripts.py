"""What mail systems say in their own words: who failed, and the lines that say why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import spotting
from .headers import Headers

if TYPE_CHECKING:
    from .bounces import Mentioned

MOST_LINES = 1_500
MOST_CHARACTERS = 200_000
_AROUND = 8  # lines below an address that belong to its diagnosis

_FAILURE = re.compile(
    r"(?i)could ?n[o']t be (?:delivered|sent|processed)|(?:un|not )deliver|deliver\w* (?:fail|error"
    r"|attempt|problem)|fail\w* (?:to deliver|permanently|address|recipient|final)|user unknown"
    r"|unknown (?:user|recipient|host|address)|no such (?:user|host|recipient)|returned (?:mail"
    r"|to|below)"
    r"|following (?:recipient|address|e-?mail|user|destination|host)|was(?:n't"
    r"| not) (?:delivered|sent)"
    r"|bounced|permanent(?:ly)? (?:error|fail|fatal)|fatal error|rejected|transcript of session"
    r"|\b[45]\d\d[ -]"
    r"|(?:does|do) not exist|not found|expired|mailbox (?:is )?(?:full|unavailable)"
    r"|invalid address|error(?: occurred)? while|undelivered|\bsorry\b"
    r"|zugestellt|zustell|n'a pas|no se (?:pudo|ha)|não (?:foi|pôde)|impossibile|не (?:удалось"
    r"|может|доставл)"
    r"|配信|送信できま|届けられ|エラー|宛先|无法|無法|失败|失敗|전송|배달|quota|exceed"
)
# Here the mail that came back begins, or the report for programs.
_ORIGINAL = re.compile(
    r"(?i)^[\s>]{0,4}(?:[-_=*+#.]{2,}[^\w\n]{0,5}(?:(?:this is|below (?:this|is)|here is|begin"
    r"|start|original"
    r"|forwarded|attached|returned|unsent|the (?:header|original)|copy|header|message (?:header"
    r"|from|body))"
    r"[^\n]{0,80})|received: (?:from|by)|return-path: ?<|message[- ]header"
    r"|original message (?:follows|headers?)"
    r"|(?:the )?(?:first lines|headers?|text|body) of (?:the|your) (?:original )?(?:message|mail)"
    r"|content-type: message/rfc822|--- the headers|元のメッセージ|x-mailer:|reporting-mta:"
    r"|the original message (?:header|follow)|below is a copy|this is a copy of)"
)
_FOLLOWING = re.compile(
    r"(?i)(?:following|these) (?:recipient|address|e-?mail|user|destination|person)[^\n]{0,60}$"
)
_DELIVERING = re.compile(r"(?i)(?:deliver|mail|message|send)\w*[^@\n]{0,40} to[^\w@\n]{0,12}$")
_NEW_REPLY = re.compile(r"[45]\d\d[ -]")
_REPLY_LINE = re.compile(r"\s*[45]\d\d(?:[ -][\d.]+)?\s*$")
_LEADS = re.compile(
    r"(?i)(?:rcpt to|recipient\w*|to|address\w*|user|final-recipient|mailbox|account|destinat\w+"
    r"|user ?id|delivered)[^\w@\n]{0,12}$"
)


def has_failure(text: str) -> bool:
    """Whether the text speaks of a delivery that failed."""
    return _FAILURE.search(text[:20_000]) is not None


def find(fields: Headers, text: str, own: set[str]) -> list[Mentioned]:
    """Recipients that a notice names: in its header, else in its text above the original mail."""
    from .bounces import Mentioned

    named = [
        value[start:end]
        for value in fields.raw_all("x-failed-recipients")[:50]
        for start, end in spotting.addresses(value)
    ]
    if not named:
        named = _in_text(text, own)
    return [Mentioned(email, "failed") for email in dict.fromkeys(named)]


def above_original(text: str) -> list[str]:
    """The lines of the notice itself."""
    lines = text[:MOST_CHARACTERS].split("\n")[:MOST_LINES]
    for index, line in enumerate(lines):
        if index and _ORIGINAL.match(line):
            return lines[:index]
    return lines


def _in_text(text: str, own: set[str]) -> list[str]:
    """Recipients by where they stand: alone on a line, at its start, after a word that leads."""
    lines = above_original(text)
    for part in (_after_lead(lines), lines, text[:MOST_CHARACTERS].split("\n")[:MOST_LINES]):
        if found := _named(part, own):
            return found
    return []


def _after_lead(lines: list[str]) -> list[str]:
    """What follows "to the following recipients:"; above it stands an echo of the mail's head."""
    for index, line in enumerate(lines):
        if _FOLLOWING.search(line):
            return lines[index + 1 :]
    return []


def _named(lines: list[str], own: set[str]) -> list[str]:
    strong: dict[str, str] = {}
    weak: dict[str, str] = {}
    for index, line in enumerate(lines):
        for start, end in spotting.addresses(line[:2_000]):
            email = line[start:end]
            lower = email.lower()
            before = line[:start].rstrip("<( \t")
            if lower in own and not _REPLY_LINE.match(before):
                continue
            if _is_strong(line, before, lower, end, lines[index : index + 3]):
                strong.setdefault(lower, email)
            elif not _is_system(lower) and _FAILURE.search(
                " ".join(lines[max(0, index - 3) : index + 3])
            ):
                weak.setdefault(lower, email)
    return list((strong or weak).values())[:50]


def _is_strong(line: str, before: str, email: str, end: int, near: list[str]) -> bool:
    if line.strip(" <>()\t:;,.*'\"-").lower() == email:
        return True
    if not before.strip():
        after = line[end:].lstrip(">) \t")
        return after.startswith((":", "...", ",")) or _FAILURE.search(" ".join(near)) is not None
    return bool(
        _REPLY_LINE.match(before)
        or (_LEADS.search(before) and (_DELIVERING.search(before) or not _is_system(email)))
    )


def _is_system(email: str) -> bool:
    """Postmasters and help addresses that a notice tells to write to."""
    local = email.partition("@")[0]
    return bool(
        re.match(
            r"(?:postmaster|mailer-daemon|abuse|support|help(?:desk)?|noreply|no-reply|admin)$",
            local,
        )
    )


def about(email: str, text: str) -> str:
    """The lines that speak of `email` in a notice, or all of it when none does."""
    lines = [line.strip() for line in above_original(text)]
    for index, line in enumerate(lines):
        if email.lower() in line.lower():
            picked = [line]
            for other in lines[index + 1 : index + _AROUND]:
                if "@" in other and _begins_with_another(other, email):
                    break
                if _NEW_REPLY.match(other) and email.lower() not in other.lower():
                    break
                picked.append(other)
            joined = " ".join(part for part in picked if part)
            if _FAILURE.search(joined.replace(email, "")):
                return joined
    return " ".join(line for line in lines if line)[:4_000]


def _begins_with_another(line: str, email: str) -> bool:
    for start, end in spotting.addresses(line[:500]):
        before = line[:start].strip("<(\"' \t")
        stands_first = not before or _REPLY_LINE.match(before) is not None
        return stands_first and line[start:end].lower() != email.lower()
    return False


def command_of(text: str, diagnostic: str) -> str:
    """The SMTP command that was refused, from a transcript of the session: `DATA`, `RCPT`, …"""
    reply = re.search(r"[45]\d\d[ -][^\n]{5,40}", diagnostic)
    lines = text[:MOST_CHARACTERS].split("\n")[:MOST_LINES]
    command = ""
    for line in lines:
        if line.startswith(">>> "):
            command = line[4:].split(" ")[0].strip().upper()
        elif line.startswith("<<< ") and reply and reply[0].strip()[:30] in line:
            return command
    return ""
