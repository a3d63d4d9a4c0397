"""Forwarded mails, and the blocks and lines above quoted ones."""
