"""The parts of what a reader sees, shared by `show`, `charts` and `report`: wording, highlights, tables, findings, rendered notebooks."""
