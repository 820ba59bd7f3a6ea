"""The list of missions: courses at the left, missions in the middle, what the chosen one uses at the right."""

from game.hud.actions import Action
from game.hud.controls import Button, chip, panel
from game.hud.layout import Beside, Column, Grow, Row
from game.hud.pages import CourseRow, MissionRow, MissionsPage
from game.hud.scene import Placed, Scene, View
from game.hud.tokens import BODY, SMALL, STRONG, SUB
from game.hud.widgets import Bar, Gap, Icon, Pad, Rule, Widget, text
from game.words import Words


def missions(page: MissionsPage, w: Words, view: View) -> Scene:
    """Return the mission list on a plain ground."""
    body = Column((_head(page, w), Beside(_parts(page, w), (292, 556, 336), 24, 860)), 24)
    frame = Pad(body, (12, 24, 24, 24), "ground", radius=0)
    place = Placed("missions", frame, (0.0, 0.0), (0, 0), view.width, view.height, ground="ground", margin=0)
    return Scene((place,), solid=True, is_menu=True)


def kind_words(w: Words) -> dict[str, str]:
    """Return the kinds of mission as said."""
    return {"tutorial": w("Tutorial"), "normal": w("Normal"), "abnormal": w("Abnormal")}


def _head(page: MissionsPage, w: Words) -> Row:
    return Row(
        (
            Icon("logo", 36),
            text(w("Missions"), SUB),
            Grow(Gap()),
            chip(page.person or w("New here"), "act"),
            Button(w("Back"), Action("back"), small=True, key="Esc"),
        ),
        12,
        wraps=True,
    )


def _parts(page: MissionsPage, w: Words) -> tuple[Widget, ...]:
    courses = Column(
        (
            *(_course(row, row.id == page.course, w) for row in page.courses),
            text(w("Nothing is locked. You may start any mission; the advice says what it needs."), SMALL, "ink-2"),
        ),
        10,
    )
    rows: list[Widget] = []
    if page.advice:
        rows.append(_advice(page.advice, w))
    rows += [_mission(row, row.id == page.mission, w) for row in page.missions]
    rows.append(_legend(w))
    return courses, Column(tuple(rows), 10), _detail(page, w)


def _course(row: CourseRow, chosen: bool, w: Words) -> Pad:
    marks = tuple(
        Bar(1.0 if number < row.passed else 0.0, 26, 8, ground="paper", edge="edge") for number in range(row.missions)
    )
    count = text(w("{n} of {all} passed", n=row.passed, all=row.missions), SMALL, "ink-2")
    body = Column(
        (
            Row((text(str(row.number), STRONG, "ink-2"), Grow(text(row.name, STRONG))), 12, top=True),
            Row((*marks, count), 6, wraps=True),
        ),
        4,
    )
    fill, edge, line = ("act-soft", "act", 2.0) if chosen else ("paper", "line", 1.0)
    return Pad(body, (12, 16, 12, 16), fill, edge, line, 8.0, action=Action("course", row.id))


def _advice(advice: tuple[str, str, str], w: Words) -> Pad:
    mission, title, reason = advice
    words = Column(
        (
            text(w("Next for you: {title}", title=title), STRONG, "on-night"),
            text(reason, SMALL, "on-night-2"),
        ),
        2,
    )
    start = Button(w("Start"), Action("brief", mission), "on-night", small=True)
    return Pad(Row((Grow(words), start), 16), (12, 18, 12, 18), "night", radius=8)


def _mission(row: MissionRow, chosen: bool, w: Words) -> Pad:
    kind = kind_words(w)[row.kind]
    words = Column(
        (
            text(row.title, STRONG),
            text(w("{kind} · about {n} min", kind=kind, n=row.minutes), SMALL, "ink-2"),
        ),
        0,
    )
    tone, status = row.status
    parts: tuple[Widget, ...] = (Icon(row.kind, 30), Grow(words), *((chip(status, tone),) if status else ()))
    edge, line = ("act", 2.0) if chosen else ("line", 1.0)
    return Pad(Row(parts, 14), (14, 16, 14, 16), "paper", edge, line, 8.0, action=Action("mission", row.id))


def _legend(w: Words) -> Row:
    said = (("tutorial", w("shown step by step")), ("normal", w("you lead")), ("abnormal", w("something is wrong")))
    return Row(tuple(Row((Icon(name, 28), text(words, SMALL, "ink-2")), 8) for name, words in said), 16, wraps=True)


def _detail(page: MissionsPage, w: Words) -> Pad:
    chosen = next((row for row in page.missions if row.id == page.mission), None)
    if chosen is None:
        return panel(text(w("Choose a mission."), BODY, "ink-2"), (18, 20, 18, 20))
    words = {
        "not_yet": w("not yet"),
        "practised": w("practised"),
        "demonstrated": w("demonstrated"),
        "mastered": w("mastered"),
    }
    rows: list[Widget] = [text(chosen.title, STRONG), text(w("Competencies this mission uses"), SMALL, "ink-2"), Rule()]
    for name, mastery in page.competencies:
        state = text(words[mastery], SMALL, "ink-2", "right")
        rows += [Row((Icon(mastery, 22), Grow(text(name, SMALL)), state), 8), Rule()]
    if page.remark:
        rows.append(text(page.remark, SMALL))
    start = Action("brief", chosen.id) if chosen.is_ready else None
    exam = Action("exam", chosen.id) if chosen.is_ready else None
    if not chosen.is_ready:
        rows.append(text(w("This mission is being built."), SMALL, "ink-2"))
    rows.append(Row((Grow(Button(w("Start"), start, "primary"), 2.0), Button(w("Exam"), exam)), 8))
    return panel(Column(tuple(rows), 10), (18, 20, 18, 20))
