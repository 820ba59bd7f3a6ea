"""Write docs/look_alikes.md and its plots: which reading tells look-alike faults of the bioreactor apart.

Every cause is run in the twin; a reading counts as changed where it differs from the healthy run by more than three
times its noise. Nothing in the page is written by hand but the names. Run: `python -m tools.look_alikes`.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sim_core.culture import opening
from sim_core.journal import Command
from sim_core.plant import Plant
from sim_core.units.bioreactor import Bioreactor
from training.charts import PENS

DOCS = Path(__file__).resolve().parents[1] / "docs"
DAY_7 = {
    "Xv": 14.05, "Xd": 0.29, "Glc": 24.1, "Lac": 10.5, "Amm": 4.9, "titre": 0.92, "V": 1600.0, "W": 714.0, "Osm": 320.0,
    "AA": 50.0, "age": 168.0, "SID": 23.6, "DO": 40.0, "noise": 0.0,
}  # fmt: skip
#: day 4: lactate is still made, and base runs against it
DAY_4 = DAY_7 | {
    "Xv": 4.79, "Xd": 0.025, "Glc": 22.4, "Lac": 8.8, "Amm": 2.05, "titre": 0.2, "V": 1528.0, "W": 192.0, "Osm": 300.0,
    "AA": 53.0, "age": 96.0, "SID": 19.0,
}  # fmt: skip
STARTS = {"Oxygen": DAY_7, "pH": DAY_4}
BEFORE = 2.0  # h on the loops before a cause begins


@dataclass(frozen=True)
class Reading:
    """What a trainee can read: tag, name, unit, three times its noise, factor to the unit."""

    tag: str
    name: str
    unit: str
    noise: float
    factor: float = 1.0


READINGS = (
    Reading("do", "DO A", "%", 1.5),
    Reading("do_b", "DO B", "%", 1.5),
    Reading("o2_flow", "O2 flow", "L/min", 0.6),
    Reading("o2_valve", "O2 valve", "%", 2.0),
    Reading("ph", "pH", "", 0.03),
    Reading("base_flow", "base", "L/h", 0.3),
    Reading("co2_flow", "CO2 flow", "L/min", 0.5),
    Reading("exhaust_valve", "exhaust valve", "%", 3.0),
    Reading("filter_dp", "filter dp", "mbar", 3.0),
    Reading("true.do", "DO off-line", "%", 4.0),
    Reading("true.ph", "pH off-line", "", 0.03),
    Reading("true.pco2", "pCO2 off-line", "mmHg", 9.0),
    Reading("true.Glc", "glucose off-line", "g/L", 0.6, 0.18016),
    Reading("true.Lac", "lactate off-line", "g/L", 0.15, 0.09008),
    Reading("true.bacteria", "microscope", "1e6/mL", 1.0),
)


@dataclass(frozen=True)
class Cause:
    """One cause: how it is set, and after how many hours the table reads."""

    name: str
    begin: Callable[[Plant], None]
    hours: float = 1.0


def fault(parameter: str, value: object) -> Callable[[Plant], None]:
    """The act that sets one parameter."""
    return lambda plant: plant.submit(Command(plant.time, "trainer", f"fault.r.{parameter}", value))


def infect(per_ml: float) -> Callable[[Plant], None]:
    """The act that lets bacteria in."""

    def enter(plant: Plant) -> None:
        broth = plant.state.units["r"].broth
        opening.infect(broth, per_ml * 1e3 * broth.volume)

    return enter


GROUPS = {
    "Oxygen": (
        Cause("probe A fouled", fault("do_a_sensitivity", "0.53 over 10800 s"), 3.0),
        Cause("oxygen supply lost", fault("o2_supply", 0.0)),
        Cause("bacteria, 3e8/mL", infect(3e8)),
        Cause("sparger clogged", fault("sparger", 0.4)),
        Cause("vent filter wet", fault("vent_filter", "40 over 1800 s")),
    ),
    "pH": (
        Cause("CO2 not swept out", fault("air_supply", 0.3), 4.0),
        Cause("lactate, base line empty", fault("base_pump", 0.0), 8.0),
        Cause("bacteria, 3e8/mL", infect(3e8), 1.5),
        Cause("pH probe 0.2 low", fault("ph_offset", -0.2), 4.0),
    ),
}


def course(start: dict[str, float], cause: Cause | None, hours: float) -> list[dict[str, float]]:
    """Readings every two minutes from an hour before the cause on."""
    plant = Plant({"r": Bioreactor(**start)}, seed=1)
    seen = []
    for minute in range(0, round((BEFORE + hours) * 60) + 1, 2):
        if cause is not None and minute == BEFORE * 60:
            cause.begin(plant)
        seen.append({tag.removeprefix("r."): value for tag, value in plant.step(1200).items()})
    return seen[round((BEFORE - 1.0) * 30) :]


def signs(run: list[dict[str, float]], healthy: list[dict[str, float]]) -> dict[str, str]:
    """Reading -> an arrow with the change, or a dash."""
    found = {}
    for reading in READINGS:
        change = (run[-1][reading.tag] - healthy[len(run) - 1][reading.tag]) * reading.factor
        found[reading.name] = "–" if abs(change) < reading.noise else f"{'↑' if change > 0 else '↓'} {abs(change):.3g}"
    return found


def plot(name: str, runs: dict[str, list[dict[str, float]]]) -> str:
    """One SVG: four readings over time, a pen for every cause."""
    tags = ("do", "do_b", "o2_flow", "true.do") if name == "Oxygen" else ("ph", "true.ph", "base_flow", "true.pco2")
    size = 'viewBox="0 0 1020 430" font-family="Inter, sans-serif" font-size="14"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', '<rect width="1020" height="430" fill="#FFFFFF"/>']
    for k, tag in enumerate(tags):
        reading = next(r for r in READINGS if r.tag == tag)
        parts += panel(reading, runs, (46.0 + (k % 2) * 506.0, 26.0 + (k // 2) * 184.0))
    for k, ((color, dash), cause) in enumerate(zip(PENS, runs, strict=False)):
        x, pen = 46 + k * 195, f'stroke="{color}" stroke-width="3" stroke-dasharray="{dash}"'
        parts.append(f'<line x1="{x}" x2="{x + 26}" y1="412" y2="412" {pen}/>')
        parts.append(f'<text x="{x + 32}" y="417" fill="#14212A">{cause}</text>')
    return "\n".join([*parts, "</svg>"])


def panel(reading: Reading, runs: dict[str, list[dict[str, float]]], at: tuple[float, float]) -> list[str]:
    """One reading of all causes, in a box of 460 by 150 at a corner."""
    x, y = at
    seen = [step[reading.tag] for run in runs.values() for step in run]
    top, low = max(seen) * 1.05 + 1e-9, 0.0 if reading.unit else min(seen) * 0.98
    last = max(len(run) for run in runs.values()) - 1
    parts = [
        f'<rect x="{x}" y="{y}" width="460" height="150" fill="#F6F7F7" stroke="#C6CFD5"/>',
        f'<text x="{x}" y="{y - 7}" fill="#14212A">{reading.name} {reading.unit}</text>',
    ]
    for share in (0.0, 1.0):
        place = f'x="{x - 5}" y="{y + 155 - 150 * share}" text-anchor="end" fill="#465661"'
        parts.append(f"<text {place}>{low + (top - low) * share:.3g}</text>")
    for (color, dash), run in zip(PENS, runs.values(), strict=False):
        heights = (150 * (1 - (step[reading.tag] - low) / (top - low)) for step in run)
        spots = " ".join(f"{x + 460 * i / last:.1f},{y + h:.1f}" for i, h in enumerate(heights))
        pen = f'stroke="{color}" stroke-width="2" stroke-dasharray="{dash}"'
        parts.append(f'<polyline fill="none" {pen} points="{spots}"/>')
    return parts


def section(name: str, causes: tuple[Cause, ...]) -> str:
    """Table, pairs and plot of one group; writes the plot."""
    start = STARTS[name]
    healthy = course(start, None, max(c.hours for c in causes))
    runs = {c.name: course(start, c, c.hours) for c in causes}
    table = {c: signs(run, healthy) for c, run in runs.items()}
    path = DOCS / "pictures" / f"look_alikes_{name.lower()}.svg"
    path.write_text(plot(name, runs), encoding="utf-8")
    lines = [f"## {name}", "", f"![{name}: four readings over time](pictures/{path.name})", ""]
    lines += [
        "| reading | " + " | ".join(f"{c.name} ({c.hours:g} h)" for c in causes) + " |",
        "|---" * (len(causes) + 1) + "|",
    ]
    lines += [f"| {r.name} | " + " | ".join(table[c.name][r.name] for c in causes) + " |" for r in READINGS]
    lines += ["", "What tells two apart (readings whose direction differs):", ""]
    for one, other in itertools.combinations(table, 2):
        tells = [r.name for r in READINGS if table[one][r.name][0] != table[other][r.name][0]]
        lines.append(f"* **{one}** from **{other}**: {', '.join(tells) if tells else 'nothing within these hours'}")
    return "\n".join([*lines, ""])


def main() -> None:
    """Write the page."""
    head = "# Look-alikes of the bioreactor\n\nMade by `python -m tools.look_alikes` from the twin: the change against "
    head += "the healthy run; – where it is under three times the noise.\n"
    page = "\n".join([head, *(section(name, causes) for name, causes in GROUPS.items())])
    (DOCS / "look_alikes.md").write_text(page, encoding="utf-8")
    print(DOCS / "look_alikes.md")


if __name__ == "__main__":
    main()
