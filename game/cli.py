"""The command line. Nothing heavy is imported before a command needs it."""

import csv
import json
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from sim_core.errors import FirstAirError, JournalError, LevelError

TEXT = Path(__file__).resolve().parents[1] / "levels" / "text"
ABOUT = "First Air, the flight simulator for bioproduction. Without a command: the menu and the game."
app = typer.Typer(add_completion=False, help=ABOUT, no_args_is_help=False, pretty_exceptions_enable=False)
new = typer.Typer(help="Begin a mission or a unit from a template.", no_args_is_help=True)
app.add_typer(new, name="new")


def _language(given: str) -> str:
    """A language that there is; the catalogues are its list."""
    known = ["en", *sorted(path.stem for path in TEXT.glob("??.po"))]
    if given and given not in known:
        raise typer.BadParameter(f"there is no {given!r}; there are {', '.join(known)}")
    return given


def _show_version(asked: bool) -> None:
    if asked:
        from training.opening import SOFTWARE

        print(f"First Air {SOFTWARE}")
        raise typer.Exit


MissionArgument = Annotated[str, typer.Argument(help="A mission's id or path.")]
JournalArgument = Annotated[Path, typer.Argument(help="A journal (.jsonl).")]
ShowVersion = Annotated[
    bool, typer.Option("--version", help="Say which version this is.", callback=_show_version, is_eager=True)
]
AsJson = Annotated[bool, typer.Option("--json", help="Machine-readable.")]
Lang = Annotated[str, typer.Option("--lang", help="en or fr.", callback=_language)]


def main() -> None:
    """Run the command line; errors of ours are one line or a list, never a traceback."""
    try:
        app()
    except (JournalError, LevelError) as error:
        _stop(str(error), 1)
    except FirstAirError as error:
        _stop(str(error), 2)
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:  # a folder that cannot be written, a full disk
        _stop(f"{error.filename or 'the output'}: {error.strerror or error}", 1)


@app.callback(invoke_without_command=True)
def play(
    context: typer.Context,
    lang: Lang = "",
    mission: Annotated[str, typer.Option("--mission", help="Start with this mission.")] = "",
    vr: Annotated[bool, typer.Option("--vr", help="In a headset.")] = False,
    _version: ShowVersion = False,
) -> None:
    """First Air: the menu and the game."""
    if context.invoked_subcommand is not None:
        return
    if vr:
        _stop("--vr is not part of this version; the same missions run on the desktop: python main.py", 2)
    if mission:
        from training.opening import folder_of

        folder_of(mission)  # a name that is none is told before any window opens
    from game.app import run as run_game

    run_game(mission=mission or None, lang=lang or None)


@app.command()
def demo(mission: str = "c01_m1", out: Path = Path("out"), lang: Lang = "en") -> None:
    """The autopilot plays offscreen: pictures, debrief and journal."""
    from game.demo import run as run_demo

    run_demo(mission, out, lang)


@app.command()
def fly(
    day: Annotated[float, typer.Option(help="Day of the culture, 0 to 14.")] = 7.0,
    faults: Annotated[list[str] | None, typer.Option("--fault", help="PARAMETER=VALUE [over TIME][@TIME]")] = None,
    length: Annotated[str, typer.Option("--for", help="Without a window: so long, one row an interval.")] = "",
    every: str = "10min",
    out: Annotated[str, typer.Option("--csv", help="A file, or - for the screen.")] = "-",
) -> None:
    """Free flight: any day of the culture, any cause, any speed. Nothing is asked, nothing scored."""
    if length:
        from training import flight_log
        from training.twin import duration

        _write_rows(flight_log.rows(day, faults or [], (duration(length), duration(every))), out)
        return
    from game.app import run as run_game

    run_game(flight=";".join([f"{day:g}", *(faults or [])]))


@app.command()
def missions(as_json: AsJson = False) -> None:
    """What there is."""
    from training import opening
    from training.mission import load_mission

    rows = []
    for name, folder in opening.missions().items():
        mission = load_mission(folder)
        row = {"id": name, "type": mission.type, "title": mission.title, "par_min": mission.par / 60.0}
        rows.append(row | {"steps": len(mission.steps), "runs": len(list(folder.glob("runs/*.yaml")))})
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    for row in [] if as_json else rows:
        print(f"{row['id']:12} {row['type']:9} {row['par_min']:3.0f} min  {row['title']}")


@app.command()
def explain(mission: MissionArgument, lang: Lang = "en") -> None:
    """The mission as prose."""
    from training.explain import explained

    print(explained(mission, lang))


@app.command()
def check(paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders; all levels.")] = None) -> None:
    """Lint levels: exit 1 and file:line:col lines when something is wrong."""
    from training import opening

    problems = opening.problems(paths or [])
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "levels are well")
    raise typer.Exit(1 if problems else 0)


@app.command()
def run(
    mission: MissionArgument,
    script: Annotated[Path, typer.Argument(metavar="RUN.yaml", help="A scripted run.")],
    as_json: AsJson = False,
    journal: Annotated[Path | None, typer.Option(help="Write the journal here.")] = None,
    seed: Annotated[int | None, typer.Option(help="Instead of the run file's.")] = None,
    lang: Lang = "en",
) -> None:
    """Play a scripted run without a window and print its scorecard."""
    from training import autopilot

    played = autopilot.play(mission, script, seed=seed, lang=lang, journal=journal)
    print(json.dumps(autopilot.plain(played), ensure_ascii=False, indent=1) if as_json else autopilot.told(played))
    lost = [str(event.data["text"]) for event in played.session.speech if event.name == "journal_not_written"]
    for text in lost if journal else []:
        print(text, file=sys.stderr)
    raise typer.Exit(1 if played.unexpected or (journal and lost) else 0)


@app.command()
def replay(journal: JournalArgument, as_json: AsJson = False) -> None:
    """Run a journal again; exit 1 with the first line that does not come out the same."""
    from training import opening
    from training import replay as replaying

    found = replaying.replay(journal, opening.open_parts)
    different = found.divergence
    facts = {"entries": len(found.text.entries), "marks": len(found.text.marks), "seconds": found.text.end}
    if as_json:
        shown = None if different is None else {"line": different.line, "was": different.recorded, "now": different.now}
        print(json.dumps(facts | {"same": different is None, "divergence": shown}, ensure_ascii=False))
    elif different is None:
        print(f"the same: {facts['entries']} entries, {facts['marks']} marks, {facts['seconds']:g} s")
    else:
        print(f"{journal}:{different.line}: recorded {different.recorded}\n  now {different.now}")
    raise typer.Exit(0 if different is None else 1)


@app.command()
def debrief(journal: JournalArgument, out: Path = Path("debrief.html"), lang: Lang = "") -> None:
    """The debrief of a journal as one HTML page."""
    from training.debrief import debrief as page

    html = page(journal, lang or None)
    if str(out) == "-":
        sys.stdout.write(html)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(html, encoding="utf-8")
    print(out)


@app.command()
def twin(
    unit: Annotated[str, typer.Argument(help="A machine.")] = "",
    listed: Annotated[bool, typer.Option("--list", help="The machines, one a line.")] = False,
    tags: Annotated[bool, typer.Option(help="Parameters, inputs, outputs, faults.")] = False,
    settings: Annotated[list[str] | None, typer.Option("--set", help="k=v")] = None,
    faults: Annotated[list[str] | None, typer.Option("--fault", help="PARAMETER=VALUE@TIME")] = None,
    length: Annotated[str, typer.Option("--for")] = "10min",
    every: str = "10s",
    out: Annotated[str, typer.Option("--csv", help="A file, or - for the screen.")] = "-",
    seed: int = 1,
    noise: bool = False,
) -> None:
    """One machine on its own."""
    from training import twin as machines

    if listed or not unit:
        for slug in machines.slugs():
            print(f"{slug:16} {(machines.unit_class(slug).__doc__ or '').strip().splitlines()[0]}")
        return
    pairs = dict(_pair(text) for text in settings or [])
    made, inputs = machines.make(unit, pairs, noise=noise)
    if tags:
        for row in machines.table(made):
            bounds = "" if row.low == float("-inf") and row.high == float("inf") else f"{row.low:g}..{row.high:g}"
            print(f"{row.group:9} {row.name:28} {row.unit:8} {row.default:>10} {bounds:18} {row.doc}")
        return
    times = machines.duration(length), machines.duration(every)
    changes = [machines.change(f) for f in faults or []]
    machines.check(made, changes, times)
    _write_rows(machines.run(made, inputs, changes, times, seed), out)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def trainer() -> None:
    """The instructor's station (not in this version)."""
    _stop("the instructor's station is not part of this version; `debrief JOURNAL` makes the page to talk about", 2)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def records() -> None:
    """Learner profiles (not in this version)."""
    _stop("learner profiles are not part of this version; each journal and its debrief are the record", 2)


@new.command("mission")
def new_mission(slug: Annotated[str, typer.Argument(help="As c01_m2: course, then mission.")]) -> None:
    """A mission that can be checked and played as it stands, to write over."""
    from training import scaffold

    _tell_made(scaffold.mission(slug))


@new.command("unit")
def new_unit(slug: Annotated[str, typer.Argument(help="As filter_skid.")]) -> None:
    """A unit with its example, test, page, model and view, to write over."""
    from training import scaffold

    _tell_made(scaffold.unit(slug))


def _tell_made(made: Any) -> None:
    for path in made.files:
        print(path)
    print("Next:")
    for hint in made.hints:
        print(f"  {hint}")


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        _stop(f"--set takes name=value, got {text!r}", 2)
    return name.strip(), value.strip()


def _write_rows(rows: Any, out: str) -> None:
    if out == "-":
        csv.writer(sys.stdout, lineterminator="\n").writerows(rows)
        return
    with Path(out).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    print(out)


def _stop(message: str, code: int) -> NoReturn:
    print(message, file=sys.stderr)
    raise SystemExit(code)
