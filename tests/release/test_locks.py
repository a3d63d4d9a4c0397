"""Locks: what is installed agrees with pyproject.toml, and is pinned by digest."""

from __future__ import annotations

import re

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release import requirements
from release.requirements import BUILD, DESK, Locked

WANTED = requirements.wanted()
RENEW = "pyproject.toml has changed: run bin/lock, and commit what it writes."
# Where desks run, and developers: the oldest Python and the newest, on each system.
PLACES = [
    {
        "python_version": version,
        "python_full_version": f"{version}.1",
        "sys_platform": system,
        "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    for version in ("3.11", "3.12", "3.13", "3.14")
    for system in ("linux", "darwin", "win32")
]


def text_of(name: str) -> str:
    return requirements.path(name).read_text(encoding="utf-8")


def installed(name: str) -> list[Locked]:
    """Return what a lock installs together with those of the desk."""
    names = [name] if name in {BUILD, DESK} else [DESK, name]
    return [each for known in names for each in requirements.locked(text_of(known))]


@pytest.mark.parametrize("name", WANTED)
def test_a_lock_is_of_the_requirements_that_there_are(name: str) -> None:
    assert requirements.origin_of(text_of(name)) == requirements.origin(), RENEW


def test_there_is_no_lock_that_nobody_asks_for() -> None:
    assert {file.stem for file in requirements.LOCKS.iterdir()} == set(WANTED)


@pytest.mark.parametrize("name", WANTED)
def test_every_package_is_pinned_by_version_and_digest(name: str) -> None:
    """A line without a digest would make `locked` raise."""
    assert all(each.digests for each in requirements.locked(text_of(name)))


@pytest.mark.parametrize("name", WANTED)
def test_a_lock_says_nowhere_where_packages_come_from(name: str) -> None:
    """The machine that installs has an index configured, perhaps one of its own."""
    assert re.findall(r"://|index|find-links|trusted-host", text_of(name)) == []


@pytest.mark.parametrize("name", WANTED)
@pytest.mark.parametrize(
    "place", PLACES, ids=lambda place: f"{place['sys_platform']} {place['python_version']}"
)
def test_a_lock_has_one_version_of_everything_that_is_asked_for(
    name: str, place: dict[str, str]
) -> None:
    here = [
        each
        for each in installed(name)
        if not each.marker or Marker(each.marker).evaluate({**place, "extra": ""})
    ]
    versions = {canonicalize_name(each.name): each.version for each in here}

    assert len(versions) == len(here), "Two versions would be installed."
    for line in WANTED[name]:
        asked = Requirement(line)
        assert asked.specifier.contains(versions[canonicalize_name(asked.name)])


def test_locks_agree_on_the_packages_that_they_share() -> None:
    """They are installed side by side: `ready test check` takes four of them."""
    found: dict[tuple[str, str], set[str]] = {}
    for name in WANTED:
        for each in requirements.locked(text_of(name)):
            found.setdefault((each.name, each.marker), set()).add(each.text)

    assert {key: texts for key, texts in found.items() if len(texts) > 1} == {}


def test_a_line_without_a_digest_is_no_lock() -> None:
    digest = "0" * 64
    (one,) = requirements.locked(f"# Of it.\nrich==15.0.0 \\\n    --hash=sha256:{digest}\n")
    assert (one.name, one.version, one.marker, one.digests) == ("rich", "15.0.0", "", (digest,))

    with pytest.raises(ValueError, match="pinned"):
        requirements.locked("rich==15.0.0\n")
    with pytest.raises(ValueError, match="pinned"):
        requirements.locked(f"rich>=15 \\\n    --hash=sha256:{digest}\n")
