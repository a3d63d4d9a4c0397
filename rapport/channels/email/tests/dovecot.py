"""A private Dovecot, started and stopped by a test.

It has a folder, a port and users of its own.
"""

from __future__ import annotations

import mailbox
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from rapport.channels.email.tests.authorisation import AuthorisationServer

PASSWORD = "geheim"

CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login{mechanisms}
# Who is refused is told at once; otherwise two seconds later.
auth_failure_delay = 0
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {group}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = 100
# Who waits in IDLE hears of a mail that came between its last fetch and IDLE.
mailbox_idle_check_interval = 1s
{token_passdb}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner_group} home={folder}/mail/%u
}}
service imap-login {{
  {chroot}
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  {chroot}
  # No penalty either for an address from which somebody was refused before, up to 15 seconds.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""


# Dovecot asks the authorisation server about each token (RFC 7662).
TOKENS = """
tokeninfo_url =
introspection_url = {address}/introspect
introspection_mode = post
username_attribute = email
active_attribute = active
active_value = true
force_introspection = yes
"""
TOKEN_PASSDB = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/tokens
}}
"""


def _arrival(key: str) -> tuple[int, ...]:
    """Return the numbers of a maildir's key: as text, a ten would come before a two."""
    return tuple(map(int, re.findall(r"\d+", key.split(".")[0] + "." + key.split(".")[1])))


def is_installed() -> bool:
    """Return whether this machine has Dovecot."""
    return shutil.which("dovecot") is not None or Path("/usr/sbin/dovecot").exists()


class Dovecot:
    """An IMAP server with one Maildir per user; every user's password is ``PASSWORD``."""

    name = "dovecot"

    def __init__(self) -> None:
        # Short, because paths of Unix sockets are; open, because its processes change user.
        self.folder = Path(tempfile.mkdtemp(prefix="dc-", dir="/tmp"))
        self.folder.chmod(0o755)
        self.host, self.port = "127.0.0.1", free_port()
        self._process: subprocess.Popen[bytes] | None = None
        is_root = os.geteuid() == 0
        self._owner = pwd.getpwnam("nobody" if is_root else pwd.getpwuid(os.geteuid()).pw_name)
        (self.folder / "mail").mkdir()
        self._own(self.folder / "mail")
        group = "dovecot" if is_root else subprocess.check_output(["id", "-gn"], text=True).strip()
        self._group = group
        self._configure()

    def _configure(self, *, tokens: bool = False) -> None:
        is_root = os.geteuid() == 0
        me = pwd.getpwuid(os.geteuid()).pw_name
        (self.folder / "conf").write_text(
            CONFIG.format(
                folder=self.folder,
                port=self.port,
                password=PASSWORD,
                owner=self._owner.pw_uid,
                owner_group=self._owner.pw_gid,
                internal="dovecot" if is_root else me,
                login="dovenull" if is_root else me,
                group=self._group,
                chroot="" if is_root else "chroot =",
                mechanisms=" xoauth2 oauthbearer" if tokens else "",
                token_passdb=TOKEN_PASSDB.format(folder=self.folder) if tokens else "",
            )
        )

    def trust(self, tokens: AuthorisationServer) -> None:
        """Accept tokens of that server; must be called before the start."""
        (self.folder / "tokens").write_text(TOKENS.format(address=tokens.address))
        self._configure(tokens=True)

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = subprocess.Popen(
            ["/usr/sbin/dovecot", "-F", "-c", str(self.folder / "conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_for_port(self.host, self.port)

    def stop(self) -> None:
        """Stop it; its mail stays.

        All its processes at once: asked to stop, it would wait for them for seconds.
        """
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)
            self._process = None

    def close(self) -> None:
        """Stop it and delete its mail."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def deliver(self, user: str, raw: bytes) -> None:
        """Put a mail into the user's INBOX, as a mail server does."""
        self._maildir(user).add(raw)
        self._own(self.folder / "mail" / user)

    def messages(self, user: str) -> list[bytes]:
        """Return the mails in the user's INBOX, in order of arrival."""
        box = self._maildir(user)
        return [box.get_bytes(key) for key in sorted(box.keys(), key=_arrival)]

    def renumber(self, user: str) -> None:
        """Give all mail of the user new UIDs, under another UIDVALIDITY."""
        running = self._process is not None
        self.stop()
        home = self.folder / "mail" / user
        for file in home.glob("dovecot*"):
            if file.is_file():
                file.unlink()
        # Dovecot uses the time as UIDVALIDITY: the next one must not be in the same second.
        (home / "dovecot-uidlist").write_text(f"3 V{int(time.time()) + 1000} N100\n")
        self._own(home)
        if running:
            self.start()

    def _maildir(self, user: str) -> mailbox.Maildir:
        return mailbox.Maildir(self.folder / "mail" / user, create=True)

    def _own(self, folder: Path) -> None:
        if os.geteuid() != 0:
            return
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self._owner.pw_uid, self._owner.pw_gid)


def free_port() -> int:
    """Return a port that is free at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(host: str, port: int, seconds: float = 15) -> None:
    """Wait until something answers there."""
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection((host, port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
