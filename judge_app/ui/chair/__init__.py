"""The chair's screens: sheets in, discrepancies, result, signature and print."""
