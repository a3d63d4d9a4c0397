"""Mail about sign-in, sent later by the worker.

A page that waited for a mail server would take longer for a known address, and so reveal who works
at the desk. What cannot be sent is tried again for a day, with growing waits.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django_tasks import task

from rapport.core import clock
from rapport.core.errors import RapportError
from rapport.people.models import User

log = logging.getLogger(__name__)

RESET = "account/email/password_reset_key"
# 1, 2, 4, … minutes, then each hour: a day in all, as long as a link to reset a password works.
FIRST, LONGEST, ATTEMPTS = timedelta(minutes=1), timedelta(hours=1), 29


def leave(mail: EmailMessage) -> None:
    """Leave a mail to the worker. Its text is stored for a while, so it must not
    contain a secret.
    """
    carry.enqueue(subject=str(mail.subject), text=str(mail.body), to=list(mail.to))


@task()
def carry(subject: str, text: str, to: list[str], attempts: int = 0) -> None:
    """Send a mail that was left; later, if it cannot be sent now."""
    if not _send(EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, to)):
        _try_later(carry, attempts + 1, subject=subject, text=text, to=to)


@task()
def send_reset_link(email: str, attempts: int = 0) -> None:
    """Mail a link to the person with this address, if any, in their own language.

    The link is created here and stored nowhere: the request contains only the address, and so does
    the next attempt.
    """
    for user in User.objects.active().filter(email=email.lower()):
        with translation.override(user.language):
            sent = _send(get_adapter().render_mail(RESET, user.email, _words(user)))
        if not sent:
            _try_later(send_reset_link, attempts + 1, email=email)


def _words(user: User) -> dict[str, object]:
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    link = get_adapter().get_reset_password_from_key_url(key)
    return {"user": user, "password_reset_url": link, "base_url": settings.BASE_URL}


def _send(mail: EmailMessage) -> bool:
    """Send, and return whether that is settled: a mail refused for good is not sent again."""
    try:
        mail.send()
    except (OSError, RapportError) as error:
        log.exception("A mail about signing in could not be sent")
        return bool(getattr(error, "permanent", False))
    return True


def _try_later(work: Any, attempts: int, **what: Any) -> None:
    """Leave it to the worker again. Waits double from a minute; after a day it is given up."""
    if attempts > ATTEMPTS or not work.get_backend().supports_defer:
        log.error("A mail about signing in was given up after %d attempts", attempts)
        return
    wait = min(FIRST * 2 ** (attempts - 1), LONGEST)
    work.using(run_after=clock.now() + wait).enqueue(attempts=attempts, **what)
