"""How pages are drawn: Jinja2 behind Django's own backend, with our words, links and pieces."""
