"""The microscope of a room: what the person has set, counted and named; the picture comes from its readings."""

from dataclasses import dataclass, field
from typing import Any

from game.hands_on import HandsOn
from game.hmi.microscope import NAMES, MicroscopePage
from game.hmi.phase_contrast import Seen, moves
from game.hmi.slide import LAYER, OBJECTIVES, Slide
from game.hud.actions import Action
from game.page_kind import Reader
from game.words import Words
from sim_core import noise
from sim_core.units.analyser import FIELD_ML, FIELDS

MOMENT = 0.125  # s between two pictures of what swims: 8 a second look alive
TRAVEL = 40.0  # um that the whole way of the focus knob moves the plane, chosen
TILT = 5.0  # um by which a slide lies higher or lower on the stage, chosen: each has to be focused anew
START = 0.78  # of the knob's way: a slide is never in focus at first
STEP = {"focus": 0.025, "light": 0.1}
LIGHT = (0.2, 2.0)


@dataclass(slots=True)
class Looking:
    """How one instrument is set. `named`, `written`, `tally` by (bottle, field)."""

    at: int = 1  # field of the slide
    objective: int = OBJECTIVES[0]
    focus: float = START
    light: float = 0.8
    grid: bool = False
    photographs: int = 0
    named: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    written: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    tally: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class MicroscopeStage:
    """All microscopes of a run."""

    reader: Reader
    looking: dict[str, Looking] = field(default_factory=dict)

    def page(self, instance: str, words: Words) -> MicroscopePage:
        """What is in the eyepiece now."""
        look, readings = self._at(instance), self.reader.session.readings
        number = round(readings.get(f"{instance}.result_number", 0.0))
        here = (number, look.at)
        seen = self._seen(instance, number, look)
        now = self.reader.session.time
        named = look.named.get(here, ())
        return MicroscopePage(
            sample=words("Sample {n}", n=number) if number else words("No slide"),
            seen=seen,
            seconds=int(now / MOMENT) * MOMENT if moves(seen) else 0.0,
            focus=look.focus,
            named=named,
            is_written=bool(named) and look.written.get(here) == named,
            photographs=look.photographs,
            tally=look.tally.get(here, (0, 0)),
            total=_total(look, number),
        )

    def act(self, action: Action, hands: HandsOn) -> bool:
        """A knob, a button, a name."""
        look, value = self._at(hands.page), str(action.value)
        match action.name:
            case "set" if value.startswith("micro_"):
                name, _, given = value.removeprefix("micro_").partition("=")
                _turn(look, name, float(given))
            case "micro_turn":
                name, _, way = value.partition(":")
                _turn(look, name, getattr(look, name) + int(way) * STEP[name])
            case "micro_objective":
                look.objective = int(value)
            case "micro_field":
                look.at = min(FIELDS, max(1, int(value)))
            case "micro_grid":
                look.grid = not look.grid
            case "micro_tally" | "micro_name":
                self._note(hands.page, action)
            case "micro_photo" | "micro_write":
                self._keep(action.name, hands)
            case _:
                return False
        return True

    def focus(self, instance: str) -> None:
        """Turn to the strongest objective and into focus, as a practised hand does."""
        look = self._at(instance)
        look.objective, look.light = OBJECTIVES[-1], 1.0
        seen = self._seen(instance, self._here(instance)[0], look)
        look.focus += (LAYER / 2.0 - seen.focus) / TRAVEL

    def _at(self, instance: str) -> Looking:
        return self.looking.setdefault(instance, Looking())

    def _here(self, instance: str) -> tuple[int, int]:
        number = round(self.reader.session.readings.get(f"{instance}.result_number", 0.0))
        return number, self._at(instance).at

    def _seen(self, instance: str, number: int, look: Looking) -> Seen:
        """The slide as its readings tell it; where nothing was looked at, an empty field."""
        readings = self.reader.session.readings
        seed = int(self.reader.session.parts.plant.seed)
        key = noise.key(seed, instance, f"slide {number}")
        cells, dead, debris, rods = (
            round(readings.get(f"{instance}.{name}", 0.0)) for name in ("cells", "dead", "debris", "rods")
        )
        slide = Slide(key, (cells, dead, debris, rods), FIELDS)
        tilt = TILT * (2.0 * noise.uniform(key, 0) - 1.0)
        plane = LAYER / 2.0 + tilt + TRAVEL * (look.focus - 0.5)
        return Seen(slide, look.at, look.objective, round(plane, 2), round(look.light, 2), look.grid)

    def _note(self, instance: str, action: Action) -> None:
        look, here, value = self._at(instance), self._here(instance), str(action.value)
        if action.name == "micro_name":
            before = look.named.get(here, ())
            kept = (*before, value) if value not in before else tuple(n for n in before if n != value)
            look.named[here] = tuple(sorted(kept, key=NAMES.index))
            return
        which, _, way = value.partition(":")
        counts: Any = list(look.tally.get(here, (0, 0)))
        counts[int(which)] = max(0, counts[int(which)] + int(way))
        look.tally[here] = tuple(counts)

    def _keep(self, name: str, hands: HandsOn) -> None:
        """A photograph, or the names of this field written to the record."""
        instance = hands.page
        look, here = self._at(instance), self._here(instance)
        if name == "micro_photo":
            look.photographs += hands.do(f"{instance}.photograph")
        elif hands.do(f"{instance}.identify", f"{here[1]}:{','.join(look.named.get(here, ()))}"):
            look.written[here] = look.named[here]


def _turn(look: Looking, name: str, value: float) -> None:
    if name == "focus":
        look.focus = min(1.0, max(0.0, value))
    elif name == "light":
        look.light = min(LIGHT[1], max(LIGHT[0], value))


def _total(look: Looking, number: int) -> tuple[int, int, int, float, float]:
    """Fields counted, bright and dark ones, 1e6/mL and viability in %."""
    counted = [pair for (bottle, _), pair in look.tally.items() if bottle == number]
    bright, dark = sum(pair[0] for pair in counted), sum(pair[1] for pair in counted)
    if not counted or not bright + dark:
        return len(counted), bright, dark, 0.0, 0.0
    return len(counted), bright, dark, bright / (len(counted) * FIELD_ML) / 1e6, 100.0 * bright / (bright + dark)
