"""Addresses that refused mail but work again, as a person says."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.core.face.answers import done
from rapport.customers.actions import end_refusal
from rapport.customers.models import Person
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def address_works(request: Request, pk: int) -> HttpResponse:
    """Record that the address works again, and return to the page in ``back``."""
    person = get_object_or_404(Person.objects.visible_to(request.user), refusals__pk=pk)
    refusal = end_refusal(person.refusals.get(pk=pk), by=request.user)
    sentence = _("We will write to %(address)s again.") % {"address": refusal.value}
    return done(request, sentence, back=back_to(request, person))


def back_to(request: Request, person: Person) -> str:
    """Return the page of ours in ``back``, by default the person's."""
    back = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        return back
    return person.get_absolute_url()
