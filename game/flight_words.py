"""What the causes of a free flight are called, shorter than their sentences in the tables."""

from game.words import Words


def cause_names(w: Words) -> dict[str, str]:
    """Parameter of the reactor -> its name for a classroom; one that is not here is called by its sentence."""
    return {
        "agitator": w("Shaft slips on the agitator"),
        "sparger": w("Sparger clogs"),
        "do_a_sensitivity": w("Oxygen probe A loses signal"),
        "do_a_tau": w("Oxygen probe A turns slow"),
        "do_a_offset": w("Oxygen probe A: zero error"),
        "do_a_frozen": w("Oxygen probe A freezes"),
        "do_b_sensitivity": w("Oxygen probe B loses signal"),
        "ph_offset": w("pH probe: zero error"),
        "temp_offset": w("Thermometer: zero error"),
        "base_pump": w("Base pump delivers wrongly"),
        "feed_pump": w("Feed pump delivers wrongly"),
        "antifoam_pump": w("Antifoam pump delivers wrongly"),
        "foaming": w("Broth foams more"),
        "jacket_stuck": w("Jacket valve sticks"),
        "jacket_flow": w("Jacket water runs low"),
        "air_supply": w("Air supply falls"),
        "o2_supply": w("Oxygen supply falls"),
        "co2_supply": w("CO₂ supply falls"),
        "vent_filter": w("Vent filter clogs"),
        "exhaust_stuck": w("Exhaust valve sticks"),
        "germs": w("A leak lets germs in"),
        "inoculum_viability": w("Inoculum of low viability"),
        "steam_supply": w("Air trapped in the steam"),
        "seal_leak": w("Seals leak"),
    }
