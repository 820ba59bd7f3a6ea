"""The live screens on the walls: drawn when their page changed, at most four times a second, only near the trainee."""

import math
from dataclasses import dataclass, field

from panda3d.core import SamplerState, Texture

from game.hmi.screens import HmiScreen
from game.hud.tokens import Palette, palette
from game.plant_pages import KINDS, Pages
from game.render.mesh import set_screen
from game.stage import Stage
from game.ui_cards import load
from game.words import Words
from sim_core.plan import Facility

NEAR = 6.0  # m
EVERY = 0.25  # s


@dataclass(slots=True)
class WallScreens:
    """Textures of the placed screens."""

    stage: Stage
    facility: Facility
    pages: Pages
    colours: Palette = field(default_factory=palette)
    _screens: dict[str, tuple[HmiScreen, Texture]] = field(default_factory=dict)
    _left: float = 0.0

    def adopt(self, colours: Palette) -> None:
        """Use other colours; what hangs on the walls is drawn anew."""
        if colours != self.colours:
            self.colours = colours
            for instance, (_, texture) in self._screens.items():
                self._screens[instance] = (HmiScreen(colours), texture)

    def frame(self, position: tuple[float, float], words: Words, dt: float) -> None:
        """Redraw what changed and is near."""
        self._left -= dt
        if self._left > 0.0:
            return
        self._left = EVERY
        for placed in self.facility.placed.values():
            part = KINDS[placed.equipment].screen if placed.equipment in KINDS else ""
            if part and placed.id in self.stage.views and math.dist(position, placed.at[:2]) < NEAR:
                self._show(placed.id, part, words)

    def _show(self, instance: str, part: str, words: Words) -> None:
        if instance not in self._screens:
            self._screens[instance] = (HmiScreen(self.colours), _texture(instance))
            node = self.stage.views[instance].model.part(part)
            set_screen(node, self._screens[instance][1])
        screen, texture = self._screens[instance]
        if screen.show(self.pages.page(instance, words), words) and screen.brush is not None:
            load(texture, screen.brush.image, screen.brush.changed)


def _texture(name: str) -> Texture:
    texture = Texture(name)
    texture.setup_2d_texture(1024, 640, Texture.T_unsigned_byte, Texture.F_rgba)
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    return texture
