"""Names of attachments, made safe on any system and never empty."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 150  # characters; below the 255 bytes that file systems allow, in any script

# Path separators, characters that Windows forbids, controls, and direction marks that disguise an
# extension.
_FORBIDDEN = re.compile('[\x00-\x1f\x7f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')
_SEPARATORS = re.compile(r"[\\/]+")
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")

_ENDINGS = {
    "text/plain": "txt",
    "text/html": "html",
    "text/calendar": "ics",
    "text/csv": "csv",
    "text/rtf": "rtf",
    "text/rfc822-headers": "txt",
    "image/jpeg": "jpg",
    "image/jpg": "jpg",
    "image/pjpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
    "image/webp": "webp",
    "image/svg+xml": "svg",
    "image/heic": "heic",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/rtf": "rtf",
    "application/json": "json",
    "application/xml": "xml",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/ms-tnef": "dat",
    "application/pgp-signature": "asc",
    "application/pgp-keys": "asc",
    "application/pgp-encrypted": "asc",
    "application/pkcs7-signature": "p7s",
    "application/x-pkcs7-signature": "p7s",
    "application/pkcs7-mime": "p7m",
    "application/x-pkcs7-mime": "p7m",
    "application/ics": "ics",
    "message/rfc822": "eml",
    "message/global": "eml",
    "message/delivery-status": "txt",
    "message/disposition-notification": "txt",
}
TYPES = {ending: kind for kind, ending in reversed(_ENDINGS.items())} | {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain",
    "dat": "application/octet-stream",
}


def safe(name: str, content_type: str, *, subject: str = "") -> str:
    """Return a name to store and offer: no path, no control, no disguise, with an extension.

    A part without a name is called after its type; a mail inside a mail after its subject.
    """
    cleaned = clean(name)
    if cleaned:
        return cleaned
    ending = _ENDINGS.get(content_type, "")
    stem = clean(subject) if ending == "eml" else ""
    if not stem:
        stem = "message" if ending == "eml" else "attachment"
    return f"{stem}.{ending}" if ending else stem


def clean(name: str) -> str:
    """Return `name` without anything unsafe; empty when nothing is left."""
    text = unicodedata.normalize("NFC", name.replace("\ufffd", "_"))
    text = (
        _SEPARATORS.split(_FORBIDDEN.sub(" ", text).strip())[-1]
        if _is_path(text)
        else (_SEPARATORS.sub("_", _FORBIDDEN.sub(" ", text)))
    )
    text = _SPACES.sub(" ", text).strip(" .")
    if _RESERVED.match(text):
        text = f"_{text}"
    return _shortened(text)


def _is_path(name: str) -> bool:
    """Return whether the separators in a name are those of a path rather than of a title."""
    return bool(re.match(r"^(?:[A-Za-z]:|\.{0,2}[\\/]|~)", name)) or "../" in name or "..\\" in name


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if dot and 0 < len(ending) <= 10:
        return f"{stem[: LONGEST - len(ending) - 2]}….{ending}"
    return f"{name[: LONGEST - 1]}…"
