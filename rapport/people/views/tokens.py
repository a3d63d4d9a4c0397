"""A person's own API tokens."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rapport.people.access import Request, able
from rapport.people.actions import make_token, revoke_token
from rapport.people.forms.refusal import refusals_in
from rapport.people.forms.token import TokenForm
from rapport.people.keys import Issued
from rapport.people.models import ApiToken
from rapport.people.roles import Ability


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.USE_API)
def tokens(request: Request) -> HttpResponse:
    """List one's tokens and create one, whose secret only this answer shows."""
    form = TokenForm(request.POST or None)
    issued = None
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            issued = make_token(request.user, by=request.user, **form.cleaned_data)
    return _page(request, TokenForm() if issued else form, issued)


@require_POST
@able(Ability.USE_API)
def revocation(request: Request, pk: int) -> HttpResponse:
    """Revoke a token of one's own."""
    token = get_object_or_404(ApiToken.objects.select_related("user"), pk=pk, user=request.user)
    revoke_token(token, by=request.user)
    messages.success(request, _("“%(name)s” no longer works.") % {"name": token})
    return redirect("tokens")


def _page(request: Request, form: TokenForm, issued: Issued[ApiToken] | None) -> HttpResponse:
    context = {
        "form": form,
        "tokens": ApiToken.objects.in_force().filter(user=request.user),
        "secret": issued.secret if issued else "",
    }
    status = 422 if form.is_bound else 200
    return render(request, "people/tokens.html", context, status=status)
