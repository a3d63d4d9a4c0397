"""Routes of the API, by bearer token."""

from __future__ import annotations

from rapport.people.roles import Ability
from tests.house.doors.door import NOTHING, Door, Fields

SEE, WORK = Ability.SEE_TICKETS, Ability.WORK_TICKETS


def call(*args: str, needs: Ability = SEE, of_ticket: bool = False, **methods: Fields) -> Door:
    """Return a call of the API."""
    return Door(args, methods or {"GET": NOTHING}, needs=needs, of_ticket=of_ticket, token=True)


NEW_TICKET: Fields = {"customer": {"email": "fay@studio.example"}, "body": "Hello?"}

API: dict[str, Door] = {
    "api:list_tickets": call(),
    "api:open_ticket": call(needs=WORK, POST={**NEW_TICKET, "queue": "support"}),
    "api:get_ticket": call("ticket", of_ticket=True),
    "api:get_history": call("ticket", of_ticket=True),
    "api:reply": call("ticket", needs=WORK, of_ticket=True, POST={"body": "Thank you."}),
    "api:resolve": call("ticket", needs=WORK, of_ticket=True, POST=NOTHING),
    "api:reopen": call("ticket", needs=WORK, of_ticket=True, DELETE=NOTHING),
    "api:close": call("ticket", needs=WORK, of_ticket=True, POST=NOTHING),
    "api:assign": call(
        "ticket", needs=WORK, of_ticket=True, POST={"email": "bea.lund@desk.example"}
    ),
    "api:unassign": call("ticket", needs=WORK, of_ticket=True, DELETE=NOTHING),
    "api:list_undelivered": call(needs=SEE, GET=NOTHING),
    "api:resend": call(
        "ticket", "message", needs=WORK, of_ticket=True, POST={"address": "dora@here.example"}
    ),
    "api:known": call("ticket", "message", needs=WORK, of_ticket=True, POST=NOTHING),
    "api:unknown": call("ticket", "message", needs=WORK, of_ticket=True, DELETE=NOTHING),
    "api:merge": call("ticket", needs=WORK, of_ticket=True, POST={"other": "@ticket"}),
    "api:unmerge": call("ticket", needs=WORK, of_ticket=True, DELETE=NOTHING),
    "api:split": call("ticket", "message", needs=WORK, of_ticket=True, POST={"later": False}),
    "api:list_customers": call(needs=Ability.SEE_CUSTOMERS),
    "api:get_customer": call("dora", needs=Ability.SEE_CUSTOMERS),
    "api:export_customer": call("dora", needs=Ability.HANDLE_PRIVACY, POST=NOTHING),
    "api:get_export": call("dora", needs=Ability.HANDLE_PRIVACY),
    "api:get_export_file": call("dora", needs=Ability.HANDLE_PRIVACY),
    "api:erase_customer": call(
        "double", needs=Ability.HANDLE_PRIVACY, POST={"name": "Dora L. Lind"}
    ),
    "api:get_erasure": call("double", needs=Ability.HANDLE_PRIVACY),
    "api:list_metrics": call(needs=Ability.SEE_FIGURES),
    "api:get_metric": call("csat", needs=Ability.SEE_FIGURES),
    # Addresses that the API does not have: nobody finds anything there.
    "api:nowhere": Door(("nothing",), {}, token=True),
}
