"""Models of people and hands: fields, garments, baking. Runs in Blender-as-a-module at build time."""
