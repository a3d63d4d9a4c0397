"""The process that opens one PGP message.

With bounded memory and time, because a message of a kilobyte may unpack to gigabytes, and the
library that opens it knows no limit. Reads a job as JSON from standard input, writes a line of
JSON and then the content. Started by path (`pgp.py`), so it imports nothing of Rapport.
"""

from __future__ import annotations

import base64
import json
import resource
import sys
from collections.abc import Callable
from typing import Any

MEMORY = 1_500_000_000  # bytes of address space, of which the libraries take a part
SECONDS = 10
LARGEST = 100_000_000


def main() -> None:
    """Do the job."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    job = json.load(sys.stdin)
    result, content = _opened(job)
    if len(content) > LARGEST:
        result, content = {"obstacle": "too-large"}, b""
    sys.stdout.buffer.write(json.dumps(result).encode() + b"\n" + content)


def _opened(job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    from pysequoia import Cert

    message = base64.b64decode(job["message"])
    known = [Cert.from_bytes(base64.b64decode(each)) for each in job["certificates"]]
    signers: list[str] = []

    def store(ids: list[str]) -> list[Cert]:
        signers.extend(ids)
        return known

    openers = _openers(job, message)
    if not openers:
        return {"obstacle": "no-key"}, b""
    obstacle = "no-key"
    for opener in openers:
        signers.clear()
        try:
            content, valid = _try(opener, store)
        except RuntimeError as error:
            obstacle = "no-key" if "No key to decrypt" in str(error) else "damaged"
            continue
        return {"obstacle": "", "signers": signers, "valid": valid}, content
    return {"obstacle": obstacle}, b""


def _openers(job: dict[str, Any], message: bytes) -> list[Callable[..., Any]]:
    """Return a way to open the message for each of our keys, or the one way if it is not
    encrypted.
    """
    from pysequoia import Tsk, decrypt

    if not job["encrypted"]:
        return [lambda store: _signed(message, store)]
    found: list[Callable[..., Any]] = []
    for key in job["keys"]:
        try:
            ours = Tsk.from_bytes(base64.b64decode(key["secret"]))
            decryptor = ours.decryptor(key["passphrase"] or None)
        except RuntimeError:
            continue
        found.append(lambda store, by=decryptor: decrypt(message, by, store=store))
    return found


def _signed(message: bytes, store: Callable[..., Any] | None) -> Any:
    """Return the content of a signed, unencrypted message, in the form that `decrypt` returns."""
    from pysequoia import packet, verify

    if store is not None:
        return verify(message, store)
    for each in packet.PacketPile.from_bytes(message):
        if each.tag == packet.Tag.Literal:
            return _Bare(bytes(each.literal_data or b""))
    raise RuntimeError("no words in it")


class _Bare:
    """Content without a valid signature."""

    def __init__(self, content: bytes) -> None:
        self.bytes = content
        self.valid_sigs: list[Any] = []


def _try(opener: Callable[..., Any], store: Callable[..., Any]) -> tuple[bytes, list[str]]:
    """Return the content and the valid signers, if any."""
    try:
        opened = opener(store=store)
    except RuntimeError as error:
        if "verification failed" not in str(error):
            raise
        opened = opener(store=None)
    return bytes(opened.bytes or b""), [each.certificate for each in opened.valid_sigs]


if __name__ == "__main__":
    main()
