"""Faults made on purpose: a few in every test run, thousands by `bootstrap.py faults`."""
