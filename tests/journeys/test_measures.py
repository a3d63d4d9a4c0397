"""Sizes on every page.

What can be pressed, what is read, and what fits on a screen.
`measures.js` says what is measured. Nothing here depends on colours: those are axe's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from rapport.people.models import User
from tests.journeys.catalogue import AGENT, MANAGER, STRANGER, visits
from tests.journeys.measuring import measure
from tests.stage import Stage

pytestmark = pytest.mark.browser

# A screen of 1280 px at 400 and at 200 % of its size, two phones, a laptop and a large screen.
WIDTHS = (320, 360, 390, 720, 1440, 1920)
# German has the longest words: where they fit, English does.
GERMAN_WIDTHS = (360, 1440)

SignIn = Callable[[User], None]


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Yield one browser for all pages, without animations."""
    context = browser.new_context(base_url=base_url, reduced_motion="reduce")
    yield context
    context.close()


@pytest.mark.parametrize(("language", "widths"), [("en", WIDTHS), ("de", GERMAN_WIDTHS)])
def test_everything_can_be_read_and_pressed(
    page: Page, stage: Stage, sign_in: SignIn, language: str, widths: tuple[int, ...]
) -> None:
    complaints: list[str] = []
    page.set_extra_http_headers({"Accept-Language": language})
    User.objects.update(language=language)
    measured = [(None, STRANGER, False), (stage.ada, MANAGER, False), (stage.ben, AGENT, True)]
    for who, addresses, as_agent in measured:
        if who is not None:
            page.context.clear_cookies()
            sign_in(who)
        for address in visits(page, stage, addresses, as_agent=as_agent):
            complaints += [f"{address}, {found}" for found in measure(page, *widths)]

    assert not complaints, "\n".join(["", *complaints])


FAULTS = {
    "<a class='button' href='#' id='x'>Go</a>": "",
    "<p>Read <a href='#'>this page</a> first.</p>": "",
    "<button class='planted-small'>x</button>": "can be clicked on",
    "<span class='planted-tiny'>read me</span>": "is 9 px large",
    "<button class='button planted-tiny'>press me</button>": "can be clicked and is 9 px large",
    "<div class='planted-cut'>a sentence that is far too long</div>": "is cut off",
    "<div class='planted-cut truncate'>a sentence that is far too long</div>": "",
    "<div class='planted-wide'>x</div>": "px wide on a screen of 360",
    "<p class='planted-out'>outside</p>": "on a screen of 360",
    "<a href='#' class='button'>one</a><a href='#' class='button planted-over'>2</a>": "lies on",
}
STYLES = """
  .planted-small { display: inline-block; width: 20px; height: 24px; min-width: 0; padding: 0 }
  .planted-tiny { font-size: 9px }
  .planted-cut { width: 60px; overflow: hidden; white-space: nowrap }
  .planted-wide { width: 500px }
  .planted-out { position: relative; left: -40px }
  .planted-over { margin-inline-start: -30px }
"""


@pytest.mark.parametrize(("markup", "complaint"), FAULTS.items())
def test_each_fault_is_noticed(
    page: Page, complaints: list[str], db: None, markup: str, complaint: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto("/accounts/login/")
    page.evaluate(
        """([markup, styles]) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(styles);
            document.adoptedStyleSheets = [sheet];
            document.querySelector("main").insertAdjacentHTML("beforeend", markup);
        }""",
        [markup, STYLES],
    )

    found = list(measure(page))

    if complaint:
        assert any(complaint in words for words in found), found
    else:
        assert found == []
