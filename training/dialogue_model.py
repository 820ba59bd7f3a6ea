"""What a person may say on the phone and what is answered, as strict frozen models of a mission file.

`training.dialogue` gives them their meaning: a fact can be said only once it was seen; an answer goes by what was told.
"""

from typing import Literal

from pydantic import Field, model_validator

from training.condition_model import Condition, Identifier, Strict

Part = Literal["what", "since", "excluded", "ask"]
PARTS: tuple[Part, ...] = ("what", "since", "excluded", "ask")


class Fact(Strict):
    """One thing that can be said, in its part of a report.

    `seen`: until then nobody can know it. `right`: the faults for which it is true; always true where it is left out,
    never where it is empty.
    """

    id: Identifier
    part: Part
    text: str
    seen: Condition
    right: tuple[str, ...] | None = None


class Reply(Strict):
    """One answer; the first of a contact that fits is given.

    `asked`: one of these is asked for now. `told`: all of these were told in any call so far. `one_of`: at least one of
    these was. `when`: something that holds by now. `agrees`: what the contact agrees to with it.
    """

    text: str
    asked: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    when: Condition | None = None
    agrees: str = ""


class Contact(Strict):
    """Who answers: the name in the event `call_answered`. `greets` is said then; `missing` when a part lacks."""

    id: Identifier
    greets: str
    missing: dict[Part, str] = Field(default_factory=dict)
    replies: tuple[Reply, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _always_answers(self) -> "Contact":
        last = self.replies[-1]
        if last.asked or last.told or last.one_of or last.when is not None or last.agrees:
            raise ValueError("the last reply of a contact is the one for all other cases: a text alone")
        return self


class Dialogue(Strict):
    """The phone of a mission. `excluded`: how many things a full report excludes at least."""

    facts: tuple[Fact, ...] = ()
    contacts: tuple[Contact, ...] = ()
    excluded: int = Field(default=1, ge=0)

    def fact(self, fact_id: str) -> Fact | None:
        """The fact of that id."""
        return next((f for f in self.facts if f.id == fact_id), None)

    def contact(self, contact_id: str) -> Contact | None:
        """The contact of that id."""
        return next((c for c in self.contacts if c.id == contact_id), None)
