"""The tags of the reactor: what it shows, what can be operated, what can break."""

from sim_core.unit import Control, Fault, Signal

_INF = float("inf")


def _shows(name: str, unit: str, doc: str, low: float = 0.0, high: float = _INF) -> Signal:
    return Signal(name, unit, "output", doc, low, high)


SIGNALS: tuple[Signal, ...] = (
    Signal("drawn", "L", "input", "Broth that a sampler has taken so far", 0.0, 1e6),
    Signal("feed_gate", "1", "input", "1 while the pump at the feed bag runs, 0 while it stands", 0.0, 1.0, 1.0),
    Signal("kill_gate", "1", "input", "1 while the kill tank takes what is sent", 0.0, 1.0, 1.0),
    _shows("temp", "C", "Temperature of the broth, as measured", -20.0, 150.0),
    _shows("ph", "-", "pH, as measured", 0.0, 14.0),
    _shows("do", "%", "Dissolved oxygen, probe A"),
    _shows("do_b", "%", "Dissolved oxygen, probe B"),
    _shows("agit", "rpm", "Speed of the agitator"),
    _shows("press", "mbar", "Headspace pressure above outside, as measured", -1013.0),
    _shows("weight", "kg", "Weight on the load cells, vessel tared"),
    _shows("o2_flow", "L/min", "Flow of oxygen"),
    _shows("air_flow", "L/min", "Flow of air"),
    _shows("co2_flow", "L/min", "Flow of carbon dioxide"),
    _shows("o2_valve", "%", "Opening of the oxygen valve", 0.0, 100.0),
    _shows("exhaust_valve", "%", "Opening of the exhaust valve", 0.0, 100.0),
    _shows("base_total", "L", "Base given since inoculation, as the pump counts"),
    _shows("base_flow", "L/h", "Base, as the pump counts"),
    _shows("feed_flow", "L/h", "Feed, as the pump counts"),
    _shows("feed_total", "L", "Feed given since inoculation, as the pump counts"),
    _shows("foam", "-", "Foam: 1 at the eye, 2 at the vent line"),
    _shows("jacket_temp", "C", "Temperature of the jacket water", -20.0, 150.0),
    _shows("filter_dp", "mbar", "Pressure over the vent filter"),
    _shows("capacitance", "pF/cm", "Biocapacitance: grows with the viable volume"),
    _shows("sip_temp", "C", "Coldest place of the empty vessel", -20.0, 150.0),
    _shows("f0", "min", "Lethality of the sterilisation"),
    _shows("hold_drop", "mbar/10min", "Pressure lost in the hold"),
    _shows("phase", "1", "Index of the phase in phases.ORDER"),
    _shows("age", "h", "Hours since inoculation"),
    _shows("tripped", "1", "1 after over-pressure closed the gas", 0.0, 1.0),
    _shows("breached", "1", "1 once the relief line was open: the sterile boundary is lost", 0.0, 1.0),
    _shows("o2_pressure", "1", "Pressure of the main oxygen header over its nominal one"),
    _shows("probe", "1", "Oxygen probe in control: 0 A, 1 B", 0.0, 1.0),
    _shows("source", "1", "Oxygen comes from: 0 main, 1 standby", 0.0, 1.0),
    _shows("filter", "1", "Vent filter in use: 0 A, 1 B", 0.0, 1.0),
    _shows("sp.temp", "C", "Set point of the temperature", 20.0, 40.0),
    _shows("sp.ph", "-", "Set point of the pH", 6.5, 7.6),
    _shows("sp.do", "%", "Set point of dissolved oxygen", 5.0, 100.0),
    _shows("sp.agit", "rpm", "Set point of the agitator", 0.0, 100.0),
    _shows("sp.press", "mbar", "Set point of the headspace pressure", 50.0, 450.0),
    _shows("to_kill", "L", "Broth sent to the kill header so far"),
)

#: what is true in the vessel; scoring and debriefs may read it, no screen does
TRUTHS: tuple[Signal, ...] = (
    _shows("true.Xv", "1e9/L", "Viable cells"),
    _shows("true.Xd", "1e9/L", "Dead cells"),
    _shows("true.Xl", "1e9/L", "Cells that fell apart (0 in kinetics that do not know them)"),
    _shows("true.viability", "%", "Viable share of the cells", 0.0, 100.0),
    _shows("true.Glc", "mM", "Glucose in the broth"),
    _shows("true.Gln", "mM", "Glutamine (0: the platform line makes its own)"),
    _shows("true.Lac", "mM", "Lactate in the broth"),
    _shows("true.Amm", "mM", "Ammonium in the broth"),
    _shows("true.titre", "g/L", "Antibody in the broth"),
    _shows("true.V", "L", "Volume of the broth"),
    _shows("true.Osm", "mOsm/kg", "Osmolality of the broth"),
    _shows("true.do", "%", "Dissolved oxygen"),
    _shows("true.ph", "-", "The pH of the broth", 0.0, 14.0),
    _shows("true.pco2", "mmHg", "Partial pressure of dissolved CO2"),
    _shows("true.temp", "C", "Temperature of the broth", -20.0, 150.0),
    _shows("true.press", "mbar", "Headspace pressure above outside", -1013.0),
    _shows("true.AA", "mM", "Lumped amino acids", -_INF),
    _shows("true.bacteria", "1e9/L", "Contaminating bacteria"),
    _shows("true.our", "mmol/L/h", "Oxygen uptake rate"),
    _shows("true.kla", "1/h", "Transfer coefficient of the bubbles"),
    _shows("true.to_kill_cells", "1e9", "Viable cells in what was sent to the kill header"),
    _shows("true.to_kill_germs", "1e9", "Germs in what was sent to the kill header"),
)

CONTROLS: tuple[Control, ...] = (
    Control("cip", "press", "Clean the empty vessel", interlock="only when dirty"),
    Control("sip", "press", "Steam the empty vessel", interlock="only when cleaned"),
    Control("pressure_hold", "press", "Hold the vessel under pressure", interlock="only when sterilised"),
    Control(
        "add_medium", "number", "Fill with medium through the filter", "L", 1.0, 2000.0, interlock="only when held"
    ),
    Control("inoculate", "number", "Inoculate to a viable count", "1e6/mL", 0.05, 5.0, interlock="only when filled"),
    Control("transfer", "press", "Pump the broth to the harvest", interlock="only from a culture"),
    Control("kill", "press", "Kill the culture in place", interlock="only from a culture or harvest"),
    Control("hold", "press", "Hold the phase: no feed, no base"),
    Control("resume", "press", "Go on with the phase"),
    Control("abort", "press", "End the phase before its time", interlock="not a culture, not a kill"),
    Control("set_temp", "number", "Set point of the temperature", "C", 20.0, 40.0),
    Control("set_ph", "number", "Set point of the pH", "-", 6.5, 7.6),
    Control("set_do", "number", "Set point of dissolved oxygen", "%", 5.0, 100.0),
    Control("set_agit", "number", "Speed of the agitator", "rpm", 0.0, 100.0),
    Control("set_pressure", "number", "Set point of the headspace pressure", "mbar", 50.0, 450.0),
    Control("set_air", "number", "Upper limit of the air", "L/min", 0.0, 60.0),
    Control("set_o2", "number", "Upper limit of the oxygen", "L/min", 0.0, 60.0),
    Control("set_gas", "text", "`source:standby` or `source:main`: where oxygen comes from", choices=("source",)),
    Control(
        "mode", "text", "`LOOP:manual` or `LOOP:auto`", choices=("oxygen", "ph", "temperature", "pressure", "feed")
    ),
    Control(
        "output",
        "text",
        "`LOOP:NUMBER`: output of a loop in manual",
        choices=("oxygen", "pressure", "temperature", "co2", "base"),
    ),
    Control("feed", "number", "Rate of the feed in manual", "L/h", 0.0, 20.0),
    Control("glucose_bolus", "number", "Glucose given at once, 500 g/L", "L", 0.1, 40.0, interlock="only in a culture"),
    Control("antifoam", "number", "Rate of the antifoam", "mL/h", 0.0, 500.0),
    Control(
        "sample", "number", "Draw a sample through the closed sampler", "L", 0.01, 1.0, interlock="only in a culture"
    ),
    Control("switch_vent_filter", "text", "Vent filter in use", choices=("a", "b")),
    Control("switch_probe", "text", "Oxygen probe in control", choices=("a", "b")),
    Control("calibrate_probe", "text", "`do_a:75`: the slope that makes this reading 75", choices=("do_a", "do_b")),
    Control("calibrate_offset", "text", "`ph:7.02`: the offset that makes this reading 7.02", choices=("ph",)),
    Control("reset_trip", "press", "Open the gas again after a trip", interlock="only below 450 mbar"),
)

FAULTS: tuple[Fault, ...] = (
    Fault("agitator", "1", 1.0, 0.0, 1.0, "Speed that the shaft really turns over the speed asked for"),
    Fault("sparger", "1", 1.0, 0.05, 1.0, "Transfer of the sparger over that of a clean one"),
    Fault("do_a_sensitivity", "1", 1.0, 0.0, 2.0, "Signal of oxygen probe A over that of a clean membrane"),
    Fault("do_a_tau", "s", 30.0, 1.0, 3600.0, "Time constant of oxygen probe A"),
    Fault("do_a_offset", "%", 0.0, -50.0, 50.0, "Zero error of oxygen probe A"),
    Fault("do_a_frozen", "1", 0.0, 0.0, 1.0, "1: probe A shows its last reading"),
    Fault("do_b_sensitivity", "1", 1.0, 0.0, 2.0, "Signal of oxygen probe B over that of a clean membrane"),
    Fault("ph_offset", "-", 0.0, -1.0, 1.0, "Zero error of the pH probe"),
    Fault("temp_offset", "C", 0.0, -5.0, 5.0, "Zero error of the thermometer"),
    Fault("base_pump", "1", 1.0, 0.0, 2.0, "Base delivered over what the pump counts; 0: the line is empty"),
    Fault("feed_pump", "1", 1.0, 0.0, 3.0, "Feed delivered over what the pump counts"),
    Fault("antifoam_pump", "1", 1.0, 0.0, 50.0, "Antifoam delivered over what was asked for"),
    Fault("jacket_stuck", "1", 0.0, 0.0, 1.0, "1: the valve of the jacket water stays where it is"),
    Fault("jacket_flow", "1", 1.0, 0.0, 1.0, "Flow of the jacket water over its design value"),
    Fault("air_supply", "1", 1.0, 0.0, 1.0, "Air that the header gives over what is asked for"),
    Fault("o2_supply", "1", 1.0, 0.0, 1.0, "Pressure that the main oxygen regulator keeps over the nominal one"),
    Fault("co2_supply", "1", 1.0, 0.0, 1.0, "CO2 that the header gives over what is asked for"),
    Fault("vent_filter", "1", 1.0, 1.0, 200.0, "Resistance of vent filter A over a clean one"),
    Fault("exhaust_stuck", "1", 0.0, 0.0, 1.0, "1: the exhaust valve stays where it is"),
    Fault("germs", "CFU/h", 0.0, 0.0, 1e4, "Germs that a leak lets in"),
    Fault("inoculum_viability", "1", 0.98, 0.05, 1.0, "Viable share of the inoculum"),
    Fault("steam_supply", "1", 1.0, 0.8, 1.0, "Share of saturated steam; the rest is trapped air"),
    Fault("seal_leak", "1/h", 0.002, 0.0, 5.0, "Leak of the seals in a pressure hold"),
)
