"""The reference page of all figures, generated from their definitions.

``python -m rapport.insights.documentation`` prints it; a test compares docs/reference/metrics.md
with it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from django.utils import translation

HEAD = """# Figures

Written from the definitions by `python -m rapport.insights.documentation`; change those, not this.
Durations are seconds in programs, shares 0–1. 0 of 0 is nothing, not zero. Percentiles interpolate
linearly (type 7). Below the n given, a figure is too few to be compared.
"""


def page() -> str:
    """Return the page as Markdown."""
    with translation.override("en"):
        return "\n".join([HEAD, *_figures()]) + "\n"


def _figures() -> Iterator[str]:
    from rapport.insights.describe import described

    for figure in described():
        yield f"## {figure['name']}\n"
        yield f"**{figure['question']}** {figure['formula']}\n"
        yield "| | |\n|---|---|"
        yield f"| unit | {figure['unit']}; {_better(figure['better'])} |"
        yield f"| counted in | `{figure['fact']}`: {figure['grain']} |"
        if figure["clocks"]:
            yield f"| clocks | {', '.join(figure['clocks'])} |"
        yield f"| dimensions | {', '.join(figure['dimensions'])} |"
        yield f"| too few below | n {figure['min_n']} |"
        yield f"| source | {figure['source']} |\n"
        for caveat in figure["caveats"]:
            yield f"- {caveat}"
        yield ""


def _better(better: str) -> str:
    return "neither way is better" if better == "neither" else f"{better} is better"


if __name__ == "__main__":
    from rapport.core.django import start

    start()
    sys.stdout.write(page())
