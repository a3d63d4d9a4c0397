"""The keys to check and open mails, as one plain value."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SmimeKey:
    """Our own certificate (X.509, DER) with its private key (PKCS #8, DER, not encrypted)."""

    certificate: bytes
    private: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PgpKey:
    """Our own secret PGP key, armoured or binary, with the passphrase that opens it."""

    secret: bytes = field(repr=False)
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Keyring:
    """The known keys: signers that a person has checked, authorities, and our own keys.

    ``certificates`` are X.509 signers (DER), ``authorities`` certificates that vouch for others,
    ``pgp_certificates`` public PGP keys, armoured or binary.
    """

    certificates: tuple[bytes, ...] = ()
    authorities: tuple[bytes, ...] = ()
    smime_keys: tuple[SmimeKey, ...] = ()
    pgp_certificates: tuple[bytes, ...] = ()
    pgp_keys: tuple[PgpKey, ...] = ()


EMPTY = Keyring()
