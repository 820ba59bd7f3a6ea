"""CPU of a played mission: the whole plant, the rules and the journal; and how fast long waits go.

Run: `python -m bench.session`. CPU seconds of this process only; what it costs to start is not in it.
"""

from time import process_time

from training import autopilot, opening


def main() -> None:
    """Print the table."""
    pilot = autopilot.prepare("c01_m1", "pass")
    began = process_time()
    for _ in pilot.beats():
        pass
    spent, simulated = process_time() - began, pilot.session.time
    print(
        f"played c01_m1: {1000 * spent / simulated:.3f} ms CPU per simulated second (budget 1.0) over {simulated:.0f} s"
    )
    session = opening.new_session("c01_m1")
    session.step(100)
    began, from_time = process_time(), session.time
    session.skip(4 * 3600.0)
    spent = process_time() - began
    print(f"60 s strides: {(session.time - from_time) / spent:,.0f} x real time (budget 10,000)")


if __name__ == "__main__":
    main()
