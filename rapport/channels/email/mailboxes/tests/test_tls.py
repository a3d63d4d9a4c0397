"""Encrypted connections, refused where the certificate is not valid."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from rapport.channels.email.mailboxes.probe import probe
from rapport.channels.email.models import Security, Server
from rapport.channels.email.tests.dovecot import PASSWORD, free_port
from rapport.channels.email.tests.imap_server import ImapServer

pytestmark = pytest.mark.servers

HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a self-signed certificate for this machine, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "desk.example")])
    now = datetime.now(UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(address, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "certificate.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture
def context(certificate: Path) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate)
    return made


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name the certificate as an authority, as an administrator would."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.fixture
def imap(context: ssl.SSLContext) -> Iterator[Server]:
    server = ImapServer(tls=context)
    server.start()
    yield Server(HOST, server.port, Security.TLS, "support@desk.example", PASSWORD)
    server.close()


@pytest.fixture(params=[Security.TLS, Security.STARTTLS])
def smtp(context: ssl.SSLContext, request: pytest.FixtureRequest) -> Iterator[Server]:
    """Yield an SMTP server, encrypted from the start or on request."""
    port = free_port()
    tls: dict[str, Any] = (
        {"ssl_context": context} if request.param == Security.TLS else {"tls_context": context}
    )
    controller = Controller(Sink(), hostname=HOST, port=port, **tls)
    controller.start()
    yield Server(HOST, port, request.param, "", "")
    controller.stop(no_assert=True)


def test_a_valid_certificate_lets_mail_through(trusted: None, imap: Server, smtp: Server) -> None:
    findings = probe(imap, smtp)

    assert findings.all_work, findings


def test_an_invalid_certificate_is_refused_and_said(imap: Server, smtp: Server) -> None:
    findings = probe(imap, smtp)

    failed = [step.sentence for step in findings.steps if not step.works]
    assert len(failed) == 2
    assert all("The certificate of 127.0.0.1 is not valid" in sentence for sentence in failed)


def test_starttls_is_never_left_out_when_the_server_cannot(trusted: None) -> None:
    server = ImapServer()
    server.start()
    plain = Controller(Sink(), hostname=HOST, port=free_port())
    plain.start()
    try:
        findings = probe(
            Server(HOST, server.port, Security.STARTTLS, "support@desk.example", PASSWORD),
            Server(HOST, plain.port, Security.STARTTLS, "support@desk.example", PASSWORD),
        )
    finally:
        plain.stop(no_assert=True)
        server.close()

    assert [step.works for step in findings.steps] == [False, False]
    assert not any(command.startswith("LOGIN") for command in server.seen_commands)
