"""How widgets stand together: rows that wrap, columns, columns side by side where there is room, and a scroll.

At 200 % text the window is half as wide in design pixels, so everything reflows instead of shrinking.
"""

from dataclasses import dataclass, field

from game.hud.draw import Box, Brush, Written
from game.hud.widgets import FREE, Memo, Size, Widget, remembered


@dataclass(frozen=True, slots=True)
class Grow:
    """A child that takes the free room, by weight."""

    child: Widget
    weight: float = 1.0
    fills: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return self.child.measure(scale, width)

    def paint(self, brush: Brush, box: Box) -> None:
        self.child.paint(brush, box)


@dataclass(frozen=True, slots=True)
class Row:
    """Children from left to right, middles aligned; wraps to more lines when `wraps` and room is short."""

    children: tuple[Widget, ...]
    gap: float = 8.0
    wraps: bool = False
    top: bool = False
    memo: Memo = field(default_factory=dict, init=False, repr=False, compare=False)

    @remembered
    def measure(self, scale: float, width: float) -> Size:
        lines = self._lines(scale, width)
        wide = max((sum(_wanted(child, scale, width) for child in line) for line, _ in lines), default=0.0)
        wide += self.gap * max((len(line) - 1 for line, _ in lines), default=0)
        heights = [_tallest(line, sizes, scale) for line, sizes in lines]
        return min(wide, width), sum(heights) + self.gap * max(0, len(heights) - 1)

    def paint(self, brush: Brush, box: Box) -> None:
        lines = self._lines(brush.scale, box.width)
        y = box.y
        for line, sizes in lines:
            height = box.height if len(lines) == 1 else _tallest(line, sizes, brush.scale)
            x = box.x
            for child, wide in zip(line, sizes, strict=True):
                own = child.measure(brush.scale, wide)[1]
                stretched = getattr(child, "stretches", False)
                tall = height if stretched else own
                lift = 0.0 if self.top or stretched else (height - own) / 2
                child.paint(brush, Box(x, y + lift, wide, tall))
                x += wide + self.gap
            y += height + self.gap

    def _lines(self, scale: float, width: float) -> list[tuple[list[Widget], list[float]]]:
        groups: list[list[Widget]] = [[]]
        used = 0.0
        for child in self.children:
            wide = _least(child, scale, width)
            if self.wraps and groups[-1] and used + wide > width + 0.5:
                groups.append([])
                used = 0.0
            groups[-1].append(child)
            used += wide + self.gap
        return [(group, _share_widths(group, scale, width - self.gap * (len(group) - 1))) for group in groups if group]


def _wanted(child: Widget, scale: float, width: float) -> float:
    return child.measure(scale, FREE if isinstance(child, Grow) else width)[0]


def _least(child: Widget, scale: float, width: float) -> float:
    if isinstance(child, Grow):
        return min(child.measure(scale, FREE)[0], width * 0.45)
    return child.measure(scale, width)[0]


def _share_widths(children: list[Widget], scale: float, width: float) -> list[float]:
    fixed = [0.0 if isinstance(child, Grow) else child.measure(scale, width)[0] for child in children]
    over = sum(fixed) - width
    if over > 0 and not any(isinstance(child, Grow) for child in children):
        widest = fixed.index(max(fixed))
        fixed[widest] = max(0.0, fixed[widest] - over)
        return fixed
    free = max(0.0, width - sum(fixed))
    weights = sum(child.weight for child in children if isinstance(child, Grow))
    return [
        free * child.weight / weights if isinstance(child, Grow) else wide
        for child, wide in zip(children, fixed, strict=True)
    ]


def _tallest(line: list[Widget], sizes: list[float], scale: float) -> float:
    return max((child.measure(scale, wide)[1] for child, wide in zip(line, sizes, strict=True)), default=0.0)


@dataclass(frozen=True, slots=True)
class Column:
    """Children from top to bottom, each as wide as the column; `Grow` children share what height is left."""

    children: tuple[Widget, ...]
    gap: float = 8.0
    fills: bool = True
    memo: Memo = field(default_factory=dict, init=False, repr=False, compare=False)

    @remembered
    def measure(self, scale: float, width: float) -> Size:
        sizes = [child.measure(scale, width) for child in self.children]
        wide = max((size[0] for size in sizes), default=0.0)
        return wide, sum(size[1] for size in sizes) + self.gap * max(0, len(sizes) - 1)

    def paint(self, brush: Brush, box: Box) -> None:
        heights = [child.measure(brush.scale, box.width)[1] for child in self.children]
        free = max(0.0, box.height - sum(heights) - self.gap * max(0, len(heights) - 1))
        weights = sum(child.weight for child in self.children if isinstance(child, Grow))
        y = box.y
        for child, tall in zip(self.children, heights, strict=True):
            more = free * child.weight / weights if isinstance(child, Grow) else 0.0
            child.paint(brush, Box(box.x, y, box.width, tall + more))
            y += tall + more + self.gap


@dataclass(frozen=True, slots=True)
class Wide:
    """A child with a width of its own."""

    child: Widget
    width: float
    stretches: bool = False

    def measure(self, scale: float, width: float) -> Size:
        wide = min(self.width, width)
        return wide, self.child.measure(scale, wide)[1]

    def paint(self, brush: Brush, box: Box) -> None:
        self.child.paint(brush, box)


@dataclass(frozen=True, slots=True)
class Natural:
    """A child as wide as it wants, at the left of the room (or `centre`, `right`)."""

    child: Widget
    align: str = "left"

    def measure(self, scale: float, width: float) -> Size:
        return self.child.measure(scale, width)

    def paint(self, brush: Brush, box: Box) -> None:
        wide = min(self.child.measure(brush.scale, box.width)[0], box.width)
        slack = box.width - wide
        lift = {"left": 0.0, "centre": slack / 2, "right": slack}[self.align]
        self.child.paint(brush, Box(box.x + lift, box.y, wide, box.height))


@dataclass(frozen=True, slots=True)
class Beside:
    """Children side by side with given weights; one under the other when narrower than `least`."""

    children: tuple[Widget, ...]
    weights: tuple[float, ...]
    gap: float = 24.0
    least: float = 800.0
    stretches: bool = True
    fills: bool = True
    memo: Memo = field(default_factory=dict, init=False, repr=False, compare=False)

    @remembered
    def measure(self, scale: float, width: float) -> Size:
        if width < self.least:
            return Column(self.children, self.gap).measure(scale, width)
        sizes = [child.measure(scale, wide) for child, wide in zip(self.children, self._widths(width), strict=True)]
        return width, max(size[1] for size in sizes)

    def paint(self, brush: Brush, box: Box) -> None:
        if box.width < self.least:
            Column(self.children, self.gap).paint(brush, box)
            return
        x = box.x
        for child, wide in zip(self.children, self._widths(box.width), strict=True):
            tall = box.height if self.stretches else child.measure(brush.scale, wide)[1]
            child.paint(brush, Box(x, box.y, wide, tall))
            x += wide + self.gap

    def _widths(self, width: float) -> list[float]:
        free = width - self.gap * (len(self.children) - 1)
        return [free * weight / sum(self.weights) for weight in self.weights]


@dataclass(frozen=True, slots=True)
class Layer:
    """A child that seldom changes: while it is equal and stands in the same box, what it drew is taken over.

    One that `takes_room` asks for no height of its own and is not measured: it fills what is left.
    """

    child: Widget
    takes_room: bool = False
    fills: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return (width, 0.0) if self.takes_room else self.child.measure(scale, width)

    def paint(self, brush: Brush, box: Box) -> None:
        brush.layer(self.child, self.child.paint, box)


@dataclass(frozen=True, slots=True)
class Scroll:
    """Shows a part of a child that is taller than its room, with a bar that says how much."""

    child: Widget
    name: str
    ground: str = "paper"
    fills: bool = True

    def measure(self, scale: float, width: float) -> Size:
        return self.child.measure(scale, width)

    def paint(self, brush: Brush, box: Box) -> None:
        tall = self.child.measure(brush.scale, box.width)[1]
        if tall <= box.height + 0.5:
            self.child.paint(brush, box)
            return
        tall = self.child.measure(brush.scale, box.width - 16)[1]
        over = tall - box.height
        brush.overflows[self.name] = over
        offset = min(max(brush.scrolls.get(self.name, 0.0), 0.0), over)
        inner = Box(0.0, 0.0, box.width - 16, tall)
        size = (brush.pixels(inner.width), brush.pixels(tall))
        last = brush.inner.get(self.name)
        under = Brush(size, brush.colour(self.ground), brush.scale, brush.palette, brush.scrolls)
        under.follow(last)
        under.plate(inner, self.ground)
        self.child.paint(under, inner)
        under.finish(last if last is not None and last.ground == under.ground else None)
        brush.inner[self.name] = under
        top = brush.pixels(offset)
        seen = under.part((0, top, size[0], min(size[1], top + brush.pixels(box.height))))
        brush.stamp(seen, box.x, box.y, over=False)
        self._keep(brush, under, box, offset)
        bar = Box(box.x + box.width - 8, box.y, 6, box.height)
        brush.plate(bar, "line", 3)
        share = box.height / tall
        brush.plate(Box(bar.x, box.y + offset * share, 6, box.height * share), "edge", 3)

    def _keep(self, brush: Brush, under: Brush, box: Box, offset: float) -> None:
        """Take over what was written and can be pressed, moved to where it stands now."""
        dx, dy = box.x, box.y - offset
        for hit in under.hits:
            brush.hits.append(
                type(hit)(hit.box.moved(dx, dy), hit.action, hit.slider, hit.field, hit.value, hit.scroll or self.name)
            )
        for one in under.texts:
            brush.texts.append(Written(one.text, one.ink.moved(dx, dy), one.room.moved(dx, dy), one.size))
        brush.overflows.update(under.overflows)
