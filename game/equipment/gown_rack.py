"""The garment rack: each stack is a part that bears its garment's name."""

from game.verbs import Verb

GARMENTS = {
    "site_uniform": "Site uniform",
    "site_shoes": "Site shoes",
    "hair_cover": "Hair cover",
    "beard_cover": "Beard cover",
    "coverall": "Coverall",
    "overshoes": "Overshoes",
    "gloves": "Gloves",
}
VERBS = (
    *(Verb(slug, name, "Take one", "take_item", slug, how="take", pose="pinch") for slug, name in GARMENTS.items()),
    Verb("tag", "Laundry tag", "Check the date", "check_expiry", "coverall", pose="point"),
    Verb("tag", "Laundry tag", "Choose size S", "choose_size", "S", pose="point"),
    Verb("tag", "Laundry tag", "Choose size M", "choose_size", "M", pose="point"),
    Verb("tag", "Laundry tag", "Choose size L", "choose_size", "L", pose="point"),
    Verb("tag", "Laundry tag", "Choose size XL", "choose_size", "XL", pose="point"),
    Verb("seam", "Seams", "Check for tears", "check_integrity", "coverall", pose="point"),
)
BINDINGS = ()
