"""Encrypted and compressed S/MIME.

EnvelopedData, AuthEnvelopedData, CompressedData.
"""

from __future__ import annotations

import zlib

from asn1crypto import algos, cms, core
from cryptography import x509
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_der_private_key

from rapport.mail.protection import certificates
from rapport.mail.protection.cms import DAMAGE, identifies, octets
from rapport.mail.protection.findings import Content
from rapport.mail.protection.keyring import Keyring

MOST_RECIPIENTS = 500
LARGEST_UNPACKED = 100_000_000

_OAEP_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


class _GcmParameters(core.Sequence):  # type: ignore[misc]  # asn1crypto has no types
    """RFC 5084 §3.2."""

    _fields = [  # the form that asn1crypto asks for
        ("nonce", core.OctetString),
        ("length", core.Integer, {"default": 12}),
    ]


def decrypt(blob: bytes, keyring: Keyring) -> Content:
    """Return the content, with the first of our keys for which it was encrypted."""
    try:
        return _decrypt(blob, keyring)
    except UnsupportedAlgorithm:
        return Content(None, obstacle="unsupported")
    except (*DAMAGE, InvalidTag):
        return Content(None, obstacle="damaged")


def unpack(blob: bytes) -> Content:
    """Return the content of CompressedData (RFC 3274), unless it grows beyond any mail."""
    try:
        data = cms.ContentInfo.load(blob)["content"]
        packed = octets(data["encap_content_info"]["content"]) or b""
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(packed, LARGEST_UNPACKED)
    except (*DAMAGE, zlib.error):
        return Content(None, obstacle="damaged")
    if unpacker.unconsumed_tail:
        return Content(None, obstacle="too-large")
    return Content(content)


def _decrypt(blob: bytes, keyring: Keyring) -> Content:
    info = cms.ContentInfo.load(blob)
    data = info["content"]
    key = _key_for(data["recipient_infos"], keyring)
    if key is None:
        return Content(None, obstacle="no-key")
    if info["content_type"].native == "authenticated_enveloped_data":
        return Content(_authentic(data, key))
    return Content(_opened(data["encrypted_content_info"], key))


def _key_for(recipients: cms.RecipientInfos, keyring: Keyring) -> bytes | None:
    """Return the content's key, unwrapped with one of our keys, or None if none of them fits."""
    ours = [(certificates.load(key.certificate), key) for key in keyring.smime_keys]
    unsupported = False
    for recipient in list(recipients)[:MOST_RECIPIENTS]:
        for certificate, key in ours:
            if certificate is None or not _is_for(recipient, certificate):
                continue
            private = load_der_private_key(key.private, None)
            if recipient.name == "ktri" and isinstance(private, rsa.RSAPrivateKey):
                return _unwrapped(recipient.chosen, private)
            unsupported = True
    if unsupported:
        raise UnsupportedAlgorithm("a way to agree on keys")
    return None


def _is_for(recipient: cms.RecipientInfo, certificate: x509.Certificate) -> bool:
    if recipient.name == "ktri":
        return identifies(recipient.chosen["rid"], certificate)
    if recipient.name == "kari":
        return any(
            each["rid"].name == "issuer_and_serial_number" and identifies(each["rid"], certificate)
            for each in recipient.chosen["recipient_encrypted_keys"]
        )
    return False


def _unwrapped(recipient: cms.KeyTransRecipientInfo, private: rsa.RSAPrivateKey) -> bytes:
    wrapped = bytes(recipient["encrypted_key"].native)
    algorithm = recipient["key_encryption_algorithm"]
    if algorithm["algorithm"].native == "rsaes_oaep":
        parameters = algorithm["parameters"]
        hashed = _oaep_hash(parameters["hash_algorithm"])
        masked = _oaep_hash(parameters["mask_gen_algorithm"]["parameters"])
        return private.decrypt(wrapped, padding.OAEP(padding.MGF1(masked), hashed, None))
    return private.decrypt(wrapped, padding.PKCS1v15())


def _oaep_hash(algorithm: algos.DigestAlgorithm) -> hashes.HashAlgorithm:
    name = str(algorithm["algorithm"].native)
    if name not in _OAEP_HASHES:
        raise UnsupportedAlgorithm(name)
    return _OAEP_HASHES[name]()


def _authentic(data: cms.AuthEnvelopedData, key: bytes) -> bytes:
    """Decrypt RFC 5083 with AES in Galois/Counter Mode (RFC 5084), the only mode in use."""
    info = data["auth_encrypted_content_info"]
    algorithm = info["content_encryption_algorithm"]
    if not str(algorithm["algorithm"].native).endswith("_gcm"):
        raise UnsupportedAlgorithm(str(algorithm["algorithm"].native))
    parameters = _GcmParameters.load(algorithm["parameters"].dump())
    sealed = (octets(info["encrypted_content"]) or b"") + (octets(data["mac"]) or b"")
    attributes = data["auth_attrs"]
    stated = attributes.untag().dump() if len(attributes) else None
    return AESGCM(key).decrypt(octets(parameters["nonce"]) or b"", sealed, stated)


def _opened(info: cms.EncryptedContentInfo, key: bytes) -> bytes:
    sealed = octets(info["encrypted_content"]) or b""
    algorithm = info["content_encryption_algorithm"]
    name = str(algorithm["algorithm"].native)
    vector = algorithm["parameters"].native
    if name in ("aes128_cbc", "aes192_cbc", "aes256_cbc"):
        cipher = Cipher(algorithms.AES(key), modes.CBC(vector))
    elif name == "tripledes_3key":
        cipher = Cipher(TripleDES(key), modes.CBC(vector))
    else:
        raise UnsupportedAlgorithm(name)
    decryptor = cipher.decryptor()
    padded = decryptor.update(sealed) + decryptor.finalize()
    unpadder = PKCS7(cipher.algorithm.block_size).unpadder()  # type: ignore[attr-defined]
    return bytes(unpadder.update(padded) + unpadder.finalize())
