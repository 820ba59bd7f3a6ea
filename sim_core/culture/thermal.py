"""Heat of a jacketed vessel, by implicit steps [MODELS 1.5].

    C  dT/dt  = UA (Tj - T) + q - L (T - T_room) + f c (T_f - T)
    Cj dTj/dt = W (T_in - Tj) - UA (Tj - T)

C, Cj: heat capacities, J/K; W: heat carried by the circulating water, W/K; f c: that of what flows in, W/K; q: cells
and impeller, W. Positive heat flows into the broth. The step takes the flows at its end, so that the balance closes.
"""

from dataclasses import dataclass

from sim_core.culture.space import Number

WATER = 4180.0  # J/kg/K
HEAT_PER_OXYGEN = 460.0  # J/mmol O2 [MODELS 1.5: 0.46 kJ/mmol]


@dataclass(slots=True)
class HeatFlows:
    """What acts in one step: capacities in J/K, conductances in W/K, temperatures in degC, heat in W."""

    capacity: Number
    jacket_capacity: float
    wall: Number
    circulation: Number
    inlet: Number
    source: Number
    loss: float
    room: float
    inflow: Number
    inflow_temperature: float


def temperatures_after(broth: Number, jacket: Number, flows: HeatFlows, seconds: float) -> tuple[Number, Number]:
    """Broth and jacket temperature at the end of a step, degC.

    >>> flows = HeatFlows(8.36e6, 7.5e5, 2400.0, 1e9, 25.0, 0.0, 0.0, 20.0, 0.0, 20.0)
    >>> t, j = 37.0, 25.0
    >>> for _ in range(1412):
    ...     t, j = temperatures_after(t, j, flows, 1.0)
    >>> round(t, 2)
    33.0
    """
    stored = flows.capacity / seconds
    jacket_stored = flows.jacket_capacity / seconds
    diagonal = stored + flows.wall + flows.loss + flows.inflow
    known = stored * broth + flows.source + flows.loss * flows.room + flows.inflow * flows.inflow_temperature
    jacket_diagonal = jacket_stored + flows.circulation + flows.wall
    jacket_known = jacket_stored * jacket + flows.circulation * flows.inlet
    determinant = diagonal * jacket_diagonal - flows.wall * flows.wall
    warm = (known * jacket_diagonal + flows.wall * jacket_known) / determinant
    return warm, (diagonal * jacket_known + flows.wall * known) / determinant
