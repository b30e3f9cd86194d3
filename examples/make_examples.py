"""Makes the example labels beside this file. Brands and products are invented.

Run it after a change: `.venv/bin/python examples/make_examples.py` (needs the extra `dev`).
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(__file__).parent

_PANEL = [
    ("Vitamin B6 (as Pyridoxine HCl)", "10 mg", "588%"),
    ("Niacin (as Niacinamide)", "20 mg", "125%"),
    ("Clear Focus Proprietary Blend", "1,150 mg", "†"),
    ("   L-Tyrosine, Caffeine Anhydrous (150 mg),", "", ""),
    ("   Pikatropin® (pikamilon), Bacopa monnieri leaf", "", ""),
    ("   extract, Choline Bitartrate", "", ""),
]


def make_label_pdf(path: Path) -> None:
    """A one-page label: panel on the left, directions and warning on the right."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    canvas.setTitle("Northlight Focus 60, label")
    canvas.setFont("Helvetica-Bold", 22)
    canvas.drawString(54, 720, "NORTHLIGHT Focus 60")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(54, 702, "Dietary supplement, 60 capsules")
    _draw_panel(canvas)
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(360, 660, "Directions:")
    canvas.drawString(360, 590, "Warning:")
    canvas.setFont("Helvetica", 9)
    for number, line in enumerate(
        [
            "Take two capsules in the morning with water.",
            "Does not contain DMAA. Ephedra free.",
            "Do not exceed two capsules a day.",
        ]
    ):
        canvas.drawString(360, 646 - 12 * number, line)
    for number, line in enumerate(
        ["Ask a doctor before use if you take", "other medicines. Keep out of reach of", "children."]
    ):
        canvas.drawString(360, 576 - 12 * number, line)
    canvas.save()


def _draw_panel(canvas: Canvas) -> None:
    canvas.setStrokeColor(black)
    canvas.rect(50, 430, 280, 250)
    canvas.setFont("Helvetica-Bold", 17)
    canvas.drawString(58, 660, "Supplement Facts")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(58, 646, "Serving Size 2 Capsules")
    canvas.drawString(58, 634, "Servings Per Container 30")
    canvas.setFillColor(black)
    canvas.rect(50, 624, 280, 5, fill=1)
    canvas.setFont("Helvetica-Bold", 8)
    canvas.drawString(200, 614, "Amount Per Serving")
    canvas.drawRightString(324, 614, "% DV")
    canvas.setFont("Helvetica", 9)
    top = 598
    for name, amount, daily in _PANEL:
        canvas.drawString(58, top, name)
        canvas.drawRightString(290, top, amount)
        canvas.drawRightString(324, top, daily)
        top -= 15
    canvas.setFont("Helvetica", 8)
    canvas.drawString(58, top - 4, "† Daily Value not established")
    canvas.drawString(58, top - 28, "Other Ingredients: Gelatin, Rice Flour,")
    canvas.drawString(58, top - 39, "Magnesium Stearate, Silicon Dioxide")


_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Redrock Thermo Burn | Example Shop</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product",
 "name": "Thermo Burn", "brand": {"@type": "Brand", "name": "Redrock"}, "gtin12": "000000000000"}</script></head>
<body>
<nav><a href="/">Home</a> <a href="/burners">Fat burners</a></nav>
<main>
<h1>Redrock Thermo Burn</h1>
<p>Energy for long days. Contains no ephedra.</p>
<h2>Supplement Facts</h2>
<table>
<tr><th>Amount per serving</th><th></th><th>% DV</th></tr>
<tr><td>Chromium (as Chromium Picolinate)</td><td>200 mcg</td><td>571%</td></tr>
<tr><td>Caffeine Anhydrous</td><td>150 mg</td><td>**</td></tr>
<tr><td>2-Phenylpropylamine HCl</td><td>50 mg</td><td>**</td></tr>
<tr><td>Green Tea leaf extract</td><td>100 mg</td><td>**</td></tr>
</table>
<p>Other ingredients: rice flour, gelatin, magnesium stearate.</p>
</main>
<section class="reviews"><h2>Customer reviews</h2><p>Stronger than my old DMAA powder!</p></section>
<section class="related"><h2>You may also like</h2><ul><li>Kratom tea, 20 bags</li></ul></section>
</body></html>
"""

_CLEAN = """Brightwater Daily Calm

Supplement Facts
Serving Size 1 scoop (6 g)
Niacin (as Nicotinic Acid) 16 mg 100%
GABA (gamma-Aminobutyric Acid) 100 mg †
DMAE (as Bitartrate) 50 mg †
Synephrine-free citrus fibre 2 g †
Acacia gum 1.5 g †
† Daily Value not established

Other ingredients: citric acid, natural orange flavor, silicon dioxide.
Directions: Mix one scoop with water once a day.
"""

_TABLE = """id,name,brand,ingredients
1,Focus 60,Northlight,"Niacin (as Niacinamide), L-Tyrosine, Pikatropin, Choline Bitartrate"
2,Thermo Burn,Redrock,"Caffeine Anhydrous 150 mg, 2-Phenylpropylamine HCl 50 mg, Green Tea leaf extract"
3,Daily Calm,Brightwater,"Niacin, GABA, DMAE, Acacia gum"
4,Mystery Box,Nobody,
"""


def main() -> None:
    make_label_pdf(FOLDER / "focus-label.pdf")
    (FOLDER / "thermo-page.html").write_text(_PAGE, "utf-8")
    (FOLDER / "calm-label.txt").write_text(_CLEAN, "utf-8")
    (FOLDER / "products.csv").write_text(_TABLE, "utf-8")


if __name__ == "__main__":
    main()
