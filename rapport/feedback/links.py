"""The signed link that a customer answers by.

It names one request and cannot be guessed.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.errors import NotFound
from rapport.feedback.models import SurveyRequest

_SIGNER = signing.Signer(salt="rapport.feedback.survey")


def link_to(request: SurveyRequest, score: int | None = None) -> str:
    """Return the address of the survey page, with a score chosen but not submitted."""
    address = settings.BASE_URL + reverse("survey", args=[token_of(request.pk)])
    return address if score is None else f"{address}?score={score}"


def token_of(pk: int) -> str:
    """Return the token that names the request of that number."""
    return _SIGNER.sign(str(pk))


def request_of(token: str) -> SurveyRequest:
    """Return the request that the token names; raises NotFound for a token that is not ours."""
    try:
        pk = int(_SIGNER.unsign(token))
    except (signing.BadSignature, ValueError) as error:
        raise NotFound(_("This link is incomplete. Open it again from the email.")) from error
    found = SurveyRequest.objects.select_related(
        "survey", "person", "ticket__queue", "agent"
    ).filter(pk=pk)
    request = found.first()
    if request is None:
        raise NotFound(_("What this link asked about no longer exists."))
    return request
