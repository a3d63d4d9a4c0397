"""Limits of mail, row by row of docs/reference/limits-of-mail.md."""
