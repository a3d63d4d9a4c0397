"""The listener itself, until told to stop."""

from __future__ import annotations

import asyncio
import signal
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from rapport.channels.email.listening.bounds import Bounds
from rapport.channels.email.listening.conversation import (
    Full,
    Handler,
    Limits,
    LmtpConversation,
    SmtpConversation,
)
from rapport.core.errors import Misconfigured

THREADS = 4
SILENT_SECONDS = 300.0  # RFC 5321 §4.5.3.2


@dataclass(frozen=True)
class Place:
    """The place to listen: a host and a port, or the path of a socket in the file system."""

    host: str = "127.0.0.1"
    port: int = 0
    socket: Path | None = None


def run(
    place: Place,
    limits: Limits,
    *,
    lmtp: bool,
    hostname: str,
    tls: ssl.SSLContext | None = None,
    ready: Callable[[str], None] = lambda where: None,
) -> None:
    """Listen until SIGTERM or SIGINT. Raises Misconfigured when the place is not available.

    Accepted mails are processed before it ends.
    """
    with ThreadPoolExecutor(THREADS, thread_name_prefix="mail-listener") as threads:
        asyncio.run(_listen(place, limits, threads, lmtp, hostname, tls, ready))


async def _listen(
    place: Place,
    limits: Limits,
    threads: ThreadPoolExecutor,
    lmtp: bool,
    hostname: str,
    tls: ssl.SSLContext | None,
    ready: Callable[[str], None],
) -> None:
    loop = asyncio.get_running_loop()
    going_on: set[asyncio.Protocol] = set()
    handler = Handler(limits, threads)
    kind = LmtpConversation if lmtp else SmtpConversation
    bounds = Bounds(limits.largest, limits.connections)

    def begin() -> asyncio.Protocol:
        over = [one for one in going_on if getattr(one, "transport", 1) is None]
        going_on.difference_update(over)
        if len(going_on) >= limits.connections:
            return Full()
        begun = kind(
            handler,
            data_size_limit=limits.largest,
            enable_SMTPUTF8=True,
            hostname=hostname,
            ident="Rapport",
            tls_context=tls,
            timeout=SILENT_SECONDS,
            loop=loop,
        )
        begun.bounds = bounds
        going_on.add(begun)
        return begun

    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    server = await _bound(loop, begin, place)
    async with server:
        ready(_where(place, server))
        await stop.wait()


async def _bound(
    loop: asyncio.AbstractEventLoop, begin: Callable[[], asyncio.Protocol], place: Place
) -> asyncio.Server:
    try:
        if place.socket is not None:
            place.socket.unlink(missing_ok=True)
            server = await loop.create_unix_server(begin, place.socket)
            # For the group: the mail server's user belongs to it.
            place.socket.chmod(0o660)
            return server
        return await loop.create_server(begin, place.host, place.port)
    except OSError as error:
        where = place.socket or f"{place.host}, port {place.port}"
        reason = error.strerror or str(error)
        raise Misconfigured(
            _("Rapport cannot listen on %(where)s: %(reason)s.")
            % {"where": where, "reason": reason}
        ) from error


def _where(place: Place, server: asyncio.Server) -> str:
    if place.socket is not None:
        return str(place.socket)
    host, port = server.sockets[0].getsockname()[:2]
    return f"{host}:{port}"
