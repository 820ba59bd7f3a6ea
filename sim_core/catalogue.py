"""Slug -> unit class: the only list of units."""

from sim_core.unit import Unit
from sim_core.units.operator import Operator
from sim_core.units.records import Records

CATALOGUE: dict[str, type[Unit]] = {
    "operator": Operator,
    "records": Records,
}
