"""Staff's screens: rules, entries, problems, and the bundle."""
