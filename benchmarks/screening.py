"""How long a label takes, stage by stage, against searching every name in the text and fuzzy extraction.

Run `make bench`. Prints medians in ms and ratios of one run; absolute times depend on the machine.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date

from rapidfuzz import fuzz, process
from shop_page import shop_page

from screener import Screener
from screener.context import assign_roles
from screener.documents import read_html, read_text
from screener.labels import understand

_ITEMS = [
    "Vitamin C (as Ascorbic Acid) 90 mg", "Niacin (as Niacinamide) 20 mg", "Vitamin B6 (as Pyridoxine HCl) 5 mg",
    "Vitamin B12 (as Methylcobalamin) 500 mcg", "Magnesium (as Magnesium Oxide) 100 mg", "Zinc (as Zinc Citrate) 11 mg",
    "Chromium (as Chromium Picolinate) 200 mcg", "Beta-Alanine 3.2 g", "L-Citrulline Malate 2:1 6 g",
    "Caffeine Anhydrous 200 mg", "L-Theanine 100 mg", "N-Acetyl-L-Tyrosine 350 mg", "Taurine 1 g",
    "Creatine Monohydrate 3 g", "Betaine Anhydrous 2.5 g", "Pikatropin 100 mg", "Bacopa monnieri leaf extract 300 mg",
    "Ginkgo biloba leaf extract (24% flavone glycosides) 60 mg", "Alpha-GPC 50% 150 mg", "Citicoline 250 mg",
    "Rhodiola rosea root extract 200 mg", "Ashwagandha root 300 mg", "Green Tea leaf extract (50% EGCG) 100 mg",
    "Black Pepper fruit extract 5 mg", "Gelatin", "Rice Flour", "Magnesium Stearate", "Silicon Dioxide",
    "Microcrystalline Cellulose", "Titanium Dioxide",
]  # fmt: skip
LABEL = "Supplement Facts\nServing Size 2 capsules\n" + "\n".join(_ITEMS) + "\nDirections: take two a day."


def median_ms(work: Callable[[], object], runs: int = 40) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    start = time.perf_counter()
    screener = Screener("all", date(2026, 11, 23))
    print(f"loading lexicon and index                 {(time.perf_counter() - start) * 1000:9.1f} ms")
    document = read_text(LABEL)
    hits = screener.matcher.hits(LABEL)
    label = understand(document, [(hit.start, hit.end) for hit in hits])
    whole = median_ms(lambda: screener.screen_text(LABEL))
    rows = [
        ("screen_text, 30 ingredients", whole),
        ("  reading", median_ms(lambda: read_text(LABEL))),
        ("  matching", median_ms(lambda: screener.matcher.hits(LABEL))),
        (
            "  sections and ingredients",
            median_ms(lambda: understand(document, [(h.start, h.end) for h in hits])),
        ),
        ("  roles", median_ms(lambda: assign_roles(document, label, hits))),
    ]
    page = shop_page(_ITEMS)
    start = time.perf_counter()
    read_html("<p>zinc</p>")
    print(f"first page, which starts a reader         {(time.perf_counter() - start) * 1000:9.1f} ms")
    rows.append((f"reading a product page of {len(page) // 1000} kB", median_ms(lambda: read_html(page))))
    rows.append(("reading a page of one line", median_ms(lambda: read_html("<p>zinc</p>"))))
    names = [name.text.lower() for s in screener.lexicon.substances.values() for name in s.names]
    text = LABEL.lower()
    rows.append(("every name by `in`", median_ms(lambda: [n for n in names if n in text], 5)))
    items = [item.lower() for item in _ITEMS]
    rows.append(
        (
            "rapidfuzz extractOne (WRatio) per item",
            median_ms(lambda: [process.extractOne(i, names, scorer=fuzz.WRatio) for i in items], 2),
        )
    )
    for name, value in rows:
        print(f"{name:40} {value:9.2f} ms   {value / whole:8.2f} x screen_text")


if __name__ == "__main__":
    main()
