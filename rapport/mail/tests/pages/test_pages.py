"""Every mail program in every situation.

What was written shows, and what was quoted is folded.
"""

from __future__ import annotations

import pytest

from rapport.mail.document import reply_text
from rapport.mail.tests.pages import pages
from rapport.mail.tests.pages.pages import Cell


@pytest.mark.parametrize("client", pages.clients())
def test_the_pages_of_a_client_are_parted(client: str) -> None:
    cells = [cell for cell in pages.cells() if cell.client == client]
    assert cells
    wrong = {cell.situation: _complaint(cell) for cell in cells}
    assert {situation: words for situation, words in wrong.items() if words} == {}


def test_nothing_of_a_page_is_lost() -> None:
    for cell in pages.cells():
        found = reply_text(cell.page, "", is_html=True)
        everything = "".join(f"{found['reply']}{found['quoted']}{found['signature']}".split())
        for text in cell.shown:
            assert "".join(text.split()) in everything, cell.name


def test_a_complaint_says_what_is_wrong() -> None:
    cell = Cell("any", "above", "", ("It works.",), ("Does it work?",))
    assert pages.complaint(cell, "It works.") == ""
    assert pages.complaint(cell, "It").startswith("hides")
    assert pages.complaint(cell, "It works.\n> Does it work?").startswith("leaves")
    assert pages.complaint(cell, "It works.\n-----").startswith("leaves more")


def _complaint(cell: Cell) -> str:
    return pages.complaint(cell, reply_text(cell.page, "", is_html=True)["reply"])
