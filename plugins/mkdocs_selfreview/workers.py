"""Processes that read the source files: a crash, a hang or a flood in one file cannot stop a build."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from mkdocs_selfreview.diagnostics import ReadError, SelfReviewError

TIME_LIMIT = 20.0
"""Seconds that the reading of one file may take."""
MEMORY_LIMIT = 500 * 1024 * 1024
"""Bytes that the reading of one file may take beyond what the process has at its start."""
OUT_OF_MEMORY = 77
"""Exit status of a worker that reached its limit."""
_START_LIMIT = 120.0
_PATIENCE = 1.5
"""Seconds that a file waits for a running process before one more starts, which takes about half as long:
a few small files are read before a second one would be ready."""
_MOST = 8
# Nothing is imported before the path is the parent's, whatever lies in the current folder.
# The parent alone answers Ctrl-C.
_PROGRAM = """
import sys
sys.path[:] = sys.argv[2:]
import importlib, signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
importlib.import_module(sys.argv[1]).main()
"""


class Workers:
    """A few worker processes; each starts when it is first needed and is replaced when it dies."""

    def __init__(self, knowledge: str, reader: str) -> None:
        count = min(_cores(), _MOST)
        self._threads = ThreadPoolExecutor(count)
        self._all = [_Worker(knowledge, reader) for _ in range(count)]
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._idle.put(self._all[0])
        self._spare = self._all[1:]

    def read(self, path: Path, name: str) -> Future[bytes]:
        """The reading of a file as a line of JSON, in time.

        Its result raises ``ReadError`` where the file was too much for the process.
        """
        return self._threads.submit(self._read, json.dumps([os.fspath(path), name]).encode() + b"\n")

    def _read(self, request: bytes) -> bytes:
        worker = self._next()
        try:
            return worker.answer(request)
        finally:
            self._idle.put(worker)

    def _next(self) -> _Worker:
        """The worker that is idle soon, else one more; each thread finds one."""
        with suppress(queue.Empty):
            return self._idle.get(timeout=_PATIENCE)
        with suppress(IndexError):
            return self._spare.pop()
        return self._idle.get()

    def stop(self) -> None:
        """End all processes, whatever they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.stop()
        self._threads.shutdown()
        for worker in self._all:
            worker.clear()


@contextmanager
def started(knowledge: str, reader: str = "mkdocs_selfreview.worker") -> Iterator[Workers]:
    """Workers that read by some knowledge, given as one line; they end with the block.

    ``reader`` names the module whose ``main`` takes that line and does the reading.
    """
    workers = Workers(knowledge, reader)
    try:
        yield workers
    finally:
        workers.stop()


class _Worker:
    """One worker process: it says an empty line when it is ready, takes a file and answers with one line."""

    def __init__(self, knowledge: str, reader: str) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._process: _Process | None = None
        self._stopped = False
        self._starting = threading.Lock()

    def answer(self, request: bytes) -> bytes:
        """The answer to one request.

        Raises ``ReadError`` where the file was too much for the process, ``SelfReviewError`` where no
        process can be started.
        """
        process = self._ready()
        with process.deadline(TIME_LIMIT) as overdue:
            process.send(request)
            line = process.receive()
        if line:
            return line
        raise _failure(self.clear(), overdue.is_set())

    def stop(self) -> None:
        """Kill the process now and start no other; its thread then finds no answer."""
        with self._starting:
            self._stopped = True
            if self._process:
                self._process.kill()

    def clear(self) -> int | None:
        """End the process and give back what it holds; returns its exit status."""
        process, self._process = self._process, None
        return process.end() if process else None

    def _ready(self) -> _Process:
        """A process that waits for a file: the last one, or a new one where that has ended."""
        if self._process and self._process.says_ready():
            return self._process
        self.clear()
        with self._starting:
            if self._stopped:
                raise SelfReviewError("读取已停止")
            process = self._process = _Process(self._reader)
        process.send(f"{self._knowledge}\n".encode())
        if process.says_ready():
            return process
        raise SelfReviewError(
            f"读取文件的进程没有启动成功（状态 {self.clear()}）；请看上面的提示，或重新安装本程序"
        )


class _Process:
    """A Python of its own with a line to write to and a line to read from."""

    def __init__(self, reader: str) -> None:
        options = ("-P", "-X", f"utf8={sys.flags.utf8_mode}")
        command = [sys.executable, *options, "-c", _PROGRAM, reader, *sys.path]
        try:
            self._popen = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError as error:
            raise SelfReviewError(f"无法启动读取文件的进程（{error}）；请重新安装本程序") from error
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._input: IO[bytes] = self._popen.stdin
        self._output: IO[bytes] = self._popen.stdout

    def send(self, line: bytes) -> None:
        """Write a line; whether it arrived shows in what comes back."""
        with suppress(OSError):
            self._input.write(line)
            self._input.flush()

    def receive(self) -> bytes:
        """The next line, with its end; empty where the process ended before that."""
        line = self._output.readline()
        return line if line.endswith(b"\n") else b""

    def says_ready(self) -> bool:
        """Whether the process waits for a file; one that ended after its last file does not."""
        with self.deadline(_START_LIMIT):
            return self.receive() == b"\n"

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[threading.Event]:
        """Kill the process when the block takes too long; the event tells that it did."""
        overdue = threading.Event()

        def end() -> None:
            overdue.set()
            self.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield overdue
        finally:
            timer.cancel()

    def kill(self) -> None:
        """End the process at once."""
        self._popen.kill()

    def end(self) -> int:
        """End the process, close its pipes and return its exit status."""
        self.kill()
        for stream in (self._input, self._output):
            with suppress(OSError):
                stream.close()
        return self._popen.wait()


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _failure(status: int | None, overdue: bool) -> ReadError:
    if overdue:
        return ReadError(
            "took-too-long",
            f"读取这个文件超过 {TIME_LIMIT:.0f} 秒，已停止；请检查文件是否正常，"
            "太长的请拆成几个文件，或用 WPS、Word 打开后另存为新的 .docx。",
        )
    if status == OUT_OF_MEMORY:
        return ReadError(
            "too-much-memory",
            f"读取这个文件占用的内存超过 {MEMORY_LIMIT // 1024**2} MB，已停止；请删去文中的图片等附件，"
            "太长的请拆成几个文件后再放入。",
        )
    return ReadError(
        "reader-crashed",
        "读取这个文件时程序崩溃，文件很可能已损坏；请用 WPS 或 Word 打开后另存为新的 .docx 再放入。",
    )
