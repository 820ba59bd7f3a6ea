"""Overview of the reactor: vessel in greys, six bars with their limits; colour only for the abnormal [isa101]."""

from dataclasses import dataclass

from game.hmi.reactor_bar import AnalogBar
from game.hmi.reactor_frame import reactor_frame
from game.hmi.reactor_model import ReactorOverview
from game.hmi.reactor_vessel import SIZE, VesselPicture
from game.hud.draw import Box, Brush
from game.hud.layout import Beside, Column, Grow, Layer, Row, Wide
from game.hud.tokens import SMALL
from game.hud.widgets import Gap, Pad, Size, Widget, text
from game.words import Words


def overview(page: ReactorOverview, w: Words) -> Widget:
    """Return the page, 1024 x 640."""
    bars = Beside(tuple(AnalogBar(bar) for bar in page.bars), (1.0,) * len(page.bars), 5, 0)
    right = Column((Grow(bars), _legend(page.control, w)), 8)
    vessel = Wide(Pad(VesselPicture(page.vessel, w), (0, 0, 0, 0)), SIZE[0])
    body = Row((vessel, Grow(_Tall(right))), 6)
    return reactor_frame(page.head, "overview", Pad(Layer(body), (2, 10, 0, 8), radius=0), w)


@dataclass(frozen=True, slots=True)
class _Tall:
    """A child that takes the height of the picture beside it."""

    child: Widget
    fills: bool = True
    stretches: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return width, SIZE[1]

    def paint(self, brush: Brush, box: Box) -> None:
        self.child.paint(brush, box.inset(12, 0, 8, 0))


@dataclass(frozen=True, slots=True)
class _Sample:
    """What a sign of the bars looks like."""

    kind: str

    def measure(self, scale: float, width: float) -> Size:
        return 24.0, 22.0

    def paint(self, brush: Brush, box: Box) -> None:
        middle = box.y + box.height / 2
        match self.kind:
            case "set_point":
                x = box.x + 6
                path = [(x, middle), (x + 9, middle - 7), (x + 9, middle + 7), (x, middle), (x + 9, middle - 7)]
                brush.line(path, "h-text", 2)
            case "normal":
                brush.plate(Box(box.x, middle - 8, 24, 16), "h-band")
            case "alert":
                brush.dashes([(box.x, middle), (box.x + 24, middle)], "h-line", 1.5, (4.0, 3.0))
            case _:
                brush.plate(Box(box.x, middle - 1, 24, 2), "h-line")


def _legend(control: str, w: Words) -> Row:
    signs = (("set_point", w("set point")), ("normal", w("normal")), ("alert", w("alert")), ("action", w("action")))
    parts: list[Widget] = []
    for kind, words in signs:
        parts += [_Sample(kind), text(words, SMALL, "h-text-2"), Gap(4, 22)]
    return Row((*parts, Grow(text(control, SMALL, "h-text-2", "right"))), 5)
