"""The search of the command palette."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rapport.core.errors import NotSignedIn
from rapport.core.face import palette


@require_GET
def search(request: HttpRequest) -> JsonResponse:
    """Answer ``?q=`` with the matching lines, best first."""
    if not request.user.is_authenticated:
        raise NotSignedIn(_("Sign in to search."))
    return JsonResponse({"results": palette.find(request.user, request.GET.get("q", ""))})
