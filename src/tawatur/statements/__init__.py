"""Source, cue, content: the grammar of reporting."""
