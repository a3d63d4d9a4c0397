"""Text of the writer that looks like a quote."""
