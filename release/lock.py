"""The command ``bin/lock``: pin what pyproject.toml asks for, with digests.

One resolution for every platform and Python that it allows, so that all locks agree. Pins stay as
they are unless they have to change; ``--upgrade`` takes the newest of everything, and
``--upgrade-package NAME`` of one package.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from release import requirements
from release.requirements import BUILD, DESK

HEAD = """\
# Made by bin/lock from pyproject.toml: do not edit.
# Of the requirements {origin}.
"""
# Nothing in a lock says where packages come from: whoever installs has an index configured.
UV = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
)


def main(options: list[str]) -> None:
    """Write every lock again."""
    with tempfile.TemporaryDirectory() as folder:
        everything = Path(folder, "all.txt")
        everything.write_text(_present(), encoding="utf-8")
        wanted = requirements.wanted()
        _compile([line for lines in wanted.values() for line in lines], everything, *options)
        locks = {
            name: _compile(
                lines if name in {BUILD, DESK} else [*wanted[DESK], *lines],
                Path(folder, f"{name}.txt"),
                f"--constraint={everything}",
            )
            for name, lines in wanted.items()
        }
    # The others are installed beside these.
    shared = {each.text for each in requirements.locked(locks[DESK])}
    for name, text in locks.items():
        kept = [
            each.text
            for each in requirements.locked(text)
            if name in {BUILD, DESK} or each.text not in shared
        ]
        head = HEAD.format(origin=requirements.origin())
        requirements.path(name).write_text(head + "".join(kept), encoding="utf-8")
        sys.stdout.write(f"{name}: {len(kept)} packages\n")


def _present() -> str:
    """Return the pins that there are, each once: they are kept if they still fit."""
    pins = {
        each.text: None
        for file in sorted(requirements.LOCKS.glob("*.txt"))
        for each in requirements.locked(file.read_text(encoding="utf-8"))
    }
    return "".join(pins)


def _compile(lines: list[str], target: Path, *options: str) -> str:
    oldest = requirements.project()["project"]["requires-python"].removeprefix(">=")
    subprocess.run(
        [sys.executable, "-m", *UV, f"--python-version={oldest}", f"--output-file={target}"]
        + [*options, "-"],
        input="\n".join(lines),
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return target.read_text(encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
