"""Builds small Word documents for tests, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of the given parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(body: str, *, styles: str = "", numbering: str = "", namespace: str = W) -> bytes:
    """A Word document with the given content of its parts."""
    return zipped(docx_parts(body, styles=styles, numbering=numbering, namespace=namespace))


def docx_parts(
    body: str, *, styles: str = "", numbering: str = "", namespace: str = W
) -> dict[str, str | bytes]:
    """The parts of a Word document by name."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>", namespace),
        "word/_rels/document.xml.rels": _relations({"styles": "styles.xml", "numbering": "numbering.xml"}),
    }
    if styles:
        parts["word/styles.xml"] = _part("styles", styles, namespace)
    if numbering:
        parts["word/numbering.xml"] = _part("numbering", numbering, namespace)
    return parts


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(code: str, result: str) -> str:
    """A field with its code and what it shows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(result)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of one paragraph a cell."""
    cells = ("".join(f"<w:tc><w:tcPr/>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def numbered(text: str, num: int | str = 1, level: int | None = 0, style: str = "") -> str:
    """A paragraph of a list."""
    depth = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return p(text, style=style, properties=f'<w:numPr>{depth}<w:numId w:val="{num}"/></w:numPr>')


def abstract(number: int, *levels: str, extra: str = "") -> str:
    """A family of lists (``w:abstractNum``)."""
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{"".join(levels)}</w:abstractNum>'


def level(depth: int, style: str, text: str, start: int = 1, extra: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def num(number: int, family: int, *overrides: str) -> str:
    """A list (``w:num``) of a family."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{family}"/>{"".join(overrides)}</w:num>'


def style(identifier: str, name: str, properties: str = "", run_properties: str = "", **kind: str) -> str:
    """A style; ``based_on`` and ``type`` may be given."""
    parent = f'<w:basedOn w:val="{kind["based_on"]}"/>' if "based_on" in kind else ""
    default = ' w:default="1"' if "default" in kind else ""
    return (
        f'<w:style w:type="{kind.get("type", "paragraph")}"{default} w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/>{parent}<w:pPr>{properties}</w:pPr>'
        f"<w:rPr>{run_properties}</w:rPr></w:style>"
    )


def _part(root: str, content: str, namespace: str) -> str:
    return (
        f'{_HEADER}<w:{root} xmlns:w="{namespace}" xmlns:mc="{MC}" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        f"{content}</w:{root}>"
    )


def _relations(targets: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{index}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets.items())
    )
    return f'{_HEADER}<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'
