"""The list of mailboxes, and the page of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rapport.channels.email import actions
from rapport.channels.email.mailboxes.figures import Figures
from rapport.channels.email.mailboxes.forms import ConnectForm, MailboxForm
from rapport.channels.email.mailboxes.looking import Step
from rapport.channels.email.mailboxes.panel import Panel
from rapport.channels.email.mailboxes.probe import Findings, probe
from rapport.channels.email.mailboxes.trial import try_out
from rapport.channels.email.mailboxes.views.sign_in import redirect_address
from rapport.channels.email.models import Mailbox
from rapport.channels.email.models.mailbox import may_carry
from rapport.core import clock
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability, Role
from rapport.people.sign_in.proof import proven, proven_first


@require_safe
@able(Ability.MANAGE_DESK)
def mailboxes(request: Request) -> HttpResponse:
    """List the mailboxes and say which of them work."""
    found = Mailbox.objects.select_related("queue", "grant").prefetch_related("folders")
    context = {"mailboxes": [(box, Figures.of(box)) for box in found], "now": clock.now()}
    return render(request, "email/mailboxes.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
@proven_first
def connect(request: Request) -> HttpResponse:
    """Connect a mailbox, once it has been tried out."""
    form = ConnectForm(request.POST or None)
    if not (request.method == "POST" and form.is_valid()):
        return _connect_page(request, form, None)
    findings = _try_out(form)
    if "trial" in request.POST or not (findings.all_work or form.cleaned_data["anyway"]):
        return _connect_page(request, form, findings)
    with refusals_in(form):
        at = clock.now()
        mailbox = actions.connect(
            form.settings(),
            incoming=form.incoming(),
            outgoing=form.outgoing(),
            takes_since=form.takes_since(at),
            application=form.application(),
            by=request.user,
            at=at,
        )
        messages.success(request, _connected(mailbox))
        if request.user.sets_up and mailbox.grant is None:
            return redirect("start")
        return redirect("mailbox", pk=mailbox.pk)
    return _connect_page(request, form, findings)


@never_cache
@require_safe
@able(Ability.MANAGE_DESK)
def mailbox(request: Request, pk: int) -> HttpResponse:
    """Show a mailbox's condition: last fetch, backlog, failures, outcomes of its mail."""
    return _page(request, _mailbox(pk), None)


@never_cache
@require_POST
@able(Ability.MANAGE_DESK)
def trial(request: Request, pk: int) -> HttpResponse:
    """Test the mailbox, on request with a mail to itself."""
    found = _mailbox(pk)
    return _page(request, found, try_out(found, send="send" in request.POST))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
@proven_first
def change(request: Request, pk: int) -> HttpResponse:
    """Change a mailbox; passwords left empty stay while their server and user do."""
    found = _mailbox(pk)
    form = MailboxForm.of(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.change(
                found,
                form.settings(),
                incoming=form.incoming(),
                outgoing=form.outgoing(),
                application=form.application(),
                by=request.user,
            )
            messages.success(request, _("Saved."))
            return redirect("mailbox", pk=pk)
    context = {"form": form, "mailbox": found, "redirect_address": redirect_address()}
    return render(request, "email/change.html", context, status=422 if form.is_bound else 200)


@require_POST
@able(Ability.MANAGE_DESK)
def disconnection(request: Request, pk: int) -> HttpResponse:
    """Stop fetching and sending."""
    found = actions.disconnect(_mailbox(pk), by=request.user)
    messages.success(request, _("%s is disconnected. Its mail stays where it is.") % found.name)
    return redirect("mailbox", pk=pk)


@require_POST
@able(Ability.MANAGE_DESK)
def reconnection(request: Request, pk: int) -> HttpResponse:
    """Fetch and send again."""
    found = actions.reconnect(_mailbox(pk), by=request.user)
    messages.success(request, _("%s is connected.") % found.name)
    return redirect("mailbox", pk=pk)


@require_POST
@able(Ability.MANAGE_ADMINISTRATORS)
@proven
def confirmation(request: Request, pk: int) -> HttpResponse:
    """Confirm how the mailbox sends, so that account mail of administrators may go through it."""
    found = actions.confirm_sending(_mailbox(pk), by=request.user)
    messages.success(request, _("How %s sends is confirmed.") % found.name)
    return redirect("mailbox", pk=pk)


def _mailbox(pk: int) -> Mailbox:
    return get_object_or_404(Mailbox.objects.select_related("queue", "grant"), pk=pk)


def _connected(mailbox: Mailbox) -> str:
    if mailbox.grant is not None and mailbox.grant.waits_for_a_person:
        sentence = _("%(name)s is saved. Now sign in at %(provider)s.")
        return sentence % {"name": mailbox.name, "provider": mailbox.grant.name}
    return _("%s is connected.") % mailbox.name


def _try_out(form: ConnectForm) -> Findings:
    if form.application() is not None:
        sentence = _(
            "It can be tried out once somebody has signed in with the provider. Connect it first."
        )
        return Findings((Step(_("Signing in"), True, sentence),))
    folders = form.settings().folders
    return probe(form.incoming(), form.outgoing(), folders=folders)


def _connect_page(request: Request, form: ConnectForm, findings: Findings | None) -> HttpResponse:
    form.keep_passwords()
    if findings is None or findings.all_work:
        form.fields.pop("anyway", None)
    failed = form.is_bound and (form.errors or (findings and not findings.all_work))
    context = {"form": form, "findings": findings, "redirect_address": redirect_address()}
    return render(request, "email/connect.html", context, status=422 if failed else 200)


def _page(request: Request, found: Mailbox, findings: Findings | None) -> HttpResponse:
    context = {
        "mailbox": found,
        "folders": found.folders.all(),
        "figures": Figures.of(found),
        "findings": findings,
        "panel": Panel.of(found, clock.now(), request.user),
        "is_confirmed": may_carry(found, Role.ADMINISTRATOR),
        "confirms": request.user.may(Ability.MANAGE_ADMINISTRATORS),
        "is_late": found.is_late(clock.now()),
    }
    return render(request, "email/mailbox.html", context)
