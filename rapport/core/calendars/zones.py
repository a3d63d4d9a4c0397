"""Names of time zones, current and earlier ones."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from zoneinfo import available_timezones

UTC = "UTC"
# The database joins places whose clocks agree; these old names mean a nearer one.
NEARER = {
    "Africa/Asmera": "Africa/Asmara",
    "Africa/Timbuktu": "Africa/Bamako",
    "America/Coral_Harbour": "America/Atikokan",
    "America/Virgin": "America/St_Thomas",
    "Antarctica/South_Pole": "Antarctica/McMurdo",
    "Atlantic/Jan_Mayen": "Arctic/Longyearbyen",
    "Iceland": "Atlantic/Reykjavik",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
    "Pacific/Yap": "Pacific/Chuuk",
}


def canonical(name: str) -> str:
    """Return the current name of a zone: "Asia/Kolkata" for "Asia/Calcutta".

    Offsets without a place, such as "Etc/GMT-3", and unknown names are returned as they are.
    """
    return _current().get(name, name)


def is_known(name: str) -> bool:
    """Return whether there is a zone of that name, current or not."""
    return name in available_timezones()


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Return the current names, each with the code of its country (ISO 3166-1)."""
    lines = (line.split("\t") for line in _table("zone.tab") if line and line[0] != "#")
    return {zone.strip(): country for country, _place, zone, *_remark in lines}


@lru_cache(maxsize=1)
def earlier_names() -> dict[str, tuple[str, ...]]:
    """Return the other names that each zone has had: "Asia/Calcutta" for "Asia/Kolkata"."""
    found: dict[str, list[str]] = {}
    for old, name in sorted(_current().items()):
        found.setdefault(name, []).append(old)
    return {name: tuple(names) for name, names in found.items()}


@lru_cache(maxsize=1)
def _current() -> dict[str, str]:
    """Return the current name for each old one; links are lines such as "L target name"."""
    links = (line.split() for line in _table("tzdata.zi") if line.startswith("L "))
    to = {name: target for _l, target, name in links if name not in places() and name != UTC}
    of_utc = {"Etc/UTC", "Etc/GMT"}
    current = {name: UTC if target in of_utc else target for name, target in to.items()}
    return {**current, **NEARER, **dict.fromkeys(of_utc, UTC)}


def _table(name: str) -> list[str]:
    """Read a table that comes with the zones."""
    return (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8").splitlines()
