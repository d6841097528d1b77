"""What makes several mentions one source, within an article and over the corpus."""
