"""Keys: added by administrators, sealed, used when mail arrives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    pkcs12,
)
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from typer.testing import CliRunner

from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email.commands.mail import app
from rapport.channels.email.keys import actions
from rapport.channels.email.keys.models import MailKey
from rapport.core.errors import Invalid, NotAllowed
from rapport.mail.tests import keys
from rapport.mail.tests.keys import SUPPORT, authority, holder, pgp, support_key
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db

OURS = holder(SUPPORT)


def p12(passphrase: bytes = b"geheim") -> bytes:
    return pkcs12.serialize_key_and_certificates(
        b"support",
        OURS.key,
        OURS.certificate,
        [authority().certificate],
        BestAvailableEncryption(passphrase),
    )


def pem_pair(passphrase: bytes = b"") -> bytes:
    protection = BestAvailableEncryption(passphrase) if passphrase else None
    from cryptography.hazmat.primitives.serialization import NoEncryption

    private = OURS.key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, protection or NoEncryption()
    )
    return private + OURS.pem


@pytest.mark.parametrize(
    ("content", "passphrase", "opens"),
    [
        (holder().pem, "", False),
        (holder().der, "", False),
        (pem_pair(), "", True),
        (pem_pair(b"geheim"), "geheim", True),
        (p12(), "geheim", True),
        (keys.pgp_public(pgp()), "", False),
        (bytes(pgp().extract_certificate()), "", False),
        (str(support_key()).encode(), "", True),
        (bytes(support_key()), "", True),
    ],
)
def test_any_usual_file_of_a_key_is_taken(content: bytes, passphrase: str, opens: bool) -> None:
    added = actions.add(content, passphrase=passphrase, by=SYSTEM)
    assert any(key.opens for key in added) is opens
    assert all(key.addresses or key.is_authority for key in added)
    assert Event.objects.filter(kind="mail_key.added").count() == len(added)


@pytest.mark.parametrize(
    ("content", "passphrase"),
    [
        (b"nothing", ""),
        (b"-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n", ""),
        (b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxx\n-----END PGP PUBLIC KEY BLOCK-----\n", ""),
        (p12(), "wrong"),
        (pem_pair(b"geheim"), ""),
        (pem_pair(b"geheim"), "wrong"),
        (pem_pair().replace(OURS.pem, holder().pem), ""),
        (bytes(2_000_000), ""),
    ],
)
def test_what_is_no_key_is_refused_with_a_sentence(content: bytes, passphrase: str) -> None:
    with pytest.raises(Invalid) as refused:
        actions.add(content, passphrase=passphrase, by=SYSTEM)
    assert refused.value.sentence.endswith(".")
    assert not MailKey.objects.exists()


def test_secret_sides_are_sealed_and_never_shown(as_ada: Client) -> None:
    actions.add(pem_pair(), by=SYSTEM)
    key = MailKey.objects.get(secret__gt="")
    assert "PRIVATE" not in key.secret
    assert "PRIVATE" in key.unsealed()[0]
    page = as_ada.get("/settings/mail-keys/").content.decode()
    assert key.groups in page
    assert "PRIVATE" not in page


def test_a_key_added_again_is_the_same_and_keeps_its_secret() -> None:
    actions.add(pem_pair(), by=SYSTEM)
    actions.add(OURS.pem, by=SYSTEM)
    assert MailKey.objects.get().opens


def test_who_may_not_set_the_desk_may_not_add_keys(ben: User, as_ben: Client) -> None:
    with pytest.raises(NotAllowed):
        actions.add(holder().pem, by=ben)
    assert as_ben.get("/settings/mail-keys/").status_code == 403


def test_keys_are_added_and_removed_on_their_page(as_ada: Client) -> None:
    url = "/settings/mail-keys/"
    assert "No keys yet" in as_ada.get(url).content.decode()
    assert as_ada.post(url, {}).status_code == 422
    refused = as_ada.post(url, {"text": "-----BEGIN NOTHING-----"})
    assert refused.status_code == 422
    file = SimpleUploadedFile("support.p12", p12())
    assert as_ada.post(url, {"file": file, "passphrase": "geheim"}).status_code == 302
    assert MailKey.objects.count() == 2
    added = as_ada.post(url, {"text": keys.pgp_public(pgp()).decode()})
    assert added.status_code == 302
    page = as_ada.get(url).content.decode()
    assert "dora@nordwind.example" in page
    for key in MailKey.objects.all():
        assert as_ada.post(f"{url}{key.pk}/removal/").status_code == 302
    assert not MailKey.objects.exists()
    assert Event.objects.filter(kind="mail_key.removed").count() == 3


def test_the_command_line_does_the_same(tmp_path: Path) -> None:
    file = tmp_path / "support.p12"
    file.write_bytes(p12())
    run = CliRunner()
    added = run.invoke(
        app, ["key", "add", str(file), "--passphrase-stdin", "--json"], input="geheim\n"
    )
    assert added.exit_code == 0, added.output
    assert {each["opens"] for each in json.loads(added.output)} == {True, False}
    listed = run.invoke(app, ["key", "list"]).output
    assert SUPPORT in listed
    assert "opens mail" in listed
    print_of = MailKey.objects.get(secret__gt="").fingerprint
    assert run.invoke(app, ["key", "remove", print_of[:12]]).exit_code == 0
    assert MailKey.objects.count() == 1
    gone = run.invoke(app, ["key", "remove", print_of])
    assert isinstance(gone.exception, Invalid)


def test_a_mail_that_nobody_can_open_says_what_to_do(arrive: Arrive, as_ada: Client) -> None:
    inbound = arrive(keys.smime_encrypted())
    page = as_ada.get(f"/tickets/{ticket_of(inbound).pk}/").content.decode()
    assert "This mail is encrypted (S/MIME), and no key here opens it." in page
    assert "smime.p7m" in page


def test_a_mail_whose_key_cannot_be_read_waits_and_the_reason_names_the_key(
    arrive: Arrive,
) -> None:
    actions.add(p12(), passphrase="geheim", by=SYSTEM)
    with override_settings(SECRET_KEY="another desk's key, which is as long as it has to be"):
        inbound = arrive(keys.smime_encrypted())

    assert inbound.state == "parked"
    assert inbound.reason.startswith(f"The mail key “{MailKey.objects.get(secret__gt='')}” cannot")
    assert "password" not in inbound.reason


def test_an_encrypted_mail_is_opened_as_it_arrives(arrive: Arrive, as_ada: Client) -> None:
    actions.add(p12(), passphrase="geheim", by=SYSTEM)
    actions.add(str(support_key()).encode(), by=SYSTEM)
    for raw in (keys.smime_encrypted(), keys.pgp_encrypted()):
        inbound = arrive(raw.replace(b"<1@", b"<%d@" % len(raw)))
        assert message_of(inbound).reply == "The export stops at 60 %."
        page = as_ada.get(f"/tickets/{ticket_of(inbound).pk}/").content.decode()
        assert "It came encrypted" in page


@pytest.mark.parametrize(
    ("changed", "known", "sentence"),
    [
        (False, True, "Signed by Dora &lt;dora@nordwind.example&gt;, and unchanged since."),
        (False, False, "Nobody here has checked whether the key is theirs."),
        (True, True, "Changed after Dora &lt;dora@nordwind.example&gt; had signed it"),
    ],
)
def test_the_ticket_says_what_a_signature_is_worth(
    arrive: Arrive, as_ada: Client, changed: bool, known: bool, sentence: str
) -> None:
    if known:
        actions.add(authority().pem, by=SYSTEM)
    raw = keys.smime_signed()
    inbound = arrive(raw.replace(b"60 %", b"90 %") if changed else raw)
    page = as_ada.get(f"/tickets/{ticket_of(inbound).pk}/").content.decode()
    assert sentence in page
