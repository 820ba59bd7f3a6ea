"""Opening Panda3D: a window, or an offscreen buffer that needs no display."""

from typing import Literal

from direct.showbase.ShowBase import ShowBase
from panda3d.core import loadPrcFileData

Quality = Literal["low", "medium", "high"]
HEADLESS_HELP = "the software renderer did not start; on Debian or Ubuntu: apt-get install libegl1 libgl1-mesa-dri"
WINDOW_HELP = "no window could be opened; on Debian: apt-get install libgl1 libgl1-mesa-dri; is DISPLAY set?"
FIELD_OF_VIEW = 74.0  # degrees, horizontal; chosen: the widest at which a door at the edge still looks upright


class NoGraphics(RuntimeError):
    """Neither a window nor an offscreen buffer could be opened."""


def open_base(offscreen: bool, size: tuple[int, int], quality: Quality) -> ShowBase:
    """A ShowBase whose `win` exists, or `NoGraphics` naming the package to install."""
    lines = [
        f"win-size {size[0]} {size[1]}",
        "window-title First Air",
        "audio-library-name null" if offscreen else "",
        "sync-video " + ("0" if offscreen else "1"),
        "load-display " + ("p3headlessgl" if offscreen else "pandagl"),
        "window-type " + ("offscreen" if offscreen else "onscreen"),
        "gl-version 3 3",
        "textures-power-2 none",
        "print-pipe-types 0",
        "notify-level-display fatal",
        "notify-level-audio fatal",
        "notify-level-device fatal",
        "framebuffer-srgb 0",
    ]
    if quality != "low":
        lines += ["framebuffer-multisample 1", "multisamples 4"]
    loadPrcFileData("first air", "\n".join(lines))
    try:
        base = ShowBase()
    except Exception as error:
        raise NoGraphics(HEADLESS_HELP if offscreen else WINDOW_HELP) from error
    if base.win is None:
        raise NoGraphics(HEADLESS_HELP if offscreen else WINDOW_HELP)
    base.disable_mouse()
    base.camLens.set_fov(FIELD_OF_VIEW)
    base.camLens.set_near_far(0.05, 130.0)
    base.set_background_color(0.72, 0.75, 0.76)
    return base
