"""Notices: mails to colleagues, by whichever route works."""
