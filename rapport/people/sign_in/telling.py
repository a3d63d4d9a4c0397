"""Mails that tell people what others did to their access."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from rapport.people.models import ApiToken
from rapport.people.sign_in import post


def tell_of_revocation(token: ApiToken) -> None:
    """Mail the owner of a token that somebody else revoked it."""
    with translation.override(token.user.language):
        values = {"token": token, "base_url": settings.BASE_URL}
        subject = _("Your API token “%(name)s” was revoked") % {"name": token}
        text = render_to_string("people/mail/token_revoked.txt", values)
    post.leave(EmailMessage(subject, text, to=[token.user.email]))
