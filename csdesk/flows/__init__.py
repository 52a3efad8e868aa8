"""Whole jobs joined up, one file a job, used alike by the window and the command line."""
