"""Page numbers as a person writes them."""

import pytest

from screener.documents.page_numbers import page_numbers


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([2], "page 2"),
        ([2, 3], "pages 2 and 3"),
        ([2, 3, 4], "pages 2 to 4"),
        ([1, 3, 5], "pages 1, 3 and 5"),
        ([2, *range(31, 3001)], "pages 2 and 31 to 3,000"),
    ],
)
def test_pages_in_a_row_are_a_range(numbers: list[int], words: str) -> None:
    assert page_numbers(numbers) == words
