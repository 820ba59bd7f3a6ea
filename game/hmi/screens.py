"""The screens in the plant as pictures: live on their wall at 1024 x 640, or close, filling the view."""

from dataclasses import dataclass, field

from PIL import Image

from game.hmi.canvas import PAGE
from game.hmi.ebr import ebr
from game.hmi.ems import ems
from game.hmi.gauge import gauge
from game.hmi.model import EbrPage, EmsPage, GaugePage
from game.hud.actions import Action
from game.hud.controls import Button
from game.hud.draw import Box, Brush, Hit
from game.hud.scene import Placed, Scene
from game.hud.tokens import DESIGN_SIZE, Palette
from game.hud.widgets import Pad, Widget
from game.words import Words

BEZEL = 12.0
FOOT = 64.0  # room under the page for the way back


def widget(page: EbrPage | EmsPage | GaugePage, w: Words) -> Widget:
    """Return the widget of a page."""
    match page:
        case EbrPage():
            return ebr(page, w)
        case EmsPage():
            return ems(page, w)
        case GaugePage():
            return gauge(page, w)


def page_scale(window: tuple[int, int]) -> float:
    """Return the text size at which a page with its bezel fills the window."""
    room = min(window[0] / (PAGE[0] + 4 * BEZEL), window[1] / (PAGE[1] + 2 * BEZEL + FOOT))
    return room / min(window[0] / DESIGN_SIZE[0], window[1] / DESIGN_SIZE[1])


def page_scene(page: EbrPage | EmsPage | GaugePage, w: Words) -> Scene:
    """Return the page seen close, in its dark frame; F steps back."""
    frame = Pad(widget(page, w), (BEZEL, BEZEL, BEZEL, BEZEL), "ink", radius=16)
    size = (PAGE[0] + 2 * BEZEL, PAGE[1] + 2 * BEZEL)
    seen = Placed("page", frame, (0.5, 0.0), (0, 6), *size, margin=0)
    leave = Placed("leave", Button(w("Step back"), Action("page_close"), key="F"), (0.5, 1.0), (0, 6), margin=0)
    return Scene((seen, leave), veil=True, is_menu=True)


@dataclass(slots=True)
class HmiScreen:
    """One screen on a wall: draws its picture anew only when the page changed."""

    palette: Palette
    page: EbrPage | EmsPage | GaugePage | None = None
    language: str = ""
    image: Image.Image = field(default_factory=lambda: Image.new("RGBA", (int(PAGE[0]), int(PAGE[1]))))
    hits: tuple[Hit, ...] = ()

    def show(self, page: EbrPage | EmsPage | GaugePage, w: Words) -> bool:
        """Draw the page if it differs; True when there is a new picture to load."""
        if page == self.page and w.language == self.language:
            return False
        self.page, self.language = page, w.language
        brush = draw(page, w, self.palette)
        self.image, self.hits = brush.image, tuple(brush.hits)
        return True

    def under(self, u: float, v: float) -> Action | None:
        """Return what is pressed at a texture point, u to the right and v down, both 0..1."""
        found = [hit.action for hit in self.hits if hit.box.holds(u * PAGE[0], v * PAGE[1])]
        return found[-1] if found else None


def draw(page: EbrPage | EmsPage | GaugePage, w: Words, palette: Palette) -> Brush:
    """Return the page drawn at 1024 x 640, with its texts and what can be pressed."""
    brush = Brush(Image.new("RGBA", (int(PAGE[0]), int(PAGE[1])), palette["h-bg"]), 1.0, palette)
    widget(page, w).paint(brush, Box(0.0, 0.0, *PAGE))
    return brush
