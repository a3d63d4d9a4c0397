"""PGP (RFC 9580): signatures checked, messages opened in another process."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pysequoia import Cert, Sig, packet, verify

from rapport.mail.protection.armour import Block
from rapport.mail.protection.findings import Checked, Content
from rapport.mail.protection.keyring import Keyring

SECONDS = 30
LARGEST = 60_000_000  # bytes of a message that is tried
MOST_SIGNATURES = 5

_CHILD = Path(__file__).with_name("pgp_child.py")
_WEAK = frozenset(("MD5", "SHA1", "RIPEMD", "RipeMD"))
# RFC 9580 §4.2: the tags of packets that begin an encrypted message.
_ENCRYPTED_TAGS = frozenset((1, 3, 9, 18, 20))


@dataclass(frozen=True, slots=True)
class Known:
    """A public key: its owner and the ids it signs by."""

    certificate: Cert
    fingerprint: str
    ids: frozenset[str]
    names: tuple[str, ...]
    is_revoked: bool


@lru_cache(maxsize=256)
def load(public: bytes) -> Known | None:
    """Return the key in armour or binary, or None."""
    try:
        certificate = Cert.from_bytes(public)
        pile = packet.PacketPile.from_bytes(bytes(certificate))
        keys = [each for each in pile if each.tag in _KEYS]
        return Known(
            certificate,
            certificate.fingerprint.lower(),
            frozenset(
                str(name).lower() for each in keys for name in (each.fingerprint, each.key_id)
            ),
            tuple(str(each) for each in certificate.user_ids),
            certificate.is_revoked,
        )
    except (RuntimeError, ValueError, TypeError):
        return None


def check(signature: bytes, candidates: Sequence[bytes], keyring: Keyring) -> tuple[Checked, ...]:
    """Check a detached signature over any of `candidates`: the same part in its possible forms."""
    try:
        sig = Sig.from_bytes(signature)
    except (RuntimeError, ValueError):
        return (Checked("pgp", "unverifiable", reason="damaged"),)
    signer = _signer(sig, keyring)
    if signer is None:
        return (_unknown(sig),)
    for each in candidates:
        try:
            verify(bytes=each, store=lambda ids: [signer.certificate], signature=sig)
        except RuntimeError:
            continue
        return (_valid(signer),)
    return (_failed(sig, signer),)


def check_clear(block: Block, keyring: Keyring) -> tuple[Checked, ...]:
    """Check a text with its signature below it (RFC 9580 §7)."""
    try:
        sig = Sig.from_bytes(block.signature)
    except (RuntimeError, ValueError):
        return (Checked("pgp", "unverifiable", reason="damaged"),)
    signer = _signer(sig, keyring)
    if signer is None:
        return (_unknown(sig),)
    try:
        verify(block.whole, lambda ids: [signer.certificate])
    except RuntimeError:
        return (_failed(sig, signer),)
    return (_valid(signer),)


def open_message(message: bytes, keyring: Keyring) -> Content:
    """Return the content of an encrypted or signed PGP message, armoured or binary."""
    encrypted = is_encrypted(message)
    if encrypted and not keyring.pgp_keys:
        return Content(None, obstacle="no-key")
    if len(message) > LARGEST:
        return Content(None, obstacle="too-large")
    job = {
        "message": _text(message),
        "encrypted": encrypted,
        "certificates": [_text(each) for each in keyring.pgp_certificates if load(each)],
        "keys": [
            {"secret": _text(key.secret), "passphrase": key.passphrase} for key in keyring.pgp_keys
        ],
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD)],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Content(None, obstacle="too-large")
    if done.returncode != 0:
        # Only its own limits end it like this.
        return Content(None, obstacle="too-large")
    head, _, content = done.stdout.partition(b"\n")
    result = json.loads(head)
    if result["obstacle"]:
        return Content(None, obstacle=result["obstacle"])
    return Content(content, _found(result["signers"], result["valid"], keyring))


def is_encrypted(message: bytes) -> bool:
    """Return whether a message is encrypted, by its first packet; True in case of doubt."""
    binary = message
    if message.lstrip().startswith(b"-----BEGIN"):
        lines = message.strip().replace(b"\r\n", b"\n").partition(b"\n\n")[2].split(b"\n")
        try:
            binary = base64.b64decode(lines[0] + b"=" * (-len(lines[0]) % 4))
        except ValueError:
            return True
    if not binary or not binary[0] & 0x80:
        return True
    tag = binary[0] & 0x3F if binary[0] & 0x40 else (binary[0] >> 2) & 0x0F
    return tag in _ENCRYPTED_TAGS


def _found(signers: list[str], valid: list[str], keyring: Keyring) -> tuple[Checked, ...]:
    """Return the verdicts on the signatures inside a message."""
    known = _known(keyring)
    good = [each for each in known if each.fingerprint in {name.lower() for name in valid}]
    if good:
        return tuple(_valid(each) for each in good[:MOST_SIGNATURES])
    ids = list(dict.fromkeys(name.lower() for name in signers))[:MOST_SIGNATURES]
    found: list[Checked] = []
    for name in ids:
        signer = next((each for each in known if name in each.ids), None)
        if signer is None:
            found.append(Checked("pgp", "unknown", fingerprint=name))
        else:
            found.append(_of(signer, "changed"))
    return tuple(found)


def _known(keyring: Keyring) -> list[Known]:
    return [known for public in keyring.pgp_certificates if (known := load(public))]


def _signer(sig: Sig, keyring: Keyring) -> Known | None:
    wanted = {each.lower() for each in (sig.issuer_fingerprint, sig.issuer_key_id) if each}
    return next((each for each in _known(keyring) if wanted & each.ids), None)


def _unknown(sig: Sig) -> Checked:
    name = (sig.issuer_fingerprint or sig.issuer_key_id or "").lower()
    return Checked("pgp", "unknown", fingerprint=name)


def _valid(signer: Known) -> Checked:
    if signer.is_revoked:
        return Checked("pgp", "unverifiable", *_who(signer), reason="revoked")
    return _of(signer, "valid")


def _failed(sig: Sig, signer: Known) -> Checked:
    """Return why a signature by a known key fails: the library says only that it does."""
    if signer.is_revoked:
        return Checked("pgp", "unverifiable", *_who(signer), reason="revoked")
    if any(weak in str(sig.hash_algorithm) for weak in _WEAK):
        return Checked("pgp", "unverifiable", *_who(signer), reason="weak")
    return _of(signer, "changed")


def _of(signer: Known, verdict: str) -> Checked:
    name, addresses, fingerprint = _who(signer)
    if verdict == "valid":
        return Checked("pgp", "valid", name, addresses, fingerprint)
    return Checked("pgp", "changed", name, addresses, fingerprint)


def _who(signer: Known) -> tuple[str, tuple[str, ...], str]:
    first = signer.names[0] if signer.names else ""
    name = first.partition("<")[0].strip() or first.strip("<> ")
    return name, tuple(addresses_in(signer.names)), signer.fingerprint


def addresses_in(names: Iterable[str]) -> list[str]:
    """Return the mail addresses of user ids (`Name <address>`), in lower case."""
    found = [each.rpartition("<")[2].rstrip("> ") if "<" in each else each for each in names]
    return [each.strip().lower() for each in found if "@" in each]


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


_KEYS = (packet.Tag.PublicKey, packet.Tag.PublicSubkey)
