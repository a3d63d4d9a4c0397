"""Keys for signed and encrypted mail: whose signatures we know, and what we can open."""
