"""Official sources that the lexicon can be compared with, one small module each.

The only part of this room that opens a connection (`download` does). Nothing here changes the lexicon's data:
what a source says otherwise is written down as proposals for a person to review.
"""
