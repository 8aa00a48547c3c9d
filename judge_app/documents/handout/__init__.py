"""Papers that staff hand out and keep before anything is marked."""
