"""Write docs/alarms.md: the rationalised alarms of the site, from the lists that the control system runs on.

Run: `python -m tools.alarm_page`. A test holds that the page is that of the lists.
"""

import math
from pathlib import Path

from sim_core.station.state import LOG_KEPT
from sim_core.station.watch import Watched
from sim_core.units.bioreactor import Bioreactor
from sim_core.units.dcs import FLOOD_BEGINS, FLOOD_ENDS
from sim_core.units.kill_tank import KillTank
from training import alarm_list
from training.facility import load_facility

PAGE = Path(__file__).resolve().parents[1] / "docs" / "alarms.md"
HEAD = f"""# Alarms

Made by `python -m tools.alarm_page` from levels/facility/alarms.yaml and equipment.yaml: change those, then run it.

An alarm is something that an operator has to act upon; what is only good to know is in the trends. Its states are those
of ISA-18.2:

| state | what is seen | how it goes on |
|---|---|---|
| normal | nothing | beyond a limit for the delay: unacknowledged |
| unacknowledged | sign blinks, line on top of the list | acknowledge: acknowledged; back inside: returned |
| acknowledged | sign stands | back inside by the dead band: normal; worse, or the other side: unacknowledged anew |
| returned | hollow sign: gone before anybody took note | acknowledge: normal |
| shelved | in its own list only, with reason and end | time is up or unshelved: normal, anew if still beyond |

Shelving takes 1 to 480 min and a reason of two words at least; priority 1 is never shelved. Over {FLOOD_BEGINS} alarms
in ten minutes are a flood, until there are under {FLOOD_ENDS}. The list keeps its last {LOG_KEPT} changes. A response
says what happens if nobody acts and what to do first. It never names the cause: that is the operator's to find.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)


def page() -> str:
    """The whole page."""
    units = {"USP.br2000": Bioreactor(), "WIN.eds": KillTank()}
    facility = load_facility()
    dcs = alarm_list.control_system(facility, units)
    parts = [HEAD]
    for instance in units:
        equipment = facility.placed[instance].equipment
        parts.append(f"\n## {facility.equipment[equipment]['name']['en']} (`{instance}`)\n\n")
        parts.append("| alarm | limits, from outside in or inside out | unit | priority | dead band | delay |")
        parts.append(" applies in | if nobody acts | first |\n|---|---|---|---|---|---|---|---|---|\n")
        watched = dcs.watched if dcs is not None else ()
        for one in (one for one in watched if one.instance == instance and one.is_alarmed):
            parts += [_row(one, equipment, side) for side in ("low", "high")]
    return "".join(parts)


def _row(one: Watched, equipment: str, side: str) -> str:
    """One side of one alarm; empty where it is none."""
    found = alarm_list.response(equipment, one.name, side)
    if found is None:
        return ""
    limits = one.limits
    pair = (limits.action_low, limits.alert_low) if side == "low" else (limits.alert_high, limits.action_high)
    shown = ", ".join(f"{value:g}" for value in pair if math.isfinite(value))
    where = ", ".join(alarm_list.PHASES[equipment][number] for number in one.phases) or "always"
    settles = f" (once settled, at latest after {one.settles / 3600.0:g} h)" if one.settles else ""
    cells = (f"`{one.name}` {side}", shown, one.unit, f"{one.priority}", f"{one.deadband:g}", f"{one.delay:g} s")
    return "| " + " | ".join((*cells, where + settles, found.consequence, found.action)) + " |\n"


if __name__ == "__main__":
    main()
