"""The window itself: how bright the rooms are drawn, and whether it fills the screen."""

from typing import Any

from panda3d.core import CardMaker, ColorBlendAttrib, NodePath, WindowProperties

from game.settings import Settings

_ADD: Any = ColorBlendAttrib.M_add  # Panda3D's numbers are plain int to a type checker
_BEHIND: Any = ColorBlendAttrib.O_fbuffer_color
_NOTHING: Any = ColorBlendAttrib.O_zero
_ALL: Any = ColorBlendAttrib.O_one
DARKER = ColorBlendAttrib.make(_ADD, _BEHIND, _NOTHING)
LIGHTER = ColorBlendAttrib.make(_ADD, _BEHIND, _ALL)
UNDER_PANELS = 5  # place in the fixed bin: over the plant, under veil and panels


class Glass:
    """A sheet between plant and panels that multiplies what is behind it; panels stay as they are."""

    def __init__(self, base: Any, kept: Settings) -> None:
        self.base = base
        self.sheet = _sheet(base.render2d)
        self.is_full = False
        self.adopt(kept)

    def adopt(self, kept: Settings) -> None:
        """Use changed settings at once."""
        self._brighten(kept.brightness)
        self._fill(kept.full_screen == "on")

    def close(self) -> None:
        """Take the sheet away."""
        self.sheet.remove_node()

    def _brighten(self, share: float) -> None:
        """What is behind times `share`: below 1 by the colour itself, above 1 by adding a part of it again."""
        if abs(share - 1.0) < 0.005:
            self.sheet.hide()
            return
        grey = share if share < 1.0 else share - 1.0
        self.sheet.set_attrib(DARKER if share < 1.0 else LIGHTER)
        self.sheet.set_color(grey, grey, grey, 1.0)
        self.sheet.show()

    def _fill(self, is_full: bool) -> None:
        if is_full == self.is_full or not hasattr(self.base.win, "request_properties"):
            return
        self.is_full = is_full
        wanted = WindowProperties()
        wanted.set_fullscreen(is_full)
        if is_full:
            wanted.set_size(self.base.pipe.get_display_width(), self.base.pipe.get_display_height())
        self.base.win.request_properties(wanted)


def _sheet(parent: NodePath) -> NodePath:
    maker = CardMaker("glass")
    maker.set_frame_fullscreen_quad()
    node = parent.attach_new_node(maker.generate())
    node.set_bin("fixed", UNDER_PANELS)
    node.set_depth_test(False)
    node.set_depth_write(False)
    node.hide()
    return node
