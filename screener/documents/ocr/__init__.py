"""Pictures of print to lines of text with places and confidence. Knows pixels, no files and no substances.

`engine` is the interface that the rest speaks, `rapid` and `tesseract` are the two engines behind it,
`process` and `pool` keep an engine warm in a process of its own, `remote` is its stand-in for a reader.
`turning`, `straighten`, `order` and `page` make of an engine's lines a page in reading order.
"""
