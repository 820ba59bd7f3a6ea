"""An analog bar of the panel: action, alert and normal band, hollow set-point mark, solid pointer, value and unit."""

from dataclasses import dataclass

from game.hmi.reactor_model import Bar
from game.hud.actions import Action
from game.hud.draw import Box, Brush, Hit
from game.hud.tokens import SMALL, STRONG, Style
from game.hud.widgets import Icon, Size, text

VALUE = Style(24, 30, "SemiBold")
HEAD, FOOT = 34.0, 62.0  # px over and under the bar
WIDE = 48.0


@dataclass(frozen=True, slots=True)
class AnalogBar:
    """One bar with its label, or `bare`: the bar alone. An abnormal one is framed in its alarm's colour."""

    bar: Bar
    wide: float = WIDE
    fills: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return min(width, 96.0), 300.0

    def paint(self, brush: Brush, box: Box) -> None:
        bar = self.bar
        plot = Box(box.x + (box.width - self.wide) / 2, box.y + HEAD, self.wide, box.height - HEAD - FOOT)
        text(bar.label, STRONG, "h-text", "centre").paint(brush, Box(box.x + 2, box.y + 4, box.width - 4, 26))
        bands(brush, plot, bar)
        pointers(brush, plot, bar)
        low = plot.y + plot.height
        text(bar.figure, VALUE, "h-live", "centre").paint(brush, Box(box.x, low + 6, box.width, 30))
        text(bar.unit, SMALL, "h-text-2", "centre").paint(brush, Box(box.x + 4, low + 36, box.width - 8, 22))
        if bar.priority:
            brush.frame(box.inset(-1, 0, -1, 0), "ink", 1.5)
            brush.frame(box.inset(0.5, 1.5, 0.5, 1.5), f"p{bar.priority}", 4)
            mark = Box(box.x + box.width - 33, low + 32, 26, 26)
            Icon(f"alarm/{bar.priority}/{bar.state}", 26).paint(brush, mark)
        if bar.loop:
            brush.hits.append(Hit(box, Action("hmi_loop", bar.loop)))


def bands(brush: Brush, plot: Box, bar: Bar) -> None:
    """Grey beyond action, lighter between action and alert, blue-grey where all is normal."""
    is_free = bar.action == bar.alert == (None, None)
    brush.framed(plot, "h-field" if is_free else "h-equip", "h-line", 0, 1.5)
    inner = plot.inset(1.5, 1.5, 1.5, 1.5)
    for limits, colour in ((bar.action, "h-bg"), (_inner(bar), "h-band")):
        if limits == (None, None):
            continue
        high = bar.high if limits[1] is None else limits[1]
        low = bar.low if limits[0] is None else limits[0]
        top, foot = height_of(inner, bar, high), height_of(inner, bar, low)
        brush.plate(Box(inner.x, top, inner.width, foot - top), colour)
    for limit in (one for one in bar.action if one is not None):
        brush.plate(Box(plot.x, height_of(inner, bar, limit) - 1, plot.width, 2), "h-line")
    for limit in (one for one in bar.alert if one is not None):
        y = height_of(inner, bar, limit)
        brush.dashes([(plot.x, y), (plot.x + plot.width, y)], "h-line", 1.5, (4.0, 3.0))


def pointers(brush: Brush, plot: Box, bar: Bar) -> None:
    """The hollow mark of the set point at the right, the solid pointer of the value at the left."""
    inner = plot.inset(1.5, 1.5, 1.5, 1.5)
    right = plot.x + plot.width
    if bar.set_point is not None:
        y = height_of(inner, bar, bar.set_point)
        brush.line(
            [(right + 1, y), (right + 11, y - 8), (right + 11, y + 8), (right + 1, y), (right + 11, y - 8)], "h-text", 2
        )
    y = height_of(inner, bar, bar.value)
    brush.plate(Box(plot.x - 2, y - 2.5, plot.width + 4, 5), "h-text")
    brush.polygon([(plot.x - 16, y - 9), (plot.x - 1, y), (plot.x - 16, y + 9)], "h-text")


def height_of(inner: Box, bar: Bar, value: float) -> float:
    """Where a value stands on the bar; what is beyond its ends stands at the end."""
    share = (value - bar.low) / (bar.high - bar.low)
    return inner.y + inner.height * (1.0 - min(max(share, 0.0), 1.0))


def _inner(bar: Bar) -> tuple[float | None, float | None]:
    """The normal band: between the alert limits, or the action limits on a side without one."""
    low = bar.alert[0] if bar.alert[0] is not None else bar.action[0]
    high = bar.alert[1] if bar.alert[1] is not None else bar.action[1]
    return low, high
