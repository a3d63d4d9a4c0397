"""Page rendering: Jinja2 behind Django's own backend.

With our translations, links and pieces.
"""
