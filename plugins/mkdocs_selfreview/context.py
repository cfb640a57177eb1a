"""What all steps of reading need of the report at hand, and where its headings end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_selfreview.corrections import NO_CORRECTION, Correction
from mkdocs_selfreview.headings import SectionVocabulary
from mkdocs_selfreview.items import trimmed
from mkdocs_selfreview.model import Matched, SectionRole, Span
from mkdocs_selfreview.outline import Node
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.taxonomy.matching import DimensionMatch, match_dimension

_ASPECT = re.compile(
    r"(?:产生|造成|出现|导致|形成|存在)[^，。：\n]{0,14}(?:问题|不足|差距)[^，。：\n]{0,8}(?:原因|根源)(?=，|主要|在于|是)|[^。；\n]{1,60}?方面(?:存在的?|的)?(?:主要|突出)?(?:问题|不足|差距)?"
    r"(?:(?:、|以?及其?|和|与)(?:产生的?|存在的?|主要)*(?:问题|不足|原因|根源|整改|改进|措施|方向|建议|剖析|分析)+)*(?=[，。：；、\n\s（]|$)|[^。；，：\n]{2,30}?上(?:存在的?(?:主要|突出)?(?:问题|不足|差距))?(?=[，：\n]|$)"
)
_END_SIGNS = "。；：，、！ \u3000:;,.!"
SURE = (Matched.EXACT, Matched.ALIAS)
"""The ways of naming a dimension that leave no doubt."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a node: its words, where they stand, and whether they fill their line."""

    words: Span
    """Without number and end punctuation."""
    end: int
    """Behind the end punctuation."""
    alone: bool


@dataclass(frozen=True, slots=True)
class TextContext:
    """What all steps need of the report at hand."""

    text: str
    shadow: str
    vocabulary: SectionVocabulary
    taxonomy: Taxonomy
    year: int | None = None
    meeting: str = ""
    correction: Correction = NO_CORRECTION

    def folded(self, span: Span) -> str:
        """The folded words of a span."""
        return self.shadow[span.start : span.end]

    def written(self, span: Span) -> str:
        """The words of a span as a heading shows them: without stray blanks."""
        return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", self.text[span.start : span.end])

    def heading(self, node: Node) -> Heading:
        """The heading at the start of a node's text."""
        return heading_at(self.shadow, node.text_start, node.own_end)

    def role(self, node: Node) -> SectionRole | None:
        """The section role that a node's heading names."""
        heading = self.heading(node)
        return self.role_of(self.folded(heading.words), alone=heading.alone)

    def role_of(self, words: str, *, alone: bool) -> SectionRole | None:
        """The section role that some folded words name, or that the keeper gave them."""
        said = self.correction.heading(words)
        if said is not None:
            return said.role
        return self.vocabulary.role(words, alone=alone)

    def dimension(self, heading: Span, text: str = "") -> DimensionMatch:
        """The dimension that a heading names, or that the text below it speaks of."""
        return self.match(self.folded(heading), text)

    def match(self, words: str, text: str = "") -> DimensionMatch:
        """The dimension that some folded words name, or that the keeper gave them."""
        said = self.correction.heading(words)
        if said is not None and said.dimension is not None:
            return DimensionMatch(
                said.dimension, self.taxonomy.dimension_by_id[said.dimension].name, Matched.EXACT, words
            )
        return match_dimension(words, self.taxonomy, self.year, self.meeting, text)


def heading_at(shadow: str, start: int, end: int) -> Heading:
    """The heading that begins at a place: up to …方面, the first full stop or colon, or the line's end."""
    line_end = shadow.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    aspect = _ASPECT.match(shadow, start, line_end)
    sign = re.compile(r"[。；：！？]").search(shadow, start, line_end)
    stop = sign.start() if sign else line_end
    if aspect and aspect.end() <= stop:
        stop = aspect.end()
    words = trimmed(shadow, start, stop)
    while words.end > words.start and shadow[words.end - 1] in _END_SIGNS:
        words = Span(words.start, words.end - 1)
    behind = stop
    while behind < line_end and shadow[behind] in _END_SIGNS:
        behind += 1
    return Heading(words, behind, behind >= line_end)
