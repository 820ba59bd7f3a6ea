"""The 2000 L reactor: panel, pumps, vent filters, standby oxygen, sight glass."""

from game.verbs import Binding, Verb

QUARTER = 90.0  # degrees of a lever: along the pipe is open
GIVEN = "100"  # mL/h of antifoam at a press of the pump's key, chosen; the panel sets any rate

PANEL = ("screen", "Reactor panel", "Look closer")
STANDBY = ("standby_valve", "Standby oxygen")
ANTIFOAM = ("antifoam_pump", "Antifoam pump")
VERBS = (
    Verb(*PANEL, how="look", pose="point"),
    Verb("sight_glass", "Sight glass", "Look into the vessel", how="closer", pose="rest"),
    Verb("feed_pump", "Feed pump", "Stop the feed", "feed", "0"),
    Verb(*ANTIFOAM, "Give antifoam, 100 mL/h", "antifoam", GIVEN, only="!sp.antifoam"),
    Verb(*ANTIFOAM, "Stop the antifoam", "antifoam", "0"),
    Verb(*STANDBY, "Open it: oxygen from standby", "set_gas", "source:standby", pose="grip", only="!source"),
    Verb(*STANDBY, "Shut it: oxygen from the main supply", "set_gas", "source:main", pose="grip", only="source"),
    Verb("handle_a", "Vent filter A", "Vent over it", "switch_vent_filter", "a", pose="grip", only="filter"),
    Verb("handle_b", "Vent filter B", "Vent over it", "switch_vent_filter", "b", pose="grip", only="!filter"),
)
BINDINGS = (
    Binding("screen", "phase", "screen"),
    Binding("standby_valve", "source", "turn", low=1.0, high=0.0, travel=QUARTER),
    Binding("handle_a", "filter", "turn", travel=QUARTER),
    Binding("handle_b", "filter", "turn", low=1.0, high=0.0, travel=QUARTER),
    Binding("exhaust_stroke", "exhaust_valve", "slide", high=100.0, travel=0.044),
    Binding("needle", "press", "turn", high=1000.0, travel=-270.0),
)
