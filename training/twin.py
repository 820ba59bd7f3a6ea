"""One machine on its own: list it, describe it, run it and write its outputs as CSV."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sim_core.catalogue import CATALOGUE
from sim_core.errors import BadQuantity, PlantError, UnknownTag, guess
from sim_core.instrument import Instrument
from sim_core.journal import Command
from sim_core.plant import BASE_TICK, Plant
from sim_core.quantity import Second, parse
from sim_core.unit import Unit
from training.plant import build_plant

HIDDEN = ("signals", "controls", "faults", "period", "max_dt", "site_wide")  # no parameters of the physics
NOISE = ("noise", "drift", "quantum")  # parameters of instruments that are zero unless noise is asked for
MOST_NAMED = 12  # chosen: a line or two of faults to choose from
_TIME = re.compile(r"^\s*([0-9.]+)\s*(s|min|h|d)?\s*$")
INF = float("inf")
_FAULT = re.compile(r"^([^=]+)=([^@]+?)(?:\s+over\s+([^@]+))?(?:@(.+))?$")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of `--tags`: what a machine has, takes or gives."""

    group: str
    name: str
    unit: str
    default: str
    low: float
    high: float
    doc: str


@dataclass(frozen=True, slots=True)
class Change:
    """A fault that begins at a time and reaches its value after a ramp."""

    parameter: str
    value: float
    time: Second
    ramp: Second = 0.0


def duration(text: str) -> Second:
    """`14d`, `90 s`, `1.5 h`; a bare number is seconds.

    Raises:
        BadQuantity: it is not a time.

    >>> duration("1.5h"), duration("10")
    (5400.0, 10.0)
    """
    match = _TIME.match(text)
    if match is None:
        raise BadQuantity(f"{text!r} is not a time; write it as '90 s', '10 min', '2 h' or '14 d'")
    return parse(f"{match[1]} {match[2] or 's'}", "s")


def slugs() -> list[str]:
    """Every machine, by name."""
    return sorted(CATALOGUE)


def unit_class(slug: str) -> type[Unit]:
    """The class of a machine.

    Raises:
        PlantError: no machine bears that name.
    """
    if slug not in CATALOGUE:
        raise PlantError(f"no machine is named {slug!r}{guess(slug, CATALOGUE)}; `twin --list` names them all")
    return CATALOGUE[slug]


def make(slug: str, settings: Mapping[str, str], *, noise: bool) -> tuple[Unit, dict[str, float]]:
    """A machine with its parameters set, and the inputs that were set.

    Raises:
        PlantError: an unknown name or a value that does not fit; it names the nearest name.
    """
    kind = unit_class(slug)
    fields = _parameters(kind)
    if fields is None:
        fields, unit = {}, _of_the_plant(slug, kind, noise=noise)
    else:
        values: dict[str, Any] = {} if noise else {n: 0.0 for n in NOISE if n in fields} | _quiet(kind)
        values |= {n: _parameter(n, settings[n], fields[n]) for n in settings if n in fields}
        unit = kind(**values)
    inputs = {s.name: s for s in unit.signals if s.kind == "input"}
    unknown = [n for n in settings if n not in fields and n not in inputs]
    if unknown:
        raise UnknownTag(f"{slug} has no {unknown[0]!r} to set{guess(unknown[0], [*fields, *inputs])}")
    chosen = {}
    for name in settings.keys() & inputs.keys():
        signal = inputs[name]
        chosen[name] = _in_unit(settings[name], signal.unit)
        if not signal.low <= chosen[name] <= signal.high:
            raise PlantError(f"{name}: {settings[name]} is outside {signal.low:g} to {signal.high:g} {signal.unit}")
    return unit, chosen


def _of_the_plant(slug: str, kind: type[Unit], *, noise: bool) -> Unit:
    """A machine that serves rooms, doors or people of the site: the one of the committed plant, taken out of it."""
    found = next((unit for unit in build_plant().units.values() if type(unit) is kind), None)
    if found is None:
        raise PlantError(f"{slug} serves a site, and stands in none; place one to run it")
    quiet = {f.name: 0.0 for f in dataclasses.fields(kind) if f.name in NOISE}  # type: ignore[arg-type]  # a dataclass
    return found if noise or not quiet else dataclasses.replace(found, **quiet)  # type: ignore[type-var]


def _quiet(kind: type[Unit]) -> dict[str, Instrument]:
    """The instruments of a machine without noise and without steps of the display."""
    defaults = {f.name: f.default for f in dataclasses.fields(kind) if f.init}  # type: ignore[arg-type]  # a dataclass
    quiet = {}
    for name, default in defaults.items():
        if isinstance(default, Instrument):
            quiet[name] = dataclasses.replace(default, sigma=0.0, resolution=0.0)
    return quiet


def check(unit: Unit, changes: Iterable[Change], times: tuple[Second, Second]) -> None:
    """See that faults and times fit before anything is run.

    Raises:
        PlantError: a fault that the machine has not, a value out of range, rows without a distance.
    """
    if times[1] <= 0.0:
        raise BadQuantity("--every must be longer than 0 s")
    known = {f.parameter: f for f in unit.faults}
    for one in changes:
        fault = known.get(one.parameter)
        if fault is None:
            some = ", ".join(list(known)[:MOST_NAMED]) or "none"
            more = f" and {len(known) - MOST_NAMED} more (--tags)" if len(known) > MOST_NAMED else ""
            raise UnknownTag(f"no fault {one.parameter!r}{guess(one.parameter, known)}; there are {some}{more}")
        if not fault.low <= one.value <= fault.high:
            bounds = f"{fault.low:g} to {fault.high:g} {fault.unit}"
            raise PlantError(f"fault {one.parameter}: {one.value:g} is outside {bounds}")


def table(unit: Unit) -> list[Row]:
    """Parameters, inputs, signals and faults of a machine, with unit, default, range and sentence."""
    rows = [
        Row(
            "parameter",
            n,
            _unit_of(f),
            str(f.default),
            f.metadata.get("low", -INF),
            f.metadata.get("high", INF),
            f.metadata.get("doc", ""),
        )
        for n, f in (_parameters(type(unit)) or {}).items()
    ]
    for kind in ("input", "output"):
        rows += [
            Row(kind, s.name, s.unit, f"{s.default:g}", s.low, s.high, s.doc) for s in unit.signals if s.kind == kind
        ]
    rows += [Row("fault", f.parameter, f.unit, f"{f.healthy:g}", f.low, f.high, f.doc) for f in unit.faults]
    return rows


def change(text: str) -> Change:
    """`sensitivity=0.5@2h`, or `sensitivity=0.5 over 3h@2h`, as a fault that begins at a time.

    Raises:
        BadQuantity: it is not written so.
    """
    match = _FAULT.match(text)
    try:
        if match is not None:
            ramp, begin = (duration(part) if part else 0.0 for part in match.groups()[2:])
            return Change(match[1].strip(), float(match[2]), begin, ramp)
    except ValueError:
        pass
    raise BadQuantity(f"{text!r} is not a fault; write it as PARAMETER=VALUE@TIME, for example 'lag=60@10min'")


def run(
    unit: Unit, inputs: Mapping[str, float], changes: Iterable[Change], times: tuple[Second, Second], seed: int
) -> Iterator[list[float | str]]:
    """The header, then one row every so often: time and every output.

    Args:
        unit: the machine.
        inputs: by local name.
        changes: faults.
        times: how long, and how often a row.
        seed: of the noise.
    """
    length, every = times
    prefix = "" if unit.site_wide else "unit."
    plant = Plant({"unit": unit}, seed, settings={prefix + n: v for n, v in inputs.items()})
    outputs = [s for s in unit.signals if s.kind == "output"]
    waiting = sorted(changes, key=lambda c: c.time)
    yield ["time_s", *(f"{s.name} [{s.unit}]" for s in outputs)]
    stride = max(1, round(min(unit.max_dt, every) / BASE_TICK))
    tick, rows = 0, 0
    while True:
        while waiting and round(waiting[0].time / BASE_TICK) <= tick:
            due = waiting.pop(0)
            plant.submit(
                Command(plant.time, "twin", f"fault.unit.{due.parameter}", f"{due.value!r} over {due.ramp:.1f} s")
            )
        if tick >= round(rows * every / BASE_TICK):
            yield [round(plant.time, 6), *(plant.state.outputs[prefix + s.name] for s in outputs)]
            rows += 1
        if tick >= round(length / BASE_TICK):
            return
        stops = [round(rows * every / BASE_TICK), round(length / BASE_TICK)]
        stops += [round(c.time / BASE_TICK) for c in waiting[:1]]
        step = max(1, min([stride, *(s - tick for s in stops if s > tick)]))
        plant.step(step)
        tick += step


def _parameters(kind: type[Unit]) -> dict[str, Any] | None:
    """The plain parameters of a machine by name; None when it needs a facility to be made."""
    assert dataclasses.is_dataclass(kind)  # noqa: S101 - every unit is one (sim_core.unit)
    own = {f.name: f for f in dataclasses.fields(kind) if f.init and f.name not in HIDDEN}
    missing = dataclasses.MISSING
    if any(f.default is missing and f.default_factory is missing for f in own.values()):
        return None
    return {n: f for n, f in own.items() if isinstance(f.default, int | float | str)}


def _parameter(name: str, text: str, field: Any) -> Any:
    if isinstance(field.default, str):
        return text
    if isinstance(field.default, bool):
        if text not in ("true", "false", "on", "off"):
            raise PlantError(f"{name} is on or off, got {text!r}")
        return text in ("true", "on")
    value = _in_unit(text, _unit_of(field))
    return int(value) if isinstance(field.default, int) and value == int(value) else value


def _unit_of(field: Any) -> str:
    """The unit of a parameter: of its field, else of its type."""
    unit = field.metadata.get("unit")
    return str(unit if unit else getattr(field.type, "__metadata__", ("1",))[0])


def _in_unit(text: str, unit: str) -> float:
    """A number, with a unit or in the one that is meant."""
    try:
        return float(text)
    except ValueError:
        return parse(re.sub(r"^([-+0-9.eE]*[0-9])\s*(?=\S)", r"\1 ", text.strip()), unit)
