"""Slug -> unit class: the only list of units."""

from sim_core.unit import Unit
from sim_core.units.air_network import AirNetwork
from sim_core.units.airlock import Airlock
from sim_core.units.analyser import Analyser
from sim_core.units.bioreactor import Bioreactor
from sim_core.units.dcs import Dcs
from sim_core.units.dp_gauge import DpGauge
from sim_core.units.ems import Ems
from sim_core.units.feedbag import Feedbag
from sim_core.units.kill_tank import KillTank
from sim_core.units.operator import Operator
from sim_core.units.phone import Phones
from sim_core.units.qms import Qms
from sim_core.units.records import Records
from sim_core.units.room_monitor import RoomMonitor
from sim_core.units.sampler import Sampler

CATALOGUE: dict[str, type[Unit]] = {
    "air_network": AirNetwork,
    "airlock": Airlock,
    "analyser": Analyser,
    "bioreactor": Bioreactor,
    "dcs": Dcs,
    "dp_gauge": DpGauge,
    "ems": Ems,
    "feedbag": Feedbag,
    "kill_tank": KillTank,
    "operator": Operator,
    "phone": Phones,
    "qms": Qms,
    "records": Records,
    "sampler": Sampler,
    "room_monitor": RoomMonitor,
}
