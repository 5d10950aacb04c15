"""How well each head of the reader does on corpora that people annotated: measures first, then the whole table."""
