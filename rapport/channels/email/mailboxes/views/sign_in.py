"""Sign-in at a provider in the browser, and the way back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rapport.channels.email.mailboxes.trial import try_out
from rapport.channels.email.models import Flow, Grant, Mailbox
from rapport.channels.email.oauth import actions
from rapport.channels.email.oauth.failure import SignInFailed
from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.people.sign_in.proof import proven_first

# The session remembers who began: an answer to nobody's request is refused.
BEGUN = "mailbox_sign_in"


def redirect_address() -> str:
    """Return the address to which providers send people back; it must be registered with them."""
    return f"{settings.BASE_URL}{reverse('mailbox_signed_in')}"


@never_cache
@require_safe
@able(Ability.MANAGE_DESK)
@proven_first
def sign_in(request: Request, pk: int) -> HttpResponse:
    """Redirect to the page where the mailbox's provider asks for consent.

    By GET, because the policy of our pages lets no form lead away from the desk (CSP form-action).
    It changes nothing here but this browser's session.
    """
    mailbox = get_object_or_404(Mailbox.objects.select_related("grant"), pk=pk)
    if mailbox.grant is None or mailbox.grant.flow != Flow.PERSON:
        raise Conflict(
            _("%s does not need a sign-in: it is not connected that way.") % mailbox.name
        )
    # Imported when it is needed: its libraries take 10 MB.
    from rapport.channels.email.oauth import exchange

    state, verifier = exchange.new_state(), exchange.new_verifier()
    request.session[BEGUN] = {"mailbox": pk, "state": state, "verifier": verifier}
    address = exchange.sign_in_address(
        mailbox.grant,
        redirect=redirect_address(),
        state=state,
        verifier=verifier,
        who=mailbox.fetch_user or mailbox.smtp_user or mailbox.address,
    )
    return redirect(address)


@never_cache
@require_safe
@able(Ability.MANAGE_DESK)
def signed_in(request: Request) -> HttpResponse:
    """Take the code that somebody comes back with, exchange it for tokens, and try them out."""
    from rapport.channels.email.oauth import exchange

    begun = _begun(request)
    grants = Grant.objects.select_related("mailbox")
    grant = get_object_or_404(grants, mailbox=begun["mailbox"], flow=Flow.PERSON)
    mailbox, at = grant.mailbox, clock.now()
    try:
        given = exchange.redeem(
            grant,
            code=_code(request, grant),
            redirect=redirect_address(),
            verifier=begun["verifier"],
            at=at,
        )
    except SignInFailed as error:
        messages.error(request, error.sentence)
        return redirect("mailbox", pk=mailbox.pk)
    actions.sign_in(mailbox, given, by=request.user, at=at)
    failed = [step.sentence for step in try_out(mailbox).steps if not step.works]
    if failed:
        messages.warning(request, failed[0])
    else:
        messages.success(request, _("Signed in. Mail can now be fetched and sent."))
    return redirect("mailbox", pk=mailbox.pk)


def _begun(request: Request) -> dict[str, Any]:
    """Return, once, what this browser began. Raises Invalid when it began nothing of the kind."""
    begun = request.session.pop(BEGUN, None)
    state = request.GET.get("state", "")
    if begun is None or not constant_time_compare(begun["state"], state):
        raise Invalid(
            _(
                "This answer does not belong to a sign-in started in this browser. Start "
                "again from the mailbox."
            )
        )
    return dict(begun)


def _code(request: Request, grant: Grant) -> str:
    """Return the code; raises SignInFailed with the provider's message when there is none."""
    code = request.GET.get("code", "")
    if code:
        return code
    said = f"{request.GET.get('error', '')} {request.GET.get('error_description', '')}"
    sentence = _("Permission was not given at %(provider)s. It says: %(said)s")
    names = {"provider": grant.name, "said": " ".join(said.split())[:300]}
    raise SignInFailed(sentence % names, lasting=True)
