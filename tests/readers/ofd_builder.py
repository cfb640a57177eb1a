"""Builds small OFD packages for tests."""

from __future__ import annotations

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
AREA = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"


def text(
    content: str, x: float = 28, y: float = 60, size: float = 5.6, more: str = "", code: str = ""
) -> str:
    """A text object; ``x`` and ``y`` are where its first character stands."""
    deltas = code or f'DeltaX="g {max(len(content) - 1, 0)} {size}"'
    return (
        f'<ofd:TextObject Boundary="{x} {y - size} 160 {size}" Size="{size}" Font="1" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {deltas}>{content}</ofd:TextCode></ofd:TextObject>'
    )


def parts(*pages: str) -> dict[str, str | bytes]:
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>' for number in range(len(pages))
    )
    found: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData>{AREA}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, page in enumerate(pages):
        found[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer><ofd:PageBlock>{page}</ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>"
        )
    return found
