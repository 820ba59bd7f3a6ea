"""Pictures of people and hands in the built rooms: `python -m tools.people_shots [hands|lineup|near|walk ...]`.

They go to out/people. Needs a GL of 3.3, no display.
"""

import sys
from pathlib import Path
from typing import Any

from panda3d.core import Filename, LPoint3f
from PIL import Image, ImageDraw

from game.people import held, rub, shader
from game.people.figure import Figure
from game.people.hands import Hands
from game.render.base import open_base
from game.stage import Stage
from training.facility import load_facility

OUT = Path(__file__).parents[1] / "out" / "people"
SIZE = (1280, 720)
FINER = 2  # drawn so many times finer, then averaged: the software renderer does not smooth edges offscreen
TILE = (640, 360)
STEPS = (
    ("street_clothes", "street_shoes"),
    ("site_uniform", "street_shoes"),
    ("site_uniform", "site_shoes"),
    ("site_uniform", "site_shoes", "hair_cover"),
    ("site_uniform", "site_shoes", "hair_cover", "beard_cover"),
    ("coverall", "site_shoes", "hair_cover", "beard_cover"),
    ("coverall", "overshoes", "hair_cover", "beard_cover"),
    ("coverall", "overshoes", "hair_cover", "beard_cover", "gloves"),
)
FULL = STEPS[-1]
WORN = {
    "street": frozenset[str](),
    "bare": frozenset({"site_uniform"}),
    "sleeve": frozenset({"site_uniform", "coverall"}),
    "gloved": frozenset({"site_uniform", "coverall", "gloves"}),
}
AT_RACK = ((18.6, 18.0), (18.4, 15.2))  # PAL_D: eye, looked at
LOBBY = (4.4, 19.4)  # LOB: the middle of the free floor


class Shots:
    """A camera in one room, and the people before it."""

    def __init__(self, room: str) -> None:
        self.base: Any = open_base(offscreen=True, size=(SIZE[0] * FINER, SIZE[1] * FINER), quality="high")
        self.room = room
        self.stage = Stage(self.base.render.attach_new_node("stage"), load_facility(), (room,), "high")
        self.people = self.stage.root.attach_new_node("people")
        self.lights = [shader.RoomLight(node) for node in (self.people, self.base.camera)]

    def look(self, eye: tuple[float, float, float], target: tuple[float, float, float], fov: float = 74.0) -> None:
        """Stand and look; people and hands take the light of that place."""
        self.base.camera.set_pos(*eye)
        self.base.camera.look_at(*target)
        self.base.camLens.set_fov(fov)
        self.stage.show({}, self.room, LPoint3f(*eye))
        for light in self.lights:
            light.follow(self.stage.scenes[self.room], (target[0], target[1], 1.2))

    def take(self) -> Image.Image:
        """The picture of now."""
        for _ in range(2):
            self.base.graphicsEngine.render_frame()
        path = OUT / "now.png"
        self.base.win.save_screenshot(Filename.from_os_specific(str(path)))
        picture = Image.open(path).convert("RGB").resize(SIZE, Image.Resampling.BOX)
        path.unlink()
        return picture


def lineup(shots: Shots) -> None:
    """Every gowning step from the front, the side and the back."""
    x, y = LOBBY
    rows = []
    for heading in (0, 60, 180):
        row = shots.people.attach_new_node("row")
        for i, step in enumerate(STEPS):
            figure = Figure(row, "trainee", step)
            figure.place(x + (i - 3.5) * 0.86, y, heading)
            figure.animate(0.5)
        shots.look((x, y - 4.4, 1.35), (x, y, 0.93), 76)
        rows.append(shots.take().crop((0, 90, 1280, 660)))
        row.remove_node()
    _sheet(rows, 1, [f"{h} degrees" for h in (0, 60, 180)], rows[0].size).save(OUT / "lineup.png")


def near(shots: Shots) -> None:
    """All persons, and faces, as near as they are met."""
    x, y = LOBBY
    cast = (("trainee", STEPS[2]), ("trainee", FULL), ("coach", STEPS[2]), ("passer_1", STEPS[2]), ("passer_2", ()))
    row = shots.people.attach_new_node("row")
    for i, (body, step) in enumerate(cast):
        figure = Figure(row, body, step)
        figure.place(x + (i - 2) * 0.62, y, 0)
        figure.look_at((x, y - 2, 1.55))
        figure.animate(2.0)
    shots.look((x, y - 2.0, 1.55), (x, y, 1.32))
    shots.take().save(OUT / "near.png")
    tiles = []
    for i in range(len(cast)):
        at = x + (i - 2) * 0.62
        shots.look((at + 0.25, y - 0.85, 1.60), (at, y, 1.52), 40)
        tiles.append(shots.take().resize(TILE, Image.Resampling.LANCZOS))
    row.remove_node()
    _sheet(tiles, 3, [f"{body}" for body, _ in cast]).save(OUT / "faces.png")


def walk(shots: Shots) -> None:
    """A stride in six moments, from the side."""
    x, y = LOBBY
    row = shots.people.attach_new_node("row")
    for i in range(7):
        figure = Figure(row, ("trainee", "coach")[i % 2], FULL if i % 2 else STEPS[2])
        figure.place(x + (i - 3) * 0.9, y, 70)
        for _ in range(8 + i * 8):
            figure.animate(1 / 48, 1.2)
    shots.look((x, y - 4.4, 1.35), (x, y, 0.93), 76)
    shots.take().save(OUT / "walk.png")
    row.remove_node()


def hands(shots: Shots) -> None:
    """Both hands as their owner sees them: rest, acts, each zone of a rub; bare, sleeved, gloved."""
    for name, worn in WORN.items():
        own = Hands(shots.base.camera, worn)
        own.adorn(["watch"] if name == "street" else [])
        tiles = [_hand_tile(shots, own, act) for act in (_rest, _down, _press, _grip, _pinch, _point)]
        names = ["rest", "rest, looking down", "press", "grip", "pinch", "point"]
        if name != "street":
            tiles += [_hand_tile(shots, own, act) for act in [_rubbing(zone) for zone in rub.ZONES]]
            names += list(rub.ZONES)
        _sheet(tiles, 3, names).save(OUT / f"hands_{name}.png")
        for hand in (own.left, own.right):
            hand.node.remove_node()


def _hand_tile(shots: Shots, own: Hands, act: Any) -> Image.Image:
    (x, y), (tx, ty) = AT_RACK
    own.home()
    shots.look((x, y, 1.62), (tx, ty, 1.35))
    act(shots, own)
    for _ in range(60):
        own.animate(0.05)
    return shots.take().resize(TILE, Image.Resampling.LANCZOS)


def _rest(_shots: Shots, own: Hands) -> None:
    own.home()


def _down(shots: Shots, _own: Hands) -> None:
    (x, y), (tx, ty) = AT_RACK
    shots.look((x, y, 1.62), (tx, ty, -0.6))


def _press(shots: Shots, own: Hands) -> None:
    _send(shots, own, "press", 0.9)


def _grip(shots: Shots, own: Hands) -> None:
    _send(shots, own, "grip", 0.9)


def _pinch(shots: Shots, own: Hands) -> None:
    _send(shots, own, "pinch", 0.9)


def _point(shots: Shots, own: Hands) -> None:
    _send(shots, own, "point", 1.0)


def _send(shots: Shots, own: Hands, pose: str, share: float) -> None:
    own.show("rest", pose)
    at = shots.base.render.get_relative_point(shots.base.camera, LPoint3f(0.05, 0.62, -0.06))
    own.reach("right", (at.x, at.y, at.z), share)


def holds(shots: Shots) -> None:
    """Everything that a hand can hold, by each grip."""
    own = Hands(shots.base.camera, WORN["bare"], ("high", "en"))
    tiles, names = [], []
    for thing, ways in held.HOLDS.items():
        for grip in ways:
            tiles.append(_hand_tile(shots, own, _holding(thing, grip)))
            names.append(f"{thing} {grip}")
            own.hold("right", "")
    _sheet(tiles, 3, names).save(OUT / "holds.png")
    for hand in (own.left, own.right):
        hand.node.remove_node()


def _holding(thing: str, grip: str) -> Any:
    def act(_shots: Shots, own: Hands) -> None:
        own.hold("right", thing, grip)

    return act


def _rubbing(zone: str) -> Any:
    def act(shots: Shots, own: Hands) -> None:
        _down_a_little(shots)
        own.rub(f"left_{zone}", 0.05)

    return act


def _down_a_little(shots: Shots) -> None:
    (x, y), (tx, ty) = AT_RACK
    shots.look((x, y, 1.62), (tx, ty, 0.75))


def _sheet(tiles: list[Image.Image], columns: int, names: list[str], size: tuple[int, int] = TILE) -> Image.Image:
    sheet = Image.new("RGB", (size[0] * columns, size[1] * -(-len(tiles) // columns)))
    for i, (tile, name) in enumerate(zip(tiles, names, strict=True)):
        at = (size[0] * (i % columns), size[1] * (i // columns))
        sheet.paste(tile, at)
        ImageDraw.Draw(sheet).text((at[0] + 6, at[1] + 4), name, "black")
    return sheet


KINDS = {
    "lineup": (lineup, "LOB"),
    "near": (near, "LOB"),
    "walk": (walk, "LOB"),
    "hands": (hands, "PAL_D"),
    "holds": (holds, "PAL_D"),
}


def main(wanted: list[str]) -> None:
    """What is named, or all."""
    OUT.mkdir(parents=True, exist_ok=True)
    for room in ("LOB", "PAL_D"):
        chosen = [draw for name, (draw, where) in KINDS.items() if where == room and (not wanted or name in wanted)]
        if chosen:
            shots = Shots(room)
            for draw in chosen:
                draw(shots)
            shots.base.destroy()
    print(f"pictures in {OUT}")


if __name__ == "__main__":
    main(sys.argv[1:])
