"""The pages that tests of the face look at, by who looks.

A new page belongs in one of these lists: `test_axe.py` and `test_measures.py` go through them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from rapport.people.models import User
from rapport.people.roles import Role
from tests.stage import Stage

# Who looks at which pages; "{name}" is the thing of that name on the stage.
STRANGER = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-a-key/",
    "/accounts/password/reset/key/done/",
    "/accounts/inactive/",
    "/invitations/{invitation_secret}/",
    "/contact/write/",
    "/contact/write/sent/{receipt}/",
    "/survey/{survey_token}/?score=2",
    "/survey/{survey_token}/thanks/",
    "/styleguide/?theme=both",
]
MANAGER = [
    "/",
    "/cockpit/customers/",
    "/cockpit/company/",
    "/cockpit/since/opened/?between=0.0-0.999999",
    "/cockpit/needs/rated-low/?of={rating}",
    "/cockpit/aside/",
    "/ratings/low/",
    "/tickets/",
    "/tickets/?status=closed",
    "/tickets/undelivered/",
    "/tickets/filters/",
    "/tickets/{ticket}/",
    "/tickets/{ticket}/messages/{message}/",
    "/messages/{message}/source/",
    "/tickets/{ticket}/closure/",
    "/tickets/{ticket}/merge/",
    "/tickets/{ticket}/forward/",
    "/tickets/new/",
    "/tickets/new/?customer={dora}",
    "/tickets/new/?who=dora",
    "/tickets/new/mail/",
    "/tickets/new/mail/?customer={dora}",
    "/search/",
    "/search/?q=zanzibar",
    "/search/?q=nothingness",
    "/customers/",
    "/customers/{dora}/",
    "/customers/{dora}/?show=tickets",
    "/customers/{dora}/property/",
    "/notes/{note}/",
    "/organisations/{nordwind}/change/",
    "/customers/{dora}/merge/",
    "/customers/{dora}/privacy/",
    "/team/people/{bea}/privacy/",
    "/organisations/",
    "/organisations/{nordwind}/",
    "/metrics/",
    "/ratings/low/",
    "/spam/",
    "/cockpit/",
    "/cockpit/customers/",
    "/cockpit/aside/",
    "/given/",
    "/start/",
    "/metrics/csat/",
    "/metrics/first_response_time/",
    "/metrics/backlog/",
    "/metrics/tickets_opened/",
    "/metrics/first_response_time/?compare=before&by=agent",
    "/metrics/?q=unicorn",
    "/metrics/csat/rows/",
    "/settings/",
    "/settings/company/",
    "/settings/company/preview/",
    "/settings/mail-keys/",
    "/settings/password/",
    "/accounts/again/",
    "/start/",
    "/settings/?q=signature",
    "/settings/?q=nothingness",
    "/settings/profile/",
    "/settings/tokens/",
    "/settings/tokens/everybody/",
    "/team/people/",
    "/team/people/{bea}/",
    "/team/people/invitations/new/",
    "/team/teams/",
    "/team/teams/{support}/",
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
    "/settings/mailboxes/{mailbox}/folders/",
    "/settings/mailboxes/{mailbox}/threading/",
    "/settings/arrivals/",
    "/settings/arrivals/reports/",
    "/settings/arrivals/{broken_arrival}/",
    "/settings/forms/",
    "/settings/forms/{form}/",
    "/settings/survey/",
    "/settings/system/",
    "/settings/backups/",
    "/demonstration/postbox/",
    "/no/such/page/",
    "/tickets/?status=nonsense",
]
AGENT = [
    "/given/",
    "/tickets/",
    "/metrics/",
    "/settings/second-step/",
    "/settings/second-step/passkeys/",
    "/settings/mailboxes/",
]
# What an address answers, where it is not 200.
STATUS = {"/no/such/page/": 404, "/tickets/?status=nonsense": 422}
# What only an administrator may see: the manager is one while these are looked at.
ADMINISTRATOR = {"/settings/tokens/everybody/", "/settings/backups/"}
# What an agent may not see.
FORBIDDEN = {"/settings/mailboxes/": 403}


def visits(
    page: Page, stage: Stage, addresses: list[str], *, as_agent: bool = False
) -> Iterator[str]:
    """Open each page in turn, and make sure that it is the intended one; yield its address."""
    named = {name: stage.value(name) for name in vars(stage)}
    for address in addresses:
        refusals = {**STATUS, **(FORBIDDEN if as_agent else {})}
        role = Role.ADMINISTRATOR if address in ADMINISTRATOR else Role.MANAGER
        User.objects.filter(pk=stage.ada.pk).exclude(role=role).update(role=role)
        answer = page.goto(address.format(**named))
        assert answer is not None
        assert answer.status == refusals.get(address, 200), f"{address} answered {answer.status}"
        yield address


@dataclass(frozen=True)
class State:
    """A page after somebody did something on it; ``who`` is on the stage."""

    name: str
    address: str
    act: Callable[[Page], object]
    who: str = "ada"


def states() -> list[State]:
    """Return what a page can look like besides how it opens."""
    return [
        State("all folds open", "/tickets/{ticket}/", unfold),
        State("all folds open", "/customers/{dora}/", unfold),
        State("all folds open", "/metrics/csat/", unfold),
        State("all folds open", "/metrics/first_response_time/?compare=before", unfold),
        State("a chart's mark", "/metrics/csat/", reach_a_mark),
        State("days chosen wrongly", "/metrics/csat/?from=2026-03-02", choose_days_wrongly),
        State("all reasons open", "/", unfold),
        State("menu of the status", "/tickets/{ticket}/", lambda page: menu(page, 0)),
        State("menu of the queues", "/tickets/{ticket}/", lambda page: menu(page, 1)),
        State("menu of the priority", "/tickets/{ticket}/", lambda page: menu(page, 2)),
        State("menu of the people", "/tickets/{ticket}/", lambda page: menu(page, 3)),
        State("note", "/tickets/{ticket}/", lambda page: page.keyboard.press("n"), who="ben"),
        State("more", "/tickets/", more),
        State("palette", "/tickets/", lambda page: page.keyboard.press("Control+k")),
        State("palette that found something", "/tickets/", look_up),
        State("keys", "/tickets/", lambda page: page.keyboard.press("?")),
        State("chosen rows", "/tickets/", choose, who="ben"),
        State("a toast", "/tickets/", take, who="ben"),
        State(
            "a question", "/settings/tags/{tag}/", lambda page: press_last(page, "[data-confirm]")
        ),
        State("a dialog to dismiss", "/", lambda page: need_dialog(page, "d")),
        State("a dialog to give", "/", lambda page: need_dialog(page, "a")),
        State("a dialog refused", "/", need_refused),
        State("refused", "/tickets/new/", refused),
        State("refused", "/settings/mailboxes/connect/", refused),
        State("refused", "/team/people/invitations/new/", refused),
        State("refused", "/settings/calendars/new/", refused),
        State("refused", "/settings/queues/new/", refused),
    ]


def unfold(page: Page) -> None:
    """Open everything that is folded, except menus."""
    page.evaluate(
        "document.querySelectorAll('details:not(.menu)').forEach(fold => fold.open = true)"
    )


def reach_a_mark(page: Page) -> None:
    """Show the words of a mark."""
    page.locator(".chart-mark").first.focus()


def choose_days_wrongly(page: Page) -> None:
    """Ask for days that end before they begin."""
    page.locator(".figure-days > summary").click()
    page.get_by_role("textbox", name="Last day").fill("2026-03-01")
    with page.expect_response(lambda answer: answer.status == 422):
        page.get_by_role("button", name="Show these days").click()
    page.wait_for_load_state()


def menu(page: Page, number: int) -> None:
    """Open a menu of the page's head."""
    page.locator(".page-head details.menu > summary").nth(number).click()


def more(page: Page) -> None:
    """Open what the rail keeps under a word."""
    page.locator(".rail-more-button:visible, .rail-me summary:visible").first.click()


def look_up(page: Page) -> None:
    """Let the palette find something."""
    page.keyboard.press("Control+k")
    with page.expect_response("**/palette/**"):
        page.keyboard.type("dora")
    page.locator(".palette-option").first.wait_for()


def choose(page: Page) -> None:
    """Tick the first row."""
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.locator("form.selection").wait_for()


def take(page: Page) -> None:
    """Do something with the row under the cursor, and wait for the sentence about it."""
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.locator("form.selection").wait_for()
    page.keyboard.press("t")
    page.locator(".flash").first.wait_for()


def need_dialog(page: Page, key: str) -> None:
    """Open a dialog of the cockpit's first line."""
    page.keyboard.press("j")
    page.keyboard.press(key)
    page.locator("#need-dialog[open]").wait_for()


def need_refused(page: Page) -> None:
    """Dismiss without a reason."""
    need_dialog(page, "d")
    form = page.locator("#need-dialog form")
    form.evaluate("form => { form.noValidate = true; }")
    with page.expect_response(lambda answer: answer.status == 422):
        form.locator("button").click()
    page.locator("#need-dialog .field-error").wait_for()


def press_last(page: Page, form: str) -> None:
    """Click on the last button of a form that asks first."""
    page.locator(f"{form} button, button{form}").last.click()
    page.locator("dialog[open]").wait_for()


def refused(page: Page) -> None:
    """Send a form as it is, and wait for it to come back with its errors."""
    form = page.locator(
        "main form[method=post]:has(:is(input, select, textarea):not([type=hidden]))"
    ).first
    form.evaluate("form => { form.noValidate = true; }")
    with page.expect_response(lambda answer: answer.status == 422):
        form.locator("button:not([type=button])").last.click()
    # The answer is known before its page is there.
    page.locator(".field-error, .form-errors, [aria-invalid=true]").first.wait_for()
    page.wait_for_load_state()
