"""Cards over the window: each shows a picture, comes and goes by a short fade, and the task board slides.

150 ms for panels, 250 ms for the board, ease-out; with reduced motion all of it takes no time [UX 2].
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from panda3d.core import CardMaker, NodePath, SamplerState, Texture, TransparencyAttrib
from PIL import Image

from game.hud.raster import Region
from game.hud.tokens import FADE_S, SLIDE_S

AT_ONCE = ("outline", "ring", "ring_text", "label", "focus")  # marks at the hand never lag behind it
SLIDES = ("tasks",)
FIRST = 20  # place in the fixed bin of the card that lies lowest


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with its corner in window pixels; `changed` parts differ from the picture `base`."""

    image: Image.Image
    x: int
    y: int
    changed: Sequence[Region] = ()
    base: Image.Image | None = None


@dataclass(slots=True)
class Card:
    """A card on the window with the picture that it shows."""

    node: NodePath
    texture: Texture
    picture: Image.Image | None = None
    at: tuple[int, int] = (0, 0)
    cover: float = 1.0  # 0 unseen .. 1 there
    goes: bool = False
    slide: float = 0.0  # share of the way that a sliding card has still to go
    way: int = 0  # px that it comes down

    @property
    def height(self) -> int:
        """Of its picture, px."""
        return 0 if self.picture is None else self.picture.height


@dataclass(slots=True)
class Cards:
    """All cards of the window by name; `leaving` are those that fade out."""

    root: NodePath
    moves: bool = True
    by_name: dict[str, Card] = field(default_factory=dict)
    leaving: list[Card] = field(default_factory=list)

    def put(self, shown: dict[str, Shown]) -> None:
        """Show exactly these, from back to front."""
        for name in [name for name in self.by_name if name not in shown]:
            self._leave(name, self.by_name.pop(name))
        for order, (name, one) in enumerate(shown.items()):
            card = self._card(name, one)
            if card.picture is not one.image:
                load(card.texture, one.image, one.changed if card.picture is one.base else ())
                card.picture = one.image
            card.at = (one.x, one.y)
            card.node.set_bin("fixed", FIRST + order)
            _place(card)

    def animate(self, dt: float) -> None:
        """Let fades and slides go on for `dt` seconds."""
        for card in (*self.by_name.values(), *self.leaving):
            if card.cover < 1.0 or card.goes or card.slide > 0.0:
                step = dt / FADE_S if self.moves else 1.0
                card.cover = max(0.0, card.cover - step) if card.goes else min(1.0, card.cover + step)
                card.slide = max(0.0, card.slide - (dt / SLIDE_S if self.moves else 1.0))
                _place(card)
        for card in [card for card in self.leaving if card.cover <= 0.0]:
            self.leaving.remove(card)
            card.node.remove_node()

    def _card(self, name: str, one: Shown) -> Card:
        """The card of that name; a new one where there is none of its size."""
        old = self.by_name.get(name)
        if old is not None and old.picture is not None and old.picture.size == one.image.size:
            return old
        card = self.by_name[name] = _new(self.root, name, one.image.size)
        if old is None:
            card.cover = 1.0 if name in AT_ONCE or not self.moves else 0.0
            return card
        old.node.remove_node()
        if name in SLIDES and self.moves and one.image.height > old.height:
            card.slide, card.way = 1.0, one.image.height - old.height
        return card

    def _leave(self, name: str, card: Card) -> None:
        if name in AT_ONCE or not self.moves:
            card.node.remove_node()
            return
        card.goes = True
        self.leaving.append(card)


def _place(card: Card) -> None:
    """Where a card is on its way: slides and fades end slowly."""
    away = card.slide**3 * card.way
    card.node.set_pos(card.at[0], 0, -card.at[1] + away)
    card.node.set_alpha_scale(1.0 - (1.0 - card.cover) ** 2)


def _new(root: NodePath, name: str, size: tuple[int, int]) -> Card:
    maker = CardMaker(name)
    maker.set_frame(0, size[0], -size[1], 0)
    node = root.attach_new_node(maker.generate())
    texture = Texture(name)
    texture.setup_2d_texture(*size, Texture.T_unsigned_byte, Texture.F_rgba)
    texture.set_minfilter(SamplerState.FT_nearest)
    texture.set_magfilter(SamplerState.FT_nearest)
    texture.set_wrap_u(SamplerState.WM_clamp)
    texture.set_wrap_v(SamplerState.WM_clamp)
    node.set_texture(texture)
    node.set_transparency(TransparencyAttrib.M_alpha)
    node.set_depth_test(False)
    node.set_depth_write(False)
    return Card(node, texture)


def load(texture: Texture, image: Image.Image, changed: Sequence[Region] = ()) -> None:
    """Put a picture into a texture of its size (bottom row first, blue first, as Panda3D keeps it).

    With `changed`, only the rows of these parts: the texture holds the picture before.
    """
    width, height = image.size
    rows = sum(bottom - top for _, top, _, bottom in changed)
    if not changed or rows > height / 2 or not texture.has_ram_image():
        texture.set_ram_image(image.tobytes("raw", "BGRA", 0, -1))
        return
    kept = memoryview(texture.modify_ram_image()).cast("B")  # type: ignore[arg-type]  # Panda3D arrays are buffers
    for _, top, _, bottom in changed:
        band = image.crop((0, top, width, bottom)).tobytes("raw", "BGRA", 0, -1)
        kept[(height - bottom) * width * 4 : (height - top) * width * 4] = band


@dataclass(slots=True)
class Veil:
    """What dims the plant behind a dialog: one card over the whole window."""

    node: NodePath
    cover: float = 0.0
    goal: float = 0.0

    @classmethod
    def over(cls, root: NodePath) -> "Veil":
        """A veil that is not seen yet."""
        maker = CardMaker("veil")
        maker.set_frame(0, 1, -1, 0)
        node = root.attach_new_node(maker.generate())
        node.set_transparency(TransparencyAttrib.M_alpha)
        node.set_bin("fixed", FIRST - 10)
        node.set_depth_test(False)
        node.set_depth_write(False)
        node.hide()
        return cls(node)

    def put(self, cover: float, colour: str, size: tuple[int, int]) -> None:
        """Go to a cover 0..1 in a colour `#RRGGBB`."""
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        self.goal = cover
        if cover > 0.0:
            self.node.set_color(red, green, blue, 1.0)
        self.node.set_scale(size[0], 1, size[1])

    def animate(self, dt: float, *, moves: bool) -> None:
        """Let the cover go towards its goal."""
        step = dt / FADE_S if moves else 1.0
        self.cover += max(-step, min(step, self.goal - self.cover))
        self.node.set_alpha_scale(self.cover)
        self.node.show() if self.cover > 0.0 else self.node.hide()
