"""What is in the vessel at one moment."""

from dataclasses import dataclass

from sim_core.culture import platform
from sim_core.culture.space import Number


@dataclass(slots=True)
class Broth:
    """Amounts: mmol, 1e9 cells, g, mOsm, L, mL of antifoam; floats, or arrays of shape (plants,).

    Attributes:
        cells: the vector of platform.NAMES.
        amino, carbon (inorganic), oxygen, acetate, buffer: mmol; mab: g; sid: meq; reserve: mmol of carbon.
        ph: charges balance there; co2: dissolved, mM.
        temperature, jacket: degC.
        gas: standard litres over the broth; top_o2, top_co2: their shares.
        foam: 1 touches the upper eye, 2 the vent line; wet: how wet the vent filter in use is, 0 to 1.
        antifoam: mL that still act.
    """

    cells: platform.Vector
    volume: Number
    amino: Number
    mab: Number
    reserve: Number
    sid: Number
    carbon: Number
    oxygen: Number
    acetate: Number
    buffer: Number
    ph: Number
    co2: Number
    temperature: Number
    jacket: Number
    gas: Number
    top_o2: Number
    top_co2: Number
    foam: Number
    wet: Number
    antifoam: Number
