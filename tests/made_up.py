"""Bytes that programs accept as genuine: a picture, a passkey."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cose, webauthn
from fido2.utils import websafe_encode


def dot() -> bytes:
    """Return a picture of one pixel (PNG, RFC 2083)."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\x00\x00\x80\x80")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


def credential() -> dict[str, Any]:
    """Return a browser's answer when a passkey is added (WebAuthn, RegistrationResponseJSON)."""
    name = bytes(range(16))
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    key = cose.ES256.from_cryptography_key(public)  # type: ignore[no-untyped-call]  # half typed
    data = webauthn.AuthenticatorData.create(
        bytes(32),
        webauthn.AuthenticatorData.FLAG.UP | webauthn.AuthenticatorData.FLAG.AT,
        0,
        webauthn.AttestedCredentialData.create(bytes(16), name, key),
    )
    client = webauthn.CollectedClientData.create("webauthn.create", bytes(16), "http://localhost")
    return {
        "id": websafe_encode(name),
        "rawId": websafe_encode(name),
        "type": "public-key",
        "clientExtensionResults": {"credProps": {"rk": True}},
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(
                webauthn.AttestationObject.create("none", data, {})
            ),
        },
    }
