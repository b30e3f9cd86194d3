"""A user's own lexicon folder laid beside a release: more substances, listings and policies, nothing changed.

The folder has the form of lexicons/README.md. Its listings and relations may name substances of the release.
What the release has already (a substance, a list, a policy) is refused, so that nobody's private data can
silently say something else under an official id. Imports yaml and pydantic.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from screener.lexicon.errors import LexiconError
from screener.lexicon.files import DataFiles, joined_sha256, read_data_files
from screener.lexicon.load import UNRELEASED, load_files
from screener.lexicon.schema import Lexicon, Listing

#: What stands for the release of a private folder without a RELEASE file.
PRIVATE = "private"


def with_private(lexicon: Lexicon, folder: Path) -> Lexicon:
    """The lexicon with all that the folder adds; its release and hash tell that it is not the release alone.

    Raises LexiconError with every fault: the folder is not in the form, or an id is taken.
    """
    return join_private(lexicon, read_data_files(folder))


def join_private(lexicon: Lexicon, files: DataFiles) -> Lexicon:
    """As `with_private`, of files already read."""
    private = load_files(files, beside=lexicon)
    taken = [
        *_taken("substance", lexicon.substances, private.substances),
        *_taken("policy", lexicon.policies, private.policies),
        *_taken("list", _lists(lexicon), _lists(private)),
    ]
    if taken:
        raise LexiconError([f"{files.folder}: {sentence}" for sentence in taken])
    listings = {
        substance: (*lexicon.listings_of(substance), *private.listings_of(substance))
        for substance in sorted({*lexicon.listings, *private.listings})
    }
    substances = {**lexicon.substances, **private.substances}
    ordinary = {(name.text, name.language): name for name in (*private.ordinary, *lexicon.ordinary)}
    release = PRIVATE if private.release == UNRELEASED else private.release
    return Lexicon(
        release=f"{lexicon.release}+{release}",
        sha256=joined_sha256(lexicon.sha256, files),
        substances={identity: substances[identity] for identity in sorted(substances)},
        listings=listings,
        ordinary=tuple(ordinary.values()),
        reviewed=(*lexicon.reviewed, *private.reviewed),
        policies={**lexicon.policies, **private.policies},
        words=lexicon.words | private.words,
    )


def _lists(lexicon: Lexicon) -> set[str]:
    every: Iterable[Listing] = (one for group in lexicon.listings.values() for one in group)
    return {f"{listing.authority}/{listing.list}" for listing in every}


def _taken(kind: str, release: Iterable[str], private: Iterable[str]) -> list[str]:
    return [
        f"the {kind} '{identity}' is in the release already; give yours an id of its own, such as "
        f"'{identity}-own'."
        for identity in sorted(set(release) & set(private))
    ]
