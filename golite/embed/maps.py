"""Maps: copies, as dicts. Go's runtime takes and gives all entries at once, as arrays of keys and elements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING, Any

from golite.embed.badvalue import BadValue, wrong_type
from golite.embed.gotypes import GoType, Kind, dynamic_type
from golite.embed.memory import read_word, write_word
from golite.embed.sequences import many_loader, many_storer

if TYPE_CHECKING:
    from golite.embed.convert import Converters


def build_map(converters: Converters, t: GoType) -> tuple[Callable[[int], Any], Callable[[int, Any], None]]:
    heap, key, elem = converters.heap, t.key, t.elem
    load_keys, load_elems = many_loader(converters, key), many_loader(converters, elem)
    store_keys, store_elems = many_storer(converters, key), many_storer(converters, elem)
    is_set = elem.kind is Kind.STRUCT and not elem.fields

    def load(address: int) -> dict[Any, Any]:
        found = heap.hold(address)
        if not found:
            return {}
        count, keys, elems = heap.map_items(t.address, found)
        return dict(zip(load_keys(keys, count), load_elems(elems, count), strict=True))

    def store(address: int, value: Any) -> None:
        if value is None:
            write_word(address, 0)
            return
        if not isinstance(value, Mapping) and not (is_set and isinstance(value, Set)):
            raise wrong_type(t, value)
        keys = list(value)
        count = len(keys)
        key_array = heap.array(key.address, count)
        elem_array = heap.array(elem.address, count)
        store_keys(key_array, keys, lambda i: f"[key {keys[i]!r}]")
        if key.kind is Kind.INTERFACE:
            check_keys(keys, key_array)
        if isinstance(value, Mapping):
            store_elems(elem_array, [value[k] for k in keys], lambda i: f"[{keys[i]!r}]")
        write_word(address, heap.map_fill(t.address, count, key_array, elem_array))

    def check_keys(keys: list[Any], array: int) -> None:
        """Interfaces may hold what Go cannot hash."""
        for i, value in enumerate(keys):
            word = read_word(array + i * key.size)
            if word and not dynamic_type(not key.methods, word).is_comparable:
                raise BadValue(TypeError, f"a {dynamic_type(not key.methods, word).string} cannot be a key of {t.string}").at(f"[key {value!r}]")

    return load, store
