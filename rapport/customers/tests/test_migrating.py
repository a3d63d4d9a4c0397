"""Texts that were kept on customers become notes, and go back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SINCE = "2025-04-01 08:30:00+00:00"
LATER = "2026-03-02 09:00:00+00:00"


def test_a_text_kept_on_a_customer_is_a_pinned_note_of_theirs_and_goes_back(
    own_database: str, tmp_path: Path
) -> None:
    environment = {
        **os.environ,
        "RAPPORT_DATABASE_URL": own_database,
        "RAPPORT_HOME": str(tmp_path / "home"),
    }
    command = [sys.executable, "-m", "rapport.customers.tests.migrating"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)

    # Nobody knows who wrote them, nor when: they are as old as the customer.
    assert found["notes"] == [
        [None, found["acme"], "Pays late.\nAsk Dora.", True, None, LATER],
        [found["dora"], None, "Prefers “Sie” & calls.", True, None, SINCE],
    ]
    assert found["last contacts"] == [["Dora", SINCE], ["Emil", LATER]]
    assert found["texts"] == {
        "Acme": "Pays late.\nAsk Dora.",
        "Birch": "",
        "Dora": "Speaks Danish.",
        "Emil": "",
    }
