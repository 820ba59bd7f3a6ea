"""What happens in a stirred vessel: cells, gases, acids and bases, heat, headspace. Pure functions.

Every function works on floats (`space.FLOATS`) and on arrays of shape (plants,) (`space.ARRAYS`): a single reactor is
stepped on floats, an ensemble on arrays, and no equation is written twice. Culture units: h, mM (= mmol/L),
1e9 cells/L (= 1e6 cells/mL), g/L, L.
"""
