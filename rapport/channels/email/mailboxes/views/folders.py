"""The page on which folders to fetch are chosen."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rapport.channels.email import actions
from rapport.channels.email.failures import FAILURES, say
from rapport.channels.email.fetching import imap
from rapport.channels.email.models import Mailbox, Protocol
from rapport.core.errors import Conflict, Misconfigured
from rapport.people.access import Request, able
from rapport.people.roles import Ability

MOST = 2000


@dataclass(frozen=True)
class Choice:
    """A folder that can be read: whether it is, and whether it holds spam."""

    name: str
    is_read: bool
    is_junk: bool


def at_the_server(mailbox: Mailbox) -> dict[str, bool]:
    """Return the names of the folders that can be opened, each with whether it is for spam.

    The server says so where it can (RFC 6154). Raises one of ``failures.FAILURES``.
    """
    with imap.signed_in(mailbox.incoming) as client:
        listed = client.list_folders()
    found: dict[str, bool] = {}
    for flags, _delimiter, name in listed[:MOST]:
        said = {bytes(flag).lower() for flag in flags}
        if b"\\noselect" not in said and b"\\nonexistent" not in said:
            found[str(name)] = b"\\junk" in said
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def folders(request: Request, pk: int) -> HttpResponse:
    """List the folders of the server and choose those to read."""
    mailbox = get_object_or_404(Mailbox.objects.select_related("grant"), pk=pk)
    if not mailbox.fetch_host or mailbox.fetch_protocol != Protocol.IMAP:
        raise Conflict(_("Folders can be chosen where mail is fetched by IMAP."))
    if request.method == "POST":
        junk = set(request.POST.getlist("junk"))
        wanted = {name: name in junk for name in request.POST.getlist("folder")}
        actions.choose_folders(mailbox, wanted, by=request.user)
        return redirect("mailbox", pk=pk)
    known = dict(mailbox.folders.values_list("name", "is_junk"))
    failure = ""
    try:
        there = at_the_server(mailbox)
    except Misconfigured as error:
        there, failure = {}, error.sentence
    except FAILURES as error:
        there, failure = {}, say(error, mailbox.incoming)
    choices = [
        Choice(name, name in known, known.get(name, is_junk))
        for name, is_junk in {**dict.fromkeys(known, False), **there}.items()
    ]
    context = {"mailbox": mailbox, "choices": choices, "failure": failure}
    return render(request, "email/folders.html", context)
