"""A wall phone: calls, and reports made of facts that were seen. What is answered is the rules' [training.dialogue]."""

from dataclasses import dataclass, field

from game.hands_on import HandsOn
from game.hmi.phone_panel import CALLS, PhonePage, Said
from game.hud.actions import Action
from game.page_kind import Reader
from game.words import Words, told, worded
from sim_core.journal import Event
from sim_core.quantity import Second
from training import dialogue
from training.dialogue_model import PARTS

SEVERAL = "excluded"  # the one part that takes more than one fact


@dataclass(slots=True)
class Drafted:
    """What is being put together for a call: facts by part, the part that is open."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    open: str = PARTS[0]


@dataclass(slots=True)
class WallPhone:
    """All phones of a run; a person speaks into one of them.

    Attributes:
        since: s when the call on the line was answered. read: entries of the journal that were looked at.
    """

    reader: Reader
    draft: Drafted = field(default_factory=Drafted)
    since: Second = 0.0
    read: int = 0
    heard: dict[str, object] = field(default_factory=dict)

    def page(self, instance: str, words: Words) -> PhonePage:
        """Who is on the line, what can be said to him."""
        session, readings = self.reader.session, self.reader.session.readings
        to = ("", *CALLS)[round(readings.get(f"{instance}.to", 0.0))]
        self._listen(instance, to)
        is_answered = bool(to) and readings.get(f"{instance}.in_call", 0.0) > 0.0
        lasted = max(0.0, session.time - self.since)
        if not to:
            return PhonePage()
        facts = {fact.id: fact for fact in dialogue.facts(session.run.mission, session.progress)}
        said = {
            part: tuple(worded(facts[name].text, words.language) for name in self._chosen(part) if name in facts)
            for part in PARTS
        }
        chosen = self._chosen(self.draft.open)
        listed = [fact for fact in facts.values() if fact.part == self.draft.open]
        return PhonePage(
            to=to,
            lasted=f"{int(lasted) // 60:02d}:{int(lasted) % 60:02d}" if is_answered else "",
            parts=tuple(Said(part, said[part]) for part in PARTS),
            open=self.draft.open,
            facts=tuple((f.id, worded(f.text, words.language), f.id in chosen) for f in listed),
            heard=told(self.heard, words.language) if self.heard else "",
            listens=not is_answered or dialogue.contact(session.run.mission, session.progress) is not None,
        )

    def act(self, action: Action, hands: HandsOn) -> bool:
        """Call, hang up, choose, say."""
        value = str(action.value)
        match action.name:
            case "phone_call":
                self.draft, self.heard = Drafted(), {}
                hands.do(f"{hands.page}.call_{value}")
            case "phone_hang_up":
                hands.do(f"{hands.page}.hang_up")
            case "phone_part":
                self.draft.open = value
            case "phone_fact":
                self._choose(value)
            case "phone_say":
                self._say(hands)
            case _:
                return False
        return True

    def _chosen(self, part: str) -> list[str]:
        return self.draft.facts.get(part, [])

    def _choose(self, fact: str) -> None:
        """Take a fact, or take it back; then the next part that is empty opens."""
        part, chosen = self.draft.open, self._chosen(self.draft.open)
        if fact in chosen:
            self.draft.facts[part] = [name for name in chosen if name != fact]
            return
        self.draft.facts[part] = [*chosen, fact] if part == SEVERAL else [fact]
        empty = [name for name in PARTS if not self._chosen(name)]
        if part != SEVERAL and empty:
            self.draft.open = empty[0]

    def _say(self, hands: HandsOn) -> None:
        text = ";".join(f"{part}={','.join(self._chosen(part))}" for part in PARTS if self._chosen(part))
        reason = self.reader.session.submit("mission.tell", text)
        hands.refusal = reason or ""

    def _listen(self, instance: str, to: str) -> None:
        """Keep when a call was answered, and what the one on the line said last."""
        fresh = self.reader.session.journal.since(self.read)
        self.read = len(self.reader.session.journal)
        for entry in fresh:
            if not isinstance(entry, Event):
                continue
            if entry.name == "call_answered" and entry.source == instance:
                self.since = entry.time
            elif entry.name == "said" and entry.data.get("who") == to:
                self.heard = dict(entry.data)
        if not to:
            self.heard = {}
