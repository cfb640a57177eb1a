"""The phrase bank (表述库): the library's sentences by what they do, and the frames that they are made by."""

from mkdocs_selfreview.phrasebank.bank import Pattern, PhraseBank, build_phrase_bank
from mkdocs_selfreview.phrasebank.clauses import Phrase
from mkdocs_selfreview.phrasebank.frames import Frame, read_frame

__all__ = ["Frame", "Pattern", "Phrase", "PhraseBank", "build_phrase_bank", "read_frame"]
