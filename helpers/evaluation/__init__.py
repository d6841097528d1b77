"""The parts of evaluation: what is gold, what is the same thing on both sides, and the measures of each layer."""
