"""Other libraries as readers; missing ones are reported.

They are extras of the tests (`pip install rapport[peers]`), never needed to run.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import importlib.util
import sys
from collections.abc import Callable
from email.message import EmailMessage
from types import ModuleType
from typing import Any

from .readers import Cut, Forwarded, Reader, Seen

NAMES = {  # module: its name where it is published
    "talon": "talon",
    "mailparser_reply": "mail-parser-reply",
    "email_reply_parser": "email-reply-parser",
    "mailparser": "mail-parser",
    "quotequail": "quotequail",
    "flufl.bounce": "flufl.bounce",
    "tnefparse": "tnefparse",
}
_LANGUAGES = (
    *("en", "de", "fr", "it", "nl", "pl", "sv", "da", "ja", "ko", "zh", "cs", "es", "pt", "ru"),
)


def missing() -> list[str]:
    """Return the names of the libraries that are not installed."""
    return [name for module, name in NAMES.items() if not _is_there(module)]


def all_installed() -> list[Reader]:
    """Return every reader available here, always including the standard library's."""
    makers: dict[str, Callable[[], Reader]] = {
        "talon": _talon,
        "mailparser_reply": _mail_parser_reply,
        "email_reply_parser": _email_reply_parser,
        "mailparser": _mail_parser,
        "quotequail": _quotequail,
        "flufl.bounce": _flufl,
        "tnefparse": _tnefparse,
    }
    return [_standard(), *(make() for module, make in makers.items() if _is_there(module))]


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _body(raw: bytes) -> str:
    """Return a mail's plain text by the standard library, as callers of these libraries get it."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    part = message.get_body(("plain", "html"))
    return str(part.get_content()) if part is not None else ""


def _of_texts(name: str, cut: Callable[[str], Cut], **more: Any) -> Reader:
    return Reader(name, cut=cut, cut_mail=lambda raw: cut(_body(raw)), **more)


def _talon() -> Reader:
    # `talon.signature` imports its trained model through modules that scikit-learn has dropped.
    joblib = importlib.import_module("joblib") if _is_there("joblib") else ModuleType("joblib")
    if not hasattr(joblib, "load"):
        joblib.load = joblib.dump = None  # type: ignore[attr-defined]  # a stand-in, never called
    sys.modules.setdefault("sklearn.externals", ModuleType("sklearn.externals"))
    sys.modules["sklearn.externals"].joblib = joblib  # type: ignore[attr-defined]  # the shim
    sys.modules.setdefault("sklearn.externals.joblib", joblib)
    quotations = importlib.import_module("talon.quotations")
    quotations.register_xpath_extensions()
    bruteforce = importlib.import_module("talon.signature.bruteforce")

    def cut(text: str) -> Cut:
        reply = quotations.extract_from_plain(text)
        without, signature = bruteforce.extract_signature(reply)
        return Cut(without or "", signature or "")

    def cut_html(source: str) -> Cut:
        return Cut(_shown(quotations.extract_from_html(source)))

    return _of_texts("talon", cut, cut_html=cut_html)


def _shown(source: str) -> str:
    from .readers import shown

    return shown(source)


def _mail_parser_reply() -> Reader:
    library = importlib.import_module("mailparser_reply")
    known = set(importlib.import_module("mailparser_reply.constants").MAIL_LANGUAGES)
    languages = [language for language in _LANGUAGES if language in known]

    def cut(text: str) -> Cut:
        replies = library.EmailReplyParser(languages=languages).read(text=text).replies
        return Cut(replies[0].body if replies else "")

    return _of_texts("mail-parser-reply", cut)


def _email_reply_parser() -> Reader:
    library = importlib.import_module("email_reply_parser")
    return _of_texts(
        "email-reply-parser", lambda text: Cut(library.EmailReplyParser.parse_reply(text))
    )


def _standard() -> Reader:
    def see(raw: bytes) -> Seen:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        plain, page = message.get_body(("plain",)), message.get_body(("html",))
        people = _people(message["from"])
        return Seen(
            from_=people[0] if people else ("", ""),
            to=tuple(_people(message["to"])),
            subject=str(message["subject"] or ""),
            message_id=str(message["message-id"] or "").strip().strip("<>"),
            content_type="text/html" if page is not None else "text/plain",
            text=str(plain.get_content()) if plain is not None else "",
            html=str(page.get_content()) if page is not None else None,
            attachments=sum(1 for _ in _attached(message)),
        )

    return Reader("standard library", see=see)


def _attached(message: EmailMessage) -> Any:
    return message.iter_attachments() if message.is_multipart() else ()


def _people(field: Any) -> list[tuple[str, str]]:
    if field is None:
        return []
    return [(person.display_name, person.addr_spec) for person in field.addresses]


def _mail_parser() -> Reader:
    library = importlib.import_module("mailparser")

    def see(raw: bytes) -> Seen:
        mail = library.parse_from_bytes(raw)
        pages = "\n".join(mail.text_html) or None
        return Seen(
            from_=mail.from_[0] if mail.from_ else ("", ""),
            to=tuple(mail.to or ()),
            subject=mail.subject or "",
            message_id=(mail.message_id or "").strip("<>"),
            content_type="text/html" if pages else "text/plain",
            text="\n".join(mail.text_plain),
            html=pages,
            attachments=len(mail.attachments),
        )

    return Reader("mail-parser", see=see)


def _quotequail() -> Reader:
    library = importlib.import_module("quotequail")

    def forward(body: str, subject: str) -> Forwarded | None:
        found = library.unwrap(body)
        if not found or found.get("type") != "forward":
            return None
        sender = email.utils.parseaddr(found.get("from") or "")
        return Forwarded(
            found.get("text_top") or "",
            sender,
            found.get("subject") or "",
            found.get("text") or "",
        )

    def cut(text: str) -> Cut:
        parts = library.quote(text, quote_intro_line=True)
        return Cut("\n".join(part for shown, part in parts if shown))

    def cut_html(source: str) -> Cut:
        parts = library.quote_html(source, quote_intro_line=True)
        return Cut(_shown("".join(part for shown, part in parts if shown)))

    return _of_texts("quotequail", cut, cut_html=cut_html, forward=forward)


def _flufl() -> Reader:
    library = importlib.import_module("flufl.bounce")

    def failed(raw: bytes) -> set[str]:
        temporary, permanent = library.all_failures(email.message_from_bytes(raw))
        found = {*temporary, *permanent}
        texts = (one.decode("latin-1") if isinstance(one, bytes) else str(one) for one in found)
        return {text.strip("<> ").lower() for text in texts}

    return Reader("flufl.bounce", failed=failed)


def _tnefparse() -> Reader:
    library = importlib.import_module("tnefparse")

    def open_tnef(raw: bytes) -> list[str] | None:
        return [str(file.long_filename() or file.name) for file in library.TNEF(raw).attachments]

    return Reader("tnefparse", open_tnef=open_tnef)
