"""Pure functions of physics shared by units."""
