"""A change of the reactor that was chosen and is not yet confirmed: its sentence, and the command that it becomes."""

from dataclasses import dataclass, field

from game.hmi.reactor_model import Draft
from game.reactor_look import Look, phase_name
from game.tags import UNITS
from game.words import Words
from sim_core.unit import Value

SIGNED = ("abort", "kill")  # end a batch or what it stands for: they need a signature
LEAST_REASON = 3  # letters of the reason that is signed, chosen


@dataclass(slots=True)
class Change:
    """What was chosen on a page; `name` is a control, or `control:what` (`output:oxygen`, `calibrate_probe:do_a`)."""

    name: str = ""
    value: str = ""
    reason: str = ""
    refusal: str = ""
    typed: bool = field(default=False)

    @property
    def is_open(self) -> bool:
        """Whether something is chosen."""
        return bool(self.name)

    def choose(self, name: str, value: str, *, typed: bool = False) -> None:
        """Choose; what was chosen before is forgotten."""
        self.name, self.value, self.reason, self.refusal, self.typed = name, value, "", "", typed

    def forget(self) -> None:
        """Nothing is chosen, nothing was refused."""
        self.choose("", "")

    def command(self, look: Look) -> tuple[str, Value]:
        """Control and value as the plant takes them; a number that is none is handed over as it was written."""
        control, _, what = self.name.partition(":")
        if look.control(control).kind == "press":
            return control, None
        if look.control(control).kind == "number":
            return control, _number(self.value)
        return control, f"{what}:{self.value}" if what else self.value


def draft(change: Change, look: Look) -> Draft:
    """The bar under a page: sentence and Confirm, or the refusal, or nothing."""
    if change.refusal:
        return Draft(refusal=change.refusal)
    if not change.is_open:
        return Draft()
    control = change.name.partition(":")[0]
    is_signed = control in SIGNED
    user = look.reader.person or look.words("Trainee")
    said = sentence(change, look)
    if is_signed:
        said = look.words(
            "{sentence} You sign: {name}, {time}.", sentence=said, name=user, time=look.reader.session.clock
        )
    is_number = look.control(control).kind == "number" or ":" in change.name
    is_ready = len(change.reason.strip()) >= LEAST_REASON if is_signed else not is_number or _is_number(change.value)
    return Draft(said, needs_signature=is_signed, reason=change.reason, signer=user, is_ready=is_ready)


def sentence(change: Change, look: Look) -> str:
    """The change in a sentence: what, from what, to what, and what follows."""
    w = look.words
    control, _, what = change.name.partition(":")
    match control:
        case "mode":
            return _mode(change.value, look)
        case "switch_probe":
            return _probe(change.value, look)
        case "set_gas" | "switch_vent_filter" | "calibrate_probe" | "calibrate_offset":
            return _equipment(control, what, change.value, w)
        case "output":
            old, unit = output(look, what)
            return w("Change: output from {old} to {new}.", old=old, new=f"{change.value}\u00a0{unit}")
    if control in _said(w, look):
        return _said(w, look)[control].format(n=change.value)
    unit = UNITS.get(look.control(control).unit, look.control(control).unit)
    new = f"{change.value}\u00a0{unit}" if unit else change.value
    return w(
        "Change: {name} from {old} to {new}.", name=number_name(control, w), old=number_now(control, look), new=new
    )


def number_name(control: str, w: Words) -> str:
    """What a number that can be set is called."""
    return {
        "set_temp": w("set point of the temperature"),
        "set_ph": w("set point of the pH"),
        "set_do": w("set point of dissolved oxygen"),
        "set_agit": w("speed of the agitator"),
        "set_pressure": w("set point of the pressure"),
        "set_air": w("upper limit of the air"),
        "set_o2": w("upper limit of the oxygen"),
        "feed": w("rate of the feed, by hand,"),
        "antifoam": w("rate of the antifoam"),
    }[control]


NOW = {  # control -> where its value is reported, decimals as its tag has them
    "set_temp": ("sp.temp", "temp"),
    "set_ph": ("sp.ph", "ph"),
    "set_do": ("sp.do", "do"),
    "set_agit": ("sp.agit", "agit"),
    "set_pressure": ("sp.press", "press"),
    "set_air": ("sp.air", "air_flow"),
    "set_o2": ("sp.o2", "o2_flow"),
    "feed": ("sp.feed", "feed_flow"),
    "antifoam": ("sp.antifoam", "press"),
}


def number_now(control: str, look: Look) -> str:
    """The number that is in force."""
    signal, like = NOW[control]
    return look.tag(like).figure(look.value(signal))


def output(look: Look, loop: str) -> tuple[str, str]:
    """What a loop's output is now, and its unit."""
    signal = look.reader.session.parts.plant.signals[f"{look.instance}.out.{loop}"]
    return f"{look.value(f'out.{loop}'):.1f}", UNITS.get(signal.unit, signal.unit)


def _mode(value: str, look: Look) -> str:
    w = look.words
    loop, _, mode = value.partition(":")
    name = {
        "oxygen": w("dissolved oxygen"),
        "ph": w("pH"),
        "temperature": w("temperature"),
        "pressure": w("pressure"),
        "feed": w("feed"),
    }[loop]
    if mode == "manual":
        return w("Change: {name} to manual. The output stays where it is until you set it.", name=name)
    return w("Change: {name} to automatic. The loop takes over from the output of now.", name=name)


def _probe(value: str, look: Look) -> str:
    w, signal = look.words, {"a": "do", "b": "do_b"}[value]
    name, other = value.upper(), "B" if value == "a" else "A"
    above = look.value(signal) > look.value("sp.do")
    effect = w("Output will fall.") if above else w("Output will rise.")
    return w("Change: control from probe {old} to probe {new}. {effect}", old=other, new=name, effect=effect)


def _equipment(control: str, what: str, value: str, w: Words) -> str:
    match control:
        case "set_gas":
            is_standby = value == "source:standby"
            return (
                w("Change: oxygen from the standby supply.")
                if is_standby
                else w("Change: oxygen from the main supply.")
            )
        case "switch_vent_filter":
            return w("Change: vent over filter {name}.", name=value.upper())
        case "calibrate_probe":
            name = "DO_A" if what == "do_a" else "DO_B"
            return w("Calibrate {name}: its reading becomes {n} %. Only against a sample.", name=name, n=value)
    return w("Calibrate pH: its reading becomes {n}. Only against a sample.", n=value)


def _said(w: Words, look: Look) -> dict[str, str]:
    """Acts of their own."""
    phase = phase_name(look.phase, w)
    return {
        "glucose_bolus": w("Give {n} L of glucose, 500 g/L, at once. It cannot be taken back.", n="{n}"),
        "sample": w("Draw {n} L of broth past the sampler.", n="{n}"),
        "reset_trip": w("Open the gas again after the trip. Look for what closed it first."),
        "hold": w("Hold: {phase}. Feed and base stop; heat, gas and stirring go on.", phase=phase),
        "resume": w("Go on with: {phase}.", phase=phase),
        "abort": w("Abort: {phase}. What it should have done counts as not done.", phase=phase),
        "cip": w("Start to clean in place: 45 min."),
        "sip": w("Start to sterilise in place, until F0 is 30 min."),
        "pressure_hold": w("Start the pressure hold: 10 min at 500 mbar."),
        "add_medium": w("Fill with {n} L of medium through the filter.", n="{n}"),
        "inoculate": w("Inoculate to {n} million viable cells a millilitre.", n="{n}"),
        "transfer": w("End the culture: pump the broth to the harvest."),
        "kill": w("End the culture: heat to over 80 °C for 30 min, then to the kill tank."),
    }


def _is_number(value: str) -> bool:
    return isinstance(_number(value), float)


def _number(value: str) -> Value:
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return value
