"""Tests of reading what machines write."""
