"""Failed recipients and reasons in mail systems' own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapport.mail import anycase, spotting
from rapport.mail.fields.headers import Headers
from rapport.mail.machines import undelivered_words
from rapport.mail.machines.mentions import Mentioned

MOST_LINES = 1_500
MOST_ADDRESSES = 200  # we write to a hundred at most
MOST_CHARACTERS = 200_000
LONGEST_NOTICE = 4_000
LONGEST_LINE = 2_000  # characters; systems write short ones
_AROUND = 8  # lines below an address that belong to its diagnosis
_BEFORE = 100  # characters above an address that may lead to it
_MOST_PLACES = 20  # where one address may stand until its diagnosis is found

_FAILURE = re.compile(
    r"(?i)could ?n[o']t be (?:delivered|sent|processed)|(?:un|not )deliver"
    r"|deliver\w{0,20} (?:fail|error|attempt|problem)"
    r"|fail\w{0,20} (?:to deliver|permanently|address|recipient|final)|user unknown"
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
    r"|配信|送信できま|届けられ|エラー|宛先|无法|無法|失败|失敗|退信|退回|전송|배달|quota|exceed"
    r"|발송되지|발송하지|발송 ?실패|전달되지|실패|반송|不存在"
    r"|[(\[#] ?[45]\.\d{1,3}\.\d{1,3}(?![\d.])"
)
_NOT_DELIVERED = anycase.pattern(undelivered_words.NOT_DELIVERED)
_DELIVERED = anycase.pattern(undelivered_words.DELIVERED)
# The returned mail begins here, or the report for programs.
_ORIGINAL = re.compile(
    r"(?i)^[\s>]{0,4}(?:[-_=*+#.]{2,}[^\w\n]{0,5}(?:(?:this is|below (?:this|is)|here is|begin"
    r"|start|original"
    r"|forwarded|attached|returned|unsent|the (?:header|original)|copy|header|message (?:header"
    r"|from|body))"
    r"[^\n]{0,80})|received: (?:from|by)|return-path: ?<|message[- ]header"
    r"|original message (?:follows|headers?)"
    r"|(?:the )?(?:first lines|headers?|text|body) of (?:the|your) (?:original )?(?:message|mail)"
    r"|content-type: message/rfc822|--- the headers|x-mailer:|reporting-mta:"
    r"|the original message (?:header|follow)|below is a copy|this is a copy of"
    r"|[-_=*\s]{0,40}(?:\w{1,12} ){0,4}(?:original|truncated|enclosed|returned) (?:\w{1,12} ){0,4}"
    r"(?:message|mail|copy|headers?)(?: (?:is )?(?:follow\w{0,5}|below|enclosed"
    r"|attached))?[^\w\n]{0,40}$"
    r"|[^\w\n]{0,40}(?:enclosed|attached|here|below) is (?:a copy|the (?:original|message|mail))"
    r"|[-_=*\s]{0,40}(?:元の(?:メッセージ|メール)(?!情報)|原(?:始)?[邮郵]件(?![信资資])"
    r"|원본(?! ?메일 ?정보)|original-?nachricht|ursprüngliche nachricht"
    r"|message d'origine|message original|mensaje original|messaggio original|mensagem original"
    r"|oorspronkelijk|исходн\w{1,4} (?:сообщени|письм)|oryginaln|původní))"
)
_FOLLOWING = re.compile(
    r"(?i)(?:following|these) (?:recipient|address|e-?mail|user|destination|person)[^\n]{0,60}$"
)
_DELIVERING = re.compile(r"(?i)(?:deliver|mail|message|send)\w{0,20}[^@\n]{0,40} to[^\w@\n]{0,12}$")
_ANSWER = re.compile(r"(?<![\d.])[45]\d\d[ -]|(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])")
_COMMAND = re.compile(r"(?i)rcpt to\b|mail from:|end of data|data command|^[<>]{3} |said: [45]\d\d")
_NEW_REPLY = re.compile(r"[45]\d\d[ -]")
_REPLY_LINE = re.compile(r"\s*[45]\d\d(?:[ -][\d.]+)?\s*$")
_LEADS = re.compile(
    r"(?i)(?:rcpt to|recipient\w{0,9}|to|address\w{0,9}|user|final-recipient|mailbox|account"
    r"|destinat\w{1,9}"
    r"|user ?id|delivered"
    r"|收件人\w{0,6}|收件地址|宛先|받는 ?사람|수신자?|수신 ?주소)"
    r"[^\w@\n]{0,12}(?:smtp[:;]\s?)?$"
)


def has_failure(text: str) -> bool:
    """Return whether the text mentions a failed delivery."""
    return _tells(text[:20_000])


def has_arrived(text: str) -> bool:
    """Return whether a notice tells of success, without any server's refusal."""
    if not _DELIVERED.search(anycase.lowered(text[:20_000])):
        return False
    return not any(map(_ANSWER.search, above_original(text)))


def is_not_delivered(words: str) -> bool:
    """Return whether a subject says in some language that a mail did not arrive."""
    return _NOT_DELIVERED.search(anycase.lowered(words)) is not None


def lists_somebody(text: str, own: set[str]) -> bool:
    """Return whether an address has a line of its own, or begins one about itself."""
    for line in above_original(text):
        for start, end in spotting.addresses(line):
            before = line[max(0, start - _BEFORE) : start].rstrip("<( \t")
            lower = line[start:end].lower()
            if lower not in own and _is_alone(line, before, lower, end):
                return True
    return False


def _tells(text: str) -> bool:
    return _FAILURE.search(text) is not None or is_not_delivered(text)


def has_session(text: str) -> bool:
    """Return whether a server's answer stands beside the command that it answers."""
    lines = _lines(text)
    pairs = (f"{line}\n{below}" for line, below in zip(lines, [*lines[1:], ""], strict=True))
    return any(_COMMAND.search(pair) and _ANSWER.search(pair) for pair in pairs)


def returns_mail(text: str) -> bool:
    """Return whether the mail that failed stands below the notice."""
    return len(above_original(text)) < len(_lines(text))


def find(fields: Headers, text: str, own: set[str]) -> list[Mentioned]:
    """Return the recipients that a notice names: in its headers, or its text above the original
    mail.
    """
    named = [
        value[start:end]
        for value in fields.raw_all("x-failed-recipients")[:MOST_ADDRESSES]
        for start, end in spotting.addresses(value)
    ]
    if not named:
        named = _in_text(text, own)
    return [Mentioned(email, "failed") for email in dict.fromkeys(named)]


def _lines(text: str) -> list[str]:
    lines = text[:MOST_CHARACTERS].split("\n")[:MOST_LINES]
    return [line[:LONGEST_LINE] for line in lines]


def above_original(text: str) -> list[str]:
    """Return the lines of the notice itself."""
    lines = _lines(text)
    for index, line in enumerate(lines):
        if index and _ORIGINAL.match(line):
            return lines[:index]
    return lines


def _in_text(text: str, own: set[str]) -> list[str]:
    """Return recipients by place: alone on a line, at its start, or after a word that leads to
    them.
    """
    lines = above_original(text)
    for part in (_after_lead(lines), lines, _lines(text)):
        if found := _named(part, own):
            return found
    return []


def _after_lead(lines: list[str]) -> list[str]:
    """Return the lines after "to the following recipients:"; before it the mail's head is
    repeated.
    """
    for index, line in enumerate(lines):
        if _FOLLOWING.search(line):
            return lines[index if "@" in line else index + 1 :]
    return []


def _named(lines: list[str], own: set[str]) -> list[str]:
    strong: dict[str, str] = {}
    weak: dict[str, str] = {}
    for index, line in enumerate(lines):
        places = list(spotting.addresses(line)) if "@" in line else []
        if not places:
            continue
        fails = _tells(" ".join(lines[max(0, index - 3) : index + 3]))
        fails_below = fails and _tells(" ".join(lines[index : index + 3]))
        for start, end in places:
            email = line[start:end]
            lower = email.lower()
            before = line[max(0, start - _BEFORE) : start].rstrip("<( \t")
            if lower in own and not _REPLY_LINE.match(before):
                continue
            if _is_strong(line, before, lower, end, fails=fails_below):
                strong.setdefault(lower, email)
            elif fails and not _is_system(lower):
                weak.setdefault(lower, email)
    return list((strong or weak).values())[:MOST_ADDRESSES]


def _is_strong(line: str, before: str, email: str, end: int, *, fails: bool) -> bool:
    if _is_alone(line, before, email, end):
        return True
    if not before.strip():
        return fails
    return bool(
        _REPLY_LINE.match(before)
        or (_LEADS.search(before) and (_DELIVERING.search(before) or not _is_system(email)))
    )


def _is_alone(line: str, before: str, email: str, end: int) -> bool:
    if len(line) < 400 and line.strip(" <>()\t:;,.*'\"-").lower() == email:
        return True
    after = line[end : end + 20].lstrip(">) \t")
    return not before.strip() and after.startswith((":", "...", ","))


def _is_system(email: str) -> bool:
    """Return whether it is a postmaster or help address that a notice tells people to write to."""
    local = email.partition("@")[0]
    return bool(
        re.match(
            r"(?:postmaster|mailer-daemon|abuse|support|help(?:desk)?|noreply|no-reply|admin)$",
            local,
        )
    )


def about(email: str, text: str) -> str:
    """Return the lines about `email` in a notice, or "" if none are.

    Of several places the one with a server's answer is taken: a code beside words.
    """
    lines = [line.strip() for line in above_original(text)]
    told = [joined for joined in _passages(email, lines) if _fails(joined, email)]
    answered = (joined for joined in told if _ANSWER.search(joined))
    return next(answered, "") or (told[0] if told else "")


def whole(text: str) -> str:
    """Return all lines of the notice itself as one."""
    lines = (line.strip() for line in above_original(text))
    return " ".join(filter(None, lines))[:LONGEST_NOTICE]


def _passages(email: str, lines: list[str]) -> Iterator[str]:
    """Yield the lines from each place where `email` stands to where another one begins."""
    places = [at for at, line in enumerate(lines) if email.lower() in line.lower()]
    for index in places[:_MOST_PLACES]:
        picked = [lines[index]]
        for other in lines[index + 1 : index + _AROUND]:
            if "@" in other and _begins_with_another(other, email):
                break
            answered = any(map(_NEW_REPLY.match, picked))
            if answered and _NEW_REPLY.match(other) and email.lower() not in other.lower():
                break
            picked.append(other)
        yield " ".join(filter(None, picked))


def _fails(passage: str, email: str) -> bool:
    return _FAILURE.search(passage.replace(email, "")[:LONGEST_LINE]) is not None


def _begins_with_another(line: str, email: str) -> bool:
    for start, end in spotting.addresses(line[:500]):
        before = line[:start].strip("<(\"' \t")
        stands_first = not before or _REPLY_LINE.match(before) is not None
        return stands_first and line[start:end].lower() != email.lower()
    return False


def command_of(text: str, diagnostic: str) -> str:
    """Return the SMTP command that was refused, from a session's transcript: `DATA`, `RCPT`, …"""
    reply = re.search(r"[45]\d\d[ -][^\n]{5,40}", diagnostic)
    lines = _lines(text)
    command = ""
    for line in lines:
        if line.startswith(">>> "):
            command = line[4:].split(" ")[0].strip().upper()
        elif line.startswith("<<< ") and reply and reply[0].strip()[:30] in line:
            return command
    return ""
