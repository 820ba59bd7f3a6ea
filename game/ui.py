"""The panels in the window: one texture and one card for each, made anew only when its picture changed.

Holds no mission logic: `show` takes a model, `take` gives back what the person asked for.
"""

from dataclasses import dataclass
from typing import Any

from panda3d.core import CardMaker, NodePath, SamplerState, Texture, TransparencyAttrib
from PIL import Image

from game.hmi.model import EbrPage, EmsPage, GaugePage
from game.hmi.screens import page_scale, page_scene
from game.hud.actions import Action
from game.hud.focus import Navigator
from game.hud.model import HudModel
from game.hud.pages import Page
from game.hud.scene import Composer, Scene, View
from game.hud.screens.build import build
from game.hud.shots import VEIL, focus_ring
from game.hud.tokens import palette
from game.settings import Settings
from game.words import Words, words


@dataclass(slots=True)
class _Card:
    """A card on the window with the picture that it shows."""

    node: NodePath
    texture: Texture
    picture: Image.Image | None = None


class Ui:
    """All panels of the client. Feed it window events in pixels from the top left; ask `take()` each frame."""

    def __init__(self, base: Any, settings: Settings) -> None:
        self.root: NodePath = base.pixel2d.attach_new_node("ui")
        self.size = (base.win.get_x_size(), base.win.get_y_size()) if base.win else (1280, 720)
        self.cards: dict[str, _Card] = {}
        self.veil = self._veil()
        self._is_stale = False  # the focus moved without the model
        self.shown: HudModel | Page | EbrPage | EmsPage | GaugePage | None = None
        self.words: Words = words(settings.language)
        self.settings = settings
        self.navigator = Navigator(self._composer(page=False))

    def adopt(self, settings: Settings) -> None:
        """Use changed settings: text size, palette, language."""
        self.settings = settings
        self.words = words(settings.language)
        self._renew()

    def resize(self, width: int, height: int) -> None:
        """The window has another size."""
        if (width, height) != self.size and width > 0 and height > 0:
            self.size = (width, height)
            self._renew()

    def show(self, model: HudModel | Page | EbrPage | EmsPage | GaugePage) -> None:
        """Show a model; whatever was shown before goes. Costs nothing for an equal model."""
        if model == self.shown and not self._is_stale:
            return
        is_page = isinstance(model, EbrPage | EmsPage | GaugePage)
        if is_page != isinstance(self.shown, EbrPage | EmsPage | GaugePage):
            self.navigator.composer = self._composer(page=is_page)
        self.shown = model
        self._draw()

    def hide(self) -> None:
        """Show the plant alone."""
        self.shown = None
        self.navigator.show(Scene(()), [])
        self._put({}, veil=0.0, ground="night")

    def pointer(self, x: float, y: float) -> None:
        """The pointer is at a window pixel."""
        self.navigator.pointer(x, y)
        self._draw()

    def press(self, x: float, y: float) -> bool:
        """Primary button down; True when a panel took it, so that the plant does not."""
        self._is_stale = True
        return self.navigator.press(x, y)

    def release(self) -> None:
        """Primary button up."""
        self.navigator.release()

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a panel is under the pointer."""
        return self.navigator.covers(x, y)

    def key(self, name: str) -> bool:
        """A key by Panda3D's name; True when the menu used it."""
        used = self.navigator.key(name)
        if used:
            self._draw()
        return used

    def type(self, sign: str) -> bool:
        """A typed sign (Panda3D's `keystroke` event); True when a field used it."""
        self._is_stale = True
        return self.navigator.type(sign)

    def wheel(self, steps: float) -> bool:
        """Turn of the wheel, positive up; True when a panel scrolled."""
        used = self.navigator.wheel(steps)
        if used:
            self._draw()
        return used

    def take(self) -> list[Action]:
        """Return what the person asked for since the last call."""
        return self.navigator.take()

    def _composer(self, *, page: bool) -> Composer:
        factor = page_scale(self.size) if page else self.settings.text_scale
        return Composer(View(self.size, factor), palette(self.settings.palette, self.settings.marks))

    def _renew(self) -> None:
        page = isinstance(self.shown, EbrPage | EmsPage | GaugePage)
        self.navigator.composer = self._composer(page=page)
        if self.shown is not None:
            self._draw()

    def _draw(self) -> None:
        if self.shown is None:
            return
        self._is_stale = False
        composer = self.navigator.composer
        if isinstance(self.shown, EbrPage | EmsPage | GaugePage):
            scene = page_scene(self.shown, self.words)
        else:
            scene = build(self.shown, self.words, composer.view)
        drawn = composer.compose(scene)
        self.navigator.show(scene, drawn)
        pictures = {one.name: (one.brush.image, one.x, one.y) for one in drawn}
        hit = self.navigator.focus()
        if hit:
            pictures["focus"] = focus_ring(composer, hit)
        veil = 1.0 if scene.solid else VEIL if scene.veil else 0.0
        self._put(pictures, veil=veil, ground="ground" if scene.solid else "night")

    def _put(self, pictures: dict[str, tuple[Image.Image, int, int]], *, veil: float, ground: str) -> None:
        for name in [name for name in self.cards if name not in pictures]:
            self.cards.pop(name).node.remove_node()
        for order, (name, (image, x, y)) in enumerate(pictures.items()):
            card = self.cards.get(name)
            if card is None or card.picture is None or card.picture.size != image.size:
                if card is not None:
                    card.node.remove_node()
                card = self.cards[name] = self._card(name, image.size)
            if card.picture is not image:
                load(card.texture, image)
                card.picture = image
            card.node.set_pos(x, 0, -y)
            card.node.set_bin("fixed", 20 + order)
        red, green, blue = (int(self.navigator.composer.palette[ground][at : at + 2], 16) / 255 for at in (1, 3, 5))
        self.veil.set_color(red, green, blue, veil)
        self.veil.set_scale(self.size[0], 1, self.size[1])
        if veil > 0:
            self.veil.show()
        else:
            self.veil.hide()

    def _card(self, name: str, size: tuple[int, int]) -> _Card:
        maker = CardMaker(name)
        maker.set_frame(0, size[0], -size[1], 0)
        node = self.root.attach_new_node(maker.generate())
        texture = Texture(name)
        texture.setup_2d_texture(*size, Texture.T_unsigned_byte, Texture.F_rgba)
        texture.set_minfilter(SamplerState.FT_nearest)
        texture.set_magfilter(SamplerState.FT_nearest)
        texture.set_wrap_u(SamplerState.WM_clamp)
        texture.set_wrap_v(SamplerState.WM_clamp)
        node.set_texture(texture)
        node.set_transparency(TransparencyAttrib.M_alpha)
        node.set_depth_test(False)
        node.set_depth_write(False)
        return _Card(node, texture)

    def _veil(self) -> NodePath:
        maker = CardMaker("veil")
        maker.set_frame(0, 1, -1, 0)
        node = self.root.attach_new_node(maker.generate())
        node.set_transparency(TransparencyAttrib.M_alpha)
        node.set_bin("fixed", 10)
        node.set_depth_test(False)
        node.set_depth_write(False)
        node.hide()
        return node


def load(texture: Texture, image: Image.Image) -> None:
    """Put a picture into a texture of its size (bottom row first, blue first, as Panda3D keeps it)."""
    flipped = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    texture.set_ram_image_as(flipped.tobytes("raw", "BGRA"), "BGRA")
