"""The rule for order and duplicates, and lazily imported functions."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass

import pytest

from rapport.core.errors import Misconfigured
from rapport.core.registry import Registry, lazily, load, path_of

HERE = "rapport.core.tests.test_registry"
SELDOM = "rapport.core.tests.seldom"


@dataclass(frozen=True)
class Dish:
    name: str
    price: int = 0


@pytest.fixture
def menu() -> Registry[Dish]:
    return Registry("the menu", key=lambda dish: dish.name)


def test_lower_orders_come_first_and_equals_as_they_were_added(menu: Registry[Dish]) -> None:
    menu.add(Dish("tea"), order=20)
    menu.add(Dish("soup"))
    menu.add(Dish("bread"))
    menu.add(Dish("cake"), order=10)

    assert [dish.name for dish in menu] == ["soup", "bread", "cake", "tea"]
    assert len(menu) == 4


def test_what_is_added_after_a_look_is_seen_too(menu: Registry[Dish]) -> None:
    menu.add(Dish("tea"), order=20)
    assert list(menu) == [Dish("tea")]

    menu.add(Dish("soup"), order=10)
    assert list(menu.by_key()) == ["soup", "tea"]


def test_a_key_is_taken_once(menu: Registry[Dish]) -> None:
    menu.add(Dish("tea", 2))

    with pytest.raises(Misconfigured, match="“tea” is added twice to the menu"):
        menu.add(Dish("tea", 3))
    assert list(menu) == [Dish("tea", 2)]


def test_an_equal_item_is_another_one(menu: Registry[Dish]) -> None:
    menu.add(Dish("tea"))

    with pytest.raises(Misconfigured):
        menu.add(Dish("tea"))


def test_the_very_same_item_may_be_added_again(menu: Registry[Dish]) -> None:
    tea, soup = Dish("tea"), Dish("soup")
    menu.add(tea, order=10)
    menu.add(soup, order=20)
    menu.add(tea, order=10)

    assert list(menu) == [tea, soup]


def test_the_same_item_in_another_order_is_refused(menu: Registry[Dish]) -> None:
    tea, soup = Dish("tea"), Dish("soup")
    menu.add(tea, order=10)
    menu.add(soup, order=20)

    with pytest.raises(Misconfigured, match="“tea” is added to the menu in two orders: 10 and 30"):
        menu.add(tea, order=30)
    assert list(menu) == [tea, soup]


def test_an_item_is_found_by_its_key(menu: Registry[Dish]) -> None:
    menu.add(Dish("tea"))

    assert menu.get("tea") == Dish("tea")
    assert menu.get("soup") is None


def test_its_mapping_cannot_be_changed(menu: Registry[Dish]) -> None:
    menu.add(Dish("tea"))

    with pytest.raises(TypeError):
        menu.by_key()["soup"] = Dish("soup")  # type: ignore[index]


def test_a_test_holds_its_own_items_and_gives_the_others_back(menu: Registry[Dish]) -> None:
    menu.add(Dish("tea"), order=10)

    with pytest.raises(ZeroDivisionError), menu.holding(Dish("soup"), Dish("bread")):
        menu.add(Dish("cake"), order=-1)
        assert [dish.name for dish in menu] == ["cake", "soup", "bread"]
        assert 1 / 0

    assert list(menu) == [Dish("tea")]
    assert menu.get("cake") is None


def test_all_items_are_checked_once_before_they_are_read() -> None:
    asked: list[list[str]] = []

    def check(dishes: Collection[Dish]) -> None:
        asked.append([dish.name for dish in dishes])
        if any(dish.price < 0 for dish in dishes):
            raise Misconfigured("Nobody pays guests.")

    menu = Registry("the menu", key=lambda dish: dish.name, check=check)
    menu.add(Dish("tea"), order=10)
    menu.add(Dish("soup"))
    assert asked == []
    assert len([*menu, *menu]) == 4
    assert asked == [["soup", "tea"]]

    menu.add(Dish("cake", -1))
    for _twice in range(2):
        with pytest.raises(Misconfigured, match="Nobody pays guests"):
            list(menu)


def cook() -> str:
    return "cooked"


def test_functions_are_told_apart_by_where_they_are_defined() -> None:
    cooks: Registry[object] = Registry("the kitchen")
    cooks.add(cook)
    cooks.add(cook)

    with pytest.raises(Misconfigured, match=f"“{HERE}:cook” is added twice to the kitchen"):
        cooks.add(lazily(f"{HERE}:cook"))
    assert path_of(cook) == path_of(lazily(f"{HERE}:cook"))


def test_a_function_is_imported_when_it_is_first_called() -> None:
    sys.modules.pop(SELDOM, None)
    seldom = lazily(f"{SELDOM}:Greeting.of")
    assert SELDOM not in sys.modules

    assert seldom("Dora", sign="?") == "Hello, Dora?"
    assert SELDOM in sys.modules
    assert SELDOM in repr(seldom)


def test_a_function_can_be_imported_beforehand() -> None:
    sys.modules.pop(SELDOM, None)
    load(cook)
    load(lazily(f"{SELDOM}:Greeting.of"))
    assert SELDOM in sys.modules

    with pytest.raises(Misconfigured, match="nothing at"):
        load(lazily(f"{HERE}:nobody"))


@pytest.mark.parametrize("path", [f"{HERE}:nobody", "rapport.core.nowhere:cook", "nowhere:cook"])
def test_a_function_that_is_not_there_is_told_by_its_path(path: str) -> None:
    with pytest.raises(Misconfigured, match=f"There is nothing at {path}"):
        lazily(path)()
