"""Sequences of mails of one sender: what is learnt of their ends."""
