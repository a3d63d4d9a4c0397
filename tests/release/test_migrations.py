"""Migrations of released versions stay as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from release import migrations

SOURCE = '''
"""What it does."""
class Migration(migrations.Migration):
    operations = [migrations.RunSQL("SELECT 1")]
'''


def test_frozen_migrations_are_as_they_were_released() -> None:
    assert migrations.faults(migrations.present()) == []


def test_a_changed_or_removed_migration_is_told_with_what_to_do() -> None:
    now = migrations.present()
    changed, removed, *_others = now
    now[changed] = "other"
    del now[removed]

    assert [each.partition(",")[0] for each in migrations.faults(now)] == [
        f"{changed} was changed",
        f"{removed} was removed",
    ]


def test_comments_and_layout_do_not_count() -> None:
    told = SOURCE.replace("What it does", "Told better").replace(
        '[migrations.RunSQL("SELECT 1")]', "[  # why\n        migrations.RunSQL('SELECT 1'),\n    ]"
    )

    assert migrations.digest(told) == migrations.digest(SOURCE)
    assert migrations.digest(SOURCE.replace("1", "2")) != migrations.digest(SOURCE)


def test_freezing_adds_new_migrations_and_refuses_changed_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "migrations.txt"
    first, *_others = migrations.present()
    record.write_text(f"# Frozen.\n{first} {migrations.present()[first]}\n")
    monkeypatch.setattr(migrations, "RECORD", record)

    assert first not in migrations.unfrozen()
    migrations.freeze()
    assert migrations.unfrozen() == []

    record.write_text(record.read_text().replace(migrations.present()[first], "0" * 32))
    with pytest.raises(ValueError, match="was changed"):
        migrations.freeze()
