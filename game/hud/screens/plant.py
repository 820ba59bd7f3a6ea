"""What is over the plant while one works: task, time, hands, label, ring, caption, alarm. The middle stays free."""

from game.hud.actions import Action
from game.hud.controls import Button, chip, panel
from game.hud.layout import Column, Grow, Row, Wide
from game.hud.model import BoardRow, Caption, Clock, Hands, Hint, HudModel, Tasks
from game.hud.scene import Placed, Scene, View, natural_width
from game.hud.screens.decision import decision
from game.hud.screens.gowning import gowning
from game.hud.screens.marks import marks
from game.hud.tokens import BODY, CAPTION, MARGIN, SMALL, SMALL_STRONG, STRONG, SUB
from game.hud.widgets import Bar, Flow, Gap, Icon, Key, Pad, Rule, Span, Widget, text
from game.words import Words

EXAM_BAR = 40.0
CHIP_WIDTH = 420.0


def plant(hud: HudModel, w: Words, view: View) -> Scene:
    """Return all panels of one frame; a decision dims the plant and takes the keys."""
    if hud.decision:
        return decision(hud.decision, w, view)
    top = 24.0 + (EXAM_BAR - 8 if hud.exam else 0.0)
    placed = [*marks(hud, view), *_top(hud, w, view, top)]
    if hud.figure:
        placed += gowning(hud.figure, w, view, top + 72)
    if not (view.is_narrow and (hud.tasks.is_open or hud.verbs)):
        placed += _low(hud, w, view)
    # What stands at the hand lies over everything else.
    placed.sort(key=lambda one: ("label", "verbs").index(one.name) + 1 if one.name in ("label", "verbs") else 0)
    return Scene(tuple(placed), keys=hud.keys)


def _top(hud: HudModel, w: Words, view: View, top: float) -> list[Placed]:
    placed = []
    if hud.exam:
        who = Grow(text(hud.exam.person, BODY, "on-night-2"))
        left = Row((text(w("Exam"), STRONG, "on-night"), who, text(hud.exam.left, STRONG, "on-night")), 16)
        bar = Pad(left, (5, 24, 5, 24), "night", radius=0, least=(0, EXAM_BAR))
        placed.append(Placed("exam", bar, (0, 0), (0, 0), view.width, EXAM_BAR, ground="night", margin=0))
    if hud.tutorial:
        if not (view.is_narrow and hud.offer):
            placed.append(_tutorial(hud, w, top))
    else:
        clock = _clock(hud, w, view, top)
        room = view.width - 2 * MARGIN - 8 - clock.widget.measure(view.scale, view.width)[0]
        tall = view.height - top - MARGIN
        widget = task_panel(hud.tasks, w)
        # As wide as the board, wider where the step's few words need it; a procedure alone takes what it needs.
        least = 0.0 if hud.tasks.sop_only and not hud.tasks.is_open else CHIP_WIDTH
        own = 0.0 if hud.tasks.is_open else natural_width(widget, view.scale)
        wide = min(max(least, own), room)
        placed += [Placed("tasks", widget, (0, 0), (24, top), wide, tallest=tall), clock]
    below = top + 64
    if hud.alarms and not (view.is_narrow and hud.tasks.is_open):
        placed += _alarms(hud, w, view, below)
    if hud.hint and not (view.is_narrow and hud.tasks.is_open):
        low = below + 8 if not hud.alarms else below + 128
        placed.append(Placed("hint", _hint(hud.hint, w), (1, 0), (24, low), 312, tallest=view.height - low - 84))
    return placed


def task_panel(tasks: Tasks, w: Words) -> Widget:
    """Return the chip, or the board when it is open."""
    if tasks.sop_only and not tasks.is_open:
        parts = Row((text(w("SOP and record"), STRONG), Key("Tab")), 12)
        return Pad(parts, (10, 12, 10, 16), "paper", "edge", radius=8, least=(0, 56), action=Action("board"))
    if tasks.is_open:
        return _board(tasks, w)
    share = tasks.number / tasks.total if tasks.total else 0.0
    line = Row((text(f"{tasks.number}/{tasks.total}", STRONG, "act"), Grow(text(tasks.title, STRONG)), Key("Tab")), 12)
    body = Column((Pad(line, (10, 12, 6, 16), least=(0, 52)), Bar(share, height=5)), 0)
    return Pad(body, (1.5, 1.5, 2, 1.5), "paper", "edge", radius=8, least=(0, 56), action=Action("board"))


def _board(tasks: Tasks, w: Words) -> Pad:
    count = text(w("{n} of {all}", n=tasks.number, all=tasks.total), BODY, "on-night-2")
    head = Row((Grow(text(tasks.mission, STRONG, "on-night")), count, Key("Tab")), 12)
    rows: list[Widget] = [Pad(head, (10, 12, 10, 16), "night", radius=7, least=(0, 56), action=Action("board"))]
    for number, row in enumerate(tasks.rows):
        rows += ([Rule()] if number else []) + [_board_row(row)]
    if tasks.free_order:
        note = text(w("Free order unless a line says “after” or “needs”."), SMALL, "ink-2")
        rows += [Rule(), Pad(note, (8, 16, 8, 16))]
    return Pad(Column(tuple(rows), 0), (1.5, 1.5, 1.5, 1.5), "paper", "edge", radius=8)


def _board_row(row: BoardRow) -> Pad:
    style, ink = {"next": (STRONG, "ink"), "done": (BODY, "ink-2")}.get(row.state, (BODY, "ink"))
    words: list[Widget] = [text(row.text, style, ink)]
    if row.note:
        words.append(text(row.note, SMALL, "ink-2"))
    line = Row((Icon(row.state, 22), Grow(Column(tuple(words), 0))), 12, top=True)
    return Pad(line, (8, 14, 8, 16), "act-soft" if row.state == "next" else "", radius=0)


def _clock(hud: HudModel, w: Words, view: View, top: float) -> Placed:
    clock: Clock = hud.clock
    parts: list[Widget] = [text(clock.time, SUB)]
    if not view.is_narrow:
        parts.insert(0, text(clock.day, BODY, "ink-2"))
    if hud.exam:
        parts.append(Button(w("Ask for a break"), Action("break"), small=True))
    else:
        if clock.speed and not view.is_narrow:
            parts += [
                Button("–", Action("slower"), small=True),
                Wide(text(w("frozen") if clock.is_frozen else clock.speed, SMALL_STRONG, align="centre"), 64),
                Button("+", Action("faster"), small=True),
            ]
        words = "" if view.is_narrow else w("Pause")
        parts.append(Button(words, Action("pause"), small=True, icon="pause"))
    body = Pad(Row(tuple(parts), 8), (7, 8, 7, 16), "paper", "edge", radius=8, least=(0, 56))
    return Placed("clock", body, (1, 0), (24, top))


def _alarms(hud: HudModel, w: Words, view: View, top: float) -> list[Placed]:
    """Return one banner, the worst first, and what else stands; the list opens from both."""
    first, *rest = sorted(hud.alarms, key=lambda alarm: (alarm.state != "active", alarm.priority))
    words = Column((text(first.title, STRONG), text(first.detail, SMALL, "ink-2")), 0)
    silence = Button(w("Silence"), None if hud.is_silenced else Action("silence"), "second", small=True)
    is_active = first.state == "active"
    state = hud.blink if is_active and hud.blink else first.state
    edge = 3.0 if hud.blink or not is_active else 6.0  # with reduced motion a thick edge stands for blinking
    line = Row((Icon(f"alarm/{first.priority}/{state}", 40), Grow(words), silence), 14)
    banner = Pad(line, (7, 10, 7, 14), "paper", f"p{first.priority}", edge, 8.0, (0, 64), action=Action("alarm_list"))
    placed = [Placed("alarm", banner, (0.5, 0), (0, top), 540)]
    if rest and not view.is_narrow:
        more = w("and {n} more", n=len(rest) - 1) if len(rest) > 1 else ""
        second = Row(
            (
                Icon(f"alarm/{rest[0].priority}/{rest[0].state}", 24),
                text(rest[0].title, SMALL),
                text(more, SMALL, "ink-2"),
                text(w("Show list"), SMALL_STRONG, "act"),
            ),
            10,
        )
        listed = Pad(second, (8, 14, 8, 14), "paper", "edge", radius=8, least=(0, 44), action=Action("alarm_list"))
        placed.append(Placed("alarm_more", listed, (0.5, 0), (0, top + 72)))
    return placed


def _hint(hint: Hint, w: Words) -> Pad:
    head = Row(
        (
            Grow(text(w("Hint {n} of {all}", n=hint.level, all=hint.levels), STRONG)),
            chip(w("cost −{n}", n=f"{hint.cost:g}") if hint.cost else w("free")),
        )
    )
    buttons: list[Widget] = []
    if hint.next_cost is not None:
        buttons.append(Button(w("More (−{n})", n=f"{hint.next_cost:g}"), Action("hint_more"), small=True))
    buttons += [Grow(Gap()), Button(w("Close"), Action("hint_close"), small=True)]
    return panel(Column((head, text(hint.text), Row(tuple(buttons))), 10))


def _tutorial(hud: HudModel, w: Words, top: float) -> Placed:
    lesson = hud.tutorial
    assert lesson is not None  # noqa: S101 - the caller looked
    dots = tuple(
        Grow(Bar(1.0, 60, 8, "good" if number < lesson.step else "act" if number == lesson.step else "line"))
        for number in range(1, lesson.steps + 1)
    )
    words = Column(
        (
            text(lesson.text, SUB),
            text(w("{n} of {all} · nothing is scored here", n=lesson.step, all=lesson.steps), SMALL, "ink-2"),
        ),
        0,
    )
    show = (Button(w("Show me"), Action("tutorial_show"), small=True),) if lesson.offers_show else ()
    skip = Button(w("Skip"), Action("tutorial_skip"), small=True)
    leave = Button(w("Skip all"), Action("tutorial_skip_all"), small=True)
    line = Row((Icon(lesson.picture, 40), Grow(words), Row((*show, skip, leave), 8, wraps=True)), 14)
    return Placed("tutorial", panel(Column((Row(dots, 8), line), 12), (16, 20, 14, 20)), (0.5, 0), (0, top), 760)


def _low(hud: HudModel, w: Words, view: View) -> list[Placed]:
    low = 24.0
    left, right = (1, 0) if hud.is_mirrored else (0, 1)
    placed = [Placed("hands", hands_row(hud.hands, w), (left, 1), (24, low))]
    keys: list[Widget] = []
    if hud.offers_hint and not hud.exam:
        keys.append(_key_button("H", "" if view.is_narrow else w("Hint"), "hint"))
    if not hud.tutorial or hud.tutorial.step >= 8:
        keys.append(_key_button("F2", "" if view.is_narrow else w("Report"), "report"))
    said = w("Controls") if hud.exam else w("Help")
    keys.append(_key_button("F1", "" if view.is_narrow else said, "help"))
    placed.append(Placed("keys", Row(tuple(keys), 8), (right, 1), (24, low)))
    caption = Caption(hud.toast, is_sound=False) if hud.toast and not hud.caption else hud.caption
    if caption and not (view.is_narrow and (hud.hint or hud.offer)):
        placed.append(_caption(caption, hud, view))
    if hud.offer:
        placed.append(_offer(hud, w))
    return placed


def _caption(caption: Caption, hud: HudModel, view: View) -> Placed:
    """Return the plate low in the middle; beside the body figure where that leaves no room."""
    if view.is_narrow and hud.figure:
        room = view.width - 288 - 3 * MARGIN
        return Placed("caption", caption_plate(caption), (1, 1), (24, 84), room, ground="night", tallest=150)
    return Placed("caption", caption_plate(caption), (0.5, 1), (0, 80 if view.is_narrow else 92), ground="night")


def caption_plate(caption: Caption) -> Pad:
    """Return what is spoken, on ink, in two lines."""
    spans: tuple[Span, ...] = (Span(caption.text, CAPTION, "on-night"),)
    if caption.is_sound:
        heard = Row((Icon("sound", 26), Flow((Span(caption.text, CAPTION, "on-night-2"),), widest=560)), 10)
        return Pad(heard, (12, 24, 12, 24), "night", radius=8)
    if caption.speaker:
        spans = (Span(caption.speaker + "  ", SUB, "speaker"), *spans)
    return Pad(Flow(spans, "centre", 592), (12, 24, 12, 24), "night", radius=8)


def hands_row(hands: Hands, w: Words) -> Row:
    """Return what each hand holds; the hand of the next act has an ink badge."""
    sides = (("left", w("L"), hands.left), ("right", w("R"), hands.right))
    parts = []
    for side, letter, held in sides:
        full = bool(held) or hands.used == side
        ink, ground = ("on-night", "night") if full else ("ink-2", "paper-2")
        sign = text(letter, SMALL_STRONG, ink, "centre")
        badge = Pad(sign, (3, 0, 3, 0), ground, radius=14, least=(28, 28))
        words = text(held or w("empty"), STRONG if held else BODY, "ink" if held else "ink-2")
        body = Row((Wide(badge, 28), words), 10)
        parts.append(Pad(body, (8, 14, 8, 10), "paper", "edge", radius=8, least=(0, 48), action=Action("hand", side)))
    return Row(tuple(parts), 8)


def _key_button(key: str, words: str, name: str) -> Pad:
    body = Row((Key(key), text(words, STRONG)), 12) if words else Key(key)
    return Pad(body, (8, 14, 8, 10), "paper", "edge", radius=8, least=(0, 48), action=Action(name))


def _offer(hud: HudModel, w: Words) -> Placed:
    offer = hud.offer
    assert offer is not None  # noqa: S101 - the caller looked
    words = Flow((Span(offer.title + " ", SMALL_STRONG), Span(offer.text, SMALL)))
    buttons = Row(
        (
            Button(w("Turn on"), Action("offer_accept", offer.setting), "second", small=True),
            Button(w("No"), Action("offer_refuse"), small=True),
        ),
        8,
        wraps=True,
    )
    body = Pad(Column((words, buttons), 8), (14, 16, 14, 16), "act-soft", "edge", radius=8)
    return Placed("offer", body, (0, 1), (24, 84), 300)
