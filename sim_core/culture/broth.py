"""The broth and its headspace: what is in the vessel, and what one step does to it.

    cells       platform.py (amounts by Runge-Kutta), then the rest of the stoichiometry from what the step changed:
    nitrogen    amino acids eaten = (0.2 b cells + 13 mAb + NH4) / 1.25             1.25 N, 4.3 C a mole
    oxygen      asked for: 0.25 (g + (1-g) R/(1+R)) mmol/1e9/h;  taken up: asked C/(0.004 + C), implicit      gas.py
    CO2         = oxygen taken up + 0.05 b cells                                    electrons close
    reserve R   = carbon eaten - carbon in cells, lactate, mAb, CO2                 carbon closes

b = 14.2 mmol C in 1e9 cells (350 pg dry, CH1.8O0.5N0.2). R: MODELS 14.1 calls CO2 the carbon remainder, but with
0.25 pmol O2/cell/h that gives a respiratory quotient of 2.2 on day 7. What oxygen cannot have burnt stays as polymers
and by-products (no osmotic effect); CO2 follows from the electrons: glucose, lactate, amino acids and R hold 4 per
carbon, cells 4.2.

Bacteria: 8 mmol O2/g/h with sugar, 10 mmol acetic acid per g formed (14 below 8 % dissolved oxygen)  [MODELS 14.1]
Foam: dh/dt = k vs mAb-and-debris - h/12 min, beaten down by antifoam                                      [MODELS 1.3]
"""

from sim_core.culture import breathing, gas, platform, thermal
from sim_core.culture.breathing import Made, Passed
from sim_core.culture.broth_state import Broth
from sim_core.culture.space import Number, Stride
from sim_core.culture.vessel import Drive, Vessel

CELL_CARBON = 350e-3 / 24.6 * 1e3  # mmol C in 1e9 cells [MODELS 14.1: 350 pg dry; CH1.8O0.5N0.2 is 24.6 g/Cmol]
CELL_NITROGEN = 0.2 * CELL_CARBON
MAB_CARBON, MAB_NITROGEN = 44.0, 13.0  # mmol/g [MODELS 14.1]
AA_CARBON, AA_NITROGEN = 4.3, 1.25  # mol/mol [MODELS 14.1]
Q_O2 = 0.25  # mmol/1e9 cells/h [MODELS 1.1]
BACTERIUM_CARBON = 1e3 / 24.6  # mmol C/g dry
BACTERIUM_NITROGEN = 0.2 * BACTERIUM_CARBON
BACTERIUM_O2 = 8.0  # mmol/g/h [MODELS 1.8]
ACID, ACID_ANOXIC, FERMENTS = 10.0, 14.0, 8.0  # mmol/g, mmol/g, below this % of dissolved oxygen [MODELS 14.1]
FOAM = 450.0  # rise per m/s of gas and g/L of protein, chosen: the eye sees foam from day 9 on
DEBRIS = 0.05  # g of protein that foams like mAb in 1e9 dead cells, chosen
BEATEN = 50.0  # L/mL: 20 uL/L of antifoam halve the foam, chosen
WETS = 2.0  # share of a vent filter that foam one eye too high wets per hour, chosen
FOAM_TIME = 0.2  # h to collapse [MODELS 1.3: 5 to 20 min]
ANTIFOAM_TIME = 6.0  # h until it is adsorbed, chosen within "for hours" [MODELS 1.3]


def step(
    x: Broth,
    drive: Drive,
    vessel: Vessel,
    around: platform.Surroundings,
    stride: Stride,
) -> Passed:
    """Advance the broth by one step of at most a minute; returns what passed."""
    made = _live(x, drive, vessel, around, stride)
    passed = breathing.breathe(x, drive, vessel, made, stride)
    passed.heat = _warm(x, drive, vessel, passed, stride.hours)
    _foam(x, drive, vessel, stride)
    return passed


def _live(x: Broth, drive: Drive, vessel: Vessel, around: platform.Surroundings, stride: Stride) -> Made:
    """Cells and bacteria: the amounts they change, and what they ask of oxygen and carbon."""
    hours, xp = stride.hours, stride.xp
    old, volume = x.cells, x.volume
    feeds = platform.Feeds(
        drive.feed + drive.base + 1e-3 * drive.antifoam,
        drive.feed * vessel.feed_glucose,
        drive.feed * vessel.feed_osmoles + drive.base * vessel.base_osmoles,
    )
    new = platform.advance_shortly(old, volume, feeds, around, stride)
    x.cells = new
    x.volume = volume = volume + hours * feeds.volume
    cells = new[0] - old[0] + new[1] - old[1] + new[2] - old[2]
    lived = new[6] - old[6]
    mab = platform.Q_MAB * around.product * lived
    ammonium = new[5] - old[5]
    eaten = feeds.glucose * hours - (new[3] - old[3])
    amino = (CELL_NITROGEN * cells + MAB_NITROGEN * mab + ammonium) * (1.0 / AA_NITROGEN)
    glc, spare = new[3] / volume, xp.maximum(x.reserve, 0.0) / volume
    if len(new) > 8:
        glc = xp.maximum(0.0, glc)
    g = glc / (platform.K_GLUCOSE + glc)
    asked = Q_O2 * (g + (1.0 - g) * spare / (1.0 + spare)) * lived
    surplus = 6.0 * eaten - CELL_CARBON * cells - 3.0 * (new[4] - old[4]) - MAB_CARBON * mab
    x.mab = x.mab + mab
    if len(new) > 8:
        formed = (new[8] - old[8]) * platform.BACTERIUM_MASS
        acid = xp.where(x.oxygen < FERMENTS * 0.01 * gas.SATURATION * volume, ACID_ANOXIC, ACID) * formed
        x.acetate = x.acetate + acid
        amino = amino + formed * (BACTERIUM_NITROGEN / AA_NITROGEN)
        surplus = surplus - BACTERIUM_CARBON * formed - 2.0 * acid
        breath = BACTERIUM_O2 * glc / (platform.BACTERIUM_K + glc)  # without sugar they rest
        asked = asked + breath * platform.BACTERIUM_MASS * 0.5 * (new[8] + old[8]) * hours
    x.amino = x.amino + drive.feed * vessel.feed_amino * hours - amino
    x.sid = x.sid + (drive.feed * vessel.feed_sid + drive.base * vessel.base_sid) * hours
    return Made(asked, surplus + AA_CARBON * amino, CELL_CARBON * cells, eaten)


def _warm(x: Broth, drive: Drive, vessel: Vessel, passed: Passed, hours: float) -> Number:
    """Heat of cells and impeller, jacket, room, feeds; returns J that came in."""
    before, seconds = x.temperature, 3600.0 * hours
    inflow = (drive.feed + drive.base) * (thermal.WATER / 3600.0)
    flows = thermal.HeatFlows(
        capacity=x.volume * thermal.WATER - inflow * seconds,
        jacket_capacity=vessel.jacket,
        wall=vessel.wall,
        circulation=vessel.circulation * drive.circulation,
        inlet=drive.inlet,
        source=thermal.HEAT_PER_OXYGEN * passed.taken / seconds + passed.power * x.volume * 1e-3,
        loss=vessel.loss,
        room=vessel.room,
        inflow=inflow,
        inflow_temperature=vessel.feed_temperature,
    )
    x.temperature, x.jacket = thermal.temperatures_after(before, x.jacket, flows, seconds)
    return (
        flows.source
        + flows.wall * (x.jacket - x.temperature)
        - flows.loss * (x.temperature - flows.room)
        + inflow * (flows.inflow_temperature - x.temperature)
    ) * seconds


def _foam(x: Broth, drive: Drive, vessel: Vessel, stride: Stride) -> None:
    """Foam rises with gas and protein, collapses, wets the vent filter; antifoam is used up."""
    hours, xp = stride.hours, stride.xp
    x.antifoam = (x.antifoam + hours * drive.antifoam) * xp.exp(-hours / ANTIFOAM_TIME)
    speed = (drive.air + drive.o2 + drive.co2) * (1e-3 / 60.0 / vessel.section)
    protein = x.mab + DEBRIS * (x.cells[1] + x.cells[2])
    steady = drive.foaming * FOAM * speed * protein / x.volume / (1.0 + x.antifoam / x.volume * BEATEN)
    x.foam = steady + (x.foam - steady) * xp.exp(-hours / FOAM_TIME)
    carried = xp.maximum(0.0, x.foam - 1.0) * WETS * hours
    x.wet = x.wet + (1.0 - x.wet) * (1.0 - xp.exp(-carried))
