"""X.509 certificates of signers (RFC 8550): owners and trust."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import verification
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID, NameOID

MOST_AUTHORITIES = 500


def load(der: bytes) -> x509.Certificate | None:
    """Return the certificate, or None if it is not one."""
    try:
        return x509.load_der_x509_certificate(der)
    except ValueError:
        return None


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of the certificate, in hexadecimal."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def addresses(certificate: x509.Certificate) -> tuple[str, ...]:
    """Return its mail addresses in lower case: the alternative names', then the old subject
    field's.
    """
    found: list[str] = []
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        found += names.value.get_values_for_type(x509.RFC822Name)
    except (x509.ExtensionNotFound, ValueError):
        pass
    found += _attributes(certificate, NameOID.EMAIL_ADDRESS)
    return tuple(dict.fromkeys(address.lower() for address in found))


def name(certificate: x509.Certificate) -> str:
    """Return the common name, or the first address."""
    return next(iter((*_attributes(certificate, NameOID.COMMON_NAME), *addresses(certificate))), "")


def may_sign_mail(certificate: x509.Certificate) -> bool:
    """Return whether its purposes, where it states any, include signing mail (RFC 8550 §4.4)."""
    try:
        extensions = certificate.extensions
    except ValueError:
        return False
    for extension in extensions:
        value = extension.value
        if extension.oid == ExtensionOID.KEY_USAGE and isinstance(value, x509.KeyUsage):
            if not (value.digital_signature or value.content_commitment):
                return False
        elif isinstance(value, x509.ExtendedKeyUsage) and not (
            ExtendedKeyUsageOID.EMAIL_PROTECTION in value
            or ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE in value
        ):
            return False
    return True


def in_force(certificate: x509.Certificate, moment: datetime) -> bool:
    """Return whether it is valid at the moment."""
    return certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc


def is_known(
    certificate: x509.Certificate,
    between: Sequence[x509.Certificate],
    known: Iterable[bytes],
    authorities: Iterable[bytes],
    moment: datetime,
) -> bool:
    """Return whether it is a known one, or an authority vouches for it at that moment.

    `between` are certificates that came with it and may be part of the chain.
    """
    if certificate.public_bytes(Encoding.DER) in set(known):
        return True
    roots = [root for der in list(authorities)[:MOST_AUTHORITIES] if (root := load(der))]
    if not roots:
        return False
    verifier = (
        verification.PolicyBuilder()
        .store(verification.Store(roots))
        .time(moment)
        .extension_policies(ca_policy=_AUTHORITY, ee_policy=_SIGNER)
        .build_client_verifier()
    )
    try:
        verifier.verify(certificate, list(between))
    except (verification.VerificationError, ValueError):
        return False
    return True


def _attributes(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> list[str]:
    try:
        return [str(each.value) for each in certificate.subject.get_attributes_for_oid(oid)]
    except ValueError:
        return []


# The web's rules require host names; mail's own are in `may_sign_mail`.
_SIGNER = verification.ExtensionPolicy.permit_all()
_AUTHORITY = verification.ExtensionPolicy.permit_all().require_present(
    x509.BasicConstraints, verification.Criticality.AGNOSTIC, None
)
