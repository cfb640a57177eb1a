"""The browser that the tests look at pages with: the system's, else Debian's, else Playwright's own."""

import os
import shutil
import subprocess

from _setup import run, stop

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def provide_browser() -> str:
    """Path of a Chromium, installed where that is possible; empty for the one that Playwright keeps."""
    named = os.environ.get("SELFREVIEW_BROWSER")
    if named:
        return named
    found = system_browser() or (debian_browser() if can_apt_install() else "")
    if not found and run("playwright", "install", "chromium"):
        stop(
            "没有找到也装不上 Chromium 浏览器；请先安装 Chromium 或 Chrome，或用 --no-browser 跳过浏览器测试",
            "no Chromium was found and none could be installed; install one, or use --no-browser",
        )
    return found


def system_browser() -> str:
    on_path = next(filter(None, map(shutil.which, COMMANDS)), "")
    return on_path or next(filter(os.path.isfile, PLACES), "")


def can_apt_install() -> bool:
    is_root = getattr(os, "geteuid", lambda: -1)() == 0
    return is_root and shutil.which("apt-get") is not None


def debian_browser() -> str:
    print("正在安装 Chromium 和中文字体……", flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]):
        subprocess.run(["apt-get", "-qq", *arguments], env=quietly, stdout=subprocess.DEVNULL)
    return system_browser()
