"""Run inside a house, in a process of its own: `python -m tests.bad_days.inside TASK …`; answers in JSON."""
