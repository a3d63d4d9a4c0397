"""The public form, its thanks, and the settings of forms."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.models import Inbound
from rapport.channels.webform import actions, raw
from rapport.channels.webform.forms import ContactFormForm, RequestForm
from rapport.channels.webform.models import ContactForm
from rapport.core import clock, throttle
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability

CHANNEL = "webform"
SALT = "rapport.channels.webform"
# How many requests one network address may send in how many seconds.
LIMIT, WINDOW_SECONDS = 10, 600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form; a request is safe on disk before anything else is done with it."""
    page = _open(slug)
    form = RequestForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        throttle.admit("contact", throttle.address_of(request), limit=LIMIT, seconds=WINDOW_SECONDS)
        if form.is_valid():
            receipt = signing.dumps(_take(page, form).pk, salt=SALT)
            return redirect("contact_sent", slug=slug, receipt=receipt)
    status = 422 if form.is_bound else 200
    return render(request, "webform/contact.html", {"page": page, "form": form}, status=status)


@never_cache
@require_safe
def sent(request: HttpRequest, slug: str, receipt: str) -> HttpResponse:
    """Say that it arrived, and under which number."""
    page = _open(slug)
    try:
        number = int(signing.loads(receipt, salt=SALT, max_age=7 * 24 * 3600))
    except signing.BadSignature:
        return redirect("contact", slug=slug)
    found = get_object_or_404(Inbound, pk=number, channel=CHANNEL, account=page.account)
    return render(request, "webform/sent.html", {"page": page, "number": found.ticket_id})


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def forms(request: Request) -> HttpResponse:
    """List the forms, and make one."""
    form = ContactFormForm(request.POST or None)
    del form.fields["is_open"]
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            made = actions.make(by=request.user, **form.cleaned_data)
            messages.success(request, _("The form %s has been created.") % made.name)
            return redirect("contact_form", pk=made.pk)
    context = {"form": form, "forms": ContactForm.objects.select_related("queue")}
    return render(request, "webform/forms.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def form(request: Request, pk: int) -> HttpResponse:
    """Show a form's address, and change it."""
    found = get_object_or_404(ContactForm, pk=pk)
    initial = {
        "name": found.name,
        "slug": found.slug,
        "queue": found.queue_id,
        "intro": found.intro,
        "is_open": found.is_open,
    }
    bound = ContactFormForm(request.POST or None, initial=initial)
    if request.method == "POST" and bound.is_valid():
        with refusals_in(bound):
            actions.change(found, by=request.user, **bound.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("contact_form", pk=pk)
    context = {
        "form": bound,
        "page": ContactForm.objects.get(pk=pk),
        "base_url": settings.BASE_URL,
    }
    return render(request, "webform/form.html", context, status=422 if bound.is_bound else 200)


def _open(slug: str) -> ContactForm:
    return get_object_or_404(ContactForm.objects.select_related("queue"), slug=slug, is_open=True)


def _take(page: ContactForm, form: RequestForm) -> Inbound:
    at = clock.now()
    filled = form.filled()
    kept = keep_one(
        Raw(filled.key, raw.write(filled), at), channel=CHANNEL, account=page.account, at=at
    )
    return settle(kept, at=at)
