"""The modelling kit: an object is a short file that says its parts.

`Kit` collects them, `Pen` adds solids to one part in one material.

    kit = Kit()
    lid = kit("lid", "steel_polished")          # a part, and the material of what follows
    lid.box((0.40, 0.30, 0.02), (0, 0, 0.7))    # size, place: a shift (x, y, z) or a matrix of `at(...)`
    kit.turns("lid", (0, 0.15, 0.7), (1, 0, 0))  # it moves about a hinge
    mesh = kit.mesh()                            # packed arrays for bake and file

Axes: x right, y into the wall, z up, metres; the front faces -y.
Wall objects have their origin on the wall's face, floor objects on the floor.
"""

from assets.kit.frames import at, bounce, facing
from assets.kit.model import Kit, Move, Pen

__all__ = ["Kit", "Move", "Pen", "at", "bounce", "facing"]
