"""Account mail that waits because it could not be sent."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from rapport.core.checkup import Finding, caution, good
from rapport.people.sign_in import post

TOPIC = "account mail"


def account_mail() -> Iterator[Finding]:
    """Yield whether mail about signing in is waiting for another attempt."""
    tasks = [post.carry.module_path, post.send_reset_link.module_path]
    found = DBTaskResult.objects.filter(task_path__in=tasks, status=TaskResultStatus.READY)
    count = found.exclude(run_after=get_date_max()).count()
    if not count:
        yield good(TOPIC, _("No mail about signing in is waiting to be sent again."))
        return
    told = ngettext(
        "%(n)d mail about signing in could not be sent and is tried again. Check the mailboxes.",
        "%(n)d mails about signing in could not be sent and are tried again. Check the mailboxes.",
        count,
    )
    yield caution(TOPIC, told % {"n": count})
