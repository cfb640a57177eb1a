"""Links by name in keepers' Markdown: ``[[主题:名称]]``, ``[[维度:名称|显示文字]]``, ``[[报告:名称]]``…"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

KINDS = ("主题", "维度", "报告", "表述", "资料")
_LINK = r"\[\[\s*(?:([^\[\]|\n:：]{1,12}?)\s*[:：])?([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\]"

Resolver = Callable[[str, str], str]
"""From 主题, 维度, 报告, 表述 or 资料 and a name to an address; raises ``LookupError`` with what to do."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link whose name means nothing, or too much."""

    written: str
    """The whole link as it stands in the text."""
    reason: str
    """What is wrong and what to do, in Chinese."""


class StudyLinks(Extension):
    """Resolves links by name; what cannot be resolved stays as marked text and is handed to ``report``."""

    def __init__(self, resolve: Resolver, report: Callable[[BrokenLink], None]) -> None:
        super().__init__()
        self.resolve = resolve
        self.report = report

    def extendMarkdown(self, md: Markdown) -> None:
        """Look for the links after code spans and escapes, before Markdown's own links."""
        md.inlinePatterns.register(_StudyLinkProcessor(md, self), "selfreview-links", 175)


class _StudyLinkProcessor(InlineProcessor):
    def __init__(self, md: Markdown, extension: StudyLinks) -> None:
        super().__init__(_LINK, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # the stub has the older signature
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        kind, name = m[1], m[2].strip()
        try:
            if kind not in KINDS:
                raise LookupError(f"双方括号里要先写明种类：{'、'.join(KINDS)}，例如 [[主题:{name}]]")
            element = Element("a", {"href": self.extension.resolve(kind, name)})
        except LookupError as error:
            self.extension.report(BrokenLink(m[0], str(error.args[0])))
            element = Element("span", {"class": "sr-unresolved", "title": str(error.args[0])})
        element.text = AtomicString((m[3] or name).strip())
        return element, m.start(0), m.end(0)


def lines_of(text: str, broken: list[BrokenLink]) -> list[int]:
    """The line of each broken link, given in the order of the text; line 1 where it is not found."""
    position: dict[str, int] = {}
    lines = []
    for link in broken:
        found = text.find(link.written, position.get(link.written, 0))
        position[link.written] = found + len(link.written) if found >= 0 else 0
        lines.append(text.count("\n", 0, max(found, 0)) + 1)
    return lines
