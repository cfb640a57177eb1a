"""Makes items (条目) of stretches of text: the lead, the sentences, the prose without numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mkdocs_selfreview.model import Item, ItemKind, Passage, Sentence, Span

_LONG_LEAD = 45
_PAIR = 30
_PHRASE = range(4, 27)
_MEASURE_PHRASE = range(4, 19)
_SAYING = range(5, 16)
"""A first clause of this length sums up the two or more that follow it, whatever its words."""
_SENTENCE_ENDS = "。！？；"
LACK = re.compile(
    r"不[够足深强高实细严紧牢透多全准畅力清明稳勤硬熟活新大远快浓密真当敢愿会能善主及经自扎到]|不[^，]{1,4}$|欠缺|欠[佳妥]|缺[乏少失位憾]|没有?|未[能曾完]|有待|差距|短板|弱[化项]|薄弱|偏[弱低软松少窄重差慢虚]"
    r"|淡[化薄漠]|淡(?:了?一?些|了)?$|放松|松懈|松劲|懈怠|滞后|浮躁|浮于|流于|停留|疏[于忽远]|忽视|轻视|畏难|畏缩|顾虑|怕|惧|应付|敷衍|消极|被动|保守|守旧|单一|简单化|粗放|欠|减[弱退]|下降|退化|退步|[淡遗]忘|盲区|空白|漏洞|隔膜|[松脱]懈|松弛|模糊|摇摆|动摇|失[之于]|打折扣|[滋抬]|凑合|糊涂|侥幸|自满|满足于|急躁|急于|偏差|偏移|错位|缺位|走样|惰性|依赖|厌|疲|距离|隔|疏远|[脱偏]离|大而化之|一知半解|浅尝|不求甚解|随意|松散|失衡|脱节|两张皮|走过场|简单$|粗糙|马虎"
    r"|重[^，]{1,8}轻|较[少弱差低]|不高|不实|不力|不严|问题$|现象$|不足|(?<!不)少$|差$|弱$|软$|慢$|浅$|虚$|松$"
)
MEASURE_VERB = re.compile(
    r"(?:要|在|以|把|将|着力|切实|进一步|持续|坚决|不断|始终|更加|深入|全面|大力|自觉|主动|积极|认真|妥善|严格)*"
    r"(?:强化|加强|坚持|坚定|坚守|提升|提高|增强|深化|健全|完善|严守|严格|严肃|严明|筑牢|夯实|突出|狠抓|抓|压实|落实|改进|转变|树立|树牢|践行|锤炼|锻造|聚焦|推进|推动|优化|创新|强|勇于|敢于|善于|勤|深|持|带头|紧盯|守牢|守住|厚植|涵养|投身|扛牢|扛起|履行|发扬|发挥|密切|建立|建强|打造|淬炼|拓宽|补齐|拧紧|注重|牢记|大兴|厉行|培育|打通|化解|保持|执行|力戒|杜绝|克服|拓展|争当|争做|整治|规范|知难而进|为基层减负|学|做|练|补|改|转|守|树|扛|担|用|明|立)"
)
_STOP = "。；！？：\n"
_RUN_UP = re.compile(
    r"(?:(?:存在的?)?(?:主要|突出|集中|具体)(?:问题|不足|差距)?|存在的?(?:问题|不足|差距))(?:主要|突出|集中|具体)?"
    r"(?:是|有|存在|表现(?:为|在|是)|体现(?:为|在))[：，]?\s*|(?:表现|体现)(?:为|在|是)[：，]?\s*"
)
"""Words before a lead that say nothing of it: 主要表现在, 存在的主要问题是."""
RUN_UP_CLAUSE = re.compile(
    r"^(?:虽|尽管|关于|针对|对于|至于|作为|面对|由于|因为|随着|当|自(?:从|\d|担任|任)|通过|为了|按照|根据|今年|去年|近年|目前"
    "|(?:之所以)?(?:产生|造成|出现|导致|存在|形成)?(?:这些|上述|以上|此类|种种))"
    "|^(?:在|对|从|就).{1,20}(?:上|中|时|后|下|方面|前|里|期间|面前|来看|来说|而言|(?:上|方面)来?[看说讲])$|(?:以来|的时候|过程中|之后|之余)$"
)
_BROKEN = re.compile(
    r"\s*(?:[的们](?!确|士)|等[，、]|得[不很]|[了着](?!解|重|力|眼|手)|度[不的，]|(?:年|月)?以?来[的，]|[，、；：。）”]"
    r"|(?:此外|另外|并且|而且|但是|然而|因此|所以|从而|以致|致使|其次|再次|再者))"
)


def text_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch of text that are not blank, without the blanks around them."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = trimmed(text, start, stop)
        if line.start < line.end:
            yield line
        start = stop + 1


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def passages(text: str, start: int, end: int, kind: str = "text") -> tuple[Passage, ...]:
    """The lines of a stretch of text that belongs to no item."""
    return tuple(Passage(text[span.start : span.end], span, kind) for span in text_spans(text, start, end))


def sentence_spans(text: str, shadow: str, start: int, end: int) -> Iterator[Span]:
    """Cut a stretch of text into sentences; closing quotes and brackets stay with theirs."""
    for line in text_spans(text, start, end):
        at = begin = line.start
        while at < line.end:
            at += 1
            if shadow[at - 1] in _SENTENCE_ENDS:
                while at < line.end and _closes(text, begin, at):
                    at += 1
                yield trimmed(text, begin, at)
                begin = at
        if (rest := trimmed(text, begin, line.end)).start < line.end:
            yield rest


def _closes(text: str, begin: int, at: int) -> bool:
    """Whether the sign at a place belongs to the end of the sentence before it."""
    if text[at] == '"':
        return text.count('"', begin, at) % 2 == 1
    return text[at] in "。！？；!?;" or text[at] in "”’）)」』》】"


def lead_end(shadow: str, start: int, end: int, kind: ItemKind) -> int:
    """Where the lead of an item that begins at ``start`` ends, before its punctuation.

    The lead is the first sentence or, where that goes on after a comma, its first clause if
    that is already a problem (measure) phrase of its own.
    """
    first = clause_end(shadow, start, end, _STOP + "，")
    if first >= end or shadow[first] != "，":
        return first
    whole = clause_end(shadow, start, end, _STOP)
    second = clause_end(shadow, first + 1, whole, "，")
    phrase = shadow[start:first]
    if kind is ItemKind.MEASURE:
        # measures like to come in pairs: 加强学习，提升本领
        alone = whole - start > _PAIR and len(phrase) in _MEASURE_PHRASE
        telling = MEASURE_VERB.match(phrase) is not None
    else:
        alone = len(phrase) in _PHRASE and RUN_UP_CLAUSE.search(phrase) is None
        telling = LACK.search(phrase) is not None or (
            second < whole and whole - start > _PAIR and len(phrase) in _SAYING
        )
    if alone and telling:
        return first
    return whole if whole - start <= _LONG_LEAD else _telling_clause(shadow, start, whole)


def _telling_clause(shadow: str, start: int, end: int) -> int:
    """Where the first clause of a long sentence ends that is no mere run-up (作为…，虽然…)."""
    stop = clause_end(shadow, start, end, "，；")
    while stop < end and stop - start < _LONG_LEAD // 2 and not LACK.search(shadow, start, stop):
        stop = clause_end(shadow, stop + 1, end, "，；")
    return stop if stop - start <= 2 * _LONG_LEAD else clause_end(shadow, start, end, "，；")


def clause_end(shadow: str, start: int, end: int, stops: str) -> int:
    """The first of some signs outside brackets, or the end."""
    depth = 0
    for at in range(start, end):
        char = shadow[at]
        if char in "（《【〈":
            depth += 1
        elif char in "）》】〉":
            depth = max(0, depth - 1)
        elif char == "\n" or (depth == 0 and char in stops):
            return at
    return end


def make_item(text: str, shadow: str, kind: ItemKind, ordinal: Span, end: int) -> Item | None:
    """The item whose number fills ``ordinal`` (empty if it has none) and that goes to ``end``."""
    body = trimmed(text, ordinal.end, end)
    if body.start >= body.end:
        return None
    run_up = _RUN_UP.match(shadow, body.start, body.end)
    begin = (
        run_up.end() if run_up and run_up.end() < body.end and shadow[run_up.end()] != "\n" else body.start
    )
    stop = trimmed(text, begin, lead_end(shadow, begin, body.end, kind)).end
    sentences = tuple(
        Sentence(text[span.start : span.end], span)
        for span in sentence_spans(text, shadow, body.start, body.end)
    )
    return Item(
        kind=kind,
        ordinal=text[ordinal.start : ordinal.end].strip(),
        lead=text[begin:stop].strip(" \u3000，。；：、,.;:"),
        text=text[body.start : body.end],
        span=Span(ordinal.start if ordinal.start < ordinal.end else body.start, body.end),
        sentences=sentences,
    )


def begins_broken(shadow: str) -> bool:
    """Whether a text begins in the middle of a sentence."""
    return _BROKEN.match(shadow) is not None


def cut_item(item: Item, cut: int, text: str) -> tuple[Item, tuple[Passage, ...]]:
    """An item up to a place, and the sentences behind it as passages; whole if it would lose its first."""
    kept = tuple(sentence for sentence in item.sentences if sentence.span.start < cut)
    if not kept or len(kept) == len(item.sentences):
        return item, ()
    end = kept[-1].span.end
    shorter = replace(
        item, text=text[kept[0].span.start : end], span=Span(item.span.start, end), sentences=kept
    )
    return shorter, passages(text, item.sentences[len(kept)].span.start, item.span.end)
