"""What several pages tell: copies of one text, claims told again, the chains they came down through, where they part ways."""
