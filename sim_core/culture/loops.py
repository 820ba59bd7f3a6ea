"""The control loops of the reactor: dissolved oxygen, pH, temperature, pressure, feed.

    PI        u = clip(K e + I),  dI/dt = K e / Ti, held where u is at a limit; it forgets nothing
    DO        one output over split ranges: agitation, air, then oxygen [MODELS 1.5]
    pH        CO2 above, sodium carbonate below the set point, each beyond a dead band [MODELS 1.4]
    bumpless  a loop in manual lets its integral follow the output that the operator gives

Gains by direct synthesis from the process at day 7 (12.5 % DO per L/min of oxygen with 5.4 min; 8.6 min for pressure;
1 h for the broth in its jacket), so that a sample time of a minute is safe.
"""

from dataclasses import dataclass

from sim_core.culture.space import Number, Space


@dataclass(frozen=True, slots=True)
class Tuning:
    """Gain in output per unit of error, reset time in s, and the limits of the output."""

    gain: float
    reset: float
    low: float
    high: float


OXYGEN = Tuning(0.00045, 324.0, 0.0, 1.0)  # share of the split range per %
TEMPERATURE = Tuning(8.0, 2400.0, 8.0, 60.0)  # degC of jacket water per K
PRESSURE = Tuning(0.006, 200.0, 0.02, 1.0)  # valve opening per mbar
DEAD_BAND = 0.03  # pH [MODELS 1.4: 0.03 to 0.05]
CO2_GAIN = 25.0  # L/min per pH
BASE_GAIN = 20.0  # L/h per pH
CO2_MOST, BASE_MOST = 15.0, 10.0  # L/min, L/h


@dataclass(slots=True)
class Loops:
    """What the controllers remember: the integral of each PI loop, in units of its output."""

    oxygen: Number = 0.5
    temperature: Number = 36.8
    pressure: Number = 0.3


def advance(integral: Number, error: Number, tuning: Tuning, seconds: float, xp: Space) -> tuple[Number, Number]:
    """One step of a PI loop; positive error asks for more. Returns output and new integral."""
    gains = tuning.gain, tuning.gain / tuning.reset
    grown = xp.clip(integral + gains[1] * error * seconds, tuning.low, tuning.high)
    return xp.clip(grown + gains[0] * error, tuning.low, tuning.high), grown


def follow(output: Number, error: Number, tuning: Tuning, xp: Space) -> Number:
    """The integral that would give this output now: the loop takes over without a bump."""
    return xp.clip(output - tuning.gain * error, tuning.low, tuning.high)


@dataclass(slots=True)
class Split:
    """Limits of the oxygen loop: rpm, L/min of air, L/min of oxygen."""

    rpm_low: Number = 80.0
    rpm_high: Number = 80.0
    air_low: Number = 10.0
    air_high: Number = 30.0
    oxygen_high: Number = 60.0


def split(output: Number, limits: Split, xp: Space) -> tuple[Number, Number, Number]:
    """Agitation over the first quarter of the output, air over the second, oxygen over the rest.

    >>> from sim_core.culture.space import FLOATS
    >>> split(0.25, Split(60.0, 80.0), FLOATS), split(0.75, Split(), FLOATS)
    ((80.0, 10.0, 0.0), (80.0, 30.0, 30.0))
    """
    first = xp.clip(4.0 * output, 0.0, 1.0)
    second = xp.clip(4.0 * output - 1.0, 0.0, 1.0)
    third = xp.clip(2.0 * output - 1.0, 0.0, 1.0)
    return (
        limits.rpm_low + (limits.rpm_high - limits.rpm_low) * first,
        limits.air_low + (limits.air_high - limits.air_low) * second,
        limits.oxygen_high * third,
    )


def titrant(ph: Number, set_point: Number, xp: Space) -> tuple[Number, Number]:
    """CO2 in L/min and base in L/h."""
    error = ph - set_point
    co2 = xp.clip(CO2_GAIN * (error - DEAD_BAND), 0.0, CO2_MOST)
    return co2, xp.clip(BASE_GAIN * (-error - DEAD_BAND), 0.0, BASE_MOST)
