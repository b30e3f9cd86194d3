"""Screens the example labels in this folder and prints the reports. `make demo` runs it."""

from __future__ import annotations

import sys
from pathlib import Path

from screener import Screener
from screener.render.text import COLOURED, PLAIN, render_text

FOLDER = Path(__file__).parent
LABELS = ("focus-label.pdf", "thermo-page.html", "calm-label.txt")


def main() -> None:
    screener = Screener()
    paint = COLOURED if sys.stdout.isatty() else PLAIN
    for name in LABELS:
        print("=" * 96)
        print(render_text(screener.screen_file(FOLDER / name), f"examples/{name}", paint))
    print("=" * 96)
    print("Open the web app:  .venv/bin/screener serve   then http://127.0.0.1:8000")


if __name__ == "__main__":
    main()
