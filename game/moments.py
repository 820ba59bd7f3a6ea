"""Moments of a run as a list tells them: the time of today, or the day of the batch with hours and minutes."""

from game.words import Words
from sim_core.quantity import Second
from training.session import Session, clock_text

A_DAY: Second = 86400.0


def day(session: Session) -> int:
    """The day of the batch, where the mission begins in the middle of one; else of the run, from 1."""
    flown = session.run.mission.flown
    return 1 + int(session.time // A_DAY) if flown is None else int((flown.age + session.time) // A_DAY)


def when(session: Session, words: Words, moment: Second) -> str:
    """A moment, s after the start (before it: negative)."""
    start = session.parts.start_of_day
    days = int((start + session.time) // A_DAY - (start + moment) // A_DAY)
    clock = clock_text((start + moment) % A_DAY)
    return clock if not days else words("d{n} {time}", n=day(session) - days, time=clock[:5])
