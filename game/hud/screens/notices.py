"""Short screens: progress, an error, the report of a slip."""

from game.hud.actions import Action
from game.hud.controls import Button, choice, panel
from game.hud.layout import Column, Grow, Row
from game.hud.pages import AlarmsPage, ErrorPage, LearnedPage, LoadingPage, ReportPage
from game.hud.scene import Placed, Scene, View
from game.hud.screens.options import option_words
from game.hud.tokens import BODY, HEADING, SMALL, STRONG, SUB
from game.hud.widgets import Bar, Gap, Icon, Pad, Rule, Widget, text
from game.words import Words


def loading(page: LoadingPage, w: Words, _view: View) -> Scene:
    """Return the progress while something is made ready."""
    share = f"{page.share * 100:.0f}\u00a0%"
    body = Column(
        (
            Row((Icon("logo", 44), text("First Air", HEADING)), 12),
            Row((Grow(text(page.text or w("Making the plant ready"), BODY)), text(share, STRONG)), 12),
            Bar(page.share, 400, 8, "act"),
        ),
        14,
    )
    return Scene((Placed("loading", panel(body, (26, 30, 28, 30)), (0.5, 0.5), (0, 0), 460),), solid=True)


def error(page: ErrorPage, w: Words, _view: View) -> Scene:
    """Return what was asked, what was found and what to do."""
    rows: list[Widget] = [Row((Icon("warn", 32), Grow(text(page.title, SUB))), 12), text(page.text, BODY)]
    if page.detail:
        detail = text(page.detail, SMALL, "ink-2")
        rows.append(Pad(detail, (10, 14, 10, 14), "paper-2"))
    ways: list[Widget] = [Grow(Gap())]
    if page.can_go_on:
        ways.append(Button(w("Go on"), Action("dialog_close"), "primary"))
    else:
        ways += [Button(w("Missions"), Action("missions"), "primary"), Button(w("Quit"), Action("quit"))]
    rows.append(Row(tuple(ways), 10))
    frame = Pad(Column(tuple(rows), 14), (26, 30, 24, 30), "paper", "edge", radius=12)
    return Scene((Placed("error", frame, (0.5, 0.5), (0, 0), 640),), veil=True, is_menu=True)


def learned(page: LearnedPage, w: Words, _view: View) -> Scene:
    """Return the end of the tutorial: what was chosen on the way, and the way to change it [UX 4]."""
    rows: list[Widget] = [text(w("Your hands are ready"), HEADING)]
    rows.append(text(w("Nothing was scored. You can come back here from the title."), BODY, "ink-2"))
    rows += [Rule(), text(w("Settings chosen on the way"), STRONG)]
    if not page.learned:
        rows.append(text(w("None: all stays as it was."), BODY, "ink-2"))
    for setting in page.learned:
        name = text(option_words(setting.partition("=")[0], w)[0], BODY)
        rows.append(Row((Icon("check", 20), Grow(name), text(_value(setting, w), STRONG)), 12))
    ways = (
        Button(w("Missions"), Action("missions"), "primary"),
        Button(w("Change"), Action("settings", "access")),
        Button(w("Once more"), Action("tutorial")),
    )
    rows += [Rule(), Row(ways, 10, wraps=True)]
    frame = Pad(Column(tuple(rows), 12), (26, 30, 26, 30), "paper", "edge", radius=12)
    return Scene((Placed("learned", frame, (0.5, 0.5), (0, 0), 560),), veil=True, is_menu=True)


def _value(setting: str, w: Words) -> str:
    """What was chosen, in words; a share as per cent."""
    chosen = setting.partition("=")[2]
    said = option_words(setting, w)[0]
    return f"{float(chosen) * 100:.0f}\u00a0%" if said == chosen and "." in chosen else said


def state_words(w: Words) -> dict[str, str]:
    """What the shape of an alarm's mark says."""
    return {
        "active": w("active, not acknowledged"),
        "acknowledged": w("active, acknowledged"),
        "gone": w("gone, not acknowledged"),
        "shelved": w("shelved"),
    }


def alarms(page: AlarmsPage, w: Words, _view: View) -> Scene:
    """Return every standing alarm with its state in words; where it is acknowledged stands below."""
    states = state_words(w)
    head = Row((Grow(text(w("Alarms"), HEADING)), text(page.clock, BODY, "ink-2")), 12)
    rows: list[Widget] = [head, Rule()]
    if not page.alarms:
        rows.append(text(w("No alarm stands."), BODY, "ink-2"))
    for alarm in page.alarms:
        words = Column((text(alarm.title, STRONG), text(alarm.detail, SMALL, "ink-2")), 0)
        mark = Icon(f"alarm/{alarm.priority}/{alarm.state}", 34)
        rows += [Row((mark, Grow(words), text(states[alarm.state], SMALL, "ink-2")), 14), Rule()]
    rows.append(text(w("Acknowledge an alarm at its monitoring terminal, with a note."), SMALL, "ink-2"))
    silence = None if page.is_silenced or not page.alarms else Action("silence")
    foot = (Grow(Gap()), Button(w("Silence"), silence, "second"), Button(w("Close"), Action("back"), key="Esc"))
    rows.append(Row(foot, 10))
    frame = Pad(Column(tuple(rows), 10), (24, 30, 22, 30), "paper", "edge", radius=12)
    return Scene((Placed("alarms", frame, (0.5, 0.5), (0, 0), 720),), veil=True, is_menu=True)


def report(page: ReportPage, w: Words, _view: View) -> Scene:
    """Return the report of a slip: two choices, then send."""
    done = (
        ("stopped", w("I stopped and told a colleague")),
        ("protected", w("I protected the product first")),
        ("redone", w("I did it again correctly")),
        ("nothing", w("Nothing yet: I need help")),
    )
    rows: list[Widget] = [
        text(w("Report a slip"), HEADING),
        text(w("Reporting never costs more than the slip. Two choices, then go on."), SMALL, "ink-2"),
        Rule(),
        text(w("1. Which act of the last five minutes?"), STRONG),
    ]
    if not page.acts:
        rows.append(text(w("No act in the last five minutes."), SMALL, "ink-2"))
    for number, time, words in page.acts:
        rows.append(choice(f"{time}  {words}", Action("report_act", number), number == page.act))
    rows.append(text(w("2. What did you do about it?"), STRONG))
    rows += [choice(words, Action("report_done", name), name == page.done) for name, words in done]
    ready = bool(page.act) and bool(page.done)
    send = Button(w("Report"), Action("report_send"), "primary") if ready else Button(w("Choose both"), None)
    rows.append(Row((Grow(Gap()), send, Button(w("Close"), Action("back"), key="Esc")), 10))
    frame = Pad(Column(tuple(rows), 8), (24, 30, 22, 30), "paper", "edge", radius=12)
    return Scene((Placed("report", frame, (0.5, 0.5), (0, 0), 700),), veil=True, is_menu=True)
