"""Faults that users of other desks reported.

Each by the real ways in, and seen on the ticket's page.
"""
