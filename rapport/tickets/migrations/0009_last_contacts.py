"""When each customer was last heard from or written to, from the messages so far."""

from __future__ import annotations

from django.db import migrations

LAST_CONTACTS = """
UPDATE customers_person SET last_contact_at = latest.at FROM (
  SELECT ticket.customer_id, max(message.at) AS at
  FROM tickets_message AS message JOIN tickets_ticket AS ticket ON ticket.id = message.ticket_id
  WHERE message.kind IN ('inbound', 'reply') GROUP BY ticket.customer_id
) AS latest WHERE latest.customer_id = customers_person.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0006_keep_notes"),
        ("tickets", "0008_orders_of_the_queue"),
    ]

    operations = [migrations.RunSQL(LAST_CONTACTS, migrations.RunSQL.noop)]
