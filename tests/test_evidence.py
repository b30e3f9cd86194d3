"""From spans to pages and boxes, and hits of a second reading back to the canonical text."""

from screener.evidence import (
    MOST_PLACES,
    Locator,
    merge_second_reading,
    weighable,
    with_lines_of_second_reading,
)
from screener.model import Block, Document, Hit, Method, Reading, Span, Word


def word(start: int, end: int, x0: float, x1: float, top: float, page: int = 1) -> Word:
    return Word(start, end, page, (x0, top, x1, top + 10))


# Two columns: the canonical text reads 'Pika' 'zinc' / 'tropin' 'iron' across, the second down the columns.
WORDS = (word(0, 4, 10, 30, 0), word(5, 9, 100, 120, 0), word(10, 16, 10, 40, 12), word(17, 21, 100, 120, 12))
TEXT = "Pika zinc\ntropin iron"
SECOND = Reading(
    "Pika-\ntropin\nzinc\niron",
    (word(0, 5, 10, 30, 0), word(6, 12, 10, 40, 12), word(13, 17, 100, 120, 0), word(18, 22, 100, 120, 12)),
)


def document(second: Reading | None = None) -> Document:
    return Document(TEXT, "application/pdf", "0" * 64, "pdf-text", words=WORDS, pages=1, second=second)


def hit(start: int, end: int, substance: str = "picamilon") -> Hit:
    return Hit(start, end, (substance,), "Pikatropin", Method.EXACT)


def test_a_span_has_the_page_and_one_box_per_printed_line() -> None:
    span = Locator(document()).span(0, 16)
    assert span.page == 1
    assert span.boxes == ((10, 0, 120, 10), (10, 12, 40, 22))


def test_a_part_of_a_word_has_the_box_of_the_word() -> None:
    assert Locator(document()).span(1, 3).boxes == ((10, 0, 30, 10),)


def test_without_words_the_page_comes_from_the_block() -> None:
    plain = Document("zinc", "text/html", "0" * 64, "html", blocks=(Block(0, 4, page=3),))
    assert Locator(plain).span(0, 4) == Span(0, 4, 3, ())
    assert Locator(plain).span(3, 4).page == 3


def test_a_hit_of_the_second_reading_is_shown_where_its_words_stand() -> None:
    spaced = Document("Pika tropin", "application/pdf", "0" * 64, "pdf-text", words=(WORDS[0], word(5, 11, 32, 60, 0)),
                      second=Reading("Pikatropin", (word(0, 10, 10, 60, 0),)))  # fmt: skip
    (found,), unplaced = merge_second_reading(spaced, [], [hit(0, 10)])
    assert spaced.text[found.start : found.end] == "Pika tropin"
    assert found.note == "read in the order in which the file stores its text"
    assert unplaced == []


def test_a_hit_whose_place_prints_something_else_is_not_put_there() -> None:
    shifted = Reading("Phenibut", (word(0, 8, 100, 120, 0),))  # its box lies on 'zinc'
    merged, unplaced = merge_second_reading(document(shifted), [], [hit(0, 8, "phenibut")])
    assert merged == []
    assert len(unplaced) == 1
    shown = with_lines_of_second_reading(document(shifted), unplaced)
    assert shown.text == TEXT + "\nPhenibut"
    assert Locator(shown).span(len(TEXT) + 1, len(shown.text)).boxes == ((100, 0, 120, 10),)


def test_words_that_another_order_parts_are_not_one_span() -> None:
    merged, unplaced = merge_second_reading(document(SECOND), [], [hit(0, 12)])
    assert merged == []
    assert with_lines_of_second_reading(document(SECOND), unplaced).text == f"{TEXT}\nPika-\ntropin"


def test_a_hit_that_both_readings_have_stays_one() -> None:
    first = hit(0, 4)
    assert merge_second_reading(document(SECOND), [first], [hit(0, 4)]) == ([first], [])


def test_without_a_second_reading_nothing_changes() -> None:
    assert merge_second_reading(document(), [hit(0, 4)], [hit(5, 9)]) == ([hit(0, 4)], [])


def test_as_many_places_as_a_label_has_are_all_weighed() -> None:
    hits = [hit(0, 4)] * MOST_PLACES
    assert weighable(document(), hits) == (document(), hits)


def test_of_too_many_places_every_substance_keeps_its_first_and_a_check_tells() -> None:
    many = [hit(0, 4)] * 2 * MOST_PLACES + [hit(5, 9, "dmaa")]
    told, weighed = weighable(document(), many)
    assert len(weighed) == MOST_PLACES
    assert weighed[-1].substances == ("dmaa",)
    assert [check.name for check in told.checks] == ["weigh_names"]
    assert f"{2 * MOST_PLACES + 1:,} places" in (told.checks[0].reason or "")
