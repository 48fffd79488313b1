"""Page → Article: which stretches are the article; title, outlet, credits."""
