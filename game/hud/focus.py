"""What the pointer and the keys mean on the panels: focus, press, drag of a slider, scroll, typing. No window here."""

from dataclasses import dataclass, field

from game.hud.actions import Action
from game.hud.draw import Hit
from game.hud.scene import Composer, Drawn, Scene

NEXT_KEYS = {"tab": 1, "arrow_down": 1, "arrow_right": 1, "shift-tab": -1, "arrow_up": -1, "arrow_left": -1}
PRESS_KEYS = ("enter", "space")
PLANT_KEYS = ("tab", "shift-tab")  # they open and fold the board, also while a list takes the other keys
NUMBERED = {
    "option",
    "call",
    "verb",
    "guess",
    "grip",
    "mirror",
    "phone_call",
    "phone_fact",
}  # what the number keys choose
SLIDER_STEP = 0.05  # share of its range for one press of left or right
SCROLL_STEP = 48.0
EDGE = 56.0  # what has the focus stays this far from the top and bottom of the window
LONGEST_TEXT = 200


@dataclass(slots=True)
class Navigator:
    """Keeps what has the focus; `actions` collects what was asked until it is taken."""

    composer: Composer
    scene: Scene = field(default_factory=lambda: Scene(()))
    drawn: list[Drawn] = field(default_factory=list)
    focused: tuple[str, str] = ("", "")  # action name and value, or the name alone for sliders
    held: Hit | None = None
    actions: list[Action] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)  # field -> its text with what was typed since it was drawn

    def show(self, scene: Scene, drawn: list[Drawn]) -> None:
        """Take a drawn scene; the focus stays where it was, else goes to the first thing."""
        self.scene, self.drawn = scene, drawn
        self.written.clear()
        hits = self.reached()
        if hits and self.focus() is None:
            self.focused = _name(hits[0])
            if hits[0].box.y < self.composer.view.height:  # half seen: all of it; farther down one reads first
                self._reveal(hits[0])

    @property
    def takes_keys(self) -> bool:
        """Whether arrows, Enter and numbers go to the panels: all of a menu's, or those of a list over the plant."""
        return self.scene.is_menu or bool(self.reached())

    def hits(self) -> list[Hit]:
        """All that can be pressed, in the order of focus."""
        return [hit for drawn in self.drawn for hit in drawn.hits]

    def reached(self) -> list[Hit]:
        """What the keys can press, in the order of focus; nothing where the plant has them."""
        if self.scene.is_menu or self.scene.keys == "all":
            return self.hits()
        return [hit for drawn in self.drawn if drawn.name == self.scene.keys for hit in drawn.hits]

    def focus(self) -> Hit | None:
        """What Enter presses; none over the plant."""
        return next((hit for hit in self.reached() if _name(hit) == self.focused), None)

    def under(self, x: float, y: float) -> Hit | None:
        """Return what can be pressed at a window pixel, the uppermost panel first."""
        scale = self.composer.view.scale
        for drawn in reversed(self.drawn):
            if self._covers(drawn, x, y):
                found = [hit for hit in drawn.hits if hit.box.holds(x / scale, y / scale)]
                if found:
                    return found[-1]
        return None

    def covers(self, x: float, y: float) -> bool:
        """Tell whether a panel (not the plant) is at a window pixel; a dialog covers everything."""
        if self.scene.is_menu:
            return True
        return any(self._covers(drawn, x, y) for drawn in self.drawn if drawn.name not in {"outline", "ring", "label"})

    def pointer(self, x: float, y: float) -> None:
        """The pointer moved: focus follows it, a held slider too."""
        if self.held and self.held.slider:
            self._slide(self.held, x)
            return
        hit = self.under(x, y)
        if hit and self.takes_keys:
            self.focused = _name(hit)

    def press(self, x: float, y: float) -> bool:
        """Press at a window pixel; True when a panel took it."""
        hit = self.under(x, y)
        if hit is None:
            return self.covers(x, y)
        self.focused = _name(hit)
        if hit.slider:
            self.held = hit
            self._slide(hit, x)
        else:
            self.actions.append(hit.action)
        return True

    def release(self) -> None:
        """The button was let go."""
        self.held = None

    def wheel(self, steps: float) -> bool:
        """Scroll what is too tall; positive steps go up."""
        for drawn in reversed(self.drawn):
            for name, over in drawn.brush.overflows.items():
                self._scroll(name, -steps * SCROLL_STEP, over)
                return True
        return False

    def key(self, name: str) -> bool:
        """A key in a menu or a list, by Panda3D's names; True when it was used."""
        if not self.takes_keys or (name in PLANT_KEYS and not self.scene.is_menu):
            return False
        hit = self.focus()
        if hit and hit.slider and name in {"arrow_left", "arrow_right"}:
            self._nudge(hit, 1.0 if name == "arrow_right" else -1.0)
        elif hit and hit.field and name == "backspace":
            self._write(hit, self._text(hit)[:-1])
        elif name in NEXT_KEYS:
            self._step(NEXT_KEYS[name])
        elif name in PRESS_KEYS and hit and not (hit.field and name == "space"):
            self.actions.append(hit.action)
        elif name.isdigit():
            return self._number(int(name))
        else:
            return False
        return True

    def type(self, sign: str) -> bool:
        """A sign for the field that has the focus; True when it was used."""
        hit = self.focus()
        if hit is None or not hit.field or not sign.isprintable():
            return False
        self._write(hit, f"{self._text(hit)}{sign}"[:LONGEST_TEXT])
        return True

    def _text(self, hit: Hit) -> str:
        return self.written.get(hit.field, str(hit.value))

    def _write(self, hit: Hit, words: str) -> None:
        self.written[hit.field] = words
        self.actions.append(Action("text", f"{hit.field}={words}"))

    def take(self) -> list[Action]:
        """Return what was asked since the last time."""
        asked, self.actions = self.actions, []
        return asked

    def _covers(self, drawn: Drawn, x: float, y: float) -> bool:
        image = drawn.brush.image
        return drawn.x <= x < drawn.x + image.width and drawn.y <= y < drawn.y + image.height

    def _step(self, way: int) -> None:
        hits = self.reached()
        if not hits:
            return
        names = [_name(hit) for hit in hits]
        at = names.index(self.focused) if self.focused in names else -way
        hit = hits[(at + way) % len(hits)]
        self.focused = _name(hit)
        self._reveal(hit)

    def _reveal(self, hit: Hit) -> None:
        if not hit.scroll:
            return
        low = self.composer.view.height - EDGE
        over = max((d.brush.overflows.get(hit.scroll, 0.0) for d in self.drawn), default=0.0)
        if hit.box.y < EDGE:
            self._scroll(hit.scroll, hit.box.y - EDGE, over)
        elif hit.box.y + hit.box.height > low:
            self._scroll(hit.scroll, hit.box.y + hit.box.height - low, over)

    def _scroll(self, name: str, by: float, over: float) -> None:
        now = self.composer.scrolls.get(name, 0.0)
        self.composer.scrolls[name] = min(max(now + by, 0.0), over)

    def _number(self, number: int) -> bool:
        options = [hit for hit in self.reached() if hit.action.name in NUMBERED]
        if not 1 <= number <= len(options):
            return False
        self.actions.append(options[number - 1].action)
        return True

    def _slide(self, hit: Hit, x: float) -> None:
        assert hit.slider is not None  # noqa: S101 - the caller looked
        name, low, high = hit.slider
        share = (x / self.composer.view.scale - hit.box.x) / hit.box.width
        self.actions.append(Action("set", f"{name}={low + (high - low) * min(max(share, 0.0), 1.0):.2f}"))

    def _nudge(self, hit: Hit, way: float) -> None:
        assert hit.slider is not None  # noqa: S101 - the caller looked
        name, low, high = hit.slider
        value = float(hit.value) + way * SLIDER_STEP * (high - low)
        self.actions.append(Action("set", f"{name}={min(max(value, low), high):.2f}"))


def _name(hit: Hit) -> tuple[str, str]:
    if hit.slider:
        return "slider", hit.slider[0]
    return hit.action.name, str(hit.action.value)
