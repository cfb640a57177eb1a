"""Converts the few formats that nothing else reads with LibreOffice, where it is installed.

Word 6 and 95, MS Works and WordPerfect only: for all others it loses more than the readers here do.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from mkdocs_selfreview.diagnostics import ReadError

if sys.platform != "win32":
    import resource

TIME_LIMIT = 15.0
"""Seconds that a conversion may take; less than a file may take as a whole."""
_FILTER = "docx:MS Word 2007 XML"


class ForeignFormat(ReadError):
    """A document of a format that only LibreOffice reads."""

    def __init__(self, name: str, suffix: str) -> None:
        super().__init__(
            "format-not-supported",
            f"文件是 {name} 的文档，要有 LibreOffice 才能读取；"
            "请安装 LibreOffice（装好后能运行 soffice 命令），或用 WPS 或 Word 打开后另存为 .docx。",
        )
        self.suffix = suffix
        """By which LibreOffice knows the format, with its dot."""


def converted(data: bytes, found: ForeignFormat) -> bytes:
    """The .docx file that LibreOffice makes of a document.

    Raises ``found`` itself where LibreOffice is not installed, and ``ReadError`` where it fails.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise found
    # A profile of its own: it shares none with an office that is open, and leaves nothing behind.
    with tempfile.TemporaryDirectory(prefix="selfreview-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / f"source{found.suffix}", folder / "out" / "source.docx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--convert-to", _FILTER, "--outdir", str(target.parent)]
        _run([program, profile, *options, str(source)])
        # Its exit status is 0 even when it fails.
        if not target.is_file():
            raise _failed("LibreOffice 没能转换这个文件")
        return target.read_bytes()


def _run(command: list[str]) -> None:
    """Run a command with its children to its end, or kill them all when the time is up."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_own_memory if sys.platform != "win32" else None,
        )
    except OSError as error:
        raise _failed(f"LibreOffice 没能启动（{error}）") from error
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise _failed(f"LibreOffice 转换超过 {TIME_LIMIT:.0f} 秒，已停止") from None
    finally:
        _end(process)


def _own_memory() -> None:
    """Lift the limit that a process sets itself for what it reads; an office takes more to start."""
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _failed(what: str) -> ReadError:
    return ReadError("conversion-failed", f"{what}，文件可能已损坏；请用 WPS 或 Word 打开后另存为 .docx。")
