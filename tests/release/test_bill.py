"""Bill of materials, faults of a release, and lines of an audit."""

from __future__ import annotations

import json
from typing import Any

from release import requirements
from release.audit import faults
from release.bill import bill
from release.cut import unready
from release.requirements import DESK

AT = 1_790_000_000


def test_the_bill_names_every_package_of_the_lock_and_what_needs_it() -> None:
    told = json.loads(bill("1.2.3", AT))
    locked = requirements.locked(requirements.path(DESK).read_text(encoding="utf-8"))
    components = {(each["name"], each["version"]) for each in told["components"]}
    needs = {each["ref"]: each["dependsOn"] for each in told["dependencies"]}
    refs = {each["bom-ref"] for each in told["components"]}

    assert components == {(each.name, each.version) for each in locked}
    assert {each for needed in needs.values() for each in needed} <= refs
    # Nothing is there without a reason.
    assert refs <= {each for needed in needs.values() for each in needed}
    (django,) = [each for each in told["components"] if each["name"] == "django"]
    assert django["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert bill("1.2.3", AT) == bill("1.2.3", AT)


def test_nearly_every_package_says_its_licence() -> None:
    told = json.loads(bill("1.2.3", AT))

    silent = {each["name"] for each in told["components"] if not each["licenses"]}
    # Two state none, and one is for Windows only, so that it is not installed here.
    assert silent <= {"colorama", "imapclient", "pyrage"}


def test_a_release_needs_its_changelog_and_a_new_version() -> None:
    assert unready("1.2.3", "# Changelog\n\n## 1.2.3\n\n## 1.2.2\n", ["1.2.2"]) == []
    assert unready("1.2.3", "## Unreleased\n\n## 1.2.2\n", ["1.2.2", "1.2.3"]) == [
        "CHANGELOG.md does not begin with 1.2.3.",
        "1.2.3 is tagged already; raise it in rapport/__init__.py.",
    ]


def test_an_audit_names_the_fault_and_what_mends_it() -> None:
    fault = {"id": "CVE-2030-1", "fix_versions": ["2.1"]}
    told: dict[str, list[dict[str, Any]]] = {
        "dependencies": [
            {"name": "a", "version": "2.0", "vulns": [fault]},
            {"name": "b", "version": "1.0", "vulns": []},
        ]
    }

    assert faults(told) == ["a 2.0: CVE-2030-1, mended in 2.1"]
