"""Where the flat surfaces of a room lie in its lightmap: floor, ceiling, and each wall with the cove under it.

A chart is a rectangle of texels with a border that the bake fills from inside, so that no neighbour bleeds in.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assets.pack import Mesh
from assets.plan_source import RoomPlan

Array = NDArray[np.float64]
FLOOR, WALL, CEILING = 0.02, 0.03, 0.06  # m to a texel in a room: the floor holds the shadows of feet and wheels
LONG = 1.8  # times as much in rooms longer than 20 m, so that their map is not larger than four rooms'
BORDER = 4  # texels around a chart
COVE = 0.07  # m, height and depth of the cove [LOOK]
BOARD = 0.12  # m; above the skirting, and one or two texels more
HALF_WALL = 0.05  # m, half of the 0.10 m panel of the plan


@dataclass(frozen=True, slots=True)
class Chart:
    """A surface of `width` by `height` metres at texel (left, bottom) of the map, `columns` by `rows` texels large."""

    width: float
    height: float
    columns: int
    rows: int
    left: int = 0
    bottom: int = 0


@dataclass(frozen=True, slots=True)
class Charts:
    """All charts of a room in a map of `columns` by `rows` texels."""

    columns: int
    rows: int
    charts: dict[str, Chart]

    def region(self, name: str) -> tuple[slice, slice]:
        """Rows and columns of a chart with its border."""
        c = self.charts[name]
        rows = slice(c.bottom - BORDER, c.bottom + c.rows + BORDER)
        return rows, slice(c.left - BORDER, c.left + c.columns + BORDER)


def charts_of(plan: RoomPlan) -> Charts:
    """Charts of a room, stacked from the highest to the lowest and filled from the left."""
    fine = LONG if max(plan.w, plan.d) > 20 else 1.0
    wanted = {
        "floor": _chart(plan.w, plan.d, FLOOR * fine),
        **{f"wall_{s}": _chart(plan.w if s in "NS" else plan.d, _wall_height(plan), WALL * fine) for s in "NESW"},
        "ceiling": _chart(plan.w, plan.d, CEILING * fine),
    }
    columns = max(chart.columns for chart in wanted.values()) + 2 * BORDER
    placed: dict[str, Chart] = {}
    left = bottom = shelf = 0
    for name, chart in sorted(wanted.items(), key=lambda item: -item[1].rows):
        if left + chart.columns + 2 * BORDER > columns:
            left, bottom, shelf = 0, bottom + shelf, 0
        placed[name] = Chart(chart.width, chart.height, chart.columns, chart.rows, left + BORDER, bottom + BORDER)
        left += chart.columns + 2 * BORDER
        shelf = max(shelf, chart.rows + 2 * BORDER)
    return Charts(columns, bottom + shelf, placed)


def chart_name(part: str) -> str:
    """The chart that a part lies in: a cove belongs to its wall, tape to the floor.

    >>> chart_name("cove_N"), chart_name("wall_S"), chart_name("line_street")
    ('wall_N', 'wall_S', 'floor')
    """
    if part[:-1] in ("wall_", "cove_", "skirting_"):
        return f"wall_{part[-1]}"
    return "ceiling" if part == "ceiling" else "floor"


def unwrap(mesh: Mesh, plan: RoomPlan) -> Charts:
    """Fill `mesh.uv1` of all parts that take their light from the map."""
    charts = charts_of(plan)
    for part in mesh.parts:
        if part.layer not in ("chart", "decal"):
            continue
        own = np.unique(mesh.triangle[part.first // 3 : (part.first + part.count) // 3])
        chart = charts.charts[chart_name(part.name)]
        at = _on_surface(mesh.position[own].astype(float), part.name, plan)
        texel = at / (chart.width, chart.height) * (chart.columns, chart.rows) + (chart.left, chart.bottom)
        mesh.uv1[own] = texel / (charts.columns, charts.rows)
    return charts


def _on_surface(point: Array, part: str, plan: RoomPlan) -> Array:
    """Metres along and across the chart: plan axes, or along the wall and up its cove."""
    name = chart_name(part)
    if not name.startswith("wall_"):
        return point[:, :2] - (plan.x, plan.y)
    side = name[-1]
    along = point[:, 0] - plan.x if side in "NS" else point[:, 1] - plan.y
    if not plan.is_clean:
        # The board takes the light of the wall above it: the wall behind it lies in the dark.
        return np.stack([along, point[:, 2] + (BOARD if part.startswith("skirting") else 0.0)], 1)
    face = {"N": plan.y + plan.d - HALF_WALL, "S": plan.y + HALF_WALL}.get(side)
    if face is None:
        face = plan.x + plan.w - HALF_WALL if side == "E" else plan.x + HALF_WALL
    away = np.abs(point[:, 1 if side in "NS" else 0] - face)
    turn = np.arctan2(np.maximum(COVE - away, 0.0), np.maximum(COVE - point[:, 2], 1e-9))
    arc = COVE * math.pi / 2
    return np.stack([along, np.where(point[:, 2] < COVE, turn * COVE, arc + point[:, 2] - COVE)], 1)


def _chart(width: float, height: float, texel: float) -> Chart:
    return Chart(width, height, math.ceil(width / texel), math.ceil(height / texel))


def _wall_height(plan: RoomPlan) -> float:
    return plan.h + (COVE * (math.pi / 2 - 1) if plan.is_clean else 0.0)
