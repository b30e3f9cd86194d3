"""Makes the label files and product pages of `gold.jsonl`, and the gold itself.

    python gold/files/make.py            all files, and gold.jsonl
    python gold/files/make.py NAME ...   only the labels whose id holds one of the names; gold.jsonl stays

Labels are described in `labels/*.txt`; how a label is laid out stands in the modules beside this one, each
for one producer. Files are the same bytes for the same descriptions and versions of the producers. Needs the
development extra, the DejaVu and Liberation fonts, and a Chromium on PATH for the labels that it prints.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pages
import pdf_chromium
import pdf_fpdf
import pdf_reportlab
import pdf_surgery
from label import Label, read_labels

HERE = Path(__file__).parent
PRODUCERS: dict[str, Callable[[Label], bytes]] = {
    "reportlab": pdf_reportlab.make,
    "fpdf2": pdf_fpdf.make,
    "chromium": pdf_chromium.make,
    "pypdf": pdf_surgery.make,
    "html": pages.make,
}


def path_of(label: Label) -> str:
    """Where the label's file stands, from this folder."""
    return f"html/{label.id}.html" if label.producer == "html" else f"pdf/{label.id}.pdf"


def main(wanted: list[str]) -> int:
    labels = read_labels(HERE / "labels")
    ids = [label.id for label in labels]
    if len(set(ids)) != len(ids):
        raise SystemExit(f"Ids must be unique: {sorted({one for one in ids if ids.count(one) > 1})}")
    for label in labels:
        if wanted and not any(name in label.id for name in wanted):
            continue
        path = HERE / path_of(label)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(pdf_surgery.changed(label, PRODUCERS[label.producer](label)))
    if not wanted:
        lines = [json.dumps(label.record(path_of(label)), ensure_ascii=False) for label in labels]
        (HERE / "gold.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        sys.stderr.write(f"{len(labels)} labels\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
