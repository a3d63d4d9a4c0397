"""Registries: what rooms add to rooms below (docs/decisions/0019)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pkgutil import resolve_name
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from rapport.core.errors import Misconfigured

Item = TypeVar("Item")


class Registry(Generic[Item]):
    """The items that rooms have added to one place, such as the entries of the navigation.

    ``place`` names it in errors. ``key`` identifies items; without one they are functions,
    identified by where they are defined.

    Lower orders come first; of equal ones, the item added first, by the room further down. A key
    is taken once: adding the same item again in the same order changes nothing, adding another item
    or another order is an error.
    ``check`` gets all of them before they are first read, and raises if something is wrong with
    them.
    """

    def __init__(
        self,
        place: str,
        *,
        key: Callable[[Item], str] | None = None,
        check: Callable[[Collection[Item]], None] | None = None,
    ) -> None:
        self._place = place
        self._key = key or path_of
        self._check = check
        self._added: dict[str, tuple[int, Item]] = {}
        self._sorted: Mapping[str, Item] | None = None

    def add(self, item: Item, *, order: int = 0) -> None:
        """Add an item; a room does so in its ``contributions.py`` and nowhere else."""
        key = self._key(item)
        if key not in self._added:
            self._added[key] = (order, item)
            self._sorted = None
            return
        known_order, known = self._added[key]
        if known is not item:
            raise Misconfigured(f"“{key}” is added twice to {self._place}.")
        if known_order != order:
            raise Misconfigured(
                f"“{key}” is added to {self._place} in two orders: {known_order} and {order}."
            )

    def __iter__(self) -> Iterator[Item]:
        return iter(self.by_key().values())

    def __len__(self) -> int:
        return len(self._added)

    def get(self, key: str) -> Item | None:
        """Return the item of that key, or None."""
        return self._added[key][1] if key in self._added else None

    def by_key(self) -> Mapping[str, Item]:
        """Return all items by their keys, in order."""
        if self._sorted is None:
            in_order = sorted(self._added.items(), key=lambda added: added[1][0])
            items = {key: item for key, (_, item) in in_order}
            if self._check is not None:
                self._check(items.values())
            self._sorted = MappingProxyType(items)
        return self._sorted

    @contextmanager
    def holding(self, *items: Item) -> Iterator[None]:
        """Hold only these items, in this order, while a test runs; later additions are removed
        too.
        """
        kept, self._added, self._sorted = self._added, {}, None
        try:
            for item in items:
                self.add(item)
            yield
        finally:
            self._added, self._sorted = kept, None


class Lazily:
    """A function that is imported when it is first called."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __repr__(self) -> str:
        return f"<lazily {self.path}>"

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.function(*args, **kwargs)

    @cached_property
    def function(self) -> Callable[..., Any]:
        """Return the function itself; raises Misconfigured when it does not exist."""
        try:
            found: Callable[..., Any] = resolve_name(self.path)
        except (ImportError, AttributeError) as error:
            raise Misconfigured(f"There is nothing at {self.path}: {error}.") from error
        return found


def lazily(path: str) -> Callable[..., Any]:
    """Return the function at ``module:name``, imported only when it is called.

    Contributions name the functions of their room in this way, so that a command or a web process
    loads only what it uses. A house test imports every path.
    """
    return Lazily(path)


def load(function: Callable[..., Any]) -> None:
    """Import a function now, where another thread must not be the one to do it."""
    if isinstance(function, Lazily):
        _ = function.function


def path_of(function: Any) -> str:
    """Return where a function is defined, as ``module:name``."""
    if isinstance(function, Lazily):
        return function.path
    return f"{function.__module__}:{function.__qualname__}"
