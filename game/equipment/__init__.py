"""Views of the equipment: one file a slug with `VERBS` (part -> act) and `BINDINGS` (tag -> part)."""

import importlib
from functools import cache

from game.verbs import Binding, Verb

SLUGS = (
    "bench_over",
    "bin",
    "br2000",
    "cell_counter",
    "dcs",
    "door",
    "dp_gauge",
    "ebr",
    "eds",
    "ems",
    "feedbag",
    "gown_rack",
    "locker",
    "mark",
    "metab",
    "microscope",
    "mirror",
    "phone",
    "qms",
    "sampler",
    "sanitiser",
    "sink",
)


@cache
def verbs(slug: str) -> tuple[Verb, ...]:
    """The acts on an equipment's parts; none for one without a view."""
    return tuple(importlib.import_module(f"game.equipment.{slug}").VERBS) if slug in SLUGS else ()


@cache
def bindings(slug: str) -> tuple[Binding, ...]:
    """Which of an equipment's parts follow which tags."""
    return tuple(importlib.import_module(f"game.equipment.{slug}").BINDINGS) if slug in SLUGS else ()


def verbs_of(slug: str, part: str) -> tuple[Verb, ...]:
    """The acts on one part."""
    return tuple(verb for verb in verbs(slug) if verb.part == part)
