"""Print the table, or with `--misses WORD` what went wrong in the tasks that hold the word."""

from __future__ import annotations

import sys

from . import bounces, fields, forwards, outcomes, replies
from .collections import Score

TASKS = (
    replies.exact,
    replies.exact_or_signed,
    replies.soft,
    replies.html,
    replies.signatures,
    forwards.forwards,
    forwards.split_before,
    bounces.bounces,
    bounces.false_bounces,
    outcomes.outcomes,
    outcomes.posts,
    fields.zammad,
    fields.stalwart,
    fields.zbateson,
    fields.every_file,
)


def main() -> None:
    """Run every task; a word after `--misses` chooses and explains."""
    wanted = sys.argv[2] if sys.argv[1:2] == ["--misses"] else ""
    for task in TASKS:
        if wanted and wanted not in task.__name__:
            continue
        scores = task()
        for score in scores:
            if wanted:
                for miss in score.misses:
                    sys.stdout.write(f"\n===== {score.task} · {score.collection} · {miss}\n")
            _line(score)
        if len(scores) > 1 and len({score.task for score in scores}) == 1:
            total = Score(scores[0].task, "in all")
            total.right = sum(score.right for score in scores)
            total.total = sum(score.total for score in scores)
            _line(total)


def _line(score: Score) -> None:
    sys.stdout.write(
        f"{score.task:38} {score.collection:30} {score.right:5} of {score.total:5}"
        f"  {100 * score.share:5.1f} %\n"
    )


if __name__ == "__main__":
    main()
