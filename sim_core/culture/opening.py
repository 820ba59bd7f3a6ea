"""A broth at its start: from what a person would write down to the amounts of `Broth`."""

from dataclasses import dataclass

from sim_core.culture import acid_base, gas, headspace
from sim_core.culture.broth_state import Broth
from sim_core.culture.vessel import Vessel

CO2_START = 1.6  # mM: medium that stood under 5 to 10 % CO2
BUFFER = 2.0  # mM phosphate, chosen


@dataclass(frozen=True, slots=True)
class Start:
    """Concentrations of a fresh or running culture: 1e9/L, mM, g/L, L, mOsm/kg, 1e9 cells h/L, degC, mbar."""

    viable: float
    dead: float
    glucose: float
    lactate: float
    ammonium: float
    titre: float
    volume: float
    inhibitor: float
    osmolality: float
    amino: float
    sid: float
    temperature: float
    pressure: float = 300.0
    oxygen: float = gas.SATURATION


def broth(start: Start, vessel: Vessel) -> Broth:
    """The broth, in balance of charges, under air."""
    v = start.volume
    ions = acid_base.Ions(start.sid, start.ammonium, start.lactate, 0.0, BUFFER)
    ph = acid_base.ph_of_co2(CO2_START, ions)
    carbon = CO2_START / acid_base.co2_share(ph)
    cells = (start.viable, start.dead, 0.0, start.glucose, start.lactate, start.ammonium, start.inhibitor)
    return Broth(
        cells=(*(c * v for c in cells), start.osmolality * v),
        volume=v,
        amino=start.amino * v,
        mab=start.titre * v,
        reserve=0.0,
        sid=start.sid * v,
        carbon=carbon * v,
        oxygen=start.oxygen * v,
        acetate=0.0,
        buffer=BUFFER * v,
        ph=ph,
        co2=CO2_START,
        temperature=start.temperature,
        jacket=start.temperature,
        gas=headspace.content(start.pressure, vessel.total - v, start.temperature),
        top_o2=gas.AIR_OXYGEN,
        top_co2=0.0,
        foam=0.0,
        wet=0.0,
        antifoam=0.0,
    )


def draw(x: Broth, litres: float) -> None:
    """Take a well-mixed part of the broth away."""
    left = 1.0 - litres / x.volume
    x.cells = tuple(c * left for c in x.cells)
    for name in ("volume", "amino", "mab", "reserve", "sid", "carbon", "oxygen", "acetate", "buffer", "antifoam"):
        setattr(x, name, getattr(x, name) * left)


def infect(x: Broth, germs: float) -> None:
    """Bacteria enter: a count of germs."""
    now = x.cells[8] if len(x.cells) > 8 else 0.0
    x.cells = (*x.cells[:8], now + germs * 1e-9)
