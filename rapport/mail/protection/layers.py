"""The layers of protection around a mail, removed one by one.

Only a whole mail is decrypted: if ciphertext were opened in the middle of other parts, a stranger
could wrap somebody's mail in parts of their own and have it sent back (EFAIL).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rapport.mail.characters import charsets
from rapport.mail.defects import Defects, Limit
from rapport.mail.fields.headers import Headers
from rapport.mail.parts.structure import Part, parse
from rapport.mail.protection import armour
from rapport.mail.protection.findings import Checked, Content
from rapport.mail.protection.keyring import Keyring
from rapport.mail.values import Address, Encryption, Method, Obstacle, Seal

if TYPE_CHECKING:
    from rapport.mail.protection.armour import Block

DEEPEST = 6
MOST_SEALS = 10
MOST_LAYERS = 20  # in one mail, all parts together

_PKCS7 = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_PKCS7_SIGNATURE = ("application/pkcs7-signature", "application/x-pkcs7-signature")
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Opened:
    """A mail without its layers: the part to read, and the verdicts on the layers.

    `innermost` is where the mail itself begins; `subject` the protected one.
    """

    root: Part
    innermost: Part
    seals: list[Seal] = field(default_factory=list)
    encryption: Encryption | None = None
    subject: str = ""


def open_layers(
    root: Part, sender: str, date: datetime | None, keyring: Keyring, defects: Defects
) -> Opened:
    """Check signatures and open encrypted parts; `sender` is the address in From."""
    return _Layers(sender.lower(), date or _LONG_AGO, keyring, defects).open(root)


class _Layers:
    """One pass over one mail."""

    def __init__(self, sender: str, moment: datetime, keyring: Keyring, defects: Defects) -> None:
        self.sender = sender
        self.moment = moment
        self.keyring = keyring
        self.defects = defects
        self.seals: list[Seal] = []
        self.encryption: Encryption | None = None
        self.innermost: Part | None = None
        self.subject = ""
        self.left = MOST_LAYERS

    def open(self, root: Part) -> Opened:
        part = self._visit(root, whole=True, depth=0)
        innermost = self.innermost or part
        return Opened(part, innermost, self.seals, self.encryption, self.subject)

    def _visit(self, part: Part, *, whole: bool, depth: int) -> Part:
        """Return the part with its layers removed, changed in place if it is a tree."""
        if depth > DEEPEST or self.left <= 0:
            return part
        if part.content_type == "multipart/signed" and len(part.children) > 1:
            return self._signed(part, whole, depth)
        if part.content_type == "multipart/encrypted" and len(part.children) > 1:
            return self._encrypted(part, part.children[1], whole, depth)
        if part.content_type in _PKCS7 or _is_named_p7m(part):
            return self._pkcs7(part, whole, depth)
        if part.is_multipart:
            return self._multipart(part, whole, depth)
        if part.content_type == "text/plain" and not part.filename:
            return self._text(part, whole, depth)
        return part

    def _multipart(self, part: Part, whole: bool, depth: int) -> Part:
        if inner := _mangled(part):
            return self._encrypted(part, inner, whole, depth)
        alone = whole and len(part.children) == 1
        part.children = [self._visit(each, whole=alone, depth=depth + 1) for each in part.children]
        return part

    def _signed(self, part: Part, whole: bool, depth: int) -> Part:
        """Check RFC 1847 §2.1: the first part as it came, and the signature over it."""
        self.left -= 1
        signature = part.children[1]
        blob = signature.content(self.defects)
        if signature.content_type in _PKCS7_SIGNATURE:
            from rapport.mail.protection import cms

            checked = cms.check(blob, _forms(part.signed), self.keyring, self.moment)
        elif signature.content_type == "application/pgp-signature":
            from rapport.mail.protection import pgp

            checked = pgp.check(blob, _forms(part.signed), self.keyring)
        else:
            return self._multipart(part, False, depth)
        # Anything beside the two parts is shown and is not signed.
        covers = whole and len(part.children) == 2
        self._seal(checked, covers)
        part.children[0] = self._visit(part.children[0], whole=covers, depth=depth + 1)
        if covers and self.innermost is None:
            self.innermost = part.children[0]
        return part

    def _pkcs7(self, part: Part, whole: bool, depth: int) -> Part:
        from rapport.mail.protection import cms, enveloped

        self.left -= 1
        blob = part.content(self.defects)
        kind = cms.kind(blob)
        if kind == "signed_data":
            found = cms.open_signed(blob, self.keyring, self.moment)
            if found.content is None:
                return part
            self._seal(found.checked, whole)
            return self._inside(found.content, whole, depth)
        if kind == "compressed_data":
            found = enveloped.unpack(blob)
            if found.content is None:
                self.defects.add("compressed content that cannot be unpacked", Limit.CONTAINER)
                return part
            return self._inside(found.content, whole, depth)
        if not kind or "enveloped" in kind:
            shut = Content(None, obstacle="damaged")
            found = enveloped.decrypt(blob, self.keyring) if kind and whole else shut
            return self._unlock(part, found, "smime", whole, depth)
        return part

    def _encrypted(self, part: Part, sealed: Part, whole: bool, depth: int) -> Part:
        """Open RFC 3156 §4: a part that announces it, and the encrypted one."""
        from rapport.mail.protection import pgp

        self.left -= 1
        blob = sealed.content(self.defects)
        found = pgp.open_message(blob, self.keyring) if whole else Content(None)
        return self._unlock(part, found, "pgp", whole, depth)

    def _unlock(self, part: Part, found: Content, method: Method, whole: bool, depth: int) -> Part:
        """Continue inside an opened part; leave one that stays shut as it is, and note that."""
        if found.content is None or not whole:
            obstacle: Obstacle = found.obstacle or "no-key"
            self.encryption = self.encryption or Encryption(method, whole, obstacle)
            return part
        self.encryption = Encryption(method, True)
        self._seal(found.checked, True)
        return self._inside(found.content, True, depth, private=True)

    def _inside(self, content: bytes, whole: bool, depth: int, *, private: bool = False) -> Part:
        inner = parse(content, self.defects)
        if private and "subject" in inner.headers and not self.subject:
            # RFC 9788: the true subject is inside; the one outside says nothing.
            self.subject = inner.headers.get("subject")
        opened = self._visit(inner, whole=whole, depth=depth + 1)
        if whole and self.innermost is None:
            self.innermost = opened
        return opened

    def _text(self, part: Part, whole: bool, depth: int) -> Part:
        """Replace armour in a text by the words inside, and note the verdicts on its signatures."""
        if not armour.may_be_in(part.raw_body) and not _hides_armour(part):
            return part
        content = part.content(self.defects)
        blocks = list(armour.find(content))
        if not blocks:
            return part
        alone = whole and len(blocks) == 1 and not _outside(content, blocks[0]).strip()
        if blocks[0].kind == "message":
            return self._armoured(part, blocks[0], alone)
        out: list[bytes] = []
        at = 0
        for block in blocks:
            if block.kind == "signed":
                self._seal(self._clear(block), alone)
                out += (content[at : block.start], block.words)
                at = block.end
        out.append(content[at:].lstrip(b"\r\n"))
        return _leaf(part, b"".join(out), part.params.get("charset", ""))

    def _clear(self, block: Block) -> tuple[Checked, ...]:
        from rapport.mail.protection import pgp

        self.left -= 1
        return pgp.check_clear(block, self.keyring)

    def _armoured(self, part: Part, block: Block, whole: bool) -> Part:
        from rapport.mail.protection import pgp

        self.left -= 1
        encrypted = pgp.is_encrypted(block.whole)
        found = pgp.open_message(block.whole, self.keyring) if whole else Content(None)
        if encrypted:
            obstacle: Obstacle = "" if found.content is not None else found.obstacle or "no-key"
            self.encryption = self.encryption or Encryption("pgp", whole, obstacle)
        self._seal(found.checked, whole)
        if found.content is None:
            return part
        return _leaf(part, found.content, armour.charset(block.whole) or "utf-8")

    def _seal(self, checked: tuple[Checked, ...], whole: bool) -> None:
        for each in checked[: MOST_SEALS - len(self.seals)]:
            address = self.sender if self.sender in each.addresses else ""
            shown = address or next(iter(each.addresses), "")
            self.seals.append(
                Seal(
                    method=each.method,
                    verdict=each.verdict,
                    signer=Address(each.name if each.name != shown else "", shown),
                    fingerprint=each.fingerprint,
                    by_sender=bool(address),
                    whole=whole,
                    reason=each.reason,
                )
            )


def _forms(signed: bytes) -> tuple[bytes, ...]:
    """Return a signed part as it came, and with the line ends it was signed with (RFC
    1847 §2.1).
    """
    canonical = signed.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return (signed,) if canonical == signed else (canonical, signed)


def _is_named_p7m(part: Part) -> bool:
    """Return whether the file is S/MIME by its name, as some gateways forward it."""
    return part.content_type == "application/octet-stream" and part.filename.lower().endswith(
        (".p7m", ".p7z")
    )


def _mangled(part: Part) -> Part | None:
    """Return PGP/MIME as rearranged by Exchange: an empty text, the announcement, the message."""
    if part.content_type != "multipart/mixed" or len(part.children) != 3:
        return None
    first, second, third = part.children
    if second.content_type != "application/pgp-encrypted" or first.raw_body.strip():
        return None
    return third


def _hides_armour(part: Part) -> bool:
    """Return whether a transfer encoding may hide the beginning of a block."""
    encoding = part.headers.raw("content-transfer-encoding").strip().lower()
    return encoding.startswith("base64") and len(part.raw_body) < 10_000_000


def _outside(content: bytes, block: Block) -> bytes:
    return content[: block.start] + content[block.end :]


def _leaf(part: Part, content: bytes, charset: str) -> Part:
    """Return the text leaf with other content, already decoded."""
    usable = charset if charsets.codec_for(charset) else ""
    params = {**part.params, **({"charset": usable} if usable else {})}
    return Part(Headers([], Defects()), "text/plain", params, "", "", raw_body=content)
