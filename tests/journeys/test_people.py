"""Sign-in by passkey, second step and invitation, without scripts too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from playwright.sync_api import Browser, CDPSession, Page, expect

from rapport.core import clock
from rapport.people.actions import deactivate, invite, make_token, note_absence
from rapport.people.models import Team, User

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]
RIGHT = "rapport-test"


@pytest.fixture
def authenticator(page: Page) -> Iterator[CDPSession]:
    """Yield a device with a fingerprint reader that always recognises its owner (CDP WebAuthn)."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield session
    session.detach()


def _sign_in_by_password(page: Page, user: User) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password").fill(RIGHT)
    page.get_by_role("button", name="Sign in", exact=True).click()
    # A script that goes on before the answer is here has not signed in.
    page.wait_for_url(lambda url: not url.endswith("/accounts/login/"))


def _add_passkey(page: Page) -> None:
    page.goto("/settings/second-step/passkeys/add/")
    page.get_by_label("Password").fill(RIGHT)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Name").fill("Blue key")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/second-step/codes/")


def test_a_passkey_signs_in_without_a_password(
    page: Page, ben: User, authenticator: CDPSession, complaints: list[str]
) -> None:
    _sign_in_by_password(page, ben)
    _add_passkey(page)
    expect(page.get_by_text("Passkey added.")).to_be_visible()
    page.goto("/settings/second-step/passkeys/")
    expect(page.get_by_text("Blue key")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/settings/tokens/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    page.wait_for_url("**/settings/tokens/")
    expect(page.get_by_role("heading", name="API tokens")).to_be_visible()
    assert not [heard for heard in complaints if "Content Security Policy" in heard]


def test_after_the_password_the_passkey_is_the_second_step(
    page: Page, ben: User, authenticator: CDPSession
) -> None:
    _sign_in_by_password(page, ben)
    _add_passkey(page)
    page.context.clear_cookies()
    _sign_in_by_password(page, ben)
    expect(page.get_by_role("heading", name="The second step")).to_be_visible()

    page.get_by_role("button", name="Use my passkey").click()

    page.wait_for_url(lambda url: "second-step" not in url)
    page.goto("/settings/")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()


def test_a_device_that_does_not_know_the_person_says_so(
    page: Page, ben: User, authenticator: CDPSession
) -> None:
    page.goto("/accounts/login/")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_text("The passkey was not used.")).to_be_visible()


def test_without_a_script_one_signs_in_and_nothing_is_offered_that_cannot_work(
    browser: Browser, base_url: str, ben: User
) -> None:
    page = browser.new_context(java_script_enabled=False, base_url=base_url).new_page()
    page.goto("/settings/profile/")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    page.get_by_label("Email address").fill(ben.email)
    page.get_by_label("Password").fill(RIGHT)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Name").fill("Ben O.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.context.close()

    ben.refresh_from_db()
    assert ben.name == "Ben O."


def test_an_invited_colleague_comes_in_in_their_own_time_zone(
    browser: Browser, page: Page, base_url: str, sign_in: SignIn, ada: User, support: Team
) -> None:
    sign_in(ada)
    page.goto("/team/people/")
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Email address").fill("fay@desk.example")
    page.get_by_label("Support").check()
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("heading", name="fay@desk.example has been invited")).to_be_visible()
    (sent,) = mail.outbox
    link = re.search(r"/invitations/\S+", str(sent.body))
    assert link

    context = browser.new_context(base_url=base_url, timezone_id="Europe/Vienna")
    theirs = context.new_page()
    theirs.goto(link[0])
    expect(theirs.locator("[name=timezone]")).to_have_value("Europe/Vienna")
    theirs.get_by_label("Your name").fill("Fay Adler")
    theirs.get_by_label("Password").fill("a lamp on the desk")
    theirs.get_by_role("button", name="Join the desk").click()
    theirs.wait_for_url(lambda url: "invitations" not in url)
    context.close()

    fay = User.objects.get(email="fay@desk.example")
    assert fay.timezone == "Europe/Vienna"
    assert fay.team_ids == {support.pk}


@pytest.fixture
def busy(ada: User, ben: User, bea: User, cleo: User) -> None:
    """Put something on every page."""
    now = clock.now()
    note_absence(cleo, start=now, by=ada)
    note_absence(ada, start=now, by=ada)
    invite("fay@desk.example", role="agent", by=ada)
    make_token(ada, name="Nightly export", by=ada)
    deactivate(bea, by=ada)


OUTSIDE = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-x/",
    "/accounts/inactive/",
    "/invitations/nothing/",
]
INSIDE = [
    "/settings/",
    "/settings/profile/",
    "/settings/tokens/",
    "/team/people/",
    "/team/people/{ben}/",
    "/team/people/{bea}/",
    "/team/people/invitations/new/",
    "/team/teams/",
    "/team/teams/{support}/",
    "/settings/password/",
    "/settings/second-step/",
    "/settings/second-step/app/",
    "/accounts/logout/",
]


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
@pytest.mark.usefixtures("busy")
def test_axe_finds_nothing_on_any_page_of_people(
    page: Page,
    sign_in: SignIn,
    ada: User,
    ben: User,
    bea: User,
    support: Team,
    scheme: str,
    width: int,
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    for path in OUTSIDE:
        page.goto(path)
        _look(page, width)
    sign_in(ada)
    for path in INSIDE:
        page.goto(path.format(ben=ben.pk, bea=bea.pk, support=support.pk))
        _look(page, width)


def _look(page: Page, width: int) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
