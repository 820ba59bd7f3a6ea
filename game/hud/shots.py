"""A scene over a picture of the plant, for tests, documents and the demo; the window does the same with cards."""

from PIL import Image

from game.hud.actions import Action
from game.hud.draw import Hit, ring
from game.hud.scene import Composer, Scene

VEIL = 0.45  # share of ink over the plant behind a dialog


def picture(composer: Composer, scene: Scene, behind: Image.Image, focus: Action | None = None) -> Image.Image:
    """Return the window as a picture; in a menu the first thing that can be pressed has the focus ring."""
    ground = behind.convert("RGBA")
    if scene.veil or scene.solid or scene.dark:
        name, share = ("ground", 1.0) if scene.solid else ("night", 1.0 if scene.dark else VEIL)
        ground = Image.blend(ground, Image.new("RGBA", ground.size, composer.palette[name]), share)
    hits: list[Hit] = []
    for drawn in composer.compose(scene):
        image = drawn.brush.image
        left, top = max(0, -drawn.x), max(0, -drawn.y)
        part = image.crop((left, top, image.width, image.height))
        ground.alpha_composite(part, (max(0, drawn.x), max(0, drawn.y)))
        hits += drawn.hits
    if scene.is_menu and hits:
        mark_focus(composer, ground, next((hit for hit in hits if hit.action == focus), hits[0]))
    return ground


def mark_focus(composer: Composer, image: Image.Image, hit: Hit) -> None:
    """Draw the focus ring around what the next Enter presses."""
    mark, x, y = focus_ring(composer, hit)
    left, top = max(0, -x), max(0, -y)
    image.alpha_composite(mark.crop((left, top, mark.width, mark.height)), (max(0, x), max(0, y)))


def focus_ring(composer: Composer, hit: Hit) -> tuple[Image.Image, int, int]:
    """Return the ring's picture and its corner in window pixels."""
    scale = composer.view.scale
    reach = 5.0
    x, y = round((hit.box.x - reach) * scale), round((hit.box.y - reach) * scale)
    size = (round((hit.box.width + 2 * reach) * scale), round((hit.box.height + 2 * reach) * scale))
    colours = (composer.palette["ink"], composer.palette["focus"])
    return ring(*size, round(10 * scale), scale, colours), x, y
