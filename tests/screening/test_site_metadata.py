"""Nothing that a file says of its author, office or computer, and no masked name, reaches a built site."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest
from sites import BuiltSite, build_site
from test_library import REPORT

from mkdocs_selfreview.readers import read

sys.path.insert(0, str(Path(__file__).parent.parent / "readers"))

import ofd_builder
from doc_builder import Doc, P, ole
from docx_builder import docx_parts, p, zipped
from pdf_builder import lines, pdf

AUTHOR, OFFICE, FOLDER = "作者暗号甲", "单位暗号乙", "D:\\内网\\暗号丙"
PERSON, UNIT = "王建国", "云溪县水利局"
SAID = f"{AUTHOR}；{OFFICE}；{FOLDER}"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{AUTHOR}</dc:creator>'
    f"<dc:description>{FOLDER}</dc:description></cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Company>{OFFICE}</Company><Template>{FOLDER}</Template></Properties>"
)
META = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
    f"<dc:creator>{SAID}</dc:creator></office:meta></office:document-meta>"
)


def rows(year: int) -> list[str]:
    """The lines of a report that names a person, an office and a title."""
    text = REPORT.format(year=year).replace("读原著少", f"读原著只有{year % 7}次，{PERSON}和张局长提醒过")
    return [f"{UNIT}{text.splitlines()[0]}", *text.splitlines()[1:]]


def property_set(*texts: str) -> bytes:
    """The property set of an old Word file: title, author and what follows, in GB 18030."""
    values = [struct.pack("<IHH", 2, 936, 0)]
    for text in texts:
        data = text.encode("gb18030") + b"\0"
        values.append(struct.pack("<II", 0x1E, len(data)) + data + bytes(-len(data) % 4))
    at, listed = 8 + 8 * len(values), b""
    for number, value in enumerate(values, 1):
        listed += struct.pack("<II", number, at)
        at += len(value)
    section = struct.pack("<II", at, len(values)) + listed + b"".join(values)
    return struct.pack("<HHI16sI", 0xFFFE, 0, 2, b"", 1) + bytes(16) + struct.pack("<I", 48) + section


def old_word(year: int) -> bytes:
    streams = Doc([P([row]) for row in rows(year)]).streams()
    return ole({**streams, "\x05SummaryInformation": property_set("题名", AUTHOR, OFFICE, FOLDER)})


def word(year: int) -> bytes:
    parts = docx_parts("".join(map(p, rows(year))))
    return zipped({**parts, "docProps/core.xml": CORE, "docProps/app.xml": APP})


def open_document(year: int) -> bytes:
    body = "".join(f"<text:p>{row}</text:p>" for row in rows(year))
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": mimetype, "content.xml": content, "meta.xml": META})


def rich_text(year: int) -> bytes:
    folder = FOLDER.replace("\\", "\\\\")
    info = f"{{\\info{{\\author {AUTHOR}}}{{\\*\\company {OFFICE}}}{{\\doccomm {folder}}}}}"
    body = "".join(row + "\\par " for row in rows(year))
    return f"{{\\rtf1\\ansi\\ansicpg936{info}{body}}}".encode("gb18030")


def portable(year: int) -> bytes:
    said = ("FEFF" + text.encode("utf-16-be").hex() for text in (AUTHOR, SAID))
    return pdf(lines(*rows(year), size=7, left=20), info="/Author<{}>/Subject<{}>".format(*said))


def laid_out(year: int) -> bytes:
    page = "".join(ofd_builder.text(row, y=20 + 10 * number, size=3) for number, row in enumerate(rows(year)))
    parts = ofd_builder.parts(page)
    parts["OFD.xml"] = str(parts["OFD.xml"]).replace(
        "<ofd:DocRoot>", f"<ofd:DocInfo><ofd:Author>{SAID}</ofd:Author></ofd:DocInfo><ofd:DocRoot>"
    )
    return zipped(parts)


def web_page(year: int) -> str:
    body = "".join(f"<p>{row}</p>" for row in rows(year))
    return f'<html><head><meta charset="utf-8"><meta name="author" content="{SAID}"></head><!-- {SAID} -->{body}</html>'


SOURCES: dict[str, str | bytes] = {
    "2018年.doc": old_word(2018),
    "2019年.docx": word(2019),
    "2020年.odt": open_document(2020),
    "2021年.rtf": rich_text(2021),
    "2022年.pdf": portable(2022),
    "2023年.ofd": laid_out(2023),
    "2024年.html": web_page(2024),
    f"{UNIT}/{PERSON}.txt": "\n".join(rows(2025)),
    f"{UNIT}/{PERSON}.yml": f"unit: {UNIT}\nname: {PERSON}\nrole: 局长\n",
    f"{UNIT}/{PERSON}（副本）.txt": "\n".join(rows(2025)),
    f"{PERSON}.txt": "",
}


def with_names(config: str) -> str:
    wanted = f"screening: {{names: [{PERSON}, {UNIT}], titled_names: true}}\n      publish_originals: true"
    return config.replace("# screening:", f"{wanted}\n      # screening:")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(tmp_path_factory.mktemp("said") / "库", SOURCES, edit_config=with_names)


def everything(site: BuiltSite) -> str:
    names = [path.relative_to(site.root).as_posix() for path in site.root.rglob("*")]
    contents = [path.read_bytes() for path in sorted(site.root.rglob("*")) if path.is_file()]
    return "\n".join([b"\n".join(contents).decode("utf-8", "replace"), *names])


@pytest.mark.parametrize("name", [name for name in SOURCES if name.startswith("20")])
def test_the_files_do_say_it(name: str, tmp_path: Path) -> None:
    content = SOURCES[name]
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    said = "".join(aside.text for aside in read(tmp_path / name).aside)
    assert AUTHOR in said
    assert "暗号丙" in said


def test_every_format_is_published(site: BuiltSite) -> None:
    assert site.code == 0, site.output
    health = site.read("health/index.html")
    for name in SOURCES:
        if name.startswith("20"):
            assert name in health
    assert len(list(site.root.glob("reports/r*/index.html"))) == 8


@pytest.mark.parametrize(
    "forbidden",
    [AUTHOR, OFFICE, "暗号丙", "作者暗号", PERSON, UNIT, "张局长", "水利局"],
    ids=["author", "office", "folder", "part", "person", "unit", "titled", "part-of-unit"],
)
def test_what_must_not_be_known_is_nowhere(site: BuiltSite, forbidden: str) -> None:
    whole = everything(site)
    assert forbidden not in whole
    assert "".join(f"\\u{ord(char):04x}" for char in forbidden) not in whole


def test_no_folder_of_this_machine_is_named(site: BuiltSite) -> None:
    assert str(site.root.parent) not in everything(site)


def test_masked_text_reads_well_and_both_sources_are_named(site: BuiltSite) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.root.glob("reports/r*/index.html")}
    assert all("×××和×局长提醒过" in page for page in pages.values())
    (twice,) = (page for page in pages.values() if "同文来源" in page)
    assert "××单位/×××.txt" in twice
    assert "××单位/×××（副本）.txt" in twice
    assert not list(site.root.glob("originals/*"))


def test_the_keeper_reads_the_true_names(site: BuiltSite) -> None:
    assert f"{PERSON}.txt" in site.output
