"""What the harnesses start from: small real inputs of each kind, and the regressions kept in `regressions/`.

Knows no harness.
"""

from __future__ import annotations

import zlib
from pathlib import Path

HERE = Path(__file__).parent

TEXTS = (
    b"Supplement Facts\nServing Size 1 capsule\nPicamilon 100 mg\nVitamin C (as ascorbic acid) 90 mg 100%\n",
    b"Ingredients: niacin, 1,3-dimethylamylamine HCl, Blend (zinc [as citrate], N-acetyl-L-cysteine), water.",
    b"Contains no DMAA. Free of: ephedra, sibutramine. May contain milk. Other ingredients: gelatin",
    "Zutaten: Sibutramin 10 mg; Inhaltsstoffe \u2013 Coffein. 成分: 西布曲明、淀粉。 Состав: пикамилон".encode(),
    b"D M A A  CAS 105-41-9 UNII X5ZFW3UG20 p-ik\xc2\xadamilon &#80;icamilon &lt;b&gt;",
)
PAGES = (
    b'<html><head><title>Calm</title><script type=\'application/ld+json\'>{"@type":"Product","name":"Calm",'
    b'"description":"<p>Picamilon</p>"}</script></head><body><h2>Ingredients</h2><ul><li>Picamilon<li>Zinc</ul>'
    b"<table><tr><th>Amount<td colspan=2>5 mg</table><div hidden>x</div><div class=reviews>DMAA!</div></body></html>",
    b"<div itemscope itemtype='http://schema.org/Product'><p itemprop=name>A</p><img alt='Supplement Facts' src=a.png>"
    b"<style>.x{display:none}</style><p class=x>Picamilon</p><select><option>1</select></div>",
    b"<svg><text>Picamilon</text><script>1</script></svg><!-- c --><p>a &lt; b &amp;amp; <br/>c",
)
CSV = (
    b'id,name,ingredients\r\n1,A,"Picamilon, zinc"\r\n2,B,Niacin\r\n',
    b'id;text;html\n1;Niacin;<p>x</p>\n\n2;"a""b\nc";""\n',
    b"\xef\xbb\xbfid\ttext\n1\tPicamilon\n2\tZinc \xe9\n",
)
JSON_LINES = (
    b'{"id": 1, "ingredients": ["Picamilon", "Zinc"]}\n{"text": "Niacin", "file": "a.pdf"}\n',
    b'{"id": null, "html": "<p>x", "name": 5}\n[1]\nnull\n{"text": "\\ud800"}\n',
)


def pdfs() -> tuple[bytes, ...]:
    """Two labels by hand, one of them packed."""
    shown = b"BT /F1 12 Tf 20 250 Td 14 TL (Supplement Facts) ' (Picamilon 100 mg) ' (Niacin 20 mg) ' ET"
    return (_pdf(shown, b""), _pdf(zlib.compress(shown), b"/Filter /FlateDecode"))


def _pdf(content: bytes, entries: bytes) -> bytes:
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F1 << /Type "
        b"/Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), entries, content),
    )
    body, offsets = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f \n%btrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            table,
            len(body),
        )
    )


def regressions(kind: str) -> list[Path]:
    """Inputs that once made a harness of this kind fail."""
    return sorted((HERE / "regressions" / kind).glob("*"))
