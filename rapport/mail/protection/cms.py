"""Signatures of S/MIME over CMS, detached or opaque.

RFC 8551, RFC 5652 §5.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import cms, core
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa

from rapport.mail.protection import certificates
from rapport.mail.protection.findings import Checked, Content
from rapport.mail.protection.keyring import Keyring
from rapport.mail.values import Reason, Verdict

MOST_SIGNERS = 5
MOST_CERTIFICATES = 50

# The errors of asn1crypto for bytes that are not CMS.
DAMAGE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, OSError)

_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha224": hashes.SHA224,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
_WEAK = frozenset(("md2", "md5", "sha1"))


@dataclass(frozen=True, slots=True)
class _Signed:
    """The parts of SignedData that matter."""

    signers: tuple[cms.SignerInfo, ...]
    certificates: tuple[x509.Certificate, ...]
    content: bytes | None


def check(
    blob: bytes, candidates: Sequence[bytes], keyring: Keyring, moment: datetime
) -> tuple[Checked, ...]:
    """Check a detached signature over any of `candidates`: the same part in its possible forms."""
    try:
        signed = _load(blob)
    except DAMAGE:
        return (Checked("smime", "unverifiable", reason="damaged"),)
    return _check_all(signed, candidates, keyring, moment)


def open_signed(blob: bytes, keyring: Keyring, moment: datetime) -> Content:
    """Return the content of an opaque signature, and the verdict on its signatures."""
    try:
        signed = _load(blob)
    except DAMAGE:
        return Content(None, (Checked("smime", "unverifiable", reason="damaged"),))
    if signed.content is None:
        return Content(None)
    return Content(signed.content, _check_all(signed, (signed.content,), keyring, moment))


def kind(blob: bytes) -> str:
    """Return the kind of a CMS object: signed_data, enveloped_data, …; empty when it is not one."""
    try:
        return str(cms.ContentInfo.load(blob)["content_type"].native)
    except DAMAGE:
        return ""


def octets(value: core.Asn1Value) -> bytes | None:
    """Return the bytes of an OCTET STRING, however it was cut up."""
    found = value.native
    return bytes(found) if isinstance(found, bytes | bytearray) else None


def _load(blob: bytes) -> _Signed:
    info = cms.ContentInfo.load(blob)
    if info["content_type"].native != "signed_data":
        raise ValueError("not SignedData")
    data = info["content"]
    found = [
        loaded
        for each in list(data["certificates"])[:MOST_CERTIFICATES]
        if each.name == "certificate" and (loaded := certificates.load(each.chosen.dump()))
    ]
    signers = tuple(data["signer_infos"])[:MOST_SIGNERS]
    return _Signed(signers, tuple(found), octets(data["encap_content_info"]["content"]))


def _check_all(
    signed: _Signed, candidates: Sequence[bytes], keyring: Keyring, moment: datetime
) -> tuple[Checked, ...]:
    if not signed.signers:
        return (Checked("smime", "unverifiable", reason="damaged"),)
    return tuple(_check(info, signed, candidates, keyring, moment) for info in signed.signers)


def _check(
    info: cms.SignerInfo,
    signed: _Signed,
    candidates: Sequence[bytes],
    keyring: Keyring,
    moment: datetime,
) -> Checked:
    try:
        certificate = _certificate(info, signed, keyring)
        if certificate is None:
            return Checked("smime", "unverifiable", reason="damaged")
        moment = _signing_time(info) or moment
        verdict, reason = _judge(info, certificate, signed, candidates, keyring, moment)
    except DAMAGE:
        return Checked("smime", "unverifiable", reason="damaged")
    return Checked(
        "smime",
        verdict,
        certificates.name(certificate),
        certificates.addresses(certificate),
        certificates.fingerprint(certificate),
        reason,
    )


def _judge(
    info: cms.SignerInfo,
    certificate: x509.Certificate,
    signed: _Signed,
    candidates: Sequence[bytes],
    keyring: Keyring,
    moment: datetime,
) -> tuple[Verdict, Reason]:
    digest = str(info["digest_algorithm"]["algorithm"].native)
    if digest in _WEAK:
        return "unverifiable", "weak"
    if digest not in _HASHES:
        return "unverifiable", "unsupported"
    covered = _covered(info, digest, candidates)
    if covered is None:
        return "changed", ""
    try:
        if not any(_is_signed(info, certificate, digest, each) for each in covered):
            return "changed", ""
    except UnsupportedAlgorithm:
        return "unverifiable", "unsupported"
    if not certificates.in_force(certificate, moment):
        return "unverifiable", "not-in-force"
    if not certificates.may_sign_mail(certificate):
        return "unverifiable", "purpose"
    known = certificates.is_known(
        certificate, signed.certificates, keyring.certificates, keyring.authorities, moment
    )
    return ("valid" if known else "unknown"), ""


def _covered(
    info: cms.SignerInfo, digest: str, candidates: Sequence[bytes]
) -> Sequence[bytes] | None:
    """Return what the signature covers: signed attributes that hold the digest, or the content."""
    attributes = info["signed_attrs"]
    if not len(attributes):
        return candidates
    stated = _attribute(info, "message_digest")
    if not any(hashlib.new(digest, each).digest() == stated for each in candidates):
        return None
    # RFC 5652 §5.4: the attributes are signed as a SET OF, not with the tag they have here.
    return (attributes.untag().dump(),)


def _is_signed(
    info: cms.SignerInfo, certificate: x509.Certificate, digest: str, data: bytes
) -> bool:
    """Return whether the signature fits; raises UnsupportedAlgorithm for an unknown kind."""
    key, signature = certificate.public_key(), bytes(info["signature"].native)
    algorithm = info["signature_algorithm"]
    name = str(algorithm["algorithm"].native)
    hashed = _HASHES[digest]()
    try:
        if isinstance(key, rsa.RSAPublicKey) and name == "rsassa_pss":
            inner = str(algorithm["parameters"]["hash_algorithm"]["algorithm"].native)
            if inner not in _HASHES:
                raise UnsupportedAlgorithm(inner)
            pss = padding.PSS(padding.MGF1(_HASHES[inner]()), padding.PSS.AUTO)
            key.verify(signature, data, pss, _HASHES[inner]())
        elif isinstance(key, rsa.RSAPublicKey) and "rsa" in name:
            key.verify(signature, data, padding.PKCS1v15(), hashed)
        elif isinstance(key, ec.EllipticCurvePublicKey) and "ecdsa" in name:
            key.verify(signature, data, ec.ECDSA(hashed))
        elif isinstance(key, ed25519.Ed25519PublicKey | ed448.Ed448PublicKey):
            key.verify(signature, data)
        else:
            raise UnsupportedAlgorithm(name)
    except InvalidSignature:
        return False
    return True


def _certificate(
    info: cms.SignerInfo, signed: _Signed, keyring: Keyring
) -> x509.Certificate | None:
    """Return the signer's certificate, from those that came along and the known ones."""
    known = (certificates.load(der) for der in keyring.certificates)
    for certificate in (*signed.certificates, *known):
        if certificate is not None and identifies(info["sid"], certificate):
            return certificate
    return None


def identifies(sid: core.Choice, certificate: x509.Certificate) -> bool:
    """Return whether a signer or recipient identifier names this certificate (RFC 5652 §5.3,
    §6.2.1).
    """
    if sid.name == "issuer_and_serial_number":
        if sid.chosen["serial_number"].native != certificate.serial_number:
            return False
        return bool(sid.chosen["issuer"].dump() == certificate.issuer.public_bytes())
    try:
        own = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return own.value.digest == octets(sid.chosen)


def _attribute(info: cms.SignerInfo, wanted: str) -> object:
    for attribute in info["signed_attrs"]:
        if attribute["type"].native == wanted:
            return attribute["values"][0].native
    return None


def _signing_time(info: cms.SignerInfo) -> datetime | None:
    stated = _attribute(info, "signing_time")
    if not isinstance(stated, datetime):
        return None
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)
