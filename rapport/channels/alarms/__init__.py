"""Alarms about mail that stopped.

Shown where people look, and mailed by another route.
"""
