"""The company's settings, and its logo and colour for everybody."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rapport.core import blobs
from rapport.people.access import Request, able
from rapport.people.actions import change_company
from rapport.people.forms.company import CompanyForm
from rapport.people.forms.refusal import refusals_in
from rapport.people.models import Company
from rapport.people.places import first_run
from rapport.people.roles import Ability

# Another logo or colour has another address.
FOR_GOOD = "public, max-age=31536000, immutable"


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def company(request: Request) -> HttpResponse:
    """Show and change the company's name, logo and colour."""
    current = Company.objects.current()
    form = CompanyForm.of(current, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            change_company(by=request.user, **form.changes())
            messages.success(request, _("Saved."))
            return redirect(first_run.next_page(request.user, "company"))
    context = {"form": form, "current": current}
    return render(request, "people/company.html", context, status=422 if form.is_bound else 200)


@require_safe
@able(Ability.MANAGE_DESK)
def preview(request: Request) -> HttpResponse:
    """Show how a page of ours looks to a customer."""
    return render(request, "people/company_preview.html")


@require_safe
def logo(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the logo in use; it is on pages that anybody may open."""
    current = Company.objects.current()
    if not current.logo or digest != current.logo:
        raise Http404
    return _for_good(blobs.read(current.logo), "image/png")


@require_safe
def style(request: HttpRequest, colour: str) -> HttpResponse:
    """Answer with the style sheet of the colour in use."""
    current = Company.objects.current()
    if not current.accent or current.accent != f"#{colour}":
        raise Http404
    return _for_good(current.style.encode(), "text/css; charset=utf-8")


def _for_good(content: bytes, kind: str) -> HttpResponse:
    headers = {
        "Cache-Control": FOR_GOOD,
        "X-Content-Type-Options": "nosniff",
        # The mark may stand in mails that other sites show.
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
