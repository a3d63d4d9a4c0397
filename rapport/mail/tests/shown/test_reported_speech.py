"""Reported speech of customers, and quotes of programs that look alike."""

from __future__ import annotations

import pytest

from rapport.mail.quoting.split import split

REPORTS = (
    "On 3 November 2026, at 10:00, Anna wrote:",
    "On 3 Nov 2026 Anna wrote:",
    "On 3 November 2026 Peter from your shop wrote:",
    "On 3 November 2026 you wrote:",
    "On 3 November 2026 at 10:00 you wrote:",
    "Am 3.11.2026 schrieb Anna:",
    "Le 3 novembre 2026, Mme Petit m'a écrit :",
    "Le 3 novembre 2026 vous avez écrit :",
    "El 3/11/2026 Anna escribió:",
    "Il 3/11/2026 mi avete scritto:",
    "Em 3/11/2026 Anna escreveu:",
    "Op 3 november 2026 schreef Anna:",
    "Dnia 3.11.2026 Anna napisał:",
    "Dne 3.11.2026 Anna napsal:",
    "3.11.2026 Anna kirjoitti:",
    "Pe 3 noiembrie 2026 Anna a scris:",
    "3.11.2026 Анна написала:",
    "2026年11月3日 Annaさんは書きました:",
)
ENDS = ("Where is it?", "Where is it?\n\nRegards\nAnn Best")


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("report", REPORTS)
def test_what_a_customer_reports_and_adds_shows(report: str, end: str) -> None:
    found = split(f"Still none.\n\n{report}\nRefund in 8 days\n\n{end}", sender=("ann", "best"))
    assert not found.quoted
    assert "Refund in 8 days" in found.reply
    assert "Where is it?" in found.reply


QUOTES = (
    # an address, a greeting, a program's day, one paragraph below a time, a mark further down
    "Yes.\n\nOn 3 November 2026 Anna <anna@us.example> wrote:\nShall we?\n\nRegards",
    "Yes.\n\nOn 3 November 2026 Anna wrote:\nDear Ann,\n\nshall we?\n\nRegards",
    "Yes.\n\nOn Tue, Nov 3, 2026, at 10:00 AM, Anna wrote:\nShall we?\n\nRegards",
    "Yes.\n\nOn 3 November 2026, at 10:00, Anna Lee wrote:\nShall we?",
    "Yes.\n\nOn 3 November 2026 Anna wrote:\nShall we?\n\nOn 2 Nov Ann <a@x.example> wrote:\nNo",
    # signed above: what is below is no longer the writer's
    "Yes.\n\nRegards\nAnn\n\nOn 3 November 2026 Anna wrote:\nShall we?\n\nThe shop",
    "Yes.\n\nSent from my iPhone\n\nOn 3 November 2026 Anna wrote:\nShall we?\n\nThe shop",
)


@pytest.mark.parametrize("text", QUOTES)
def test_what_only_a_program_writes_is_folded(text: str) -> None:
    found = split(text, sender=("ann", "best"))
    assert found.reply == "Yes."
    assert "hall we?" in found.quoted
