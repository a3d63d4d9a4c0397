"""Keys in a file: PEM or DER, PKCS #12, PGP.

Certificates and private keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    pkcs12,
)
from django.utils.translation import gettext as _

from rapport.core.errors import Invalid
from rapport.mail.protection import certificates

if TYPE_CHECKING:
    from pysequoia import Cert

LARGEST = 1_000_000
_SECRET_KEY = 5


@dataclass(frozen=True, slots=True)
class Material:
    """One key as it is stored: PEM or armour, the secret side without or with its passphrase."""

    kind: str
    name: str
    addresses: tuple[str, ...]
    fingerprint: str
    public: str
    expires_at: datetime | None = None
    is_authority: bool = False
    secret: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)


def read(content: bytes, passphrase: str = "") -> list[Material]:
    """Return the keys in a file; raises Invalid, with a sentence, for others or unopenable ones."""
    if len(content) > LARGEST:
        raise Invalid(_("That file is too large for a key."))
    if b"-----BEGIN PGP " in content:
        return _pgp(content, passphrase)
    if b"-----BEGIN " in content:
        return _pem(content, passphrase)
    return _der(content) or _pkcs12(content, passphrase) or _pgp(content, passphrase)


def _pem(content: bytes, passphrase: str) -> list[Material]:
    try:
        found = [_certificate(each) for each in x509.load_pem_x509_certificates(content)]
    except ValueError as error:
        raise Invalid(
            _("There is no certificate in it. A private key needs the certificate beside it.")
        ) from error
    if b"PRIVATE KEY-----" not in content:
        return found
    try:
        private = load_pem_private_key(content, passphrase.encode() or None)
    except TypeError as error:
        raise Invalid(
            _("The private key has a passphrase: enter that too.")
            if not passphrase
            else _("The private key has no passphrase: leave that field blank.")
        ) from error
    except ValueError as error:
        raise Invalid(_("The private key cannot be read with that passphrase.")) from error
    return _joined(found, private)


def _der(content: bytes) -> list[Material]:
    certificate = certificates.load(content)
    return [_certificate(certificate)] if certificate else []


def _pkcs12(content: bytes, passphrase: str) -> list[Material]:
    if not content.startswith(b"\x30"):
        return []
    try:
        store = pkcs12.load_pkcs12(content, passphrase.encode() or None)
    except ValueError as error:
        raise Invalid(_("The file cannot be opened with that passphrase.")) from error
    ours = [store.cert.certificate] if store.cert else []
    found = [
        _certificate(each) for each in (*ours, *(c.certificate for c in store.additional_certs))
    ]
    return _joined(found, store.key) if store.key else found


def _certificate(certificate: x509.Certificate) -> Material:
    return Material(
        kind="smime",
        name=certificates.name(certificate)[:200],
        addresses=certificates.addresses(certificate),
        fingerprint=certificates.fingerprint(certificate),
        public=certificate.public_bytes(Encoding.PEM).decode("ascii"),
        expires_at=certificate.not_valid_after_utc,
        is_authority=_is_authority(certificate),
    )


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        found = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return found.value.ca


def _joined(found: list[Material], private: PrivateKeyTypes) -> list[Material]:
    """Join each certificate with its private key."""
    own = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii")
    joined = [replace(each, secret=pem) if _public(each) == own else each for each in found]
    if not any(each.secret for each in joined):
        raise Invalid(_("The private key and the certificate do not belong together."))
    return joined


def _public(material: Material) -> bytes:
    key = x509.load_pem_x509_certificate(material.public.encode()).public_key()
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _pgp(content: bytes, passphrase: str) -> list[Material]:
    from pysequoia import Cert

    try:
        found = Cert.split_bytes(content)
    except RuntimeError as error:
        raise Invalid(_("That is neither a certificate nor a PGP key.")) from error
    if not found:
        raise Invalid(_("That is neither a certificate nor a PGP key."))
    if not _has_secret(content):
        return [_pgp_public(each) for each in found]
    if len(found) > 1:
        raise Invalid(_("Add secret keys one by one."))
    return [_pgp_secret(content, passphrase)]


def _has_secret(content: bytes) -> bool:
    """Return whether the first packet is a secret key (RFC 9580 §5.5.1.3), in armour or bare."""
    if content.lstrip().startswith(b"-----"):
        return b"-----BEGIN PGP PRIVATE KEY BLOCK-----" in content
    tag = content[0] & 0x3F if content[0] & 0x40 else (content[0] >> 2) & 0x0F
    return tag == _SECRET_KEY


def _pgp_public(certificate: Cert) -> Material:
    from rapport.mail.protection import pgp

    armoured = str(certificate)
    known = pgp.load(armoured.encode())
    if known is None:
        raise Invalid(_("The PGP key cannot be used."))
    names = known.names
    return Material(
        kind="pgp",
        name=(names[0].partition("<")[0].strip() if names else "")[:200],
        addresses=tuple(pgp.addresses_in(names)),
        fingerprint=known.fingerprint,
        public=armoured,
        expires_at=certificate.expiration,
    )


def _pgp_secret(content: bytes, passphrase: str) -> Material:
    """Test the key: what was encrypted for it must come out again."""
    from pysequoia import Tsk, decrypt, encrypt

    try:
        key = Tsk.from_bytes(content)
        public = key.extract_certificate()
        sealed = encrypt(b"Rapport", [public])
        opened = decrypt(sealed, key.decryptor(passphrase or None)).bytes
    except RuntimeError as error:
        raise Invalid(_("The secret key cannot be used with that passphrase.")) from error
    if opened != b"Rapport":
        raise Invalid(_("The secret key cannot be used with that passphrase."))
    return replace(_pgp_public(public), secret=str(key), passphrase=passphrase)
