"""Answers to what was refused, for programs, for htmx and for people."""
