"""Masks personal data: identity-card, mobile and bank-card numbers; no offset ever changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from mkdocs_selfreview.model import Document

_SHOWN_FIRST, _SHOWN_LAST = 3, 2
INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_D = f"[0-9０-９][{INVISIBLE}]*"
_GAP = "[ \t\u00a0\u2002-\u2009\u3000\\-\u2010-\u2015－_]{0,2}"
_RUN = re.compile(f"{_D}(?:(?:{_GAP}|[.．·]){_D}){{10,}}(?:{_GAP}[XxＸｘ])?")
_AMOUNT = re.compile(r"\s*[余多]?(?:[万亿元]|人民币)|[.．][0-9０-９]")
"""What follows a number that counts something."""
_CAPTION = re.compile(r"(?:身份证|身份證)(?:件|明)?(?:号码?|號碼?)?[\s：:为是（(]*$")
_CAPTION_LENGTH = 12
"""A number that is said to be an identity card's is masked though a digit of it be wrong."""
_ID_WEIGHTS = tuple(2**power % 11 for power in range(17, 0, -1))
_ID_CHECKS = "10X98765432"
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
WRAPPED = frozenset({"txt", "md"})
"""Formats in which a line may break in the middle of a number."""


@dataclass(frozen=True, slots=True)
class Mask:
    """One number that was masked."""

    kind: str
    line: int
    shown: str
    """The masked form."""


def _is_identity(digits: str) -> bool:
    """Whether 18 digits hold a province, a day and the check digit of ISO 7064."""
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, digits[:17], strict=True))
    born = digits[6:14]
    return (
        _PROVINCE.match(digits) is not None
        and born[:2] in {"18", "19", "20"}
        and _is_day(born)
        and _ID_CHECKS[total % 11] == digits[17]
    )


def _is_old_identity(digits: str) -> bool:
    return _PROVINCE.match(digits) is not None and _is_day("19" + digits[6:12])


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _is_card(digits: str) -> bool:
    """Whether the digits of a bank card add up as Luhn wants; one figure repeated is no card."""
    total = sum(sum(divmod(int(digit) * 2, 10)) for digit in digits[-2::-2])
    return len(set(digits)) > 1 and (total + sum(map(int, digits[-1::-2]))) % 10 == 0


def _any(digits: str) -> bool:
    return True


def _digits(count: int) -> str:
    return f"(?:{_D}){{{count}}}"


def _shape(*counts: int) -> str:
    return _GAP.join(map(_digits, counts))


_DOTTED = "[.．·]".join(map(_digits, (3, 4, 4)))
_SPREAD = f"(?:{_D}[ \u3000]){{10}}{_D}"
"""A mobile number with dots, and one with a blank behind each digit."""


# Kind, shape from the first digit of a group of digits on, and what its digits must fulfil.
_KINDS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = tuple(
    (kind, re.compile(f"{shape}(?![0-9０-９])"), holds)
    for kind, shape, holds in (
        ("身份证号", f"(?P<number>{_D}(?:{_GAP}{_D}){{16}}{_GAP}[0-9０-９XxＸｘ])", _is_identity),
        ("银行卡号", f"(?P<number>(?=[3-69３-６９])(?:{_shape(4, 4, 4, 4)}(?:{_GAP}(?:{_D}){{1,3}})?"
         f"|{_shape(6)}{_GAP}(?:{_D}){{10,13}}|(?:{_D}){{16,19}}))", _is_card),
        ("身份证号", f"(?P<number>{_shape(6, 6, 3)})", _is_old_identity),
        ("手机号", f"(?:(?:[0０]{{2}})?[8８][6６]{_GAP})?(?P<number>(?=[1１][{INVISIBLE} \u3000]*[3-9３-９])"
         f"(?:{_shape(3, 4, 4)}|{_shape(3, 3, 5)}|{_shape(4, 4, 3)}|{_DOTTED}|{_SPREAD}))", _any),
    )
)  # fmt: skip


def mask_personal_data(document: Document) -> tuple[Document, tuple[Mask, ...]]:
    """The document with its personal data masked, and what was masked in the order of the text."""
    texts: list[str] = []
    masks: list[Mask] = []
    for paragraph in document.paragraphs:
        text, found = mask_text(paragraph.text)
        texts.append(text)
        masks += [Mask(kind, paragraph.line, shown) for kind, shown in found]
    if document.format in WRAPPED:
        for place, before in enumerate(document.paragraphs[:-1]):
            texts[place : place + 2], found = _mask_broken(texts[place], texts[place + 1])
            masks += [Mask(kind, before.line, shown) for kind, shown in found]
    paragraphs = tuple(
        replace(paragraph, text=text) for paragraph, text in zip(document.paragraphs, texts, strict=True)
    )
    notes = tuple((code, mask_text(message)[0], line) for code, message, line in document.notes)
    masks.sort(key=lambda mask: mask.line)
    return replace(document, paragraphs=paragraphs, notes=notes), tuple(masks)


def mask_text(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text with stars for the digits of personal data, of the same length; and (kind, masked form)."""
    masked = text
    found = []
    for start, end, kind in _numbers(text):
        shown = _masked(text[start:end])
        masked = masked[:start] + shown + masked[end:]
        found.append((kind, shown))
    return masked, found


def _mask_broken(before: str, after: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Two lines with a number masked that the line break parts."""
    head, tail = before.rstrip(), after.lstrip()
    if not (head[-1:].isdecimal() and tail[:1].isdecimal()):
        return [before, after], []
    masked, found = mask_text(head + tail)
    first = masked[: len(head)] + before[len(head) :]
    second = after[: len(after) - len(tail)] + masked[len(head) :]
    return [first, second], found


def _masked(number: str) -> str:
    """A number with its first and last digits left."""
    places = [place for place, sign in enumerate(number) if sign.isdecimal() or sign in "XxＸｘ"]
    hidden = set(places[_SHOWN_FIRST : len(places) - _SHOWN_LAST])
    return "".join("*" if place in hidden else sign for place, sign in enumerate(number))


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Where personal data stands, and of which kind it is."""
    for run in _RUN.finditer(text):
        at = run.start()
        while at < run.end():
            found = _number_at(text, at) if _starts_number(text, at) else None
            if found:
                yield found
            at = found[1] if found else at + 1


def _starts_number(text: str, at: int) -> bool:
    """Whether a group of digits begins here that is not the rest of a decimal."""
    before = text[max(0, at - 2) : at]
    decimal = before[-1:] in {".", "．"} and before[:1].isdecimal()
    return text[at].isdecimal() and not before[-1:].isdecimal() and not decimal


def _number_at(text: str, at: int) -> tuple[int, int, str] | None:
    for kind, pattern, holds in _KINDS:
        found = pattern.match(text, at)
        if found:
            digits = "".join(re.findall(r"[0-9X]", found["number"].translate(_ASCII)))
            counted = kind != "身份证号" or len(digits) == 15
            captioned = kind == "身份证号" and _CAPTION.search(text, max(0, at - _CAPTION_LENGTH), at)
            if (holds(digits) or captioned) and not (counted and _AMOUNT.match(text, found.end())):
                return *found.span("number"), kind
    return None


_ASCII = str.maketrans("０１２３４５６７８９Ｘｘx", "0123456789XXX")
