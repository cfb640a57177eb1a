"""Opens zipped documents (docx, odt, ofd) without trusting them."""

from __future__ import annotations

import io
import zipfile
import zlib

from mkdocs_selfreview.diagnostics import ReadError

_MAX_ENTRIES = 20_000
_MAX_PART = 64 * 1024 * 1024
_MAX_PACKAGE = 256 * 1024 * 1024
_CHUNK = 1024 * 1024
_ENTRY_MARK = b"PK\x01\x02"
_ENCRYPTED = 0x1
# Only these inflate piece by piece; a document uses no other.
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OverflowError)


class Package:
    """The parts of a zipped document by name; names are compared in lower case, as Word does.

    Raises ``ReadError`` for a broken zip file and for one that swells beyond all measure.
    """

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY_MARK) > _MAX_ENTRIES:
            raise _too_large()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_FAULTS as error:
            raise _bad_zip() from error
        self._entries = {
            entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in self._archive.infolist()
        }
        self._left = _MAX_PACKAGE

    @property
    def names(self) -> frozenset[str]:
        """Names of all parts, in lower case and with forward slashes."""
        return frozenset(self._entries)

    def read(self, name: str) -> bytes | None:
        """The content of a part, or None if there is no such part."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise ReadError("encrypted", "文件设有压缩密码，无法读取；请取消密码后重新保存。")
        if entry.compress_type not in _METHODS:
            raise _bad_zip()
        try:
            return self._inflate(entry)
        except _ZIP_FAULTS as error:
            raise _bad_zip() from error

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        """Inflate piece by piece: the size that a zip file states may be a lie."""
        content = bytearray()
        with self._archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                content += chunk
                self._left -= len(chunk)
                if len(content) > _MAX_PART or self._left < 0:
                    raise _too_large()
        return bytes(content)


def _too_large() -> ReadError:
    return ReadError(
        "too-large", "文件解压后过大，已停止读取；请删去文中的图片等附件，只留文字，另存为 .docx 后再放入。"
    )


def _bad_zip() -> ReadError:
    return ReadError(
        "bad-zip", "文件已损坏或没有传完整，无法打开；请从原处重新复制，或用 WPS、Word 修复后另存为 .docx。"
    )
