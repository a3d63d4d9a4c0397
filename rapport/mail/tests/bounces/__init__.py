"""Tests of reading reports of failed delivery."""
