"""The stories of all tickets, in order of opening."""

from __future__ import annotations

from collections.abc import Iterator

from rapport.demo.company.aftermath import Aftermath
from rapport.demo.company.arrivals import Arrival, arrivals
from rapport.demo.company.company import Company
from rapport.demo.company.course import Course
from rapport.demo.company.crowd import Crowd
from rapport.demo.company.desk import CATEGORIES, FILES, queue_for
from rapport.demo.company.happenings import Acknowledged, Opened, TicketStory
from rapport.demo.company.life import Life, TheFutureError
from rapport.demo.company.pace import Pacer
from rapport.demo.company.plan import Plan
from rapport.demo.company.planted import UNOWNED
from rapport.demo.company.writer import Writer

MAIL, FORM, CHAT, PHONE = "email", "webform", "chat", "phone"
# Up to which draw a ticket comes by a channel; the rest come by mail.
CHANNELS = ((0.22, FORM), (0.28, CHAT), (0.32, PHONE))
MISFILED = 0.06
ATTACHED = 0.12


def stories(plan: Plan) -> Iterator[TicketStory]:
    """Yield exactly ``plan.tickets`` stories, numbered from 1, in bounded memory."""
    teller = Teller(Company(plan))
    for number, arrival in enumerate(arrivals(teller.company), start=1):
        yield teller.tell(number, arrival)


class Teller:
    """Tells one life after the other; they share random streams, so the order matters."""

    def __init__(self, company: Company) -> None:
        self.company = company
        plan = company.plan
        fate = plan.stream("fate")
        self._chance = fate.random
        self._crowd = Crowd(plan)
        self._writer = Writer(plan)
        self._pacer = Pacer(company, fate)
        self._course = Course(company, fate)
        self._aftermath = Aftermath(company, self._course, fate)

    def tell(self, number: int, arrival: Arrival) -> TicketStory:
        """Return a ticket's whole life, as far as it has happened."""
        life = self._begin(arrival)
        drawn = self._chance()
        channel = next((name for upto, name in CHANNELS if drawn < upto), MAIL)
        subject = life.matter.subject()
        try:
            life.add(Opened(arrival.at, life.matter.opening(), self._file(arrival)))
            confirmed = arrival.at + 5 + int(self._chance() * 40)
            if channel != PHONE:
                life.add(Acknowledged(confirmed, life.matter.acknowledgement()))
            if not self._is_left_lying(number, life):
                self._course.run(life)
                self._aftermath.run(life)
        except TheFutureError:
            # Told up to the present.
            pass
        return TicketStory(
            number,
            life.customer,
            life.queue,
            life.opened_as,
            channel,
            subject,
            tuple(life.happenings),
        )

    def _begin(self, arrival: Arrival) -> Life:
        customer = self._crowd.next()
        matter = self._writer.matter(customer, arrival.category.key, arrival.at, arrival.outage)
        queue = queue_for(arrival.category, customer.language)
        life = Life(self.company.until, arrival, customer, queue, matter)
        life.pace = self._pacer.draw(arrival)
        if self._chance() < MISFILED:
            life.opened_as = CATEGORIES[int(self._chance() * len(CATEGORIES))]
        return life

    def _file(self, arrival: Arrival) -> str:
        return FILES.get(arrival.category.key, "") if self._chance() < ATTACHED else ""

    def _is_left_lying(self, number: int, life: Life) -> bool:
        """Return whether this is one of the tickets that nobody has taken: a planted story."""
        company = self.company
        return (
            company.unowned_from <= life.arrival.at <= company.unowned_to
            and life.queue is UNOWNED.queue
            and number % UNOWNED.every == 0
        )
