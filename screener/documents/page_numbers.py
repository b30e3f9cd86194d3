"""Page numbers as a person writes them. Knows numbers only."""

from __future__ import annotations

from collections.abc import Sequence


def page_numbers(numbers: Sequence[int]) -> str:
    """'page 2' or 'pages 2, 5 and 31 to 3,000': three or more in a row are a range. Numbers rise."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = []
    for run in runs:
        parts += [f"{run[0]:,} to {run[-1]:,}"] if len(run) > 2 else [f"{number:,}" for number in run]
    listed = " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
    return f"page{'s' if len(numbers) > 1 else ''} {listed}"
