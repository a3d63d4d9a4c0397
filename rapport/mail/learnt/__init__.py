"""Signatures that are learnt from the ends of a sender’s mails."""
