"""Processes: definition files and the view of a record through one — rounds, positions, commitments, incidents."""
