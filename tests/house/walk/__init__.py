"""A walk over every address in every role, compared with records."""
