"""XML of strangers is parsed within limits and without definitions from outside."""

from __future__ import annotations

import pytest

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers import xmltree
from mkdocs_selfreview.readers.xmltree import find, parse_xml


def test_namespaces_get_their_short_names() -> None:
    root = parse_xml(b'<a xmlns="urn:one" xmlns:t="urn:two" t:k="1" k="2"><t:b>x</t:b></a>', {"urn:one": "o"})
    assert root.tag == "{o}a"
    assert root.attrib == {"{urn:two}k": "1", "k": "2"}
    found = find(root, "{urn:two}b")
    assert found is not None
    assert found.text == "x"
    assert find(root, "{o}none", "{o}deeper") is None


LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(LAUGHS, "xml-dtd", id="entities"),
        pytest.param(OUTSIDE, "xml-dtd", id="file-entity"),
        pytest.param(b'<!DOCTYPE a SYSTEM "http://x/a.dtd"><a/>', "xml-dtd", id="external-dtd"),
        pytest.param(b"<a>" * 600 + b"</a>" * 600, "xml-too-deep", id="deep"),
        pytest.param(b"<a>" * 100_000, "xml-too-deep", id="very-deep"),
        pytest.param(b"", "xml-bad", id="empty"),
        pytest.param(b"<a><b></a>", "xml-bad", id="crossed"),
        pytest.param(b"<a>", "xml-bad", id="cut"),
        pytest.param(b"<w:a/>", "xml-bad", id="unknown-prefix"),
        pytest.param(b"<a>&unknown;</a>", "xml-bad", id="unknown-entity"),
        pytest.param(b'<?xml version="1.0" encoding="klingon"?><a/>', "xml-bad", id="unknown-encoding"),
        pytest.param(b'<?xml version="1.0" encoding="gb2312"?><a/>', "xml-bad", id="many-byte-encoding"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        parse_xml(data, {})
    assert caught.value.code == code


def test_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmltree, "_MAX_ELEMENTS", 1000)
    assert len(parse_xml(b"<a>" + b"<b/>" * 999 + b"</a>", {})) == 999
    with pytest.raises(ReadError) as caught:
        parse_xml(b"<a>" + b"<b/>" * 1000 + b"</a>", {})
    assert caught.value.code == "too-large"
