"""Published kinetics beside the platform's, each as it was printed: xing, amribt, anane, monod.

They run in a vessel that is kept ideally (no gas, pH or heat), so that others' figures can be met and used as anchors.
Every model is a function of concentrations; the feed is the same for all: dc/dt = r(c) + D (c_in - c), dV/dt = F.

    xing     CHO batch, Monod with inhibition; maintenance glucose stops at Glc 0               [xing2010; MODELS 1.1]
    amribt   hybridoma with overflow of glucose and glutamine                                   [amribt2013; MODELS 1.2]
    anane    E. coli with acetate cycling and dissolved oxygen                                  [anane2017; MODELS 1.6]
    monod    one substrate, yield, maintenance                                                  [MODELS B01 to B03]

Order of concentrations (`NAMES`): Xv, Xd, Glc, Gln, Lac, Amm, titre. xing, amribt: 1e9 cells/L, mM, g/L. anane, monod:
g/L (Lac is acetate; the place of Gln holds dissolved oxygen in % for anane).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

NAMES = ("Xv", "Xd", "Glc", "Gln", "Lac", "Amm", "titre")
Concentrations = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Monod:
    """mu = mu_max S/(Ks + S); S is eaten at mu/Y + m: 1/h, g/L, g/g, g/g/h."""

    mu_max: float = 0.5
    half: float = 0.1
    yielded: float = 0.5
    maintenance: float = 0.0


def xing(c: Concentrations) -> Concentrations:
    """Xing 2010, simplified [MODELS 1.1]; mmol/1e9 cells/h."""
    viable, _, glc, gln, lac, amm, _ = c
    mu = 0.029 * glc / (0.084 + glc) * gln / (0.047 + gln) * 43.0 / (43.0 + lac) * 6.51 / (6.51 + amm)
    dying = 0.016 * lac / (45.8 + lac) * amm / (6.51 + amm)
    q_glc = 6.92e-2 + mu / 0.169 if glc > 0.0 else 0.0
    by_growth = mu / 0.974
    decay = 7.2e-3 * gln
    return (
        (mu - dying) * viable,
        dying * viable,
        -q_glc * viable,
        -(3.2e-3 * gln / (2.1 + gln) + by_growth) * viable - decay,
        1.23 * q_glc * viable,
        (0.67 * by_growth - 6.3e-3) * viable + decay,
        0.0,
    )


def amribt(c: Concentrations) -> Concentrations:
    """Amribt 2013: what is taken up beyond a critical rate flows over [MODELS 1.2]."""
    viable, _, glc, gln, _, amm, _ = c
    glc, gln = max(glc, 0.0), max(gln, 0.0)
    q_glc = 0.2971 * glc / (1.0016 + glc) * gln / (0.1029 + gln)
    q_gln = 0.1238 * gln / (0.0314 + gln) * 1.9268 / (1.9268 + amm)
    burnt, used = min(q_glc, 0.0384), min(q_gln, 0.0218)
    over, spilt = q_glc - burnt, q_gln - used
    mu = 0.6722 * burnt + 0.3466 * used
    dying = 0.1302 * 0.4347 / (0.4347 + glc) * 0.002 / (0.002 + gln)
    return (
        (mu - dying) * viable,
        dying * viable,
        -(q_glc + min(0.0383, glc)) * viable,
        -(q_gln + min(0.0025, gln)) * viable,
        (2.0 * over + 1.818 * burnt + 0.5 * spilt) * viable,
        (spilt + 0.4929 * used) * viable,
        0.416667 * viable,
    )


def anane(c: Concentrations) -> Concentrations:
    """Anane 2017, E. coli; Gln stands for dissolved oxygen in % [MODELS 1.6]."""
    cells, _, s, dot, acetate, _, _ = c
    s, acetate, dot = max(s, 0.0), max(acetate, 0.0), max(dot, 0.0)
    q_s = 0.6356 / (1.0 + acetate / 1.2399) * s / (s + 0.0370)
    overflow = 0.2268 * q_s / (q_s + 0.5052)
    made = overflow * 0.9097
    burnt = (q_s - overflow) * dot / (dot + 1e-4)
    anabolic = (burnt - 0.0129) * 0.5333 * 0.488 / 0.391
    reused = 0.1148 / (1.0 + q_s / 2.1231) * acetate / (acetate + 0.0134)
    mu = (burnt - 0.0129) * 0.5333 + reused * 0.5718 + overflow * 0.2268
    oxygen = 1.5620 * (burnt - anabolic) + reused * 0.5440
    return (
        mu * cells,
        0.0,
        -q_s * cells,
        220.0 * (99.0 - dot) - oxygen * cells * 14000.0,
        (made - reused) * cells,
        0.0,
        0.0,
    )


def monod(c: Concentrations, of: Monod = Monod()) -> Concentrations:
    """One substrate [MODELS B01]."""
    cells, _, s, *_ = c
    s = max(s, 0.0)
    mu = of.mu_max * s / (of.half + s)
    eaten = mu / of.yielded + (of.maintenance if s > 0.0 else 0.0)
    return (mu * cells, 0.0, -eaten * cells, 0.0, 0.0, 0.0, 0.0)


RATES: dict[str, Callable[[Concentrations], Concentrations]] = {"xing": xing, "amribt": amribt, "anane": anane}
#: longest step in hours at which the classical Runge-Kutta method is stable and accurate to 1e-7
LONGEST = {"xing": 0.25, "amribt": 0.02, "anane": 0.002, "monod": 0.004}


@dataclass(frozen=True, slots=True)
class Flow:
    """What flows in: L/h, its concentrations, and whether as much flows out."""

    litres: float
    fed: Concentrations
    is_overflowing: bool = False


def advance(
    c: Concentrations,
    volume: float,
    flow: Flow,
    rates: Callable[[Concentrations], Concentrations],
    hours: float,
) -> Concentrations:
    """Concentrations after one Runge-Kutta step; what is not fed is diluted."""
    rising = 0.0 if flow.is_overflowing else flow.litres

    def slope(at: Concentrations, time: float) -> Concentrations:
        dilution = flow.litres / (volume + rising * time)
        return tuple([r + dilution * (f - x) for r, f, x in zip(rates(at), flow.fed, at, strict=True)])

    a = slope(c, 0.0)
    b = slope(tuple([x + 0.5 * hours * k for x, k in zip(c, a, strict=True)]), 0.5 * hours)
    d = slope(tuple([x + 0.5 * hours * k for x, k in zip(c, b, strict=True)]), 0.5 * hours)
    e = slope(tuple([x + hours * k for x, k in zip(c, d, strict=True)]), hours)
    return tuple([x + hours / 6.0 * (i + 2.0 * (j + k) + m) for x, i, j, k, m in zip(c, a, b, d, e, strict=True)])


def first_feed(growth: float, of: Monod, cells: float, fed: float) -> float:
    """Feed in L/h that just feeds `cells` g growing at `growth` 1/h, from a feed of `fed` g/L [MODELS B03].

    >>> round(first_feed(0.2, Monod(yielded=0.5, maintenance=0.04), 20.0, 500.0), 6)
    0.0176
    """
    return (growth / of.yielded + of.maintenance) * cells / fed


def exponential(first: float, growth: float, hours: float) -> float:
    """The feed that keeps the growth rate, L/h, so many hours later.

    >>> round(exponential(0.0176, 0.2, 5.0), 6)
    0.047842
    """
    return first * math.exp(growth * hours)
