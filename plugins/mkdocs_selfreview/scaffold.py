"""Lays a new library out: the folders and files that its keeper starts from."""

from __future__ import annotations

from pathlib import Path

from mkdocs_selfreview.diagnostics import SelfReviewError

_TEMPLATE = Path(__file__).with_name("scaffold")


def create_library(directory: Path) -> list[Path]:
    """Lay a new library out in ``directory`` and return the files written, in order of their names.

    Raises ``SelfReviewError`` where the directory holds anything already or cannot be written.
    """
    try:
        if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
            raise SelfReviewError(f"{directory} 不是空文件夹：为免覆盖已有的文件，请换一个新的文件夹名。")
        return [_copy(source, directory) for source in sorted(_TEMPLATE.rglob("*")) if source.is_file()]
    except OSError as error:
        raise SelfReviewError(f"无法在 {directory} 建立资料库：{error.strerror}。请检查写入权限。") from error


def _copy(source: Path, directory: Path) -> Path:
    # Git and packaging tools would obey a real .gitignore, so it is kept under another name.
    parts = source.relative_to(_TEMPLATE).parts
    target = directory.joinpath(*parts[:-1], parts[-1].replace("dot-", ".", 1))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
    return target
