"""A copy of everything held on a person."""

from __future__ import annotations

import json
import zipfile

from rapport.privacy.actions import ask_for_export, make_export
from tests.stage import Stage


def test_it_holds_words_files_and_raw_mail_and_nothing_of_others(stage: Stage) -> None:
    export = make_export(ask_for_export(stage.dora, by=stage.ada))

    with zipfile.ZipFile(export.path) as archive:
        data = json.loads(archive.read("data.json"))
        page = archive.read("index.html").decode()
        files = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert {row["value"] for row in data["customers.Identity of a customer"]} >= {
        "dora@nordwind.example"
    }
    assert "kumquat" in json.dumps(data["feedback.Response of a customer"])
    assert "sarsaparilla" in page and "marmalade" in page
    assert b"ptarmigan" in files["quagga-plan.csv"]
    assert b"From:" in files["mail.eml"]
    assert "billed twice" not in page
    assert export.done == export.total > 10
    assert export.path.stat().st_mode & 0o077 == 0


def test_a_colleague_gets_what_is_held_but_no_secret(stage: Stage) -> None:
    export = make_export(ask_for_export(stage.ben, by=stage.ada))

    with zipfile.ZipFile(export.path) as archive:
        (row,) = json.loads(archive.read("data.json"))["people.User of a user"]
    assert row["email"] == stage.ben.email
    assert not {"password", "stamp"} & set(row)
