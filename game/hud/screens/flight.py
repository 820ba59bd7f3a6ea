"""The classroom's panel of a free flight: time at the left, causes at the right; it writes nothing for the person."""

from game.hud.actions import Action
from game.hud.controls import Button, Slider, choice, segments
from game.hud.layout import Beside, Column, Grow, Row
from game.hud.pages import FlightPage
from game.hud.scene import Placed, Scene, View
from game.hud.tokens import BODY, SMALL, SMALL_STRONG, STRONG, SUB
from game.hud.widgets import Gap, Icon, Pad, Rule, Widget, text
from game.words import Words

LAST_DAY = 14.0


def flight(page: FlightPage, w: Words, _view: View) -> Scene:
    """Return the panel over the plant."""
    halves = Beside((_time(page, w), _causes(page, w)), (400, 688), 0, 800)
    frame = Pad(halves, (1.5, 1.5, 1.5, 1.5), "paper", "edge", radius=12)
    return Scene((Placed("flight", frame, (0.5, 0.5), (0, 0), 1088, 660),), veil=True, is_menu=True)


def _time(page: FlightPage, w: Words) -> Pad:
    speeds = segments(
        tuple((f"×{speed}", Action("flight_speed", str(speed))) for speed in page.speeds),
        Action("flight_speed", str(page.speed)),
    )
    skips = (("alarm", w("Next alarm")), ("phase", w("Next phase")), ("day", w("Next day")))
    rows: list[Widget] = [
        text(w("Free flight"), SUB),
        text(w("Day {n} of the culture, {time}", n=page.age, time=page.clock), BODY),
        Rule(),
        text(w("Time"), STRONG),
        speeds,
        text(w("Skip to"), STRONG),
        Row(
            tuple(
                Button(said, Action("flight_skip", kind), "chosen" if kind == page.skip else "neutral", small=True)
                for kind, said in skips
            ),
            8,
            wraps=True,
        ),
        text(w("Time passes; press again to stop.") if page.skip else " ", SMALL, "ink-2"),
        Rule(),
        text(w("Begin again on a day"), STRONG),
        Slider("flight_day", page.day, 0.0, LAST_DAY, f"{page.day:.1f}", 240),
        Button(w("Fly to day {n}", n=f"{page.day:.1f}"), Action("flight", f"{page.day:.1f}"), "second"),
        Grow(Gap(height=4)),
        Button(w("To the plant"), Action("back"), "primary", key="Esc"),
    ]
    return Pad(Column(tuple(rows), 10), (20, 20, 20, 20), "paper-2", radius=11)


def _causes(page: FlightPage, w: Words) -> Pad:
    at, last = page.sheet
    turn = Row(
        (
            Grow(text(w("Causes"), STRONG)),
            Button("◄", Action("flight_sheet", str(at - 1)) if at > 1 else None, small=True),
            text(f"{at}/{last}", BODY),
            Button("►", Action("flight_sheet", str(at + 1)) if at < last else None, small=True),
        ),
        8,
    )
    value, low, high, healthy, unit = page.size
    said = f"{value:.3g}"
    whole = unit if unit not in ("1", "-") else ""
    told = w(
        "Size from {low} to {high} {unit}; healthy {n}", low=f"{low:g}", high=f"{high:g}", unit=whole, n=f"{healthy:g}"
    )
    rows: list[Widget] = [turn]
    rows += [_cause(one.id, one.name, one.state, page.cause, w) for one in page.causes]
    rows += [
        Rule(),
        Row((Grow(text(told, SMALL, "ink-2")), Slider("flight_size", value, low, high, said, 200)), 8),
        _line(w("Grows over"), "flight_ramp", page.ramps, page.ramp, w),
        _line(w("Begins in"), "flight_begins", page.when, page.begins, w),
    ]
    standing = w("In force or waiting: {list}", list=", ".join(page.working)) if page.working else w("All is healthy.")
    rows.append(text(page.told or standing, SMALL_STRONG if page.told else SMALL, "ink"))
    rows.append(
        Row(
            (
                Button(w("Put it in"), Action("flight_put"), "primary", small=True, height=44),
                Button(w("Cure it"), Action("flight_cure", page.cause), small=True, height=44),
                Button(w("Cure all"), Action("flight_cure", "all"), small=True, height=44),
            ),
            8,
            wraps=True,
        )
    )
    return Pad(Column(tuple(rows), 5), (16, 20, 14, 20), "paper", radius=11)


def _cause(ident: str, name: str, state: str, chosen: str, w: Words) -> Widget:
    line = choice(name, Action("flight_cause", ident), ident == chosen)
    if not state:
        return line
    return Row((Grow(line), Icon("warn", 22), text(w("works") if state == "works" else w("waits"), SMALL_STRONG)), 8)


def _line(words: str, action: str, options: tuple[str, ...], chosen: str, w: Words) -> Row:
    names = {"0": w("at once"), "now": w("now"), "10min": "10\u00a0min", "1h": "1\u00a0h", "3h": "3\u00a0h"}
    every = tuple((names.get(one, one.replace("h", "\u00a0h")), Action(action, one)) for one in options)
    return Row((Grow(text(words, BODY)), segments(every, Action(action, chosen))), 8, wraps=True)
