"""Slug -> unit class: the only list of units."""

from sim_core.unit import Unit

CATALOGUE: dict[str, type[Unit]] = {}
