"""The whole desk in one file: database, kept files, secret key. Facts are made anew from them."""

from __future__ import annotations
