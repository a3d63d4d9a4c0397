"""Signatures: valid, unknown, changed or unverifiable.

Of S/MIME and PGP.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from rapport.mail import Keyring, Mail, Seal, read
from rapport.mail.tests import keys
from rapport.mail.tests.keys import DORA, WORDS, authority, holder, pgp

KNOWN = Keyring(
    certificates=(),
    authorities=(authority().der,),
    pgp_certificates=(keys.pgp_public(pgp()),),
)
SIGNED: dict[str, Callable[..., bytes]] = {
    "smime": keys.smime_signed,
    "smime opaque": keys.smime_opaque,
    "pgp": keys.pgp_signed,
}


def only(mail: Mail) -> Seal:
    assert len(mail.seals) == 1, mail.seals
    return mail.seals[0]


@pytest.mark.parametrize("kind", SIGNED)
def test_a_signature_by_somebody_known_is_valid(kind: str) -> None:
    mail = read(SIGNED[kind](), KNOWN)
    seal = only(mail)
    assert (seal.verdict, seal.by_sender, seal.whole) == ("valid", True, True)
    assert seal.signer.email == DORA
    assert mail.reply == "The export stops at 60 %."


@pytest.mark.parametrize("kind", SIGNED)
def test_a_signature_by_somebody_unknown_says_so_and_shows_the_words(kind: str) -> None:
    mail = read(SIGNED[kind]())
    assert only(mail).verdict == "unknown"
    assert mail.reply == "The export stops at 60 %."


@pytest.mark.parametrize("kind", ["smime", "pgp"])
def test_a_changed_byte_is_told(kind: str) -> None:
    changed = SIGNED[kind]().replace(b"60 %", b"90 %")
    mail = read(changed, KNOWN)
    assert only(mail).verdict == "changed"
    assert mail.reply == "The export stops at 90 %."


@pytest.mark.parametrize("kind", ["smime", "pgp"])
@pytest.mark.parametrize("at", range(0, len(WORDS) - 2, 5))
def test_any_changed_byte_is_told(kind: str, at: int) -> None:
    changed = bytearray(WORDS)
    changed[at] ^= 1
    raw = SIGNED[kind]()
    assert raw.count(WORDS) == 1
    verdicts = {seal.verdict for seal in read(raw.replace(WORDS, bytes(changed)), KNOWN).seals}
    assert "valid" not in verdicts


@pytest.mark.parametrize("kind", ["smime", "pgp"])
def test_line_ends_that_a_pipe_has_changed_do_not_break_a_signature(kind: str) -> None:
    assert only(read(SIGNED[kind]().replace(b"\r\n", b"\n"), KNOWN)).verdict == "valid"


def test_a_pinned_certificate_needs_no_authority() -> None:
    mail = read(keys.smime_signed(), Keyring(certificates=(holder().der,)))
    assert only(mail).verdict == "valid"


def test_a_signer_who_is_not_the_sender_is_no_proof_of_the_sender() -> None:
    raw = keys.smime_signed(by=holder("eve@nordwind.example"))
    seal = only(read(raw, KNOWN))
    assert (seal.verdict, seal.by_sender) == ("valid", False)
    assert seal.signer.email == "eve@nordwind.example"


def test_a_certificate_that_an_ordinary_one_vouches_for_is_unknown() -> None:
    dora = holder()
    forged = keys.Holder(
        keys._key(50), keys._certificate("Eve", keys._key(50), "Dora", dora.key, address=DORA)
    )
    assert only(read(keys.smime_signed(by=forged), KNOWN)).verdict == "unknown"


def test_an_expired_certificate_and_one_for_other_purposes_prove_nothing() -> None:
    expired = only(read(keys.smime_signed(by=holder(days=1)), KNOWN))
    assert (expired.verdict, expired.reason) == ("unverifiable", "not-in-force")
    for_servers = holder(purpose=ExtendedKeyUsageOID.SERVER_AUTH)
    seal = only(read(keys.smime_signed(by=for_servers), KNOWN))
    assert (seal.verdict, seal.reason) == ("unverifiable", "purpose")


def test_a_signature_that_is_garbage_cannot_be_verified() -> None:
    for protocol in ("application/pkcs7-signature", "application/pgp-signature"):
        seal = only(read(keys.signed(WORDS, b"\x30\x82garbage", protocol), KNOWN))
        assert (seal.verdict, seal.reason) == ("unverifiable", "damaged")


def test_words_added_beside_the_signed_ones_are_not_signed() -> None:
    added = b"--sig\r\nContent-Type: text/plain\r\n\r\nSend money.\r\n--sig--"
    for raw in (keys.smime_signed(), keys.pgp_signed()):
        mail = read(raw.replace(b"--sig--", added), KNOWN)
        assert "Send money." in mail.text
        assert not only(mail).whole


def test_a_list_that_adds_a_footer_leaves_a_part_signed() -> None:
    inner = keys.pgp_signed()
    head, _, body = inner.partition(b"\r\n\r\n")
    kind = next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Type"))
    parts = [kind + b"\r\n\r\n" + body, b"Content-Type: text/plain\r\n\r\nUnsubscribe: here\r\n"]
    outer = b"".join(b"--list\r\n" + part + b"\r\n" for part in parts) + b"--list--\r\n"
    seal = only(read(keys.mail(outer, "multipart/mixed; boundary=list"), KNOWN))
    assert (seal.verdict, seal.whole) == ("valid", False)


def test_a_clear_signed_text_loses_its_armour() -> None:
    text = "Hello,\n- a list\nFrom here\n"
    raw = keys.mail(keys.pgp_clear(text), "text/plain")
    mail = read(raw, KNOWN)
    assert mail.text == text.rstrip("\n")
    assert (only(mail).verdict, only(mail).whole) == ("valid", True)
    changed = only(read(raw.replace(b"a list", b"a lisp"), KNOWN))
    assert changed.verdict == "changed"
    assert only(read(raw)).verdict == "unknown"


def test_words_around_a_clear_signed_text_stay_and_are_not_signed() -> None:
    body = b"Not signed.\n\n" + keys.pgp_clear("Signed.\n") + b"\nNor this.\n"
    mail = read(keys.mail(body, "text/plain"), KNOWN)
    assert [word in mail.text for word in ("Not signed.", "Signed.", "Nor this.")] == [True] * 3
    assert "BEGIN PGP" not in mail.text
    assert not only(mail).whole


def test_a_quoted_signature_is_somebody_elses() -> None:
    quoted = b"".join(b"> " + line + b"\n" for line in keys.pgp_clear("Hi\n").split(b"\n"))
    assert read(keys.mail(b"See below.\n\n" + quoted, "text/plain"), KNOWN).seals == ()


def test_a_signed_read_receipt_is_one() -> None:
    part = (
        b"Content-Type: multipart/report; report-type=disposition-notification; boundary=r\r\n\r\n"
        b"--r\r\nContent-Type: text/plain\r\n\r\nRead.\r\n--r\r\n"
        b"Content-Type: message/disposition-notification\r\n\r\n"
        b"Final-Recipient: rfc822; dora@nordwind.example\r\n"
        b"Original-Message-ID: <2@desk.example>\r\n"
        b"Disposition: manual-action/MDN-sent-manually; displayed\r\n--r--\r\n"
    )
    assert read(keys.pgp_signed(part), KNOWN).kind == "read-receipt"


def test_two_hundred_nested_signatures_end() -> None:
    part = WORDS
    for number in range(200):
        fence = b"s%d" % number
        head = b"Content-Type: multipart/signed; boundary=" + fence
        tail = b"Content-Type: application/pgp-signature\r\n\r\nx"
        mark = b"\r\n--" + fence
        part = head + b"\r\n" + mark + b"\r\n" + part + mark + b"\r\n" + tail + mark + b"--\r\n"
    mail = read(b"From: a@b.example\r\n" + part, KNOWN)
    assert 0 < len(mail.seals) <= 10


def test_an_unsigned_mail_has_no_seal() -> None:
    message = EmailMessage()
    message["From"] = DORA
    message.set_content("Hello")
    mail = read(message.as_bytes(), KNOWN)
    assert (mail.seals, mail.encryption) == ((), None)


def test_the_time_of_signing_decides_whether_a_certificate_was_in_force() -> None:
    # The signing time inside the signature is the machine's clock; the keys outlast it.
    assert holder().certificate.not_valid_after_utc - keys.BEGIN == timedelta(days=3650)
    assert only(read(keys.smime_signed(), KNOWN)).reason == ""
