"""The command ``bin/audit``: ask an advisory database about what is installed."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from release import requirements

KNOWN_FAULTS, NOTHING_ASKED = 1, 3
SERVICE = "osv"


def main(options: list[str]) -> int:
    """Print each known fault; return 0 if there is none, 3 if nobody could be asked.

    Options go to pip-audit; ``--vulnerability-service`` names another database, such as a mirror.
    """
    asked = ["--vulnerability-service", SERVICE, *options]
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "answer.json")
        names = [name for name in requirements.wanted() if name != "peers"]
        locks = [f"--requirement={requirements.path(name)}" for name in names]
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"]
            + ["--progress-spinner=off", "--format=json", f"--output={answer}", *asked, *locks],
            capture_output=True,
            text=True,
        )
        if not answer.exists():
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            sys.stderr.write(
                f"Nothing was audited: the advisory database gave no answer.\n{last[:500]}\n"
            )
            return NOTHING_ASKED
        told = json.loads(answer.read_text(encoding="utf-8"))
    lines = faults(told)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.write(f"{len(told['dependencies'])} packages, {len(lines)} known faults.\n")
    return KNOWN_FAULTS if lines else 0


def faults(told: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Return a line for each known fault in what pip-audit told."""
    lines = []
    for package in told["dependencies"]:
        for each in package.get("vulns") or []:
            mended = ", ".join(each["fix_versions"]) or "no version yet"
            lines.append(
                f"{package['name']} {package['version']}: {each['id']}, mended in {mended}"
            )
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
