"""A knowledge base of self-review reports (对照检查材料) for MkDocs."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("mkdocs-selfreview")
except PackageNotFoundError:  # run from a checkout that was not installed
    __version__ = "0.0.0"
