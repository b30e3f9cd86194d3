"""The nearest ordinary name, found by pieces, is the one that measuring all of them finds."""

from hypothesis import given
from hypothesis import strategies as st

from screener.matching.neighbours import Neighbours
from screener.text import edit_distance

_KEY = st.text("abc", min_size=4, max_size=14)


@given(st.sets(_KEY, max_size=30), _KEY, st.integers(1, 3))
def test_the_nearest_is_the_nearest_of_all(keys: set[str], printed: str, limit: int) -> None:
    by_length: dict[int, list[str]] = {}
    for key in keys:
        by_length.setdefault(len(key), []).append(key)
    distance, key = min(((edit_distance(k, printed, limit), k) for k in keys), default=(limit + 1, ""))
    expected = (key, distance) if distance <= limit else None
    assert Neighbours(by_length).nearest(printed, limit) == expected
