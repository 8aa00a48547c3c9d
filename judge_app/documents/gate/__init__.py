"""The gate: what every file that is handed in must pass, step by step."""
