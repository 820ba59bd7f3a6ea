"""The screens in the plant as pictures: live on their wall at 1024 x 640, or close, filling the view."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from game.hmi.analyser import AnalyserPage, analyser
from game.hmi.canvas import PAGE
from game.hmi.desk import desk_trends
from game.hmi.desk_lists import desk_alarms, desk_batch, desk_pens
from game.hmi.desk_model import DeskAlarms, DeskBatch, DeskPens, DeskTrends
from game.hmi.ebr import ebr
from game.hmi.eds import EdsPage, eds
from game.hmi.ems import ems
from game.hmi.feed_scale import FeedScalePage, feed_scale
from game.hmi.gauge import gauge
from game.hmi.microscope import MicroscopePage, microscope, microscope_close
from game.hmi.model import EbrPage, EmsPage, GaugePage, PlantPage
from game.hmi.phone_panel import PhonePage, phone, phone_close
from game.hmi.qms import QmsPage, qms
from game.hmi.reactor_alarms import alarm_list
from game.hmi.reactor_faceplate import loops
from game.hmi.reactor_model import ReactorAlarms, ReactorLoops, ReactorOverview, ReactorRecipe, ReactorTrends
from game.hmi.reactor_overview import overview
from game.hmi.reactor_recipe import recipe
from game.hmi.reactor_trends import trends
from game.hud.actions import Action
from game.hud.controls import Button
from game.hud.draw import Box, Brush
from game.hud.model import Caption
from game.hud.scene import Placed, Scene
from game.hud.screens.plant import caption_plate
from game.hud.tokens import DESIGN_SIZE, Palette
from game.hud.widgets import Pad, Widget
from game.words import Words

BEZEL = 12.0
FOOT = 64.0  # room under the page for the way back
DRAWN: Mapping[type[PlantPage], Callable[[Any, Words], Widget]] = MappingProxyType(  # page -> how it is drawn
    {
        AnalyserPage: analyser,
        DeskAlarms: desk_alarms,
        DeskBatch: desk_batch,
        DeskPens: desk_pens,
        DeskTrends: desk_trends,
        EbrPage: ebr,
        EdsPage: eds,
        EmsPage: ems,
        FeedScalePage: feed_scale,
        GaugePage: gauge,
        MicroscopePage: microscope,
        PhonePage: phone,
        QmsPage: qms,
        ReactorAlarms: alarm_list,
        ReactorLoops: loops,
        ReactorOverview: overview,
        ReactorRecipe: recipe,
        ReactorTrends: trends,
    }
)
SEEN_CLOSE: Mapping[type[PlantPage], Callable[[Any, Words], Scene]] = MappingProxyType(  # that are no framed screen
    {
        MicroscopePage: microscope_close,
        PhonePage: phone_close,
    }
)


def widget(page: PlantPage, w: Words) -> Widget:
    """Return the widget of a page."""
    return DRAWN[type(page)](page, w)


def page_scale(window: tuple[int, int]) -> float:
    """Return the text size at which a page with its bezel fills the window."""
    room = min(window[0] / (PAGE[0] + 4 * BEZEL), window[1] / (PAGE[1] + 2 * BEZEL + FOOT))
    return room / min(window[0] / DESIGN_SIZE[0], window[1] / DESIGN_SIZE[1])


def page_scene(page: PlantPage, w: Words, caption: Caption | None = None) -> Scene:
    """Return the page seen close, in its dark frame or as its kind is seen; F steps back. A caption lies over it."""
    seen = SEEN_CLOSE.get(type(page), framed)(page, w)
    if caption is None:
        return seen
    said = Placed("caption", caption_plate(caption), (0.5, 1), (0, 76), ground="night")
    return replace(seen, placed=(*seen.placed, said))


def framed(page: PlantPage, w: Words) -> Scene:
    """Return a screen of the plant in its frame."""
    frame = Pad(widget(page, w), (BEZEL, BEZEL, BEZEL, BEZEL), "ink", radius=16)
    size = (PAGE[0] + 2 * BEZEL, PAGE[1] + 2 * BEZEL)
    seen = Placed("page", frame, (0.5, 0.0), (0, 6), *size, margin=0)
    leave = Placed("leave", Button(w("Step back"), Action("page_close"), key="F"), (0.5, 1.0), (0, 6), margin=0)
    return Scene((seen, leave), veil=True, is_menu=True)


@dataclass(slots=True)
class HmiScreen:
    """One screen on a wall: draws its picture anew only when the page changed."""

    palette: Palette
    page: PlantPage | None = None
    language: str = ""
    brush: Brush | None = None

    def show(self, page: PlantPage, w: Words) -> bool:
        """Draw the page if it differs; True when there is a new picture to load."""
        if page == self.page and w.language == self.language:
            return False
        self.page, self.language = page, w.language
        before, self.brush = self.brush, draw(page, w, self.palette, self.brush)
        return before is None or before.image is not self.brush.image

    def under(self, u: float, v: float) -> Action | None:
        """Return what is pressed at a texture point, u to the right and v down, both 0..1."""
        hits = () if self.brush is None else self.brush.hits
        found = [hit.action for hit in hits if hit.box.holds(u * PAGE[0], v * PAGE[1])]
        return found[-1] if found else None


def draw(page: PlantPage, w: Words, palette: Palette, before: Brush | None = None) -> Brush:
    """Return the page drawn at 1024 x 640, with its texts and what can be pressed; `before` is its last picture."""
    brush = Brush((int(PAGE[0]), int(PAGE[1])), palette["h-bg"], 1.0, palette)
    brush.follow(before)
    brush.plate(Box(0.0, 0.0, *PAGE), "h-bg")
    widget(page, w).paint(brush, Box(0.0, 0.0, *PAGE))
    brush.finish(before)
    return brush
