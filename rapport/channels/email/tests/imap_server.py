"""A small IMAP server, which can also lie and fail.

For machines without Dovecot, and for faults that Dovecot does not have. It speaks the part of
IMAP4rev1 (RFC 3501) that a reader needs: LOGIN, AUTHENTICATE XOAUTH2, LIST, EXAMINE and SELECT,
UID SEARCH and UID FETCH, IDLE (RFC 2177), NOOP, LOGOUT. ``Faults`` says how it lies and fails.
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
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from rapport.channels.email.tests.authorisation import AuthorisationServer
from rapport.channels.email.tests.dovecot import PASSWORD

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass
class Faults:
    """The server's faults, with mails named by their UIDs.

    It refuses to hand out ``broken`` mails, hangs up on ``cutting`` ones, lists ``silent`` ones
    and says nothing about them, has no arrival time for ``dateless`` ones; ``sizes`` are false.
    ``chatty``: it tells of all mails whenever it is asked for one. ``uidnext`` and ``exists`` are
    added to the true numbers. ``no_idle``: it offers IDLE and refuses it. ``bye``: it hangs up at
    the next such command.
    """

    broken: set[int] = field(default_factory=set)
    cutting: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)
    dateless: set[int] = field(default_factory=set)
    sizes: dict[int, int] = field(default_factory=dict)
    chatty: bool = False
    uidnext: int = 0
    exists: int = 0
    no_idle: bool = False
    bye: str = ""


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
        self.faults = Faults()
        self.seen_commands: list[str] = []
        self.changed = threading.Condition()
        self._server: _Server | None = None
        self.host, self.port = "127.0.0.1", 0

    def trust(self, tokens: AuthorisationServer) -> None:
        """Accept tokens of that server."""
        self.tokens = tokens

    def knows_token(self, answer: bytes) -> str:
        """Return who shows a valid token, empty when nobody does."""
        return self.tokens.bearer(answer) if self.tokens is not None else ""

    def start(self) -> None:
        """Listen, on the same port again after a stop."""
        self._server = _Server((self.host, self.port), self)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Disconnect everybody and stop listening; the mail stays."""
        if self._server is None:
            return
        self._server.shutdown()
        self._server.server_close()
        self._server.hang_up()
        self._server = None

    def close(self) -> None:
        """Stop for good."""
        self.stop()

    def deliver(
        self, user: str, raw: bytes, at: datetime | None = None, folder: str = "INBOX"
    ) -> None:
        """Put a mail into a folder of the user, and tell clients that idle there."""
        with self.changed:
            box = self.boxes.setdefault(_key(user, folder), {})
            box[self.next_uid] = (raw, at or datetime.now(UTC))
            self.next_uid += 1
            self.changed.notify_all()

    def messages(self, user: str) -> list[bytes]:
        """Return the mails in the user's INBOX, in order of arrival."""
        return [raw for _uid, (raw, _at) in sorted(self.boxes.get(user, {}).items())]

    def renumber(self, user: str) -> None:
        """Give all mail of the user new UIDs, under another UIDVALIDITY."""
        self.uidvalidity += 1
        self.boxes[user] = dict(enumerate(self.boxes.get(user, {}).values(), start=1))
        self.next_uid = len(self.boxes[user]) + 1


def _key(user: str, folder: str) -> str:
    return user if folder == "INBOX" else f"{user}/{folder}"


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
    folder = "INBOX"
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
        if imap.faults.bye and imap.faults.bye in rest.upper():
            imap.faults.bye = ""
            self._say("* BYE the server goes down for a while")
            return False
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
            self._list(tag)
        elif verb == "IDLE" and imap.idle and not imap.faults.no_idle:
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
        return self.server.imap.boxes.setdefault(_key(self.user, self.folder), {})

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
        """Handle XOAUTH2: a refusal is a challenge with the reason, which needs an empty answer."""
        self._say("+ ")
        user = self.server.imap.knows_token(self.rfile.readline().strip())
        if user:
            self.user = user
            self._say(f"{tag} OK done")
            return
        self._say("+ " + base64.b64encode(b'{"status":"401","schemes":"Bearer"}').decode())
        answer = self.rfile.readline().strip()
        self._say(f"{tag} NO [AUTHENTICATIONFAILED] token refused, answered {answer!r}")

    @property
    def _folders(self) -> list[str]:
        mine = f"{self.user}/"
        others = [key.removeprefix(mine) for key in self.server.imap.boxes if key.startswith(mine)]
        return ["INBOX", *sorted(others)]

    def _list(self, tag: str) -> None:
        for name in self._folders:
            flags = r"\Junk" if name == "Spam" else ""
            self._say(f'* LIST ({flags}) "/" "{name}"')
        self._say(f"{tag} OK done")

    def _select(self, tag: str, verb: str, rest: str) -> None:
        imap = self.server.imap
        name = rest.split(" ", 1)[1].strip('"')
        if name not in self._folders:
            self._say(f"{tag} NO [NONEXISTENT] Mailbox doesn't exist")
            return
        self.folder = name
        self.known = len(self._box)
        self._say(
            r"* FLAGS (\Seen \Answered)",
            f"* {len(self._box) + imap.faults.exists} EXISTS",
            "* 0 RECENT",
            f"* OK [UIDVALIDITY {imap.uidvalidity}]",
            f"* OK [UIDNEXT {imap.next_uid + imap.faults.uidnext}]",
            f"{tag} OK [READ-{'ONLY' if verb == 'EXAMINE' else 'WRITE'}]",
        )

    def _search(self, tag: str, rest: str) -> None:
        if wanted := re.findall(r'HEADER "?Message-ID"? "?<?([^">]+)', rest, re.IGNORECASE):
            uids = [uid for uid, (raw, _at) in self._box.items() if wanted[0].encode() in raw]
            self._say("* SEARCH" + "".join(f" {uid}" for uid in uids), f"{tag} OK done")
            return
        numbers = rest.split("UID ", 2)[2].split(" ")[0]
        uids = _uids(numbers, self._box)
        if not uids and numbers.endswith("*") and self._box:
            uids = [max(self._box)]  # "n:*" always includes the last one.
        if since := re.findall(r"SINCE (\d+)-(\w+)-(\d+)", rest):
            day, month, year = since[0]
            first = date(int(year), _NAMES.index(month) + 1, int(day))
            uids = [uid for uid in uids if self._box[uid][1].date() >= first]
        self._say("* SEARCH" + "".join(f" {uid}" for uid in uids), f"{tag} OK done")

    def _fetch(self, tag: str, rest: str) -> bool:
        faults = self.server.imap.faults
        _, _, numbers, what = rest.split(" ", 3)
        asked = _uids(numbers, self._box)
        for uid in sorted(self._box) if faults.chatty else asked:
            if uid in faults.silent:
                continue
            if "BODY" in what.upper() and uid in asked:
                if uid in faults.cutting:
                    return False
                if uid in faults.broken:
                    self._say(f"{tag} NO this one is damaged")
                    return True
                self._hand_out(uid, what)
            else:
                self._tell(uid)
        self._say(f"{tag} OK done")
        return True

    def _tell(self, uid: int) -> None:
        """Send what is known of a mail without opening it."""
        faults = self.server.imap.faults
        raw, at = self._box[uid]
        sentence = f"UID {uid} RFC822.SIZE {faults.sizes.get(uid, len(raw))}"
        if uid not in faults.dateless:
            date_ = f"{at.day:2d}-{_NAMES[at.month - 1]}-{at:%Y %H:%M:%S} +0000"
            sentence += f' INTERNALDATE "{date_}"'
        self._say(f"* {self._position(uid)} FETCH ({sentence})")

    def _hand_out(self, uid: int, what: str) -> None:
        """Send a mail, its header fields, or a part of it ("<from.count>")."""
        raw, name = self._box[uid][0], "BODY[]"
        if "HEADER" in what:
            raw, name = raw.partition(b"\n\n")[0] + b"\n\n", "BODY[HEADER]"
        elif part := re.findall(r"<(\d+)\.(\d+)>", what):
            start, count = map(int, part[0])
            raw, name = raw[start : start + count], f"BODY[]<{start}>"
        head = f"* {self._position(uid)} FETCH (UID {uid} {name} {{{len(raw)}}}\r\n"
        self.wfile.write(head.encode() + raw + b")\r\n")

    def _position(self, uid: int) -> int:
        return bisect_left(sorted(self._box), uid) + 1

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
    last_uid = max(box, default=0)
    for part in numbers.split(","):
        first, _, last = part.partition(":")
        begins = last_uid if first == "*" else int(first)
        upto = last_uid if "*" in (first, last) else int(last or first)
        found += [uid for uid in sorted(box) if begins <= uid <= upto]
    return found
