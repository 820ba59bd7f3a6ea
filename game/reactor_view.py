"""The moving parts of reactors: agitator, broth and foam behind the glass, pumps, floats, displays, stack light.

Everything follows readings; angles go on with the picture's time, so that a shaft turns as fast at a thousand times the
speed. What is behind the glass is what an eye sees there (`reactor_optics.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from panda3d.core import LQuaternionf, LVecBase3f, LVecBase4f, NodePath, Texture, TransparencyAttrib
from PIL import Image, ImageDraw

from game.feed_view import FeedView
from game.hud.raster import font
from game.reactor_optics import Rgb, Sight, sight
from game.render.base import Quality
from game.render.bins import LIQUID
from game.render.mesh import Model, set_glow, set_screen
from game.render.shader import room_shader
from game.stage import Stage
from game.ui_cards import load
from game.view import DARK, LAMP_COLOURS, LIT

PER_TURN = {"rotor_feed": 0.0038, "rotor_base": 0.0017, "rotor_antifoam": 0.0008}  # L; of common pump tubing
PUMPED = {"rotor_feed": ("feed_flow", 1.0), "rotor_base": ("base_flow", 1.0), "rotor_antifoam": ("sp.antifoam", 0.001)}
FLOATS = {"float_air": "air_flow", "float_o2": "o2_flow", "float_co2": "co2_flow"}
FULL_FLOW, FLOAT_TRAVEL = 60.0, 0.168  # L/min, m: as the rotameters are printed
SPEED = 0.25  # of the rim's speed that the broth has at the wall; chosen
RISE = 0.12  # m/s, bubbles at the wall
UNIT = {"broth": 1.0, "foam": 0.1}  # m, height of the built model
FLASHES = 0.5  # s lit, s dark, while an alarm waits to be acknowledged
EVERY = 0.25  # s between two pictures of the displays
FOAM = 2.0  # instead of a share of bubbles
INK, PAPER, BLUE = (205, 240, 228), (6, 22, 22), (120, 170, 160)


@dataclass(slots=True)
class ReactorView:
    """One reactor on the stage."""

    instance: str
    model: Model
    quality: Quality
    angles: dict[str, float] = field(default_factory=dict)  # degrees, by part
    seen: Sight | None = None
    _drift: tuple[float, float] = (0.0, 0.0)
    _clock: float = 0.0
    _next: float = 0.0
    shown: tuple[str, ...] = ()  # air, oxygen, carbon dioxide on the displays, L/min
    _display: Texture | None = None
    _ends: tuple[float, float, float] = field(init=False)  # m: pivot, foam eye, lid over the bottom tangent

    def __post_init__(self) -> None:
        points: dict[str, list[float]] = self.model.header["points"]  # type: ignore[assignment]
        low, tangent, eye, lid = (points[name][2] for name in ("low", "tangent", "foam_eye", "lid"))
        self._ends = low - tangent, eye - tangent, lid - tangent
        shader = room_shader(self.quality, "PROBE", "LIQUID")
        for order, part in enumerate(UNIT):
            node = self.model.part(part)
            node.set_shader(shader, 2)
            node.set_transparency(TransparencyAttrib.M_alpha)
            node.set_two_sided(True)
            node.set_bin(LIQUID, order)
            node.hide()

    def frame(self, readings: Mapping[str, float], dt: float) -> None:
        """Bring every part up to date; `dt`: s of the picture."""

        def of(name: str) -> float:
            return readings.get(f"{self.instance}.{name}", 0.0)

        self._clock += dt
        self._turn("agitator", of("agit"), dt)
        for part, (tag, litres) in PUMPED.items():
            self._turn(part, of(tag) * litres / 60.0 / PER_TURN[part], dt)
        for part, tag in FLOATS.items():
            node = self.model.part(part)
            node.set_z(self.rest(part) + FLOAT_TRAVEL * min(1.0, max(0.0, of(tag) / FULL_FLOW)))
        self._look_inside(readings, dt)
        self._light(readings)
        if self._clock >= self._next:
            self._next = self._clock + EVERY
            self._write(tuple(f"{of(tag):.1f}" for tag in ("air_flow", "o2_flow", "co2_flow")))

    def rest(self, part: str) -> float:
        """Height of a part's pivot, m."""
        moves: dict[str, dict[str, list[float]]] = self.model.header["moves"]  # type: ignore[assignment]
        return moves[part]["pivot"][2]

    def _turn(self, part: str, rpm: float, dt: float) -> None:
        self.angles[part] = (self.angles.get(part, 0.0) + 6.0 * rpm * dt) % 360.0
        turned = LQuaternionf()
        turned.set_from_axis_angle(self.angles[part], LVecBase3f(*self.model.axes[part]))
        self.model.part(part).set_quat(turned)

    def _look_inside(self, readings: Mapping[str, float], dt: float) -> None:
        low, eye, lid = self._ends
        seen = self.seen = sight(readings, self.instance, eye, lid)
        rpm, gas = (readings.get(f"{self.instance}.{name}", 0.0) for name in ("agit", "air_flow"))
        along = self._drift[0] + SPEED * rpm / 60.0 * 3.14 * 0.45 * dt
        self._drift = along % 64.0, (self._drift[1] + RISE * dt) % 64.0
        broth, foam = self.model.part("broth"), self.model.part("foam")
        self._stretch(broth, "broth", seen.level - low)
        share = 0.45 * min(1.0, gas / 30.0)
        broth.set_shader_input("tint", _tint(seen.colour, 1.0 / 0.9))
        broth.set_shader_input("liquid", LVecBase4f(seen.opacity, *self._drift, share))
        self._stretch(foam, "foam", seen.foam if seen.level > low else 0.0)
        foam.set_z(self.rest("foam") + seen.level - low)
        foam.set_shader_input("tint", _tint(seen.colour, 0.45, 0.55))
        foam.set_shader_input("liquid", LVecBase4f(0.97, self._drift[0] * 0.4, 0.0, FOAM))

    def _stretch(self, node: NodePath, part: str, height: float) -> None:
        if height <= 0.002:
            node.hide()
            return
        node.show()
        node.set_sz(height / UNIT[part])

    def _light(self, readings: Mapping[str, float]) -> None:
        """Red for the two upper priorities, amber for the others, green with none; flashing until acknowledged."""
        worst = readings.get("CTL.dcs.priority", 0.0)
        waits = readings.get("CTL.dcs.unacknowledged", 0.0) > 0.0
        lit = "green" if worst < 1.0 else "red" if worst <= 2.0 else "amber"
        is_dark = waits and lit != "green" and self._clock % (2 * FLASHES) > FLASHES
        for colour in LAMP_COLOURS:
            strength = LIT if colour == lit and not is_dark else DARK
            set_glow(self.model.part(f"beacon_{colour}"), LAMP_COLOURS[colour], strength)

    def _write(self, flows: tuple[str, ...]) -> None:
        """Four displays side by side in one picture; nitrogen stands at nought."""
        if flows == self.shown:
            return
        self.shown = flows
        image = Image.new("RGBA", (512, 64), PAPER)
        pen = ImageDraw.Draw(image)
        for k, words in enumerate((*flows, "0.0")):
            pen.text((128 * k + 118, 30), words, INK, font("SemiBold", 40), anchor="rm", features=["tnum"])
            pen.text((128 * k + 118, 55), "L/min", BLUE, font("Regular", 14), anchor="rm")
        if self._display is None:
            self._display = Texture(f"{self.instance} flows")
            self._display.setup_2d_texture(512, 64, Texture.T_unsigned_byte, Texture.F_rgba)
            set_screen(self.model.part("gas_display"), self._display)
        load(self._display, image)


def _tint(colour: Rgb, share: float, white: float = 0.0) -> LVecBase4f:
    red, green, blue = (white + share * c for c in colour)
    return LVecBase4f(red, green, blue, 0.0)


@dataclass(slots=True)
class ReactorViews:
    """All reactors and feed bags of a stage."""

    stage: Stage
    views: list[ReactorView | FeedView] = field(init=False)

    def __post_init__(self) -> None:
        placed = [(name, view.model) for name, view in self.stage.views.items()]
        self.views = [
            *(ReactorView(name, m, self.stage.quality) for name, m in placed if set(m.nodes) >= {"agitator", *UNIT}),
            *(FeedView(name, m) for name, m in placed if set(m.nodes) >= {"contents", "rotor"}),
        ]

    def frame(self, readings: Mapping[str, float], dt: float) -> None:
        """Bring up to date those whose room is drawn."""
        for view in self.views:
            if not _is_hidden(view.model.root):
                view.frame(readings, dt)


def _is_hidden(node: NodePath) -> bool:
    """Whether the thing or anything above it is hidden: `Stage` hides rooms that cannot be seen."""
    return any(above.is_hidden() for above in node.ancestors)
