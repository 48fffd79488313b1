"""What a page itself narrates, and what its statements claim, coded in PLOVER."""
