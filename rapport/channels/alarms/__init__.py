"""Alarms: what stops mail, said where people look and by mail through another route."""
