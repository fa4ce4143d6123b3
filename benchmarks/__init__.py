"""Measure the dashboard, each number beside its floor or its peer in the same run."""
