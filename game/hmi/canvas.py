"""Parts that the screens in the plant share: buttons, trend, floor plan. Flat, and grey when all is well [isa101]."""

from dataclasses import dataclass

from game.hmi.model import EmsRoom, EmsTrend
from game.hud.actions import Action
from game.hud.controls import Button
from game.hud.draw import Box, Brush, Hit, text_width
from game.hud.icons import icon
from game.hud.tokens import SMALL, SMALL_STRONG, Style
from game.hud.widgets import Size, text

PAGE = (1024.0, 640.0)
LETTERS = 15.0  # px; the least height of a room that bears its name
LIVE = Style(18, 26, "SemiBold")


def button(words: str, action: Action | None, *, on: bool = False, tall: float = 44.0) -> Button:
    """Return a button of a plant screen: grey, dark when chosen."""
    return Button(words, action, "hmi-on" if on else "hmi", small=True, height=tall)


@dataclass(frozen=True, slots=True)
class FloorPlan:
    """Rooms in greys by grade with their pressure; an abnormal room is framed in its alarm colour with its mark."""

    rooms: tuple[EmsRoom, ...]
    chosen: str
    here: str
    extent: tuple[float, float, float, float]  # x, y, width, depth in metres
    fills: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return width, 300.0

    def paint(self, brush: Brush, box: Box) -> None:
        x0, y0, wide, deep = self.extent
        unit = min(box.width / wide, box.height / deep)
        places = [(room, self._place(room, box, (x0, y0 + deep), unit)) for room in self.rooms]
        for room, place in places:
            self._room(brush, room, place)
        for room, place in places:
            if room.id == self.chosen:
                brush.frame(place.inset(1, 1, 1, 1), "act", 3)
            if room.priority:
                self._alarm(brush, room, place)
            if room.id == self.here:
                is_low = place.height < 42  # the name stands in the middle
                x = place.x + (10 if is_low else place.width / 2 - 5)
                y = place.y + (place.height / 2 - 5 if is_low else place.height - 12)
                brush.plate(Box(x, y, 10, 10), "h-text", 5)

    def _place(self, room: EmsRoom, box: Box, corner: tuple[float, float], unit: float) -> Box:
        return Box(
            box.x + (room.x - corner[0]) * unit,
            box.y + (corner[1] - room.y - room.depth) * unit,
            room.width * unit,
            room.depth * unit,
        )

    def _room(self, brush: Brush, room: EmsRoom, place: Box) -> None:
        brush.plate(place, "h-line")
        fill = f"grade-{room.grade}" if f"grade-{room.grade}" in brush.palette else "grade-CNC"
        brush.plate(place.inset(0, 1, 1, 0), fill)
        brush.hits.append(Hit(place, Action("ems_room", room.id)))
        name = text_width(room.id, SMALL, brush.scale)
        if name + 4 > place.width or place.height < LETTERS or room.priority:
            return
        both = place.height >= 42
        top = place.y + place.height / 2 - (20 if both else 11)
        text(room.id, SMALL, "h-text", "centre").paint(brush, Box(place.x, top, place.width, 20))
        if both:
            live = Box(place.x, top + 19, place.width, 20)
            text(f"{room.pressure:.0f}", SMALL_STRONG, "h-live", "centre").paint(brush, live)

    def _alarm(self, brush: Brush, room: EmsRoom, place: Box) -> None:
        brush.frame(place.inset(-5, -5, -5, -5), "ink", 1.5)
        brush.frame(place.inset(-4, -4, -4, -4), f"p{room.priority}", 5)
        brush.plate(place.inset(1, 1, 1, 1), "paper")
        size = max(16.0, min(26.0, place.height - 4, place.width - 4))
        mark = icon(f"alarm/{room.priority}/{room.state}", brush.pixels(size), brush.palette)
        brush.stamp(mark, place.x + (place.width - size) / 2, place.y + (place.height - size) / 2)


@dataclass(frozen=True, slots=True)
class Trend:
    """Ten minutes of one reading, with alert and action as dashed lines named at their end."""

    trend: EmsTrend
    height: float = 158.0

    def measure(self, scale: float, width: float) -> Size:
        return width, self.height

    def paint(self, brush: Brush, box: Box) -> None:
        trend = self.trend
        text(trend.title, SMALL_STRONG, "h-text").paint(brush, Box(box.x, box.y, box.width, 22))
        plot = Box(box.x + 44, box.y + 26, box.width - 48, self.height - 52)
        brush.framed(plot, "h-field", "h-line", 0, 1)
        self._axis(brush, plot)
        for limit, dash in ((trend.alert, 8.0), (trend.action, 4.0)):
            if limit is not None:
                self._limit(brush, plot, self._y(plot, limit), dash)
        last = max((-second for second, _ in trend.points), default=600.0) or 600.0
        path = [(plot.x + plot.width * (1 + second / last), self._y(plot, value)) for second, value in trend.points]
        brush.line([(x, min(max(y, plot.y), plot.y + plot.height)) for x, y in path], "pen-1", 2.2)
        low = box.y + self.height - 24
        text(trend.start, SMALL, "h-text-2").paint(brush, Box(plot.x, low, plot.width / 2, 22))
        text(trend.end, SMALL, "h-text-2", "right").paint(brush, Box(plot.x, low, plot.width, 22))

    def _y(self, plot: Box, value: float) -> float:
        share = (value - self.trend.low) / (self.trend.high - self.trend.low)
        return plot.y + plot.height * (1 - share)

    def _axis(self, brush: Brush, plot: Box) -> None:
        for part in (0.0, 0.5, 1.0):
            value = self.trend.low + (self.trend.high - self.trend.low) * part
            y = self._y(plot, value)
            if 0 < part < 1:
                brush.plate(Box(plot.x, y, plot.width, 1), "line")
            place = Box(plot.x - 44, min(max(y - 11, plot.y - 4), plot.y + plot.height - 18), 40, 22)
            text(f"{value:g}", SMALL, "h-text-2", "right").paint(brush, place)

    def _limit(self, brush: Brush, plot: Box, y: float, dash: float) -> None:
        x = plot.x
        while x < plot.x + plot.width:
            brush.plate(Box(x, y, min(dash, plot.x + plot.width - x), 1.5), "h-text-2")
            x += dash + 4
