"""Pressure over the broth: gas comes in, passes valve and vent filter, and leaves.

    N = p V / (1013.25 mbar) 293.15/T            content, standard litres
    p - p_outside = R q + (q / (k u))^2          vent filter (laminar) and exhaust valve (turbulent), q: standard L/min
    N' = N + (in - q') dt                        implicit: q' is the root of a quadratic, any step is safe

R: 10 mbar at 35 L/min when dry [equipment.yaml br2000.filter_dp]; k so that 35 L/min pass at 300 mbar and u = 40 %
[CORRECTIONS c02_m3 f4].
"""

from dataclasses import dataclass

from sim_core.culture.space import FLOATS, Number, Space

DRY_FILTER = 10.0 / 35.0  # mbar per standard L/min
VALVE = 35.0 / (0.40 * 290.0**0.5)  # standard L/min per root mbar, fully open
SHUT = 1e-3  # a shut valve leaks so much
STANDARD = 293.15  # K
OUTSIDE = 1013.25  # mbar


@dataclass(slots=True)
class Vent:
    """The way out.

    Attributes:
        filter: resistance, mbar per standard L/min. opening: of the valve, 0 to 1.
        stiffness: of the headspace, mbar per standard litre.
    """

    filter: Number
    opening: Number
    stiffness: Number


def content(pressure: Number, volume: Number, celsius: Number) -> Number:
    """Standard litres in the headspace at a gauge pressure in mbar."""
    return (pressure + OUTSIDE) / OUTSIDE * volume * STANDARD / (celsius + 273.15)


def gauge(held: Number, volume: Number, celsius: Number) -> Number:
    """Gauge pressure in mbar of so many standard litres."""
    return held / volume * (celsius + 273.15) / STANDARD * OUTSIDE - OUTSIDE


def outflow(pressure: Number, gas: Number, vent: Vent, minutes: float, xp: Space = FLOATS) -> Number:
    """Gas that leaves at the end of a step, standard L/min; nothing flows back through the valve.

    Args:
        pressure: gauge pressure that the present content gives, mbar.
        gas: what comes in, standard L/min.
        vent: the way out.
        minutes: length of the step.
        xp: floats or arrays.
    """
    opening = VALVE * xp.maximum(vent.opening, SHUT)
    square = 1.0 / (opening * opening)
    linear = vent.filter + vent.stiffness * minutes
    driving = xp.maximum(0.0, pressure + vent.stiffness * minutes * gas)
    return 2.0 * driving / (linear + xp.sqrt(linear * linear + 4.0 * square * driving))
