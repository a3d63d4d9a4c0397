"""Learnt signatures."""
