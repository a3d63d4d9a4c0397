"""A small IMAP server for machines without Dovecot, and for faults that Dovecot does not have.

It speaks the part of IMAP4rev1 (RFC 3501) that a reader needs: LOGIN, LIST, EXAMINE and SELECT, UID
SEARCH and UID FETCH, IDLE (RFC 2177), NOOP, LOGOUT. ``broken`` names UIDs that it refuses to hand
out, ``cutting`` those on which it hangs up.
"""

from __future__ import annotations

import base64
import contextlib
import re
import socket
import socketserver
import ssl
import threading
import time
from datetime import UTC, datetime

from rapport.channels.email.tests.authorisation import AuthorisationServer
from rapport.channels.email.tests.dovecot import PASSWORD

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class ImapServer:
    """An IMAP server that keeps its mail in memory; every user's password is ``PASSWORD``."""

    name = "small"

    def __init__(self, *, idle: bool = True, tls: ssl.SSLContext | None = None) -> None:
        self.idle = idle
        self.tls = tls
        self.tokens: AuthorisationServer | None = None
        self.uidvalidity = 1000
        self.next_uid = 1
        self.boxes: dict[str, dict[int, tuple[bytes, datetime]]] = {}
        self.broken: set[int] = set()
        self.cutting: set[int] = set()
        self.seen_commands: list[str] = []
        self.changed = threading.Condition()
        self._server: _Server | None = None
        self.host, self.port = "127.0.0.1", 0

    def trust(self, tokens: AuthorisationServer) -> None:
        """Let in who shows a token of that server."""
        self.tokens = tokens

    def knows_token(self, answer: bytes) -> str:
        """Return who shows a token that is good, empty when nobody does."""
        return self.tokens.bearer(answer) if self.tokens is not None else ""

    def start(self) -> None:
        """Listen, on the same port again after a stop."""
        self._server = _Server((self.host, self.port), self)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Hang up on everybody and stop to listen; the mail stays."""
        if self._server is None:
            return
        self._server.shutdown()
        self._server.server_close()
        self._server.hang_up()
        self._server = None

    def close(self) -> None:
        """Stop for good."""
        self.stop()

    def deliver(self, user: str, raw: bytes, at: datetime | None = None) -> None:
        """Put a mail into the user's INBOX and tell who idles there."""
        with self.changed:
            box = self.boxes.setdefault(user, {})
            box[self.next_uid] = (raw, at or datetime.now(UTC))
            self.next_uid += 1
            self.changed.notify_all()

    def messages(self, user: str) -> list[bytes]:
        """Return what lies in the user's INBOX, in the order of arrival."""
        return [raw for _uid, (raw, _at) in sorted(self.boxes.get(user, {}).items())]

    def renumber(self, user: str) -> None:
        """Give all mail of the user new UIDs, under another UIDVALIDITY."""
        self.uidvalidity += 1
        self.boxes[user] = dict(enumerate(self.boxes.get(user, {}).values(), start=1))
        self.next_uid = len(self.boxes[user]) + 1


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], imap: ImapServer) -> None:
        self.imap = imap
        self._open: set[_Session] = set()
        super().__init__(address, _Session)

    def hang_up(self) -> None:
        for session in list(self._open):
            with contextlib.suppress(OSError):
                session.connection.shutdown(2)

    def get_request(self) -> tuple[socket.socket, object]:
        connection, address = super().get_request()
        if self.imap.tls is not None:
            connection = self.imap.tls.wrap_socket(connection, server_side=True)
        return connection, address

    def joined(self, session: _Session) -> None:
        self._open.add(session)

    def left(self, session: _Session) -> None:
        self._open.discard(session)


class _Session(socketserver.StreamRequestHandler):
    server: _Server
    user = ""
    known = 0  # how many mails the client has been told of

    def handle(self) -> None:
        self.server.joined(self)
        self._say("* OK ready")
        with contextlib.suppress(OSError):
            while line := self.rfile.readline():
                tag, _, rest = line.decode("latin-1").strip().partition(" ")
                if not self._obey(tag, rest):
                    break

    def finish(self) -> None:
        self.server.left(self)
        with contextlib.suppress(OSError):
            super().finish()

    def _obey(self, tag: str, rest: str) -> bool:
        imap = self.server.imap
        imap.seen_commands.append(rest)
        verb = rest.split(" ", 1)[0].upper()
        if verb == "LOGOUT":
            self._say("* BYE see you", f"{tag} OK done")
            return False
        if verb == "CAPABILITY":
            self._say("* CAPABILITY IMAP4rev1" + (" IDLE" if imap.idle else ""), f"{tag} OK done")
        elif verb == "LOGIN":
            self._login(tag, rest)
        elif verb == "AUTHENTICATE":
            self._authenticate(tag)
        elif verb in ("EXAMINE", "SELECT"):
            self._select(tag, verb, rest)
        elif verb == "LIST":
            self._say('* LIST () "/" INBOX', f"{tag} OK done")
        elif verb == "IDLE" and imap.idle:
            self._idle(tag)
        elif rest.upper().startswith("UID SEARCH"):
            self._search(tag, rest)
        elif rest.upper().startswith("UID FETCH"):
            return self._fetch(tag, rest)
        elif verb == "NOOP":
            self._say(f"{tag} OK done")
        else:
            self._say(f"{tag} BAD what?")
        return True

    @property
    def _box(self) -> dict[int, tuple[bytes, datetime]]:
        return self.server.imap.boxes.setdefault(self.user, {})

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode("latin-1"))
        self.wfile.flush()

    def _login(self, tag: str, rest: str) -> None:
        words = [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', rest)]
        if words[2] != PASSWORD:
            self._say(f"{tag} NO [AUTHENTICATIONFAILED] Authentication failed.")
            return
        self.user = words[1]
        self._say(f"{tag} OK done")

    def _authenticate(self, tag: str) -> None:
        """XOAUTH2: a refusal is a challenge with the reason, which wants an empty answer."""
        self._say("+ ")
        user = self.server.imap.knows_token(self.rfile.readline().strip())
        if user:
            self.user = user
            self._say(f"{tag} OK done")
            return
        self._say("+ " + base64.b64encode(b'{"status":"401","schemes":"Bearer"}').decode())
        answer = self.rfile.readline().strip()
        self._say(f"{tag} NO [AUTHENTICATIONFAILED] token refused, answered {answer!r}")

    def _select(self, tag: str, verb: str, rest: str) -> None:
        imap = self.server.imap
        self.known = len(self._box)
        if rest.split(" ", 1)[1].strip('"').upper() != "INBOX":
            self._say(f"{tag} NO [NONEXISTENT] Mailbox doesn't exist")
            return
        self._say(
            r"* FLAGS (\Seen \Answered)",
            f"* {len(self._box)} EXISTS",
            "* 0 RECENT",
            f"* OK [UIDVALIDITY {imap.uidvalidity}]",
            f"* OK [UIDNEXT {imap.next_uid}]",
            f"{tag} OK [READ-{'ONLY' if verb == 'EXAMINE' else 'WRITE'}]",
        )

    def _search(self, tag: str, rest: str) -> None:
        if wanted := re.findall(r'HEADER "?Message-ID"? "?<?([^">]+)', rest, re.IGNORECASE):
            uids = [uid for uid, (raw, _at) in self._box.items() if wanted[0].encode() in raw]
            self._say("* SEARCH" + "".join(f" {uid}" for uid in uids), f"{tag} OK done")
            return
        first = int(re.findall(r"(\d+):\*", rest)[0])
        uids = [uid for uid in sorted(self._box) if uid >= first]
        if not uids and self._box:
            uids = [max(self._box)]  # "n:*" always names the last one.
        self._say("* SEARCH" + "".join(f" {uid}" for uid in uids), f"{tag} OK done")

    def _fetch(self, tag: str, rest: str) -> bool:
        imap = self.server.imap
        _, _, numbers, what = rest.split(" ", 3)
        for uid in _uids(numbers, self._box):
            raw, at = self._box[uid]
            position = sorted(self._box).index(uid) + 1
            if "BODY" in what.upper():
                if uid in imap.cutting:
                    return False
                if uid in imap.broken:
                    self._say(f"{tag} NO this one is damaged")
                    return True
                head = f"* {position} FETCH (UID {uid} BODY[] {{{len(raw)}}}\r\n"
                self.wfile.write(head.encode() + raw + b")\r\n")
            else:
                date = f"{at.day:2d}-{_NAMES[at.month - 1]}-{at:%Y %H:%M:%S} +0000"
                self._say(
                    f'* {position} FETCH (UID {uid} RFC822.SIZE {len(raw)} INTERNALDATE "{date}")'
                )
        self._say(f"{tag} OK done")
        return True

    def _idle(self, tag: str) -> None:
        imap = self.server.imap
        self._say("+ idling")
        known = self.known
        self.connection.settimeout(0.05)
        line = b""
        try:
            while not line:
                with contextlib.suppress(TimeoutError):
                    line = self.connection.recv(64)
                    if not line:
                        return
                with imap.changed:
                    count = len(self._box)
                if count != known:
                    known = count
                    self._say(f"* {count} EXISTS")
        finally:
            self.connection.settimeout(None)
        self._say(f"{tag} OK done")
        time.sleep(0)


def _uids(numbers: str, box: dict[int, tuple[bytes, datetime]]) -> list[int]:
    found: list[int] = []
    for part in numbers.split(","):
        first, _, last = part.partition(":")
        upto = max(box, default=0) if last == "*" else int(last or first)
        found += [uid for uid in sorted(box) if int(first) <= uid <= upto]
    return found
