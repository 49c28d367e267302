"""Screens that are plugged in and pulled out: monitors of a virtual X server, through its own extension for them."""

import ctypes as c
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ctypes.util import find_library
from typing import Any

_LARGE = "3200x1080x24"


def is_possible() -> bool:
    """Whether this machine has a virtual X server, and the library to speak of its monitors."""
    return bool(shutil.which("Xvfb") and find_library("X11") and find_library("Xrandr"))


@contextmanager
def server() -> Iterator[str]:
    """A server of our own; gives the name of its display."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", _LARGE, "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        try:
            assert running.stdout
            yield f":{running.stdout.readline().strip()}"
        finally:
            running.terminate()
            with suppress(subprocess.TimeoutExpired):
                running.wait(10)


class _Monitor(c.Structure):
    """A monitor as the library has it."""

    _fields_ = (
        ("name", c.c_ulong), ("primary", c.c_int), ("automatic", c.c_int), ("outputs_count", c.c_int),
        ("x", c.c_int), ("y", c.c_int), ("width", c.c_int), ("height", c.c_int),
        ("wide_mm", c.c_int), ("high_mm", c.c_int), ("outputs", c.POINTER(c.c_ulong)),
    )  # fmt: skip


class _Resources(c.Structure):
    """The beginning of what the library says of a display's outputs."""

    _fields_ = (
        ("at", c.c_ulong), ("configured_at", c.c_ulong), ("crtcs_count", c.c_int), ("crtcs", c.c_void_p),
        ("outputs_count", c.c_int), ("outputs", c.POINTER(c.c_ulong)),
    )  # fmt: skip


class Screens:
    """The monitors of the server that `DISPLAY` names."""

    def __init__(self) -> None:
        self._x, self._randr = c.CDLL(find_library("X11") or ""), c.CDLL(find_library("Xrandr") or "")
        self._declare()
        self._display = self._x.XOpenDisplay(None)
        self._root = self._x.XDefaultRootWindow(self._display)

    def plug_in(self, name: str, x: int, width: int, height: int, *, is_own: bool = False) -> None:
        """A monitor at this place; `is_own` is the laptop's, which takes the place of what the server began with."""
        monitor = self._randr.XRRAllocateMonitor(self._display, int(is_own))
        made = monitor.contents
        made.name, made.primary, made.automatic = self._atom(name), int(is_own), 0
        made.x, made.y, made.width, made.height = x, 0, width, height
        made.wide_mm, made.high_mm = width // 4, height // 4
        if is_own:
            found = self._randr.XRRGetScreenResources(self._display, self._root)
            made.outputs[0] = found.contents.outputs[0]
        self._randr.XRRSetMonitor(self._display, self._root, monitor)
        self._x.XSync(self._display, 0)

    def pull_out(self, name: str) -> None:
        """The monitor is gone."""
        self._randr.XRRDeleteMonitor(self._display, self._root, self._atom(name))
        self._x.XSync(self._display, 0)

    def _atom(self, name: str) -> int:
        return self._x.XInternAtom(self._display, name.encode(), 0)

    def _declare(self) -> None:
        display: Any = c.c_void_p
        known = (
            (self._x.XOpenDisplay, display, (c.c_char_p,)),
            (self._x.XDefaultRootWindow, c.c_ulong, (display,)),
            (self._x.XInternAtom, c.c_ulong, (display, c.c_char_p, c.c_int)),
            (self._x.XSync, c.c_int, (display, c.c_int)),
            (self._randr.XRRAllocateMonitor, c.POINTER(_Monitor), (display, c.c_int)),
            (self._randr.XRRSetMonitor, None, (display, c.c_ulong, c.POINTER(_Monitor))),
            (self._randr.XRRDeleteMonitor, None, (display, c.c_ulong, c.c_ulong)),
            (self._randr.XRRGetScreenResources, c.POINTER(_Resources), (display, c.c_ulong)),
        )
        for function, result, wanted in known:
            function.restype, function.argtypes = result, wanted
