"""The frame's own pages."""
