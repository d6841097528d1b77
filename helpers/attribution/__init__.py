"""The parts of `claims`: words and their windows, the trained network, and what is read off its scores."""
