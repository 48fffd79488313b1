"""When a page was written: the days that fit its words, dated events and the offices that people held."""
