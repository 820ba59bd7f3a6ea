"""The panels in the window: one texture and one card for each, made anew only when its picture changed.

Holds no mission logic: `show` takes a model, `take` gives back what the person asked for.
"""

from typing import Any

from panda3d.core import NodePath

from game.hmi.model import PlantPage
from game.hmi.screens import page_scale, page_scene
from game.hud.actions import Action
from game.hud.focus import Navigator
from game.hud.model import Caption, HudModel
from game.hud.pages import Page
from game.hud.scene import Composer, Scene, View
from game.hud.screens.build import build
from game.hud.shots import VEIL, focus_ring
from game.hud.tokens import palette
from game.settings import Settings
from game.ui_cards import Card, Cards, Shown, Veil
from game.words import Words, words


class Ui:
    """All panels of the client. Feed it window events in pixels from the top left; ask `take()` each frame."""

    def __init__(self, base: Any, settings: Settings) -> None:
        self.root: NodePath = base.pixel2d.attach_new_node("ui")
        self.size = (base.win.get_x_size(), base.win.get_y_size()) if base.win else (1280, 720)
        self._cards = Cards(self.root, settings.motion == "full")
        self.veil = Veil.over(self.root)
        self._is_stale = False  # the focus moved without the model
        self.shown: HudModel | Page | PlantPage | None = None
        self.caption: Caption | None = None
        self.words: Words = words(settings.language)
        self.settings = settings
        self.navigator = Navigator(self._composer(page=False))

    def adopt(self, settings: Settings) -> None:
        """Use changed settings: text size, palette, language."""
        self.settings = settings
        self.words = words(settings.language)
        self._cards.moves = settings.motion == "full"
        self._renew()

    def resize(self, width: int, height: int) -> None:
        """The window has another size."""
        if (width, height) != self.size and width > 0 and height > 0:
            self.size = (width, height)
            self._renew()

    def show(self, model: HudModel | Page | PlantPage, caption: Caption | None = None) -> None:
        """Show a model; whatever was shown before goes. Costs nothing for an equal model.

        `caption` is what is said while a page of the plant lies over everything; other models bring their own.
        """
        caption = caption if isinstance(model, PlantPage) else None
        if model == self.shown and caption == self.caption and not self._is_stale:
            return
        self.caption = caption
        is_page = isinstance(model, PlantPage)
        if is_page != isinstance(self.shown, PlantPage):
            self.navigator.composer = self._composer(page=is_page)
        self.shown = model
        self._draw()

    @property
    def cards(self) -> dict[str, Card]:
        """The cards on the window by name, those that fade out not among them."""
        return self._cards.by_name

    def animate(self, dt: float) -> None:
        """Let fades and slides go on for `dt` seconds."""
        self._cards.animate(dt)
        self.veil.animate(dt, moves=self._cards.moves)

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
        page = isinstance(self.shown, PlantPage)
        self.navigator.composer = self._composer(page=page)
        if self.shown is not None:
            self._draw()

    def _draw(self) -> None:
        if self.shown is None:
            return
        self._is_stale = False
        composer = self.navigator.composer
        if isinstance(self.shown, PlantPage):
            scene = page_scene(self.shown, self.words, self.caption)
        else:
            scene = build(self.shown, self.words, composer.view)
        drawn = composer.compose(scene)
        scrolled = dict(composer.scrolls)
        self.navigator.show(scene, drawn)
        if composer.scrolls != scrolled:
            drawn = composer.compose(scene)
            self.navigator.show(scene, drawn)
        pictures = {one.name: Shown(one.brush.image, one.x, one.y, one.brush.changed, one.brush.base) for one in drawn}
        hit = self.navigator.focus()
        if hit:
            pictures["focus"] = Shown(*focus_ring(composer, hit))
        veil = 1.0 if scene.solid or scene.dark else VEIL if scene.veil else 0.0
        self._put(pictures, veil=veil, ground="ground" if scene.solid else "night")

    def _put(self, pictures: dict[str, Shown], *, veil: float, ground: str) -> None:
        self._cards.put(pictures)
        self.veil.put(veil, self.navigator.composer.palette[ground], self.size)
        self.animate(0.0)
