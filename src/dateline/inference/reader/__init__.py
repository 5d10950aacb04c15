"""The reader: sentences of given words in, everything our own encoder and its heads find out.

`Reader.load()` opens the weights that came with this version; `Reader.read` gives a `Reading` per sentence.
"""

from dateline.inference.reader.card import Card
from dateline.inference.reader.pieces import Pieces
from dateline.inference.reader.reader import Reader
from dateline.inference.reader.reading import ALL, Arguments, Reading, Stretch
from dateline.inference.reader.sessions import Session

__all__ = ["ALL", "Arguments", "Card", "Pieces", "Reader", "Reading", "Session", "Stretch"]
