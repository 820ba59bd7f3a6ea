"""Samples of the reactor's pages as the night watch would fill them; used by tests and by tools/ui_shots.py."""

# ruff: noqa: E501 - sample rows are easier to compare when each stands on one line
from dataclasses import replace

from game.hmi.model import PlantPage
from game.hmi.reactor_model import (
    AlarmRow,
    Bar,
    Choice,
    Draft,
    Entry,
    Faceplate,
    Fact,
    Head,
    HeadAlarm,
    LoopRow,
    PhaseRow,
    ReactorAlarms,
    ReactorLoops,
    ReactorOverview,
    ReactorRecipe,
    ReactorTrends,
    StepRow,
    VesselFacts,
)
from game.hmi.trend import PENS, Band, Mark, Pen, Trends

ALARM = HeadAlarm(2, "active", "DO_A low", "26.6\u00a0%", "alert 30 · 03:50:12 · not acknowledged", "USP.br2000.do")
HEAD = Head("BR2000", "Culture, day 7", "Batch CHO-0147", "A. Benali", "04:24:10", ALARM, (0, 2, 1, 0))
QUIET = replace(HEAD, alarm=None, counts=(0, 0, 0, 0))
DO_BAR = Bar("DO_A", 26.6, "26.6", "%", 2.0, 98.0, (30.0, 60.0), (20.0, 80.0), 40.0, 2, "active", "do")
BARS = (
    Bar("Temp", 36.8, "36.8", "°C", 36.0, 37.6, (36.5, 37.1), (36.3, 37.3), 36.8, loop="temp"),
    Bar("pH", 6.98, "6.98", "", 6.68, 7.32, (6.9, 7.1), (6.8, 7.2), 7.0, loop="ph"),
    DO_BAR,
    Bar("DO_B", 66.1, "66.1", "%", 2.0, 98.0, (30.0, 60.0), (20.0, 80.0), None, 2, "acknowledged", "do_b"),
    Bar("Press", 302.0, "302", "mbar", 45.0, 605.0, (200.0, 400.0), (150.0, 500.0), 300.0, loop="press"),
    Bar("Agit", 80.0, "80", "rpm", 61.0, 109.0, (75.0, 90.0), (70.0, 100.0), 80.0, loop="agit"),
)
VESSEL = VesselFacts(
    0.7,
    0.2,
    Fact("Weight", "1602\u00a0kg"),
    Fact("Agit", "80\u00a0rpm"),
    Fact("Feed", "1.92\u00a0L/h"),
    Fact("Base", "4.6\u00a0L"),
    Fact("Jacket", "36.1\u00a0°C"),
    Fact("Filter dP", "12\u00a0mbar"),
    Fact("Vent A", "40\u00a0%"),
    Fact("Foam", "0.2"),
    (Fact("Air", "10.0"), Fact("O₂", "46.0", 3, "acknowledged"), Fact("CO₂", "1.20")),
    "L/min",
    "Oxygen: main",
    is_feeding=True,
)
OVERVIEW = ReactorOverview(HEAD, VESSEL, BARS, "control: probe A")


LOOPS = (
    LoopRow("do", "DIC-201", "Dissolved oxygen", "26.6\u00a0%", "A", 2),
    LoopRow("ph", "AIC-202", "pH", "6.98", "A"),
    LoopRow("temp", "TIC-203", "Temperature", "36.8\u00a0°C", "A"),
    LoopRow("press", "PIC-204", "Pressure", "302\u00a0mbar", "A"),
    LoopRow("agit", "SIC-205", "Agitation", "80\u00a0rpm"),
    LoopRow("air", "FIC-206", "Air", "10.0\u00a0L/min"),
    LoopRow("o2", "FIC-207", "Oxygen", "46.0\u00a0L/min", "", 3, "acknowledged"),
    LoopRow("co2", "FIC-208", "Carbon dioxide", "1.20\u00a0L/min", "M"),
    LoopRow("feed", "FIC-209", "Feed", "1.92\u00a0L/h", "A"),
    LoopRow("antifoam", "FIC-210", "Antifoam", "0\u00a0mL/h"),
)
PLATE = Faceplate(
    "DIC-201",
    "Dissolved oxygen",
    replace(DO_BAR, low=0.0, high=100.0),
    "40.0",
    "%",
    (0.73, "73", "% open"),
    (
        Choice("Mode", (("mode=oxygen:auto", "Auto", ""), ("mode=oxygen:manual", "Manual", "")), "mode=oxygen:auto"),
        Choice(
            "Probe in control",
            (("switch_probe=a", "A", "26.6\u00a0%"), ("switch_probe=b", "B", "66.1\u00a0%")),
            "switch_probe=a",
            "switch_probe=b",
        ),
        Entry("Set point, 5 to 100 %", "set_do", "40.0"),
    ),
    "Low",
    ("calibrate", "Calibrate…"),
)
LOOP = ReactorLoops(
    HEAD,
    LOOPS,
    "do",
    PLATE,
    Draft("Change: control from probe A to probe B. The output moves towards what B asks for."),
)
ROWS = (
    AlarmRow("USP.br2000.do", 2, "active", "03:50:12", "DO_A", "Dissolved oxygen, probe A low", "26.6\u00a0%", "30", "Not acknowledged", True),
    AlarmRow("USP.br2000.do_b", 2, "active", "03:53:40", "DO_B", "Dissolved oxygen, probe B high", "66.1\u00a0%", "60", "Not acknowledged", True),
    AlarmRow("USP.br2000.o2_flow", 3, "acknowledged", "04:02:08", "O2_flow", "Oxygen flow high", "46.0\u00a0L/min", "40", "Acknowledged"),
    AlarmRow("USP.br2000.filter_dp", 4, "gone", "03:40:11", "Filter_dP", "Pressure over the vent filter high", "12\u00a0mbar", "60", "Back to normal, not acknowledged", True),
)  # fmt: skip
VIEWS = (("active", "Active 4"), ("shelved", "Shelved 1"), ("history", "History"))
ALARMS = ReactorAlarms(HEAD, "active", VIEWS, ROWS, "USP.br2000.do", "Alarms in 10 min: 2", loop="do")
RESPONSE = (
    "Compare probe A with probe B, and with a sample.",
    "Look at oxygen flow and valve, agitation and pressure.",
    "Change control only when a probe is proved wrong.",
)
PHASES = (
    PhaseRow("cip", "Clean in place", "complete", "Complete"),
    PhaseRow("sip", "Sterilise in place", "complete", "Complete"),
    PhaseRow("pressure_hold", "Pressure hold", "complete", "Complete"),
    PhaseRow("add_medium", "Fill medium", "complete", "Complete"),
    PhaseRow("inoculate", "Inoculate", "complete", "Complete"),
    PhaseRow("culture", "Culture", "running", "Running"),
    PhaseRow("transfer", "Harvest", "idle", "Idle"),
    PhaseRow("kill", "Kill in place", "idle", "Idle"),
)
STEPS = (
    StepRow("Agitate", "Running", "80\u00a0rpm"),
    StepRow("Aerate and control DO", "Running", "probe A, O₂ 46.0\u00a0L/min", 3),
    StepRow("Control pH", "Running", "CO₂ / base 4.6\u00a0L"),
    StepRow("Feed", "Running", "1.92\u00a0L/h by the rule"),
    StepRow("Daily sample", "Waiting", "operator"),
    StepRow("Harvest ready", "Idle", "day 14 or viability < 70 %"),
)
RECIPE = ReactorRecipe(
    HEAD, "Procedure: mAb-01 production", PHASES, "culture", "Operation: Culture", "6 d 17 h 02", STEPS,
    buttons=(("hold", "Hold", True), ("resume", "Resume", False), ("feed=0", "Stop feed", True), ("abort", "Abort…", True)),
    hint="Hold and Abort ask once more; Abort needs a signature.",
)  # fmt: skip
FILL = replace(
    RECIPE, phase="add_medium", title="Operation: Fill medium", elapsed="", steps=STEPS[:1],
    entries=(Entry("Medium, 1 to 2000 L", "add_medium", "1500"),), buttons=(("add_medium", "Start", False),),
    draft=Draft(refusal="add_medium starts from held or filled; the reactor is in phase culture"),
)  # fmt: skip


def _line(name: str, value: float, decimals: int, look: int, drift: float = 0.0) -> Pen:
    points = tuple((-14400.0 + 60.0 * n, value + drift * max(0, n - 110)) for n in range(241))
    return Pen(name, points, decimals, *PENS[look])


TRENDS = ReactorTrends(
    HEAD,
    Trends(
        (
            Band("Dissolved oxygen, %", (_line("A", 40.0, 1, 0, -0.1), _line("B", 40.0, 1, 1, 0.2)), 0.0, 100.0, (20.0, 40.0, 60.0, 80.0), (30.0, 60.0), (20.0, 80.0), weight=1.5),
            Band("Oxygen flow, L/min", (_line("O₂", 5.0, 1, 2, 0.3),), 0.0, 60.0, (0.0, 30.0, 60.0), (40.0,)),
            Band("pH", (_line("pH", 6.98, 2, 3),), 6.7, 7.3, (6.8, 7.0, 7.2), (6.9, 7.1), (6.8, 7.2)),
        ),
        14400.0, ("00:24", "01:24", "02:24", "03:24", "04:24"), -4320.0, "03:12", "hmi_cursor", (Mark(-5400.0, 1),),
    ),
    "4h", (("1h", "1 h"), ("4h", "4 h"), ("24h", "24 h"), ("batch", "Batch")),
    "oxygen", (("oxygen", "Oxygen"), ("ph", "pH"), ("press", "Pressure"), ("temp", "Heat")),
    ("1  02:54  A and B part here (A. Benali)",),
)  # fmt: skip


def reactor_pages() -> dict[str, PlantPage]:
    """Return name -> sample of each page of the reactor's panel."""
    return {
        "20_overview": OVERVIEW,
        "20_overview_quiet": replace(
            OVERVIEW,
            head=QUIET,
            bars=tuple(replace(bar, priority=0) for bar in BARS),
            vessel=replace(VESSEL, level=0.1),
        ),
        "21_trends": TRENDS,
        "21_trends_note": replace(TRENDS, is_noting=True, note="A and B part here"),
        "22_faceplate": LOOP,
        "22_faceplate_refused": replace(LOOP, draft=Draft(refusal="USP.br2000.set_do: 120 % is outside 5 to 100 %")),
        "23_alarms": ALARMS,
        "23_alarms_response": replace(ALARMS, response=RESPONSE),
        "23_alarms_shelve": replace(
            ALARMS, shelving=True, minutes="60", reason="Probe out", refusal="no alarm waits", is_flood=True
        ),
        "24_recipe": RECIPE,
        "24_recipe_hold": replace(RECIPE, draft=Draft("Hold the culture: feed and base stop, gas and heat go on.")),
        "24_recipe_abort": replace(
            RECIPE,
            draft=Draft(
                "Abort the pressure hold: it counts as not done. Signed: A. Benali.",
                needs_signature=True,
                reason="Leak",
                is_ready=True,
            ),
        ),
        "24_recipe_fill": FILL,
    }
