"""The 2000 L stainless bioreactor: vessel, skid with platform, gas panel, vent filters, piping, control cabinet.

Origin on the floor, middle of the skid; `br2000_size.py` says where things are.
"""

from assets.equipment import br2000_gas, br2000_piping, br2000_skid, br2000_vessel
from assets.kit import Kit

PARTS = {
    "screen": "usable, shows the operator pages: a quad with uv 0 to 1",
    "panel_head": "the operator panel's housing on its neck",
    "estop": "usable: the emergency stop",
    "beacon": "the stack light's foot and cap",
    "beacon_red": "lit by state: upper segment",
    "beacon_amber": "lit by state: middle segment",
    "beacon_green": "lit by state: lower segment",
    "cabinet": "the control cabinet under the panel",
    "feed_pump": "usable: head of the feed pump",
    "base_pump": "usable: head of the base pump",
    "antifoam_pump": "usable: head of the antifoam pump",
    "rotor_feed": "moves: turns with the feed",
    "rotor_base": "moves: turns with the base",
    "rotor_antifoam": "moves: turns with the antifoam",
    "tubing": "white tubing of pumps, bottles and head",
    "base_bottle": "the base carboy on its balance",
    "antifoam_bottle": "the antifoam bottle",
    "feed_inlet": "where the feed line enters the skid",
    "sight_glass": "usable: the long glass with its frame and the scale of litres",
    "sight_lamp": "the lamp over the glass",
    "inside": "what is seen through the glass: wall, baffles, dip tubes",
    "broth": "moves: stretched from its pivot up to the surface",
    "foam": "moves: stretched from the surface upward",
    "agitator": "moves: shaft, couplings and impellers turn",
    "agitator_guard": "the yellow cage round the coupling",
    "drive": "pad flange, seal, lantern",
    "gearbox": "the gearbox",
    "motor": "the motor with its cable",
    "shell": "the clad wall and the bottom",
    "cladding": "bands, seams, lugs, name plate, data plate",
    "manway": "usable: the manway with its swing bolts and davit",
    "nozzles": "stubs of the top head",
    "foam_probe": "usable: the foam probe",
    "pressure": "pressure transmitter and gauge on the head",
    "needle": "moves: the gauge's needle, 270 degrees from 0 to 1000 mbar",
    "probe_do_a": "usable: oxygen probe A",
    "probe_do_b": "usable: oxygen probe B",
    "probe_ph": "usable: the pH probe",
    "probe_temp": "the thermometer",
    "probe_capacitance": "the capacitance probe",
    "junction": "the box that takes the probes' cables",
    "legs": "the vessel's legs",
    "load_cells": "four load cells under the legs",
    "bottom_valve": "the bottom valve with its actuator",
    "sample_valve": "usable: the sample valve",
    "gas_panel": "the gas panel: lines, rotameters, controllers",
    "gas_display": "shows four flows side by side in one picture",
    "float_air": "moves: the float of the air, up to 60 L/min",
    "float_o2": "moves: the float of the oxygen",
    "float_co2": "moves: the float of the carbon dioxide",
    "float_n2": "the float of the nitrogen, at rest",
    "standby_valve": "usable, moves: the lever of the standby oxygen, a quarter turn",
    "standby_body": "its valve and plate",
    "sparge_filter": "the filter of the sparged gas",
    "sparge_line": "the line to the sparger",
    "filter_a": "usable: vent filter housing A",
    "filter_b": "usable: vent filter housing B",
    "filter_a_valve": "its inlet valve",
    "filter_b_valve": "its inlet valve",
    "handle_a": "usable, moves: lever of vent filter A, along the pipe is open",
    "handle_b": "usable, moves: lever of vent filter B",
    "exhaust": "the exhaust line",
    "condenser": "the exhaust condenser",
    "exhaust_valve": "usable: the valve that keeps the head pressure",
    "exhaust_stroke": "moves: its pointer, 44 mm from shut to open",
    "relief": "bursting disc and its line to the kill header",
    "kill_line": "bottom valve and relief to the kill header",
    "harvest_line": "the harvest outlet",
    "rack": "the rack of the steam line",
    "steam_line": "clean steam with valves and gauge",
    "condensate_line": "traps and condensate",
    "sample_drain": "steam trap and drain of the sample valve",
    "jacket_line": "jacket water",
    "jacket_pump": "its pump",
    "heat_exchanger": "its plate heat exchanger",
    "cip_line": "lines of the spray balls",
    "cable_tray": "cables between cabinet and hall",
    "skid": "the frame",
    "drip_tray": "the tray",
    "feet": "six feet",
    "platform": "the service platform",
    "platform_rail": "its handrail",
    "ladder": "its ladder",
}


#: what is drawn together, so that what is far from the eye is coarser
CHUNKS = (
    "cabinet panel_head estop beacon feed_pump base_pump antifoam_pump base_bottle antifoam_bottle",
    "shell cladding sight_glass sight_lamp inside",
    "agitator_guard drive gearbox motor manway nozzles foam_probe pressure relief cip_line",
    "gas_panel standby_body sparge_filter sparge_line filter_a filter_b filter_a_valve filter_b_valve exhaust "
    "condenser exhaust_valve float_n2",
    "skid drip_tray feet",
    "platform platform_rail ladder rack steam_line condensate_line jacket_line jacket_pump heat_exchanger kill_line",
    "legs load_cells bottom_valve harvest_line sample_valve sample_drain probe_do_a probe_do_b probe_ph probe_temp "
    "probe_capacitance junction",
    "tubing cable_tray feed_inlet",
)


def build(kit: Kit) -> None:
    """All of it."""
    kit.chunks |= {part: k + 1 for k, parts in enumerate(CHUNKS) for part in parts.split()}
    br2000_vessel.build(kit)
    br2000_skid.build(kit)
    br2000_gas.build(kit)
    br2000_piping.build(kit)
