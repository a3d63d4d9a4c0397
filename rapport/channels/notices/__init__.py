"""Notices: mails of the desk to the people who work here, by whichever route works."""
