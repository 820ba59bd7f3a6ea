"""Oxygen and carbon dioxide between cells, broth, bubbles and headspace; pH; pressure. All implicit in time.

oxygen   C V = C0 V0 + bubbles + surface - uptake                             gas.oxygen_after
CO2      TIC V = TIC0 V0 + given + base - bubbles - surface,  dCO2 = dTIC     (other buffers hold little)
pH       from TIC and ions at the end of the step                             acid_base.ph_of_carbon
top      N' y' = N y + in - out y',  out from valve and filter                headspace.outflow
"""

from dataclasses import dataclass

from sim_core.culture import acid_base, gas, headspace
from sim_core.culture.broth_state import Broth
from sim_core.culture.space import Number, Space, Stride
from sim_core.culture.vessel import Drive, Vessel

_MMOL_PER_LITRE = 1e3 / gas.MOLAR_LITRE
ANTIFOAM_HALF = 0.05  # mL/L at which half of the loss of kLa is there, chosen
_DRY = 1e-3  # atm: what a hot broth leaves of the other gases at least
_STILL = 1e-9  # L/min: shares of no gas are taken of this
ANTIFOAM_LOSS = 0.5  # largest loss of kLa [MODELS 1.3: x 0.5 to 0.7]


@dataclass(slots=True)
class Made:
    """What cells did in one step, mmol: oxygen asked for, carbon to burn or keep, carbon grown, glucose eaten."""

    asked: Number
    surplus: Number
    growth: Number
    eaten: Number


@dataclass(slots=True)
class Passed:
    """What one step moved, mmol: taken and given by the cells, glucose eaten; in and out with the gas.

    vented: standard L/min through valve and filter; kla: of the bubbles, 1/h; power: of the impeller, W/m3;
    heat: J into the broth.
    """

    taken: Number
    given: Number
    eaten: Number
    oxygen_in: Number
    oxygen_out: Number
    co2_in: Number
    co2_out: Number
    vented: Number
    kla: Number
    power: Number
    heat: Number = 0.0


@dataclass(slots=True)
class _Ways:
    """How gas meets broth now.

    flow, molar: standard L/min and mmol/h, never quite 0. bubbles, surface: kLa V, L/h. below, above: pressures without
    vapour, atm. gauge: mbar above outside. space: L over the broth. power: of the impeller, W/m3.
    """

    flow: Number
    molar: Number
    bubbles: Number
    surface: Number
    below: Number
    above: Number
    gauge: Number
    space: Number
    power: Number


@dataclass(slots=True)
class _Met:
    """One gas in one step: its share of what is sparged; mmol from the bubbles and from the headspace to the broth."""

    share: Number
    from_bubbles: Number
    from_top: Number


def breathe(x: Broth, drive: Drive, vessel: Vessel, made: Made, stride: Stride) -> Passed:
    """One step of gases, pH and pressure."""
    hours, xp = stride.hours, stride.xp
    ways = _ways(x, drive, vessel, xp)
    oxygen, taken = _oxygen(x, drive, ways, made, stride)
    given = xp.clip(taken + 0.05 * made.growth, 0.0, xp.maximum(0.0, made.surplus + x.reserve))
    x.reserve = x.reserve + made.surplus - given
    carbon = _carbon(x, drive, ways, given + hours * drive.base * vessel.base_carbon, stride)
    _titrate(x, xp)
    left = _ventilate(x, drive, ways, (oxygen, carbon), stride)
    moles = left * _MMOL_PER_LITRE
    into = ways.molar * hours
    return Passed(
        taken,
        given,
        made.eaten,
        into * oxygen.share,
        moles * x.top_o2,
        into * carbon.share,
        moles * x.top_co2,
        left / (60.0 * hours),
        ways.bubbles / x.volume,
        ways.power,
    )


def _ways(x: Broth, drive: Drive, vessel: Vessel, xp: Space) -> _Ways:
    flow = xp.maximum(drive.air + drive.o2 + drive.co2, _STILL)
    space = vessel.total - x.volume
    gauge = headspace.gauge(x.gas, space, x.temperature)
    pressure = gauge + headspace.OUTSIDE
    speed = flow * (x.temperature + 273.15) / (pressure + vessel.head)
    speed *= gas.ATM / 293.15 * 1e-3 / 60.0 / vessel.section
    power = gas.power_per_volume(drive.rpm, vessel.impeller, vessel.power_number, x.volume)
    lost = ANTIFOAM_LOSS * x.antifoam / (x.antifoam + ANTIFOAM_HALF * x.volume)
    coefficient = vessel.alpha * drive.sparger * (1.0 - lost) * gas.transfer_coefficient(power, speed, xp)
    above = xp.maximum(pressure * (1.0 / gas.ATM) - gas.vapour(x.temperature, xp), _DRY)
    return _Ways(
        flow,
        flow * 60.0 * _MMOL_PER_LITRE,
        coefficient * x.volume,
        vessel.surface * x.volume,
        above + vessel.head / gas.ATM,
        above,
        gauge,
        space,
        power,
    )


def _oxygen(x: Broth, drive: Drive, ways: _Ways, made: Made, stride: Stride) -> tuple[_Met, Number]:
    """Dissolved oxygen at the end of the step; returns what met and what was taken up, mmol."""
    hours, xp = stride.hours, stride.xp
    share = (gas.AIR_OXYGEN * drive.air + drive.o2) / ways.flow
    solubility = gas.solubility_o2(x.temperature, xp)
    bubbles = hours * gas.bubble_conductance(ways.molar, ways.bubbles, solubility * ways.below, xp)
    surface = hours * ways.surface
    entering, over = solubility * ways.below * share, solubility * ways.above * x.top_o2
    supply = bubbles + surface, bubbles * entering + surface * over
    dissolved = gas.oxygen_after(x.oxygen, x.volume, supply, made.asked, xp)
    taken = made.asked * dissolved / (gas.K_OXYGEN + dissolved)
    from_bubbles, from_top = bubbles * (entering - dissolved), surface * (over - dissolved)
    x.oxygen = x.oxygen + from_bubbles + from_top - taken
    return _Met(share, from_bubbles, from_top), taken


def _carbon(x: Broth, drive: Drive, ways: _Ways, added: Number, stride: Stride) -> _Met:
    """Inorganic carbon at the end of the step."""
    hours, xp = stride.hours, stride.xp
    share = drive.co2 / ways.flow
    solubility = gas.solubility_co2(x.temperature, xp)
    ratio = gas.CO2_OVER_O2
    bubbles = hours * gas.bubble_conductance(ways.molar, ratio * ways.bubbles, solubility * ways.below, xp)
    surface = hours * ratio * ways.surface
    entering, over = solubility * ways.below * share, solubility * ways.above * x.top_co2
    conductance = bubbles + surface
    brought = added + bubbles * entering + surface * over
    change = (brought - conductance * x.co2) / (1.0 + conductance / x.volume)
    dissolved = x.co2 + change / x.volume
    x.carbon = x.carbon + change
    return _Met(share, bubbles * (entering - dissolved), surface * (over - dissolved))


def ions(x: Broth) -> acid_base.Ions:
    """What carries charge, mM."""
    litre = 1.0 / x.volume
    return acid_base.Ions(x.sid * litre, x.cells[5] * litre, x.cells[4] * litre, x.acetate * litre, x.buffer * litre)


def _titrate(x: Broth, xp: Space) -> None:
    carbon = x.carbon / x.volume
    x.ph = acid_base.ph_of_carbon(carbon, ions(x), x.ph, xp)
    x.co2 = carbon * acid_base.co2_share(x.ph, xp)


def _ventilate(x: Broth, drive: Drive, ways: _Ways, met: tuple[_Met, _Met], stride: Stride) -> Number:
    """Mix what leaves the broth into the headspace and let gas out; returns the standard litres that left."""
    oxygen, carbon = met
    hours = stride.hours
    minutes = 60.0 * hours
    into_o2 = ways.molar * hours * oxygen.share - oxygen.from_bubbles - oxygen.from_top
    into_co2 = ways.molar * hours * carbon.share - carbon.from_bubbles - carbon.from_top
    whole = ways.molar * hours * (1.0 - oxygen.share - carbon.share) + into_o2 + into_co2
    litres = whole / _MMOL_PER_LITRE
    stiffness = headspace.OUTSIDE / ways.space * (x.temperature + 273.15) / headspace.STANDARD
    vent = headspace.Vent(drive.filter, drive.opening, stiffness)
    left = headspace.outflow(ways.gauge, litres / minutes, vent, minutes, stride.xp) * minutes
    held = x.gas
    x.gas = held + litres - left
    mixed = held + litres
    x.top_o2 = (held * x.top_o2 + into_o2 / _MMOL_PER_LITRE) / mixed
    x.top_co2 = (held * x.top_co2 + into_co2 / _MMOL_PER_LITRE) / mixed
    return left
