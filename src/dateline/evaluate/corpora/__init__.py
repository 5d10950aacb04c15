"""Readers of annotated corpora, one file a corpus, all giving `Sample`s."""
