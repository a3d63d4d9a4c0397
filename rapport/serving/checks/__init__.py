"""Checks of the server's own installation."""
