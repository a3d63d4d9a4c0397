"""HTML of collected and hostile mails: nothing runs or leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, Route

from rapport.channels.email.meaning.sanitise import sanitise
from rapport.mail import read
from tests.journeys.hostile_html import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIXTURES = Path("../shared/fixtures/mail")
ADDRESS = "https://desk.example/shown"
BATCH = 150
LARGEST = 2_000_000
_MAY_HAVE_HTML = re.compile(rb"(?i)text/html|ms-tnef|<html|<body|<div|<table")

# Must not be anywhere on the page, whatever came in.
FORBIDDEN = (
    "script,style,link,base,iframe,frame,object,embed,applet,form,input,button,textarea,select,"
    "svg,math,video,audio,source,picture,template,noscript,map,area,portal,[style],[srcset],"
    "[background],[ping],[formaction],[poster],meta:not([charset])"
)
LOOK = """
(forbidden) => {
  const shown = [...document.querySelectorAll('main > article')];
  const all = [...document.querySelectorAll('main *')];
  return {
    articles: shown.map((each) => each.dataset.at),
    outside: document.body.children.length,
    loose: document.querySelectorAll('main > :not(article)').length,
    forbidden: [...document.querySelectorAll(forbidden)]
      .map((each) => each.outerHTML.slice(0, 200)),
    handlers: all.filter((each) => [...each.attributes].some((a) => a.name.startsWith('on')))
      .map((each) => each.outerHTML.slice(0, 200)),
    links: [...document.querySelectorAll('main a[href]')].map((each) => each.protocol),
    images: [...document.querySelectorAll('main img[src]')].map((each) => each.src.slice(0, 11)),
    evil: window.evil ?? null,
  };
}
"""


@cache
def policy_of_the_desk() -> str:
    """Return the Content-Security-Policy that pages really have."""
    return str(Client().get("/accounts/login/").headers["Content-Security-Policy"])


def collected() -> Iterator[str]:
    """Yield the HTML of every collected mail that has some, and every collected page."""
    for path in sorted(FIXTURES.rglob("*")):
        if not path.is_file() or path.stat().st_size > LARGEST or path.suffix in {".jsonl", ".yml"}:
            continue
        raw = path.read_bytes()
        if path.suffix in {".html", ".htm"}:
            yield raw.decode("utf-8", "replace")
        elif _MAY_HAVE_HTML.search(raw) and (html := read(raw).html):
            yield html


def documents(sources: list[str]) -> list[str]:
    """Return pages of many sanitised mails each."""
    shown = [
        f'<article data-at="{at}">{sanitise(source)}</article>' for at, source in enumerate(sources)
    ]
    batches = [shown[at : at + BATCH] for at in range(0, len(shown), BATCH)]
    return [
        '<!doctype html><html><head><meta charset="utf-8"><title>Mails</title></head>'
        f"<body><main>{''.join(batch)}</main></body></html>"
        for batch in batches
    ]


def look_at(page: Page, document: str, policy: str) -> None:
    """Load the document, recording and blocking everything that would leave."""
    left: list[str] = []
    complaints: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == ADDRESS:
            headers = {"Content-Security-Policy": policy} if policy else {}
            route.fulfill(body=document, content_type="text/html; charset=utf-8", headers=headers)
            return
        left.append(route.request.url)
        route.abort()

    page.route("**/*", answer)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.goto(ADDRESS, wait_until="load")
    page.wait_for_timeout(300)
    seen = page.evaluate(LOOK, FORBIDDEN)
    page.unroute("**/*")
    assert page.url == ADDRESS
    assert left == []
    assert [each for each in complaints if "ERR_INVALID_URL" not in each] == []
    assert (seen["forbidden"], seen["handlers"], seen["evil"]) == ([], [], None)
    assert (seen["outside"], seen["loose"]) == (1, 0)
    assert seen["articles"] == re.findall(r'<article data-at="(\d+)">', document)
    assert set(seen["links"]) <= {"http:", "https:", "mailto:", "tel:", ":"}
    assert {image for image in seen["images"] if not image.startswith("data:image/")} == set()


@pytest.mark.parametrize("with_policy", [True, False], ids=["with policy", "without policy"])
def test_hostile_html_does_nothing(page: Page, base_url: str, with_policy: bool) -> None:
    for document in documents(HOSTILE):
        look_at(page, document, policy_of_the_desk() if with_policy else "")


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="the collected mails are not here")
def test_the_html_of_every_collected_mail_does_nothing(page: Page, base_url: str) -> None:
    sources = list(collected())
    assert len(sources) > 150
    for document in documents(sources):
        look_at(page, document, policy_of_the_desk())
        look_at(page, document, "")


def test_the_look_would_see_what_leaves(page: Page, base_url: str) -> None:
    bare = '<main><article data-at="0"><img src="https://evil.example/1.png"></article></main>'
    with pytest.raises(AssertionError):
        look_at(page, f"<!doctype html><body>{bare}</body>", "")
