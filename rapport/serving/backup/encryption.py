"""Encryption of backups for people whose private key is elsewhere.

The format is age (https://age-encryption.org/v1).

Only public keys are ever stored here, so whoever takes the desk cannot read its backups.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage
from django.utils.translation import gettext as _

from rapport.core.errors import Invalid

BEGINNING = b"age-encryption.org/"
PRIVATE = ("AGE-SECRET-KEY-", "-----BEGIN")


def recipients(text: str) -> list[Any]:
    """Return the public keys in a text, one a line: of age or of SSH; raises Invalid."""
    lines = [line.strip() for line in text.splitlines()]
    return [_recipient(line) for line in lines if line and not line.startswith("#")]


def _recipient(line: str) -> Any:
    if line.upper().startswith(PRIVATE):
        raise Invalid(
            _(
                "This is a private key, with which anybody can open your backups. Keep it away "
                "from the desk, and give its public key instead: it begins with age1."
            )
        )
    kind = pyrage.ssh.Recipient if line.startswith("ssh-") else pyrage.x25519.Recipient
    try:
        return kind.from_str(line)
    except pyrage.RecipientError as error:
        raise Invalid(
            _("“%s” is no public key. One of age begins with age1, one of SSH with ssh-ed25519.")
            % line[:60]
        ) from error


def identity(path: Path) -> Any:
    """Return the private key in a file of `rapport backup key`, age-keygen or ssh-keygen."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise Invalid(
            _("%(source)s cannot be read: %(reason)s.")
            % {"source": path, "reason": error.strerror or error}
        ) from error
    try:
        if b"-----BEGIN" in text:
            return pyrage.ssh.Identity.from_buffer(text)
        lines = text.decode().split()
        return pyrage.x25519.Identity.from_str(next(s for s in lines if s.startswith(PRIVATE[0])))
    except (pyrage.IdentityError, UnicodeDecodeError, StopIteration) as error:
        raise Invalid(_("%s holds no private key of age or SSH.") % path) from error


def new_identity() -> Any:
    """Return a new private key."""
    return pyrage.x25519.Identity.generate()


def is_encrypted(file: IO[bytes]) -> bool:
    """Return whether a file is encrypted; it stands at its beginning before and afterwards."""
    begins = file.read(len(BEGINNING)) == BEGINNING
    file.seek(0)
    return begins


@contextmanager
def encrypting(target: IO[bytes], keys: Sequence[Any]) -> Iterator[IO[bytes]]:
    """Yield where to write what is encrypted into the target; without keys, the target itself."""
    if not keys:
        yield target
        return
    incoming, outgoing = os.pipe()
    sink = _Sink(target)
    with open(incoming, "rb") as source:
        beside = _Beside(lambda: pyrage.encrypt_io(source, sink, keys), source)
        try:
            with open(outgoing, "wb") as plain:
                yield plain
        except BrokenPipeError:
            # The cause is what befell the other side.
            beside.finish(sink)
            raise
        finally:
            beside.join()
        beside.finish(sink)


@contextmanager
def decrypting(source: IO[bytes], key: Any) -> Iterator[IO[bytes]]:
    """Yield where to read what was encrypted; raises Invalid when the key does not open it."""
    incoming, outgoing = os.pipe()
    with open(incoming, "rb") as plain:
        # Its thread closes it.
        target = open(outgoing, "wb")  # noqa: SIM115
        sink = _Sink(target)
        beside = _Beside(lambda: pyrage.decrypt_io(source, sink, [key]), target)
        try:
            yield plain
        except Exception:  # Its cause is on the other side, where there is one.
            plain.close()
            beside.join()
            beside.raise_unopened()
            raise
    beside.join()
    beside.raise_unopened()


class _Sink:
    """A file that remembers why it could not be written: pyrage passes on only words."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.error: OSError | None = None

    def write(self, content: bytes) -> int:
        try:
            return self._file.write(content)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        """Write what is kept back."""
        try:
            self._file.flush()
        except OSError as error:
            self.error = error
            raise


class _Beside(threading.Thread):
    """Encryption in a thread of its own; closes its end of the pipe in any case."""

    def __init__(self, act: Callable[[], object], end: IO[bytes]) -> None:
        super().__init__(name="backup encryption", daemon=True)
        self._act, self._end = act, end
        self.error: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self._act()
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            self.error = error
        finally:
            try:
                self._end.close()
            except OSError as error:
                self.error = self.error or error

    def finish(self, sink: _Sink) -> None:
        """Raise what stopped it, if anything did."""
        self.join()
        if self.error is not None:
            raise sink.error or self.error

    def raise_unopened(self) -> None:
        """Raise Invalid when what it read could not be decrypted."""
        if isinstance(self.error, pyrage.DecryptError):
            raise Invalid(
                _("This key does not open the backup, or the file is damaged.")
            ) from self.error
        if isinstance(self.error, OSError) and not isinstance(self.error, BrokenPipeError):
            raise Invalid(_("The backup is damaged: it cannot be decrypted.")) from self.error
