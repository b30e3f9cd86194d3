"""Screen supplement labels for ingredients that regulators have listed.

`from screener import Screener` is the whole public interface; see docs/reference/python.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Screener", "__version__"]

if TYPE_CHECKING:
    from screener.pipeline import Screener


def __getattr__(name: str) -> Any:
    # Lazily, so that `screener --help` and the sandbox's child do not load the lexicon's code.
    if name == "Screener":
        from screener.pipeline import Screener

        return Screener
    raise AttributeError(f"module 'screener' has no attribute {name!r}")
