"""The shell of a room, made from the plan: walls with openings, ceiling with lamps and filters, floor and cove."""

import math

import numpy as np

from assets.plan_source import Opening, RoomPlan
from assets.scene import Scene
from assets.shapes import Array, Solid, box, grid, place, sheet

HALF_WALL = 0.05  # m, half of the 0.10 m panel of the plan
MODULE = 1.2  # m, width of a wall panel
TILE = (1.2, 0.6)  # m, ceiling module
COVE = 0.07  # m, height and depth of the cove [LOOK]
EDGES = (0.03, 0.08, 0.16, 0.32)  # m from a corner: where baked light changes fast


def build_shell(plan: RoomPlan) -> Scene:
    """The empty room in plan coordinates."""
    scene = Scene()
    for side in "NESW":
        _wall(scene, plan, side)
    _floor(scene, plan)
    _ceiling(scene, plan)
    return scene


def wall_place(plan: RoomPlan, side: str, along: float, height: float = 0.0) -> Array:
    """Frame on a wall: local -y points into the room, x right as seen from inside, z up; origin on the panel's face."""
    h = HALF_WALL
    return {
        "N": lambda: place(along, plan.y + plan.d - h, height, 0),
        "E": lambda: place(plan.x + plan.w - h, along, height, -90),
        "S": lambda: place(along, plan.y + h, height, 180),
        "W": lambda: place(plan.x + h, along, height, 90),
    }[side]()


def _wall(scene: Scene, plan: RoomPlan, side: str) -> None:
    low, length = (plan.x, plan.w) if side in "NS" else (plan.y, plan.d)
    start, end = low + HALF_WALL, low + length - HALF_WALL
    holes = [
        (o.along - o.width / 2 - 0.06, o.along + o.width / 2 + 0.06, o.height + 0.06)
        for o in plan.openings
        if o.wall == side
    ]
    step = 0.35 if length < 10 else 0.6
    columns = ticks(start, end, step, [edge for hole in holes for edge in hole[:2]])
    rows = ticks(COVE if plan.is_clean else 0.0, plan.h, 0.35, [hole[2] for hole in holes])
    origin = wall_place(plan, side, 0.0)
    material = "panel" if plan.is_clean else "paint"
    lattice = np.zeros((len(rows), len(columns), 3))
    lattice[..., 0 if side in "NS" else 1] = columns
    lattice[..., 1 if side in "NS" else 0] = origin[1 if side in "NS" else 0, 3]
    lattice[..., 2] = rows[:, None]
    normal = origin[:3, :3] @ np.array([0.0, -1.0, 0.0])
    uv = np.stack(
        [np.broadcast_to(columns - start, lattice.shape[:2]), np.broadcast_to(rows[:, None], lattice.shape[:2])], -1
    )
    solid = grid(lattice, np.broadcast_to(normal, lattice.shape), uv)
    scene.add(f"wall_{side}", material, _pierced(_facing(solid, normal), holes, 0 if side in "NS" else 1))
    for opening in (o for o in plan.openings if o.wall == side):
        _reveal(scene, plan, opening)


def _reveal(scene: Scene, plan: RoomPlan, opening: Opening) -> None:
    """The threshold plate; the steel frame belongs to the door model."""
    matrix = wall_place(plan, opening.wall, opening.along)
    scene.add(
        f"threshold_{opening.door}",
        "steel_brushed",
        box(opening.width, 0.12, 0.012, 0.003),
        matrix @ place(0, 0.0, 0.004),
    )


def _floor(scene: Scene, plan: RoomPlan) -> None:
    material = "vinyl" if plan.is_clean else ("tile" if plan.id == "LOB" else "vinyl_cnc")
    h = HALF_WALL
    fine = 0.16 if plan.w < 10 else 0.30
    columns, rows = ticks(plan.x + h, plan.x + plan.w - h, fine, []), ticks(plan.y + h, plan.y + plan.d - h, fine, [])
    lattice = np.zeros((len(rows), len(columns), 3))
    lattice[..., 0], lattice[..., 1] = columns, rows[:, None]
    scene.add("floor", material, grid(lattice, np.broadcast_to([0.0, 0, 1], lattice.shape), lattice[..., :2]))
    for side in "NESW":
        _cove(scene, plan, side, material)


def _cove(scene: Scene, plan: RoomPlan, side: str, material: str) -> None:
    low, length = (plan.x, plan.w) if side in "NS" else (plan.y, plan.d)
    gaps = sorted((o.along - o.width / 2 - 0.06, o.along + o.width / 2 + 0.06) for o in plan.openings if o.wall == side)
    edges = [low + HALF_WALL, *(v for gap in gaps for v in gap), low + length - HALF_WALL]
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        matrix = wall_place(plan, side, (a + b) / 2)
        if plan.is_clean:
            scene.add("cove", material, _cove_strip(b - a), matrix)
        else:
            scene.add(
                "skirting",
                "plastic_grey" if plan.id != "LOB" else "wood",
                box(b - a, 0.012, 0.09, 0.003),
                matrix @ place(0, -0.006, 0.045),
            )


def _cove_strip(length: float) -> Solid:
    along = ticks(-length / 2, length / 2, 0.5, []) if length > 1 else np.linspace(-length / 2, length / 2, 5)
    angle = np.linspace(0, math.pi / 2, 5)
    rows = np.array([[(x, -COVE * (1 - math.sin(a)), COVE * (1 - math.cos(a))) for x in along] for a in angle])
    normals = np.array([[(0.0, -math.sin(a), math.cos(a)) for _ in along] for a in angle])
    uv = rows[..., :2]
    solid = grid(rows, normals, uv)
    a, b, c = (solid.position[solid.triangle[:, i]] for i in range(3))
    wrong = (np.cross(b - a, c - a) * solid.normal[solid.triangle].sum(1)).sum(1) < 0
    return Solid(
        solid.position, solid.normal, solid.uv, np.where(wrong[:, None], solid.triangle[:, ::-1], solid.triangle)
    )


def _ceiling(scene: Scene, plan: RoomPlan) -> None:
    """One plane with the tile joints drawn by the shader; lamps and filters are flush faces just under it."""
    h = HALF_WALL
    fine = 0.4 if plan.w < 10 else 0.6
    columns, rows = ticks(plan.x + h, plan.x + plan.w - h, fine, []), ticks(plan.y + h, plan.y + plan.d - h, fine, [])
    lattice = np.zeros((len(rows), len(columns), 3))
    lattice[..., 0], lattice[..., 1], lattice[..., 2] = columns, rows[:, None], plan.h
    solid = grid(lattice, np.broadcast_to([0.0, 0, -1], lattice.shape), lattice[..., :2])
    scene.add("ceiling", "ceiling", Solid(solid.position, solid.normal, solid.uv, solid.triangle[:, ::-1]))
    for kind, i, j in ceiling_tiles(plan):
        x, y = plan.x + (i + 0.5) * TILE[0], plan.y + (j + 0.5) * TILE[1]
        _tile(scene, kind, x, y, plan)


def ceiling_tiles(plan: RoomPlan) -> list[tuple[str, int, int]]:
    """What sits in which ceiling module: (lamp, filter or diffuser; column; row). Filters by grade."""
    columns, rows = int(plan.w / TILE[0] + 1e-6), int(plan.d / TILE[1] + 1e-6)
    lamp_rows = {rows // 2} if rows < 6 else {1, rows - 2} if rows < 10 else {2, rows // 2, rows - 3}
    out = []
    for i in range(columns):
        for j in range(rows):
            if j in lamp_rows and (i % 2 == 0 or (plan.w > 40 and i % 2 == 0)):
                out.append(("lamp", i, j))
            elif plan.is_clean and i % 2 == 1 and j in {r - 1 for r in lamp_rows} | ({rows - 2} if rows < 6 else set()):
                out.append(("filter", i, j))
            elif not plan.is_clean and i % 4 == 1 and j in lamp_rows:
                out.append(("diffuser", i, j))
    return out


def _tile(scene: Scene, kind: str, x: float, y: float, plan: RoomPlan) -> None:
    u, v = TILE[0] / 2, TILE[1] / 2
    frame = box(TILE[0] - 0.01, 0.03, 0.012, 0.003, 2.0), box(0.03, TILE[1] - 0.07, 0.012, 0.003, 2.0)
    for s in (-1, 1):
        scene.add(f"{kind}_frame", "alu", frame[0], place(x, y + s * (v - 0.02), plan.h - 0.002))
        scene.add(f"{kind}_frame", "alu", frame[1], place(x + s * (u - 0.02), y, plan.h - 0.002))
    u, v = u - 0.035, v - 0.035
    material = {"lamp": "led_warm" if plan.id == "LOB" else "led", "filter": "hepa", "diffuser": "hepa"}[kind]
    scene.add(f"ceiling_{kind}", material, sheet((x - u, y + v, plan.h - 0.004), (2 * u, 0, 0), (0, -2 * v, 0), 0.6))


def ticks(low: float, high: float, step: float, extra: list[float]) -> Array:
    """Coordinates from low to high: dense at both ends and beside `extra`, else `step` apart."""
    fixed = [low, high, *(low + e for e in EDGES), *(high - e for e in EDGES), *extra]
    fixed += [e + s * d for e in extra for s in (-1, 1) for d in (0.10,)]
    values = sorted(v for v in set(fixed) if low - 1e-9 <= v <= high + 1e-9)
    kept = [values[0]]
    for value in values[1:]:
        gap = value - kept[-1]
        if gap < 0.02 and value not in extra and value != high:
            continue
        count = max(1, math.ceil(gap / step))
        kept += [kept[-1] + gap * i / count for i in range(1, count + 1)]
    return np.array(kept)


def _facing(solid: Solid, normal: Array) -> Solid:
    a, b, c = (solid.position[solid.triangle[0, i]] for i in range(3))
    return (
        solid
        if np.cross(b - a, c - a) @ normal > 0
        else Solid(solid.position, solid.normal, solid.uv, solid.triangle[:, ::-1])
    )


def _pierced(solid: Solid, holes: list[tuple[float, float, float]], axis: int) -> Solid:
    """Drop the triangles that lie inside an opening: (from, to, top)."""
    middle = solid.position[solid.triangle].mean(1)
    inside = np.zeros(len(middle), bool)
    for a, b, top in holes:
        inside |= (middle[:, axis] > a) & (middle[:, axis] < b) & (middle[:, 2] < top)
    return Solid(solid.position, solid.normal, solid.uv, solid.triangle[~inside])
