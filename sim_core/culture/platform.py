"""Growth and metabolism of the platform CHO line (glutamine synthetase: needs no glutamine) [MODELS 14.1].

    mu     = mu_m g 90/(90+Lac) 12/(12+Amm) f_W f_osm F_mu         g = Glc/(0.084+Glc)
    f_W    = 1 / (1 + (W/771)^2.88)      dW/dt = Xv - D W          W: an inhibitor that is not measured
    f_osm  = 1 - 0.4 (Osm - 320)/130 above 320 mOsm/kg
    mu_d   = (8.63e-5 + 1.52e-3 W^4/(771^4 + W^4)) F_d + stress    lysis 0.00176 Xd
    q_Glc  = g (0.045 + mu/0.22 + anoxic/2)
    q_Lac  = 1.4 max(0, q - 0.121) - 0.03 Lac/(5+Lac) max(0, 1 - q/0.121) + g anoxic,   q: q_Glc without `anoxic`
    q_Amm  = 0.012 mu/mu_m - 0.004 Amm/(1+Amm) (1 - mu/mu_m)
    q_P    = 1.1e-3 F_P g/1e9/h
    Osm    : D (Osm_f - Osm) + Xv (-q_Glc + 1.8 q_Lac)

The vector holds amounts (concentration times volume), so that balances of a Runge-Kutta step close exactly. The rest
of the stoichiometry (amino acids, oxygen, CO2) follows from what a step changed: broth.py.
Units: 1/h, mM, 1e9 cells/L, mmol/1e9 cells/h. F_mu, F_d, F_P: effects of temperature, pH, oxygen, CO2 (`Surroundings`).
"""

from dataclasses import dataclass

from sim_core.culture.space import FLOATS, Number, Space, Stride

MU_MAX = 0.0291  # 1/h [MODELS 14.1]
K_GLUCOSE = 0.084  # mM [MODELS 14.1]
LYSIS = 0.00176  # 1/h [MODELS 14.1]
Q_MAB = 1.1e-3  # g/1e9 cells/h, 26 pg/cell/d [MODELS 14.1]

BACTERIUM_MU = 0.6931471805599453 / (40.0 / 60.0)  # 1/h: doubles in 40 min [MODELS 14.1]
BACTERIUM_MASS = 3e-4  # g dry in 1e9 cells [MODELS 1.8]
BACTERIUM_K = 0.1  # mM glucose [MODELS 14.1]
BACTERIUM_GLUCOSE = 1.0 / (0.45 * 0.18016)  # mmol per g formed: 0.45 g/g [MODELS 14.1]
WITHOUT_OXYGEN = 0.3  # share of the growth that is left [MODELS 14.1]

#: order of the vector; `bacteria` is there only where there are any
NAMES = ("viable", "dead", "lysed", "glucose", "lactate", "ammonium", "inhibitor", "osmoles", "bacteria")
Vector = tuple[Number, ...]


@dataclass(slots=True)
class Surroundings:
    """What the vessel does to the cells during one step; constant in it.

    Attributes:
        growth, death, product: factors on mu, mu_d and q_P.
        stress: death by lack or excess of oxygen, 1/h.
        anoxic: lactate made because oxygen is missing, mmol/1e9 cells/h.
        oxygen, sour: what dissolved oxygen (over what 40 % allow) and pH allow bacteria, 0 to 1.
    """

    growth: Number = 1.0
    death: Number = 1.0
    product: Number = 1.0
    stress: Number = 0.0
    anoxic: Number = 0.0
    oxygen: Number = 1.0
    sour: Number = 1.0


@dataclass(slots=True)
class Feeds:
    """What flows in per hour: L, mmol glucose, mOsm."""

    volume: Number = 0.0
    glucose: Number = 0.0
    osmoles: Number = 0.0


def derivative(v: Vector, volume: Number, feeds: Feeds, around: Surroundings, xp: Space = FLOATS) -> Vector:
    """Rates of change of the amounts `v` (see NAMES), per hour, at a volume in L."""
    viable, dead, _, glucose, lactate, ammonium, inhibitor, osmoles = v if len(v) == 8 else v[:8]
    litre = 1.0 / volume
    glc = glucose * litre
    if len(v) > 8:  # bacteria may eat the last sugar within a step
        glc = xp.maximum(0.0, glc)
    lac = lactate * litre
    amm = ammonium * litre
    w = inhibitor * litre * (1.0 / 771.0)
    g = glc / (K_GLUCOSE + glc)
    salt = osmoles * litre - 320.0
    tonic = xp.maximum(0.0, 1.0 - (0.2 / 130.0) * (salt + abs(salt)))  # half of a + |a| is a where it is positive
    relative = g * (90.0 * 12.0) / ((90.0 + lac) * (12.0 + amm) * (1.0 + w**2.88)) * tonic * around.growth
    w *= w
    w *= w
    mu = MU_MAX * relative
    dying = (8.63e-5 + 1.52e-3 * w / (1.0 + w)) * around.death + around.stress
    eaten = g * (0.045 + mu * (1.0 / 0.22))
    anoxic = g * around.anoxic
    over = eaten - 0.121
    size = abs(over)
    made = 0.7 * (over + size) - (0.015 / 0.121) * lac / (5.0 + lac) * (size - over) + anoxic
    eaten = eaten + 0.5 * anoxic
    ammonia = 0.012 * relative - 0.004 * amm / (1.0 + amm) * (1.0 - relative)
    rates = (
        (mu - dying) * viable,
        dying * viable - LYSIS * dead,
        LYSIS * dead,
        feeds.glucose - eaten * viable,
        made * viable,
        ammonia * viable,
        viable,
        feeds.osmoles + (1.8 * made - eaten) * viable,
    )
    return rates if len(v) == 8 else _with_bacteria(rates, v[8], glc, around)


def _with_bacteria(rates: Vector, bacteria: Number, glc: Number, around: Surroundings) -> Vector:
    """The same rates, with bacteria that eat of the same glucose."""
    allowed = around.sour * (WITHOUT_OXYGEN + (1.0 - WITHOUT_OXYGEN) * around.oxygen)
    growth = BACTERIUM_MU * glc / (BACTERIUM_K + glc) * allowed
    grown = growth * bacteria
    eaten = grown * (BACTERIUM_MASS * BACTERIUM_GLUCOSE)
    return (*rates[:3], rates[3] - eaten, *rates[4:7], rates[7] - eaten, grown)


def advance(v: Vector, volume: Number, feeds: Feeds, around: Surroundings, stride: Stride) -> Vector:
    """The amounts after a time, by one step of the classical fourth-order Runge-Kutta method."""
    hours, xp = stride.hours, stride.xp
    half = 0.5 * hours
    middle = volume + half * feeds.volume
    a = derivative(v, volume, feeds, around, xp)
    b = derivative(_moved(v, a, half), middle, feeds, around, xp)
    c = derivative(_moved(v, b, half), middle, feeds, around, xp)
    d = derivative(_moved(v, c, hours), volume + hours * feeds.volume, feeds, around, xp)
    sixth = hours / 6.0
    return tuple([x + sixth * (p + 2.0 * (q + r) + s) for x, p, q, r, s in zip(v, a, b, c, d, strict=True)])


def advance_shortly(v: Vector, volume: Number, feeds: Feeds, around: Surroundings, stride: Stride) -> Vector:
    """The amounts after a minute at most, by one step of the midpoint method: second order, half the work.

    At a minute its error in 14 days is 1e-7 (bench.reactor prints it), far under that of gases and heat, which are of
    first order.
    """
    hours, xp = stride.hours, stride.xp
    half = 0.5 * hours
    now = derivative(v, volume, feeds, around, xp)
    middle = derivative(_moved(v, now, half), volume + half * feeds.volume, feeds, around, xp)
    return _moved(v, middle, hours)


def _moved(v: Vector, rates: Vector, hours: float) -> Vector:
    """The amounts after a time at constant rates; written out, for this is where the time goes."""
    if len(v) > 8:
        return tuple([x + hours * d for x, d in zip(v, rates, strict=True)])
    v0, v1, v2, v3, v4, v5, v6, v7 = v
    r0, r1, r2, r3, r4, r5, r6, r7 = rates
    return (
        v0 + hours * r0,
        v1 + hours * r1,
        v2 + hours * r2,
        v3 + hours * r3,
        v4 + hours * r4,
        v5 + hours * r5,
        v6 + hours * r6,
        v7 + hours * r7,
    )
