"""Adding a key.

The kinds of files that hold one are in test_keys.
"""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.email.keys.actions import add
from rapport.channels.email.keys.models import MailKey
from rapport.core.errors import Invalid, NotAllowed
from rapport.mail.tests.keys import support_key
from rapport.people.models import User
from rapport.timeline.models import Event

KEY = str(support_key()).encode()


def test_it_is_kept_once_and_each_file_leaves_an_event(ada: User) -> None:
    for _again in range(2):
        (key,) = add(KEY, by=ada, at=MONDAY)

    assert MailKey.objects.get() == key
    assert (key.added_at, key.opens) == (MONDAY, True)
    assert "PRIVATE" not in key.secret
    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds == ["mail_key.added", "mail_key.added"]


def test_what_is_no_key_is_refused_with_a_sentence(ada: User) -> None:
    with pytest.raises(Invalid) as refused:
        add(b"nothing", by=ada, at=MONDAY)

    assert refused.value.sentence.endswith(".")
    assert not MailKey.objects.exists()


def test_an_agent_may_not(ben: User, as_ben: Client) -> None:
    with pytest.raises(NotAllowed):
        add(KEY, by=ben, at=MONDAY)
    assert as_ben.post("/settings/mail-keys/", {"text": KEY.decode()}).status_code == 403
