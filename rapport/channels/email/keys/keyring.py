"""The desk's keys as the keyring that reading a mail takes."""

from __future__ import annotations

from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from rapport.channels.email.keys.models import MailKey
from rapport.mail import Keyring, PgpKey, SmimeKey

# A mail without any of these is neither signed nor encrypted; the last is armour in base64.
_SIGNS = (
    b"pkcs7",
    b"PKCS7",
    b".p7m",
    b"pgp-",
    b"PGP-",
    b"-----BEGIN PGP ",
    b"LS0tLS1CRUdJTiBQR1Ag",
)


def for_mail(raw: bytes) -> Keyring:
    """Return the keys if the mail may need any: most mails cost no query."""
    return load() if any(sign in raw for sign in _SIGNS) else Keyring()


def load() -> Keyring:
    """Return all keys. Raises Misconfigured when the installation's secret key has
    changed since.
    """
    keys = list(MailKey.objects.order_by("pk"))
    smime = [key for key in keys if key.kind == MailKey.Kind.SMIME]
    pgp = [key for key in keys if key.kind == MailKey.Kind.PGP]
    return Keyring(
        certificates=tuple(_der(key) for key in smime if not key.is_authority),
        authorities=tuple(_der(key) for key in smime if key.is_authority),
        smime_keys=tuple(SmimeKey(_der(key), _private(key)) for key in smime if key.opens),
        pgp_certificates=tuple(key.public.encode() for key in pgp),
        pgp_keys=tuple(_secret(key) for key in pgp if key.opens),
    )


def _der(key: MailKey) -> bytes:
    certificate = x509.load_pem_x509_certificate(key.public.encode())
    return certificate.public_bytes(Encoding.DER)


def _private(key: MailKey) -> bytes:
    pem, _passphrase = key.unsealed()
    private = load_pem_private_key(pem.encode(), None)
    return private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def _secret(key: MailKey) -> PgpKey:
    armoured, passphrase = key.unsealed()
    return PgpKey(armoured.encode(), passphrase)
