"""The mails of one ticket, in the customer's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from rapport.demo.company.crowd import Customer
from rapport.demo.company.grammar import Language, Pool, language
from rapport.demo.company.plan import Plan
from rapport.demo.company.staff import Colleague

DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
QUOTED_LINES = 6


class Words(NamedTuple):
    """The parts of one message: what was newly written, what was quoted below, how it
    was signed.
    """

    reply: str
    quoted: str = ""
    signature: str = ""

    @property
    def text(self) -> str:
        """Return the whole message as mail programs arrange it: the quote comes last."""
        blocks = (self.reply, self.signature, self.quoted)
        return "\n\n".join(block for block in blocks if block)


class Writer:
    """Draws the words; one writer for the whole history."""

    def __init__(self, plan: Plan) -> None:
        self.chance = plan.stream("words").random

    def matter(self, customer: Customer, category: str, at: int, outage: bool) -> Matter:
        """Return a new matter for a customer to write about."""
        return Matter(self.chance, customer, language(customer.language), category, at, outage)


class Facts(dict[str, str]):
    """The facts that fill one ticket's slots, drawn when first needed."""

    __slots__ = ("_chance", "_pools")

    def __init__(self, pools: dict[str, Pool], chance: Callable[[], float]) -> None:
        super().__init__()
        self._pools = pools
        self._chance = chance

    def __missing__(self, slot: str) -> str:
        pool = self._pools[slot]
        drawn = self[slot] = pool[int(self._chance() * len(pool))]
        return drawn


class Matter:
    """The matter of a ticket: its facts stay the same from the first mail to the last."""

    __slots__ = ("_customer", "_facts", "_language", "_last", "_outage", "_problem", "chance")

    def __init__(
        self,
        chance: Callable[[], float],
        customer: Customer,
        spoken: Language,
        category: str,
        at: int,
        outage: bool,
    ) -> None:
        self.chance = chance
        self._customer = customer
        self._language = spoken
        self._outage = outage
        problems = spoken.problems[category]
        self._problem = problems[int(chance() * len(problems))]
        facts = Facts(spoken.slots, chance)
        facts["first"] = customer.calls
        facts["date"] = date_words(spoken.code, at // DAY - 2 - int(chance() * 18))
        facts["agent"] = ""
        self._facts = facts
        self._last: tuple[Colleague, int, str] | None = None

    def subject(self) -> str:
        """Return the subject of the customer's first mail."""
        return self._draw(
            self._language.auto["outage_subject"] if self._outage else self._problem.subject
        )

    def opening(self) -> Words:
        """Return the customer's first mail."""
        said, chance = self._language.customer, self.chance
        tell = self._language.auto["outage"] if self._outage else self._problem.tell
        lines = [self._draw(tell)]
        if chance() < 0.75 and not self._outage:
            lines.append(self._draw(self._problem.detail))
        if chance() < 0.4:
            lines.append(self._draw(said["pressure"]))
        if chance() < 0.75:
            lines.append(self._draw(said["ask"]))
        return self._from_customer(self._language.gap.join(lines), greeting=True)

    def acknowledgement(self) -> str:
        """Return the desk's automatic confirmation."""
        return self._language.auto["acknowledgement"][0]

    def info(self) -> Words:
        """Return the customer's answer to the agent's question."""
        return self._from_customer(self._draw(self._problem.info), quote=True)

    def nudge(self) -> Words:
        """Return a mail in which the customer asks for news."""
        return self._from_customer(self._draw(self._language.customer["nudge"]), greeting=True)

    def thanks(self) -> Words:
        """Return the customer's thanks."""
        return self._from_customer(self._draw(self._language.customer["thanks"]), quote=True)

    def again(self) -> Words:
        """Return a mail in which the customer says that it is not solved."""
        return self._from_customer(self._draw(self._language.customer["again"]), quote=True)

    def question(self, agent: Colleague, at: int) -> Words:
        """Return the agent's question."""
        lead = self._draw(self._language.agent["question"])
        return self._from_agent(
            agent, at, self._language.gap.join((lead, self._draw(self._problem.question)))
        )

    def working(self, agent: Colleague, at: int) -> Words:
        """Return the agent's message that it takes longer."""
        return self._from_agent(agent, at, self._draw(self._language.agent["working"]), opens=True)

    def fix(self, agent: Colleague, at: int, again: bool = False) -> Words:
        """Return the agent's solution."""
        said = self._language.agent
        fix = self._draw(self._language.auto["outage_fix"] if self._outage else self._problem.fix)
        if again:
            fix = self._language.gap.join((self._draw(said["again"]), _capital(fix)))
        if self.chance() < 0.6:
            fix = self._language.gap.join((fix, self._draw(said["done"])))
        return self._from_agent(agent, at, fix, opens=not again and self.chance() < 0.6)

    def apology(self, lead: Colleague, at: int, agent: Colleague) -> Words:
        """Return the lead's answer to a low rating."""
        self._facts["agent"] = agent.first_name
        return self._from_agent(lead, at, self._draw(self._language.agent["apology"]))

    def note(self, kind: str = "") -> str:
        """Return an agent's note to colleagues, which is always in English."""
        if kind:
            return self._draw(language("en").note[kind])
        if self._problem.note and self.chance() < 0.5:
            return self._draw(self._problem.note)
        return self._draw(language("en").note["general"])

    def comment(self, score: int, agent: Colleague) -> str:
        """Return the customer's comment on a rating."""
        self._facts["agent"] = agent.first_name
        if self._outage and score <= 2:
            return self._draw(self._language.outage_comment)
        return self._draw(self._language.comment[str(score)])

    def _draw(self, pool: Pool) -> str:
        return pool[int(self.chance() * len(pool))] % self._facts

    def _from_customer(self, body: str, greeting: bool = False, quote: bool = False) -> Words:
        said, chance = self._language.customer, self.chance
        start = f"{self._draw(said['greeting'])}\n\n" if greeting or chance() < 0.4 else ""
        reply = f"{start}{body}\n\n{self._draw(said['closing'])}\n{self._customer.name}"
        quoted = self._quote() if quote and chance() < 0.6 else ""
        return Words(reply, quoted, self._signature())

    def _signature(self) -> str:
        """Return a signature: half have their studio, some their phone number, the rest nothing."""
        chance = self.chance()
        studio = self._customer.studio
        if chance < 0.5 and studio:
            return f"-- \n{studio.name}\n{studio.domain}"
        return self._draw(self._language.customer["mobile"]) if chance > 0.85 else ""

    def _from_agent(self, agent: Colleague, at: int, body: str, opens: bool = False) -> Words:
        said = self._language.agent
        if opens:
            body = self._language.gap.join((self._draw(said["opening"]), _capital(body)))
        start, end = self._draw(said["greeting"]), self._draw(said["closing"])
        reply = f"{start}\n\n{body}\n\n{end}\n{agent.first_name}"
        self._last = (agent, at, reply)
        return Words(reply)

    def _quote(self) -> str:
        if self._last is None:
            return ""
        agent, at, reply = self._last
        facts = {"agent": agent.name, "date": date_words(self._language.code, at // DAY)}
        lines = reply.split("\n", QUOTED_LINES)[:QUOTED_LINES]
        return "\n> ".join((self._language.auto["quote"][0] % facts, *lines))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio"
    " julio agosto septiembre octubre noviembre diciembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_DATE = {"en": "{1} {0}", "de": "{1}. {0}", "es": "{1} de {0}", "ar": "{1} {0}"}


@cache
def date_words(code: str, day: int) -> str:
    """Return a day, counted from 1970, as a date in a mail."""
    when = date.fromordinal(_EPOCH + day)
    if code == "ja":
        return f"{when.month}月{when.day}日"
    return _DATE[code].format(MONTHS[code].split()[when.month - 1], when.day)
