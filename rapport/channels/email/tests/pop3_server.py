"""A small POP3 server with its mail in memory.

It does what RFC 1939 says, and no more. It refuses to hand out the unique-ids in ``broken``, and
hangs up on those in ``cutting``.
"""

from __future__ import annotations

import base64
import contextlib
import socket
import socketserver
import ssl
import threading

from rapport.channels.email.tests.authorisation import AuthorisationServer
from rapport.channels.email.tests.dovecot import PASSWORD


class Pop3Server:
    """A POP3 server with one box; the password is ``PASSWORD``."""

    def __init__(self, *, tls: ssl.SSLContext | None = None, at_once: bool = False) -> None:
        self.tls, self.at_once = tls, at_once
        self.tokens: AuthorisationServer | None = None
        self.mails: dict[str, bytes] = {}
        self.broken: set[str] = set()
        self.cutting: set[str] = set()
        self.seen_commands: list[str] = []
        self._count = 0
        self._server = _Server(("127.0.0.1", 0), self)
        self.host, self.port = "127.0.0.1", self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def deliver(self, raw: bytes) -> str:
        """Put a mail into the box and return its unique-id."""
        self._count += 1
        uidl = f"{self._count:08x}.mail"
        self.mails[uidl] = raw
        return uidl


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], pop3: Pop3Server) -> None:
        self.pop3 = pop3
        super().__init__(address, _Session)

    def get_request(self) -> tuple[socket.socket, object]:
        connection, address = super().get_request()
        if self.pop3.tls is not None and self.pop3.at_once:
            connection = self.pop3.tls.wrap_socket(connection, server_side=True)
        return connection, address


class _Session(socketserver.StreamRequestHandler):
    server: _Server
    user = ""

    def handle(self) -> None:
        self.box = list(self.server.pop3.mails.items())
        self.deleted: set[str] = set()
        self._say("+OK ready")
        with contextlib.suppress(OSError):
            while line := self.rfile.readline():
                arguments = line.decode("latin-1").strip().split()
                self.server.pop3.seen_commands.append(" ".join(arguments))
                if not self._obey(arguments[0].upper() if arguments else "", arguments[1:]):
                    break

    def _obey(self, verb: str, arguments: list[str]) -> bool:
        if verb == "QUIT":
            for uidl in self.deleted:
                self.server.pop3.mails.pop(uidl, None)
            self._say("+OK bye")
            return False
        if not self.user and verb not in ("USER", "PASS", "AUTH", "STLS", "CAPA"):
            self._say("-ERR sign in first")
            return True
        act = getattr(self, f"_{verb.lower()}", None)
        if act is None:
            self._say("-ERR what?")
            return True
        return act(arguments) is not False

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode("latin-1"))
        self.wfile.flush()

    def _user(self, arguments: list[str]) -> None:
        self._name = arguments[0]
        self._say("+OK")

    def _pass(self, arguments: list[str]) -> None:
        self.user = self._name if arguments == [PASSWORD] else ""
        self._say("+OK" if self.user else "-ERR [AUTH] wrong password")

    def _auth(self, arguments: list[str]) -> None:
        """Handle XOAUTH2: a refusal is a challenge with the reason, which needs an empty answer."""
        tokens = self.server.pop3.tokens
        self._say("+ ")
        self.user = tokens.bearer(self.rfile.readline().strip()) if tokens else ""
        if self.user:
            self._say("+OK")
            return
        self._say("+ " + base64.b64encode(b'{"status":"401"}').decode())
        self.rfile.readline()
        self._say("-ERR [AUTH] token refused")

    def _capa(self, arguments: list[str]) -> None:
        self._say("+OK", "UIDL", "TOP", *(["STLS"] if self.server.pop3.tls else []), ".")

    def _stls(self, arguments: list[str]) -> None:
        tls = self.server.pop3.tls
        if tls is None:
            self._say("-ERR no TLS here")
            return
        self._say("+OK begin")
        self.connection = tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")

    def _uidl(self, arguments: list[str]) -> None:
        self._say("+OK", *(f"{n} {uidl}" for n, (uidl, _raw) in self._here()), ".")

    def _list(self, arguments: list[str]) -> None:
        self._say("+OK", *(f"{n} {len(raw)}" for n, (_uidl, raw) in self._here()), ".")

    def _here(self) -> list[tuple[int, tuple[str, bytes]]]:
        return list(enumerate(self.box, start=1))

    def _top(self, arguments: list[str]) -> None:
        raw = self.box[int(arguments[0]) - 1][1]
        self._hand_out(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n")

    def _retr(self, arguments: list[str]) -> bool:
        uidl, raw = self.box[int(arguments[0]) - 1]
        if uidl in self.server.pop3.cutting:
            return False
        if uidl in self.server.pop3.broken:
            self._say("-ERR this one is damaged")
        else:
            self._hand_out(raw)
        return True

    def _hand_out(self, raw: bytes) -> None:
        lines = raw.replace(b"\r\n", b"\n").removesuffix(b"\n").split(b"\n")
        stuffed = [b"." + line if line.startswith(b".") else line for line in lines]
        self.wfile.write(b"+OK\r\n" + b"\r\n".join(stuffed) + b"\r\n.\r\n")
        self.wfile.flush()

    def _dele(self, arguments: list[str]) -> None:
        self.deleted.add(self.box[int(arguments[0]) - 1][0])
        self._say("+OK")
