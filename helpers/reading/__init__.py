"""The parts of `read` and `clean`: folders and what lies beside articles, decoding, formats, metadata, dates of publication, heads of articles."""
