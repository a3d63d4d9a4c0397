"""Keys for signed and encrypted mail.

Whose signatures we know, and which mail we can open.
"""
