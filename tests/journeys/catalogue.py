"""The pages that tests of the face look at, by who looks.

A new page belongs in one of these lists: `test_axe.py` and `test_measures.py` go through them.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.stage import Stage

# Who looks at which pages; "{name}" is the thing of that name on the stage.
STRANGER = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/invitations/{invitation_secret}/",
    "/contact/write/",
    "/contact/write/sent/{receipt}/",
    "/survey/{survey_token}/?score=2",
    "/survey/{survey_token}/thanks/",
    "/styleguide/?theme=both",
]
MANAGER = [
    "/",
    "/tickets/",
    "/tickets/?status=closed",
    "/tickets/{ticket}/",
    "/tickets/{ticket}/messages/{message}/",
    "/tickets/{ticket}/closure/",
    "/tickets/{ticket}/merge/",
    "/tickets/{ticket}/forward/",
    "/tickets/new/",
    "/tickets/new/?customer={dora}",
    "/search/",
    "/search/?q=zanzibar",
    "/search/?q=nothingness",
    "/customers/",
    "/customers/{dora}/",
    "/customers/{dora}/merge/",
    "/organisations/{nordwind}/",
    "/metrics/",
    "/metrics/csat/",
    "/metrics/first_response_time/",
    "/metrics/backlog/",
    "/metrics/tickets_opened/",
    "/metrics/csat/rows/",
    "/settings/",
    "/settings/profile/",
    "/settings/tokens/",
    "/settings/people/",
    "/settings/people/{bea}/",
    "/settings/people/invitations/new/",
    "/settings/teams/",
    "/settings/teams/{support}/",
    "/settings/queues/",
    "/settings/queues/new/",
    "/settings/queues/support/",
    "/settings/categories/",
    "/settings/categories/{category}/",
    "/settings/tags/",
    "/settings/tags/{tag}/",
    "/settings/calendars/",
    "/settings/calendars/new/",
    "/settings/calendars/{office_hours}/",
    "/settings/mailboxes/",
    "/settings/mailboxes/connect/",
    "/settings/mailboxes/{mailbox}/",
    "/settings/mailboxes/{mailbox}/change/",
    "/settings/arrivals/",
    "/settings/arrivals/{broken_arrival}/",
    "/settings/forms/",
    "/settings/forms/{form}/",
    "/settings/survey/",
    "/settings/system/",
    "/demonstration/postbox/",
    "/no/such/page/",
    "/tickets/?status=nonsense",
]
AGENT = [
    "/tickets/",
    "/metrics/",
    "/settings/second-step/",
    "/settings/second-step/passkeys/",
    "/settings/mailboxes/",
]
# What an address answers, where it is not 200.
STATUS = {"/no/such/page/": 404, "/tickets/?status=nonsense": 422}
# What an agent may not see.
FORBIDDEN = {"/settings/mailboxes/": 403}


def visits(
    page: Page, stage: Stage, addresses: list[str], *, as_agent: bool = False
) -> Iterator[str]:
    """Open each page in turn, and make sure that it is the intended one; yield its address."""
    named = {name: stage.value(name) for name in vars(stage)}
    for address in addresses:
        refusals = {**STATUS, **(FORBIDDEN if as_agent else {})}
        answer = page.goto(address.format(**named))
        assert answer is not None
        assert answer.status == refusals.get(address, 200), f"{address} answered {answer.status}"
        yield address
