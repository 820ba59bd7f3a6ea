"""What the person sees over the plant, from the state of the run: the only place that knows both.

Pure: the same run gives the same model. Texts of the mission come translated by `training.words`, those of the screens
by `game.words`.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field

from game.alarms import alarms, key_of
from game.alarms import count as standing_alarms
from game.clock import PlayClock
from game.hmi.phone_panel import contacts
from game.hud import model as hud
from game.moments import day
from game.play import Play
from game.travelling import label
from game.words import Words, told, worded
from sim_core.journal import Command, Entry, Event
from sim_core.people.rules import STREET
from sim_core.quantity import Second
from training.facility import load_facility
from training.mission import Decision, Mission, Question, Step
from training.rewind import is_rewind, standing
from training.scorecard import HINT_COST
from training.session import Session

CHIP = 34  # characters that the task chip holds [UX 5]
READING_SPEED = 15.0  # characters/s [UX 2]
RESTS: Second = 0.12  # a label shows after the pointer has rested so long on a part [UX 3]
SHORTEST: Second = 2.0  # a caption stays at least so long [UX 2]
LINE = {"en": 42, "fr": 36}  # characters of a caption's line, two lines at once [UX 2]
SHOWN_AT = {"off": ("reason",), "speech": ("reason", "speech"), "all": ("reason", "speech", "sound")}
SPOTS = {"hair": "Hair", "nape": "Nape", "neck_flap": "Neck flap", "wrist": "Wrists", "ankle": "Ankles"}
GRIPS = {"inside": "Inside", "tab": "Tab", "outside": "Outside"}


@dataclass(slots=True)
class Dialog:
    """A decision or question that waits for its answer."""

    ask: Decision | Question
    chosen: str = ""
    sureness: str = ""
    feedback: str = ""
    verdict: str = ""
    is_called: bool = False


@dataclass(slots=True)
class Shown:
    """What of the screens is open: board, hint, dialog, caption; and what is worn, read from the journal."""

    board: bool = False
    hint: int = 0
    dialog: Dialog | None = None
    silenced: bool = False
    known_alarms: int = 0
    since: dict[str, Second] = field(default_factory=dict)  # what an alarm names -> when it began
    listing: bool = False  # the list of alarms is open
    sop: int = 0  # page of the procedure that is read before a decision
    is_still: bool = False  # reduced motion: nothing blinks
    person: str = ""
    mirrored: bool = False  # buttons at the left, for the left hand
    wall: Second = 0.0
    captions: str = "all"
    toggles: bool = False
    caption: hud.Caption | None = None
    caption_until: Second = 0.0
    speaker: str = ""  # who says the caption, by his name in the plant
    rest: list[str] = field(default_factory=list)  # what of the caption is still to be read
    worn: list[str] = field(default_factory=list)
    read: int = 0


def follow(shown: Shown, session: Session, words: Words, wall: Second) -> list[Event]:
    """Take in what is new: captions from the speech queue, garments from the journal; returns the new events."""
    shown.wall = wall
    entries = session.journal.since(shown.read)
    fresh = [e for e in entries if isinstance(e, Event)]
    shown.read = len(session.journal)
    if any(is_rewind(e) for e in fresh):  # what was put on since is on the rack again
        shown.worn.clear()
        _dress(shown, (e for _, e in standing(session.journal.entries)))
    else:
        _dress(shown, entries)
    _turn_caption(shown, wall)
    if shown.caption is None and session.speech:
        said = session.speech.popleft()
        speaker = {"coach": words("Coach"), **contacts(words)}.get(str(said.data.get("who")), "")
        shown.speaker = str(said.data.get("who", ""))
        text = told(said.data, words.language)
        first, *shown.rest = pieces(text, words.language, speaker)
        say(shown, first, wall, speaker)
    shown.since |= {key_of(e): e.time for e in fresh if key_of(e)}
    now = standing_alarms(session, load_facility())
    if now > shown.known_alarms:  # a new alarm is heard again
        shown.silenced = False
    shown.known_alarms = now
    return fresh


def _dress(shown: Shown, entries: Iterable[Entry]) -> None:
    """Garments put on and off one by one, or all at once by a start state or on the way to another suite."""
    for event in entries:
        if isinstance(event, Command):
            if event.target == "trainee.wear" and event.actor != "trainee":  # nobody dresses himself so
                shown.worn[:] = [name for name in str(event.value).split() if name not in STREET]
            continue
        garment = str(event.data.get("garment", ""))
        if event.name == "garment_donned" and event.data.get("person", event.source) in ("trainee", event.source):
            shown.worn.append(garment)
        elif event.name == "garment_doffed" and garment in shown.worn:
            shown.worn.remove(garment)


def say(shown: Shown, text: str, wall: Second, speaker: str = "", kind: str = "speech") -> None:
    """Put a line into the caption for as long as reading takes; `kind` is speech, sound or reason.

    A reason (why an act was refused) is always shown; speech and sounds as the person chose.
    """
    if kind not in SHOWN_AT[shown.captions]:
        return
    shown.caption = hud.Caption(text, speaker, is_sound=kind == "sound")
    shown.caption_until = wall + max(SHORTEST, len(text) / READING_SPEED)
    if kind != "speech":
        shown.rest = []


def hear(shown: Shown, sounds: Iterable[str], words: Words, wall: Second) -> None:
    """Caption of a sound that begins; speech goes first."""
    for sound in sounds:
        if shown.caption is None or shown.caption.is_sound:
            say(shown, words(sound), wall, kind="sound")


def pieces(text: str, language: str, speaker: str = "") -> list[str]:
    """A line of speech as captions of two lines each.

    >>> pieces("Rub on until dry.", "en", "Coach")
    ['Rub on until dry.']
    """
    width = LINE.get(language, LINE["fr"])
    name = f"{speaker}\u00a0\u00a0" if speaker else ""
    lines = textwrap.wrap(name + text, width, break_long_words=False)
    parts = [" ".join(lines[n : n + 2]) for n in range(0, len(lines), 2)]
    return [part.removeprefix(name) for part in parts] or [""]


def _turn_caption(shown: Shown, wall: Second) -> None:
    """A caption that was read makes room for its rest, or goes."""
    if shown.caption is None or wall < shown.caption_until:
        return
    if shown.rest:
        say(shown, shown.rest.pop(0), wall, shown.caption.speaker)
        return
    shown.caption, shown.speaker = None, ""


def model(
    play: Play, shown: Shown, words: Words, size: tuple[int, int], menu: hud.VerbMenu | None = None
) -> hud.HudModel:
    """Everything over the plant in one frame."""
    session = play.session
    pointer, target = _pointer(play, words, size)
    return hud.HudModel(
        tasks=_tasks(session, shown, words),
        clock=_clock(session, play.clock, words),
        hands=_hands(play, words),
        pointer=pointer if play.hands.hold is None else None,
        target=target,
        hold=_hold(play, words, size, shown.toggles),
        caption=shown.caption,
        alarms=alarms(session, play.facility, words, shown.since),
        exam=_exam(session, shown, words),
        is_silenced=shown.silenced,
        is_mirrored=shown.mirrored,
        blink="" if shown.is_still else ("active", "gone")[int(2.0 * shown.wall) % 2],  # 1 Hz [UX 2]
        hint=_hint(session, shown, words),
        offers_hint=session.progress.guidance < 3 and not is_exam(session),
        decision=None if shown.dialog is None else _dialog(shown.dialog, session, words),
        figure=_figure(play, shown, words),
        verbs=menu,
        keys=keys(play, shown, menu),
    )


def keys(play: Play, shown: Shown, menu: hud.VerbMenu | None) -> str:
    """Which panel takes arrows, Enter and numbers from the plant."""
    asked = (
        ("verbs", menu is not None),
        ("garment", bool(play.hands.choosing)),
        ("mirror", bool(play.hands.at_mirror)),
        ("all", shown.board),
    )
    return next((panel for panel, is_open in asked if is_open), "")


def answer(dialog: Dialog, session: Session) -> None:
    """Give the chosen answer, and keep what the person is told about it."""
    ask = dialog.ask
    if isinstance(ask, Decision):
        option = next(o for o in ask.options if o.id == dialog.chosen)
        session.submit(f"mission.answer.{ask.id}", dialog.chosen)
        dialog.feedback, dialog.verdict = option.feedback, option.value
    else:
        session.submit(f"mission.quiz.{ask.id}", int(dialog.chosen))
        dialog.feedback = ask.rationale
        dialog.verdict = "best" if int(dialog.chosen) == ask.answer else "minor"


def steps(session: Session) -> list[Step]:
    """The steps of this run in order."""
    return [s for s in session.run.mission.steps if s.applies or session.run.is_asked(session.progress, s)]


def _tasks(session: Session, shown: Shown, words: Words) -> hud.Tasks:
    asked = steps(session)
    done = session.progress.done
    mission: Mission = session.run.mission
    current = session.run.current(session.progress)
    rows = tuple(_row(step, session, current, words) for step in asked)
    return hud.Tasks(
        title=brief(current, words) if current else words("All done"),
        number=min(len(asked), 1 + sum(s.id in done for s in asked)),
        total=len(asked),
        mission=worded(mission.title, words.language),
        rows=rows,
        is_open=shown.board,
        sop_only=session.progress.guidance >= 3 or is_exam(session),
        free_order=True,
    )


def _row(step: Step, session: Session, current: Step | None, words: Words) -> hud.BoardRow:
    mission: Mission = session.run.mission
    text = worded(step.do, words.language)
    if step.applies:  # "if ...": whether it is asked for in this run, the board does not tell
        return hud.BoardRow("open", text)
    if step.id in session.progress.done:
        return hud.BoardRow("done", text)
    needed = [
        o.needs_before for o in mission.order if o.step == step.id and o.needs_before not in session.progress.done
    ]
    if needed:
        names = (brief(mission.step(n), words) for n in needed)
        return hud.BoardRow("blocked", text, words("needs: {steps}", steps=", ".join(names)))
    return hud.BoardRow("next" if current is not None and step.id == current.id else "open", text)


def is_exam(session: Session) -> bool:
    """Whether nothing is taken back and no hint is given."""
    return bool(session.parts.header.get("exam", False))


def _exam(session: Session, shown: Shown, words: Words) -> hud.Exam | None:
    """The bar of an exam: who, and what of the mission's time is left."""
    if not is_exam(session):
        return None
    left = max(0.0, session.run.mission.par - session.time)
    return hud.Exam(shown.person or words("Trainee"), f"{int(left) // 60}:{int(left) % 60:02d}")


def _clock(session: Session, clock: PlayClock, words: Words) -> hud.Clock:
    return hud.Clock(words("Day {n}", n=day(session)), session.clock, f"×{clock.speed}", clock.is_frozen)


def _hands(play: Play, words: Words) -> hud.Hands:
    held = words(garment_name(play.hands.held)) if play.hands.held else ""
    left = play.hands.hand == "left"
    return hud.Hands(held if left else "", "" if left else held, "left" if left else "right")


def garment_name(slug: str) -> str:
    """A garment's name as an English msgid.

    >>> garment_name("hair_cover")
    'Hair cover'
    """
    return slug.replace("_", " ").capitalize()


def _pointer(play: Play, words: Words, size: tuple[int, int]) -> tuple[hud.Pointer | None, hud.Target | None]:
    """The label at the pointer once it rests on a part, and the outline of that part at once."""
    hit = play.hover
    verbs = play.hands.verbs(hit) if hit is not None else []
    box = play.box_on_screen(hit) if hit is not None and verbs else None
    if hit is None or not verbs or box is None:
        return None, None
    left, right = ((q + 1) / 2 * size[0] for q in (box[0], box[2]))
    bottom, top = ((1 - q) / 2 * size[1] for q in (box[1], box[3]))
    target = hud.Target(left - 6, top - 6, right - left + 12, bottom - top + 12)
    if play.rested < RESTS:
        return None, target
    near = play.hands.is_in_reach(hit)
    does = label(verbs[0], words, play.facility) if len(verbs) == 1 else words("Choose what to do here")
    said = does if near or len(verbs) > 1 else words("Click: walk there and {act}", act=does[:1].lower() + does[1:])
    return hud.Pointer(left, top - 12, words(verbs[0].name), said, "Enter" if near else "", in_reach=near), target


def _hold(play: Play, words: Words, size: tuple[int, int], is_toggle: bool) -> hud.HoldRing | None:
    ring = play.hands.ring()
    if ring is None:
        return None
    seconds, full = ring
    done = words("{seconds} s", seconds=round(seconds)) if seconds >= full else ""
    text = words("Hold: {seconds} s", seconds=round(seconds))
    return hud.HoldRing(size[0] / 2, size[1] * 0.55, play.hands.share(), text, done, is_toggle)


def _hint(session: Session, shown: Shown, words: Words) -> hud.Hint | None:
    step = session.run.current(session.progress)
    if shown.hint == 0 or step is None:
        return None
    stages = ("nudge", "explicit", "demo")
    stage = stages[shown.hint - 1]
    cost = HINT_COST[stages[shown.hint]] if shown.hint < len(stages) else None
    text = worded(getattr(step.hints, stage), words.language)
    return hud.Hint(shown.hint, len(stages), HINT_COST[stage], text, cost)


def _dialog(dialog: Dialog, session: Session, words: Words) -> hud.Decision:
    ask = dialog.ask
    if isinstance(ask, Decision):
        texts = {o.id: o.text for o in ask.options}
        order: Iterable[str] = session.run.options(ask.id)
    else:
        texts = {str(i): text for i, text in enumerate(ask.options)}
        order = texts
    options = tuple(hud.Option(i, worded(texts[i], words.language)) for i in order)
    is_question = isinstance(ask, Question)
    return hud.Decision(
        worded(ask.question, words.language),
        options,
        when=session.clock,
        clock_runs=session.run.mission.type != "tutorial" and not is_question,
        chosen=dialog.chosen,
        sureness=dialog.sureness,
        allows_call=not is_question,
        look=() if is_question else (hud.LookFirst("sop", words("Procedure")),),
        called=words("Nobody can come now. Decide with what you know, and say why.") if dialog.is_called else "",
        is_question=is_question,
        feedback=worded(dialog.feedback, words.language) if dialog.feedback else "",
        verdict=dialog.verdict,  # type: ignore[arg-type]
    )


def _figure(play: Play, shown: Shown, words: Words) -> hud.Figure | None:
    hands = play.hands
    if not (hands.choosing or hands.held or hands.at_mirror):
        return None
    held = hands.choosing or hands.held
    grips = tuple((slug, words(name)) for slug, name in GRIPS.items()) if hands.choosing else ()
    spots = tuple((s, words(name), s in hands.spots) for s, name in SPOTS.items()) if hands.at_mirror else ()
    facts: tuple[tuple[str, str], ...] = ()
    if hands.held == "coverall":
        state = words("gathered") if hands.is_gathered else words("hang loose: R gathers them")
        facts = ((words("Legs"), state),)
    return hud.Figure(tuple(shown.worn), held, words(garment_name(held)) if held else "", facts, grips, "", spots)


def brief(step: Step, words: Words) -> str:
    """A step in the few words that the task chip holds."""
    return worded(step.short, words.language) if step.short else shortened(worded(step.do, words.language))


def shortened(text: str) -> str:
    """A sentence that fits the task chip.

    >>> shortened("Log in with your own badge and open the entry procedure")
    'Log in with your own badge and…'
    """
    if len(text) <= CHIP:
        return text
    cut = text[: CHIP - 1].rsplit(" ", 1)[0].rstrip(" ,;:")
    return f"{cut}…"
