"""How the models of `claims` are made: `make train POLNEAR=...`. Needs the extra `train`."""
