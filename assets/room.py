"""The shell of a room, made from the plan: walls with openings, ceiling with lamps and filters, floor and cove."""

import math
from itertools import pairwise

import numpy as np

from assets.charts import COVE, HALF_WALL
from assets.plan_source import Opening, RoomPlan
from assets.scene import Scene
from assets.shapes import Array, Solid, box, grid, join, place, sheet

TILE = (1.2, 0.6)  # m, ceiling module
LEDGE = 0.012  # m that the frame of a lamp or filter stands out of the ceiling
ROUND = 0.05  # m, radius of the profile in a corner of two walls
RIM = 0.028  # m, width of that frame
WINDOW = (0.95, 2.45, 3.2)  # m: sill, head and width of a viewing window
FLOORS = {"LOB": "tile", "USP": "epoxy", "WIN": "concrete"}  # others: vinyl
CEILINGS = {"USP": "walkable"}  # panels that carry a person; others: tiles


def build_shell(plan: RoomPlan) -> Scene:
    """The empty room in plan coordinates."""
    scene = Scene()
    for side in "NESW":
        _wall(scene, plan, side)
    _floor(scene, plan)
    _ceiling(scene, plan)
    if plan.is_clean:
        _corners(scene, plan)
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
        (o.along - o.width / 2 - 0.06, o.along + o.width / 2 + 0.06, 0.0, o.height + 0.06)
        for o in plan.openings
        if o.wall == side
    ]
    sill, head, wide = WINDOW
    windows = [p for p in plan.ports if p.kind == "window" and p.wall == side]
    holes += [(p.along - wide / 2, p.along + wide / 2, sill, head) for p in windows]
    columns = np.unique([start, end, *(edge for hole in holes for edge in hole[:2])])
    edges = [edge for hole in holes for edge in hole[2:] if edge > 0]
    rows = np.unique([COVE if plan.is_clean else 0.0, plan.h, *edges])
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
    pierced = _pierced(_facing(solid, normal), holes, 0 if side in "NS" else 1)
    scene.add(f"wall_{side}", material, pierced, layer="chart")
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
    material = FLOORS.get(plan.id, "vinyl" if plan.is_clean else "vinyl_cnc")
    h = HALF_WALL
    plane = sheet((plan.x + h, plan.y + h, 0), (plan.w - 2 * h, 0, 0), (0, plan.d - 2 * h, 0), 99.0)
    plane.uv[:] = plane.position[:, :2]
    scene.add("floor", material, plane, layer="chart")
    for side in "NESW":
        _cove(scene, plan, side, material)


def _cove(scene: Scene, plan: RoomPlan, side: str, material: str) -> None:
    low, length = (plan.x, plan.w) if side in "NS" else (plan.y, plan.d)
    gaps = sorted((o.along - o.width / 2 - 0.06, o.along + o.width / 2 + 0.06) for o in plan.openings if o.wall == side)
    edges = [low + HALF_WALL, *(v for gap in gaps for v in gap), low + length - HALF_WALL]
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        matrix = wall_place(plan, side, (a + b) / 2)
        if plan.is_clean:
            scene.add(f"cove_{side}", material, _cove_strip(b - a), matrix, "chart")
        else:
            colour = "plastic_grey" if plan.id != "LOB" else "wood"
            scene.add(f"skirting_{side}", colour, _skirting(b - a), matrix, "chart")


def _cove_strip(length: float) -> Solid:
    along = np.array([-length / 2, length / 2])
    angle = np.linspace(0, math.pi / 2, 5)
    rows = np.array([[(x, -COVE * (1 - math.sin(a)), COVE * (1 - math.cos(a))) for x in along] for a in angle])
    normals = np.array([[(0.0, -math.sin(a), math.cos(a)) for _ in along] for a in angle])
    uv = rows[..., :2]
    return _along_normals(grid(rows, normals, uv))


def _skirting(length: float) -> Solid:
    """A board with a sloping upper edge; it takes the light of the wall behind it."""
    profile = [(-0.012, 0.0), (-0.012, 0.084), (-0.008, 0.09), (0.0, 0.09)]
    strips = []
    for (y0, z0), (y1, z1) in pairwise(profile):
        rows = np.array([[(x, y, z) for x in (-length / 2, length / 2)] for y, z in ((y0, z0), (y1, z1))])
        normal = np.array([0.0, z0 - z1, y1 - y0])
        uv = rows[..., [0, 2]]
        strips.append(_facing(grid(rows, np.broadcast_to(normal / np.linalg.norm(normal), rows.shape), uv), normal))
    return join(strips)


def _corners(scene: Scene, plan: RoomPlan) -> None:
    """Hollow round profiles where two walls meet, so that a wipe reaches everything."""
    angle = np.linspace(0, math.pi / 2, 6)
    heights = np.linspace(0.03, plan.h, 9)
    width, depth = plan.w / 2 - HALF_WALL, plan.d / 2 - HALF_WALL
    for k, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        x = plan.x + plan.w / 2 - sx * (width - ROUND)
        y = plan.y + plan.d / 2 - sy * (depth - ROUND)
        normal = np.stack([sx * np.cos(angle), sy * np.sin(angle), np.zeros(len(angle))], -1)
        rows = np.array([[(x - ROUND * n[0], y - ROUND * n[1], z) for n in normal] for z in heights])
        across = ROUND * np.minimum(angle, math.pi / 2 - angle)  # a joint at either edge, none between
        uv = np.stack(np.broadcast_arrays(across, heights[:, None]), -1)
        solid = grid(rows, np.broadcast_to(normal, rows.shape), uv)
        scene.add(f"corner_{k + 1}", "panel", _along_normals(solid))


def _along_normals(solid: Solid) -> Solid:
    a, b, c = (solid.position[solid.triangle[:, k]] for k in range(3))
    wrong = (np.cross(b - a, c - a) * solid.normal[solid.triangle].sum(1)).sum(1) < 0
    triangle = np.where(wrong[:, None], solid.triangle[:, ::-1], solid.triangle)
    return Solid(solid.position, solid.normal, solid.uv, triangle)


def _ceiling(scene: Scene, plan: RoomPlan) -> None:
    """One plane with the tile joints drawn by the shader; lamps and filters are flush faces just under it."""
    h = HALF_WALL
    plane = sheet((plan.x + h, plan.y + plan.d - h, plan.h), (plan.w - 2 * h, 0, 0), (0, 2 * h - plan.d, 0), 99.0)
    plane.uv[:] = plane.position[:, :2]
    scene.add("ceiling", CEILINGS.get(plan.id, "ceiling"), plane, layer="chart")
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
    """A flush face in a frame with a sloping edge outside and a step up to the face inside."""
    u, v = TILE[0] / 2 - 0.004, TILE[1] / 2 - 0.004
    top, low = plan.h, plan.h - LEDGE
    rings = [(0.0, top), (0.008, low), (RIM, low), (RIM + 0.003, low + 0.007)]
    for (inner0, z0), (inner1, z1) in pairwise(rings):
        scene.add(f"{kind}_frame", "alu", _ring((x, y), (u - inner0, v - inner0, z0), (u - inner1, v - inner1, z1)))
    u, v, face = u - RIM - 0.003, v - RIM - 0.003, low + 0.007
    material = {"lamp": "led_warm" if plan.id == "LOB" else "led", "filter": "hepa", "diffuser": "hepa"}[kind]
    scene.add(f"ceiling_{kind}", material, sheet((x - u, y + v, face), (2 * u, 0, 0), (0, -2 * v, 0), 0.6))


def _ring(middle: tuple[float, float], outer: tuple[float, float, float], inner: tuple[float, float, float]) -> Solid:
    """Four flat strips between two rectangles (half width, half depth, height) about a point, seen from below."""
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    strips = []
    for (sx, sy), (tx, ty) in zip(corners, [*corners[1:], corners[0]], strict=True):
        rows = np.array(
            [
                [(middle[0] + a * ring[0], middle[1] + b * ring[1], ring[2]) for a, b in ((tx, ty), (sx, sy))]
                for ring in (outer, inner)
            ]
        )
        normal = np.cross(rows[0, 1] - rows[0, 0], rows[1, 0] - rows[0, 0])
        normal = normal / np.linalg.norm(normal)
        strips.append(_facing(grid(rows, np.broadcast_to(normal, rows.shape)), normal))
    whole = join(strips)
    if whole.normal[:, 2].sum() > 0:
        return Solid(whole.position, -whole.normal, whole.uv, whole.triangle[:, ::-1])
    return whole


def _facing(solid: Solid, normal: Array) -> Solid:
    a, b, c = (solid.position[solid.triangle[0, i]] for i in range(3))
    return (
        solid
        if np.cross(b - a, c - a) @ normal > 0
        else Solid(solid.position, solid.normal, solid.uv, solid.triangle[:, ::-1])
    )


def _pierced(solid: Solid, holes: list[tuple[float, float, float, float]], axis: int) -> Solid:
    """Drop the triangles that lie inside an opening: (from, to, sill, top)."""
    middle = solid.position[solid.triangle].mean(1)
    inside = np.zeros(len(middle), bool)
    for a, b, low, top in holes:
        inside |= (middle[:, axis] > a) & (middle[:, axis] < b) & (middle[:, 2] > low) & (middle[:, 2] < top)
    return Solid(solid.position, solid.normal, solid.uv, solid.triangle[~inside])
