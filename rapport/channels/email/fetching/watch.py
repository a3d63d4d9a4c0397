"""Threads that watch mailboxes, by IDLE or by polling.

Each connected mailbox has a thread. One process at a time watches a mailbox: it holds the
mailbox's turn. With IMAP's IDLE (RFC 2177) the server says at once that something is new; other
folders, and servers without it, are polled.
"""

from __future__ import annotations

import imaplib
import logging
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db import Error, connection
from django.utils.translation import gettext as _
from imapclient import IMAPClient

from rapport.channels.backoff import Backoff
from rapport.channels.email.actions import condition
from rapport.channels.email.failures import FAILURES, say
from rapport.channels.email.fetching import imap, pop3
from rapport.channels.email.fetching.imap_fetch import Fetcher
from rapport.channels.email.fetching.pop3_fetch import PopFetcher
from rapport.channels.email.fetching.storing import Storing
from rapport.channels.email.models import Folder, Mailbox, Protocol, Server
from rapport.channels.email.oauth.failure import SignInFailed
from rapport.core import clock
from rapport.core.database import faults
from rapport.core.database.beside import left_out_if_refused
from rapport.core.database.faults import Fault
from rapport.core.errors import Misconfigured
from rapport.timeline import turns

log = logging.getLogger(__name__)

POLL_SECONDS = 30.0
# Servers refuse clients that come too often, and lock the box for each fetch.
POP3_SECONDS = 60.0
# Servers may hang up after 30 minutes of IDLE (RFC 2177); firewalls forget sooner.
IDLE_SECONDS = 240.0
# How soon a waiting thread notices that it should stop.
NOTICE_SECONDS = 1.0
TURN_SECONDS = 20.0
SIGN_IN_SECONDS = 300.0
BACKOFF = Backoff(first=timedelta(seconds=2), longest=timedelta(minutes=2))


class IdleRefused(Exception):
    """A server offers IDLE and does not do it: it is polled instead."""


class Watcher:
    """A thread that watches one mailbox until it is told to stop.

    One that ``follows`` another begins when that one has ended.
    """

    def __init__(self, mailbox_id: int, follows: Watcher | None = None) -> None:
        self._mailbox_id = mailbox_id
        self._follows = follows
        self._stop = threading.Event()
        self._failures = 0
        self._storing = Storing()
        self._thread = threading.Thread(target=self._run, name=f"mailbox-{mailbox_id}", daemon=True)

    def start(self) -> None:
        """Start watching."""
        self._thread.start()

    def stop(self, *, wait: float = 0) -> None:
        """Stop soon; wait for it at most ``wait`` seconds."""
        self._stop.set()
        if wait:
            self._thread.join(wait)

    @property
    def is_alive(self) -> bool:
        """Return whether the thread runs."""
        return self._thread.is_alive()

    def _run(self) -> None:
        self._wait_for_the_one_before()
        while not self._stop.is_set():
            try:
                rest = self._take_turn() if self._storing.is_possible() else self._rest()
            except Error as error:
                fault = self._storing.note(error)
                log.warning(
                    "Mailbox %d waits for the database (%s: %s)", self._mailbox_id, fault, error
                )
                rest = self._rest()
            finally:
                connection.close()
            self._stop.wait(rest)

    def _take_turn(self) -> float:
        with turns.turn(f"mailbox-{self._mailbox_id}") as mine:
            return self._watch() if mine else TURN_SECONDS

    def _wait_for_the_one_before(self) -> None:
        # It holds the turn until it ends; whoever finds the turn taken rests for long.
        while self._follows and self._follows.is_alive and not self._stop.is_set():
            self._follows.stop(wait=NOTICE_SECONDS)
        self._follows = None

    def _watch(self) -> float:
        """Watch until something fails or the thread is stopped; return how long to rest."""
        mailbox = Mailbox.objects.filter(pk=self._mailbox_id, is_enabled=True).first()
        if mailbox is None:
            return POLL_SECONDS
        stay = self._ask_pop3(mailbox) if _is_pop3(mailbox) else self._watch_imap(mailbox)
        while not self._stop.is_set():
            try:
                server = mailbox.incoming
                stay(server)
            except Misconfigured as error:
                condition.note_fetch_failed(mailbox, error.sentence, at=clock.now())
                return self._rest()
            except SignInFailed as error:
                condition.note_fetch_failed(mailbox, error.sentence, at=clock.now())
                # A new sign-in starts another watcher; until then there is nothing to try.
                self._stop.wait(SIGN_IN_SECONDS if error.lasting else self._rest())
            except FAILURES as error:
                if fault := self._storing.note(error):
                    return self._rest_until_stored(mailbox, fault)
                log.info("Mailbox %s: %s", mailbox, error)
                condition.note_fetch_failed(mailbox, say(error, server), at=clock.now())
                self._stop.wait(self._rest())
        return 0

    def _rest_until_stored(self, mailbox: Mailbox, fault: Fault) -> float:
        """Say why nothing is fetched, if that can be written, and leave the mail server alone."""
        log.warning("Mailbox %s: its mail cannot be stored (%s)", mailbox, fault)
        with left_out_if_refused():
            sentence = _("Its mail cannot be stored and stays at the mail server. %(why)s")
            told = sentence % {"why": faults.told(fault)}
            condition.note_fetch_failed(mailbox, told, at=clock.now())
        return self._rest()

    def _watch_imap(self, mailbox: Mailbox) -> Callable[[Server], None]:
        fetcher = Fetcher(mailbox)

        def stay(server: Server) -> None:
            with imap.signed_in(server) as client:
                self._stay(client, fetcher)

        return stay

    def _ask_pop3(self, mailbox: Mailbox) -> Callable[[Server], None]:
        """Fetch at intervals: a POP3 server announces nothing, and shows only what was there
        before.
        """
        fetcher = PopFetcher(mailbox)

        def stay(server: Server) -> None:
            while not self._stop.is_set():
                with pop3.signed_in(server) as client:
                    fetcher.fetch(client)
                condition.note_fetched(mailbox, at=clock.now())
                self._failures = 0
                self._stop.wait(POP3_SECONDS)

        return stay

    def _rest(self) -> float:
        self._failures += 1
        return BACKOFF.wait(self._failures).total_seconds()

    def _stay(self, client: IMAPClient, fetcher: Fetcher) -> None:
        """Fetch whenever there is news, on one connection."""
        may_idle = client.has_capability("IDLE")
        while not self._stop.is_set():
            fetcher.fetch(client)
            condition.note_fetched(fetcher.mailbox, at=clock.now())
            self._failures = 0
            folders = list(fetcher.mailbox.folders.all())
            if may_idle and folders:
                seconds = IDLE_SECONDS if len(folders) == 1 else POLL_SECONDS
                may_idle = self._idles(client, fetcher, folders[0], seconds)
            else:
                self._stop.wait(POLL_SECONDS)
                client.noop()

    def _idles(self, client: IMAPClient, fetcher: Fetcher, folder: Folder, seconds: float) -> bool:
        """Wait for news; return whether the server does the IDLE that it offers."""
        try:
            self._idle(client, fetcher, folder, seconds)
        except IdleRefused:
            log.info("Mailbox %s: its server offers IDLE and refuses it", fetcher.mailbox)
            return False
        return True

    def _idle(self, client: IMAPClient, fetcher: Fetcher, folder: Folder, seconds: float) -> None:
        """Wait until the server announces something in the folder, or the time is up.

        It announces only what comes after the folder was opened, so check once for anything that
        came between that and the last fetch.
        """
        if fetcher.has_news(client, folder):
            return
        try:
            client.idle()
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise IdleRefused from error
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._stop.is_set():
            asked = time.monotonic()
            if client.idle_check(timeout=NOTICE_SECONDS):
                break
            # The library takes the end of a connection for silence, and returns at once.
            if time.monotonic() - asked < NOTICE_SECONDS / 2:
                raise ConnectionResetError("the connection ended while waiting for mail")
        client.idle_done()


def _is_pop3(mailbox: Mailbox) -> bool:
    return mailbox.fetch_protocol == Protocol.POP3


class Watchers:
    """Has a watcher for every mailbox that is to be fetched."""

    def __init__(self) -> None:
        self._watchers: dict[int, tuple[object, Watcher]] = {}

    def run_once(self, at: datetime) -> bool:
        """Start and stop watchers to match the mailboxes; there is never more to do."""
        wanted = self._wanted()
        ending: dict[int, Watcher] = {}
        for mailbox_id, (settings, watcher) in list(self._watchers.items()):
            if wanted.get(mailbox_id) != settings or not watcher.is_alive:
                watcher.stop()
                del self._watchers[mailbox_id]
                ending[mailbox_id] = watcher
        for mailbox_id, settings in wanted.items():
            if mailbox_id not in self._watchers:
                watcher = Watcher(mailbox_id, follows=ending.get(mailbox_id))
                self._watchers[mailbox_id] = (settings, watcher)
                watcher.start()
        return False

    def stop(self, *, wait: float = 5) -> None:
        """Stop all watchers."""
        for _settings, watcher in self._watchers.values():
            watcher.stop()
        for _settings, watcher in self._watchers.values():
            watcher.stop(wait=wait)
        self._watchers.clear()

    def _wanted(self) -> Mapping[int, object]:
        """Return the settings that a watcher depends on, by mailbox: a change starts
        another one.
        """
        rows = Mailbox.objects.fetching().values_list(
            "pk",
            "fetch_protocol",
            "fetch_host",
            "fetch_port",
            "fetch_security",
            "fetch_user",
            "fetch_password",
            "takes_since",
            "delete_after_days",
            # Somebody signed in, perhaps again: try at once.
            "grant__granted_at",
            "grant__client_secret",
        )
        return {row[0]: row[1:] for row in rows}


WATCHERS = Watchers()
