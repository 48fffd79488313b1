"""Script and language: folding that keeps offsets, words and their clitics, sentences, quotations, number words."""
