"""Keys and protected mails, newly made for the tests."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs7,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pysequoia import Cert, SignatureMode, Tsk, encrypt, sign

from rapport.mail import PgpKey, SmimeKey

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
DORA = "dora@nordwind.example"
SUPPORT = "support@desk.example"
WORDS = b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe export stops at 60 %.\r\n"


@dataclass(frozen=True)
class Holder:
    """A private key with its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def private(self) -> bytes:
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    @property
    def smime(self) -> SmimeKey:
        return SmimeKey(self.der, self.private)


@cache
def _key(number: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@cache
def authority(name: str = "Nordwind CA") -> Holder:
    """Return somebody who vouches for others."""
    key = _key(0 if name == "Nordwind CA" else 9)
    return Holder(key, _certificate(name, key, name, key, is_ca=True))


@cache
def holder(
    address: str = DORA,
    *,
    days: int = 3650,
    purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.EMAIL_PROTECTION,
) -> Holder:
    """Return somebody for whom the authority vouches."""
    key = _key(len(address))
    ca = authority()
    made = _certificate(
        address.partition("@")[0].title(),
        key,
        "Nordwind CA",
        ca.key,
        address=address,
        days=days,
        purpose=purpose,
    )
    return Holder(key, made)


def _certificate(
    name: str,
    key: rsa.RSAPrivateKey,
    issuer: str,
    by: rsa.RSAPrivateKey,
    *,
    is_ca: bool = False,
    address: str = "",
    days: int = 3650,
    purpose: x509.ObjectIdentifier | None = None,
) -> x509.Certificate:
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGIN)
        .not_valid_after(BEGIN + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
    )
    if address:
        names = x509.SubjectAlternativeName([x509.RFC822Name(address)])
        builder = builder.add_extension(names, critical=False)
    if purpose:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    return builder.sign(by, hashes.SHA256())


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def mail(body: bytes, content_type: str, *more: str, sender: str = DORA) -> bytes:
    """Return a mail of Dora's with that body."""
    head = [
        f"From: Dora Lind <{sender}>",
        f"To: {SUPPORT}",
        "Subject: Export",
        "Date: Mon, 02 Mar 2026 09:00:00 +0000",
        "Message-ID: <1@nordwind.example>",
        "MIME-Version: 1.0",
        f"Content-Type: {content_type}",
        *more,
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def signed(part: bytes, signature: bytes, protocol: str, *, sender: str = DORA) -> bytes:
    """Return a multipart/signed mail."""
    body = b"\r\n".join(
        [
            b"--sig",
            part,
            b"--sig",
            f"Content-Type: {protocol}; name=signature".encode(),
            b"Content-Transfer-Encoding: base64",
            b"",
            base64.encodebytes(signature).replace(b"\n", b"\r\n"),
            b"--sig--",
            b"",
        ]
    )
    kind = f'multipart/signed; protocol="{protocol}"; micalg=sha-256; boundary=sig'
    return mail(body, kind, sender=sender)


def smime_signed(part: bytes = WORDS, by: Holder | None = None, *, sender: str = DORA) -> bytes:
    """Return a mail with a detached S/MIME signature."""
    blob = smime_signature(part, by or holder(), pkcs7.PKCS7Options.DetachedSignature)
    return signed(part, blob, "application/pkcs7-signature", sender=sender)


def smime_opaque(part: bytes = WORDS, by: Holder | None = None) -> bytes:
    """Return a mail inside its S/MIME signature."""
    return p7m(smime_signature(part, by or holder()), "signed-data")


def smime_signature(part: bytes, by: Holder, *options: pkcs7.PKCS7Options) -> bytes:
    builder = pkcs7.PKCS7SignatureBuilder().set_data(part)
    builder = builder.add_signer(by.certificate, by.key, hashes.SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary, *options])


def smime_encrypted(part: bytes = WORDS, to: Holder | None = None) -> bytes:
    """Return a mail encrypted with S/MIME."""
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(part)
    builder = builder.add_recipient((to or holder(SUPPORT)).certificate)
    return p7m(builder.encrypt(Encoding.DER, [pkcs7.PKCS7Options.Binary]), "enveloped-data")


def p7m(blob: bytes, kind: str) -> bytes:
    """Return a mail that consists of a CMS object."""
    return mail(
        base64.encodebytes(blob),
        f"application/pkcs7-mime; smime-type={kind}; name=smime.p7m",
        "Content-Transfer-Encoding: base64",
    )


@cache
def pgp(user: str = f"Dora Lind <{DORA}>") -> Tsk:
    """Return a PGP key."""
    return Tsk.generate(user)


def pgp_public(key: Tsk) -> bytes:
    certificate: Cert = key.extract_certificate()
    return str(certificate).encode()


def pgp_key(key: Tsk) -> PgpKey:
    return PgpKey(str(key).encode())


@cache
def support_key() -> Tsk:
    """Return the desk's PGP key."""
    return Tsk.generate(f"Support <{SUPPORT}>")


def pgp_signed(part: bytes = WORDS, by: Tsk | None = None) -> bytes:
    """Return a PGP/MIME mail with a detached signature."""
    signature = sign((by or pgp()).signer(), part, mode=SignatureMode.DETACHED)
    return signed(part, signature, "application/pgp-signature")


def pgp_clear(text: str, by: Tsk | None = None) -> bytes:
    """Return text with its signature below."""
    return sign((by or pgp()).signer(), text.encode(), mode=SignatureMode.CLEAR)


def pgp_encrypted(part: bytes = WORDS, *, by: Tsk | None = None) -> bytes:
    """Return a PGP/MIME mail encrypted to the desk."""
    signer = by.signer() if by else None
    sealed = encrypt(part, [support_key().extract_certificate()], signer)
    body = b"\r\n".join(
        [
            b"--enc",
            b"Content-Type: application/pgp-encrypted",
            b"",
            b"Version: 1",
            b"--enc",
            b"Content-Type: application/octet-stream; name=encrypted.asc",
            b"",
            sealed,
            b"--enc--",
            b"",
        ]
    )
    kind = 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=enc'
    return mail(body, kind)
