"""What pages, charts and findings may state of the frames, and what stands with a mark of doubt or in the tables alone."""
