"""The tutorial: nine steps that end when done, help that comes when it stalls, offers that are made once."""

from game.hud.tutorial import LESSONS, MISSES, OFFERS_AFTER_S, Seen, TutorialState, advance, answer, bar, offer, skip
from game.settings import Settings
from game.words import words

W = words("en")
USUAL = Settings()


def after(state, *seen, dt=0.1, settings=USUAL):
    return advance(state, dt, tuple(seen), settings)


def test_doing_what_is_asked_ends_all_nine_steps():
    state = TutorialState()
    for lesson in LESSONS:
        state = after(state, *(Seen(name, amount) for name, amount in lesson.needs))
    assert state.is_over
    assert len(LESSONS) == 9


def test_a_step_with_two_parts_waits_for_both():
    at = [lesson.id for lesson in LESSONS].index("help")
    state = after(TutorialState(step=at), Seen("hint_opened", 1.0))
    assert state.step == at
    assert after(state, Seen("report_opened", 1.0)).step == at + 1


def test_less_than_asked_is_not_done():
    assert after(TutorialState(step=5), Seen("covered", 0.79)).step == 5
    assert after(TutorialState(step=5), Seen("covered", 0.80)).step == 6


def test_the_picture_moves_and_help_is_offered_when_nothing_goes_on():
    state = TutorialState()
    assert not bar(state, W).moves
    state = after(state, dt=9.0)
    assert bar(state, W).moves
    assert not bar(state, W).offers_show
    state = after(state, dt=12.0)
    assert bar(state, W).offers_show


def test_progress_sets_the_wait_back():
    state = after(TutorialState(step=5), dt=OFFERS_AFTER_S - 1)
    assert after(state, Seen("covered", 0.3)).idle_s == 0.0
    assert after(after(state, Seen("covered", 0.3)), Seen("covered", 0.2)).idle_s > 0.0


def test_misses_offer_the_steady_hand_once():
    state = TutorialState(step=2)
    for _ in range(MISSES):
        state = after(state, Seen("missed"))
    assert offer(state, W) is None
    state = after(state, Seen("missed"))
    assert offer(state, W).setting == "steady_hand=0.40"
    state = answer(state, accepted=False)
    assert offer(after(state, Seen("missed")), W) is None
    assert state.learned == ()


def test_an_accepted_offer_is_a_setting_that_can_be_made():
    state = answer(after(TutorialState(step=4), Seen("released"), Seen("released")), accepted=True)
    name, value = state.learned[0].split("=")
    assert Settings().change(name, value).holding == "toggle"


def test_what_is_already_chosen_is_not_offered():
    toggling = Settings(holding="toggle")
    state = after(TutorialState(step=4), Seen("released"), Seen("released"), settings=toggling)
    assert offer(state, W) is None


def test_each_step_can_be_skipped():
    state = TutorialState()
    for _ in LESSONS:
        state = skip(state)
    assert state.is_over
    assert after(state, Seen("in_ring", 1.0)) == state
