"""What every page is drawn with: type, tables, heads, signatures, codes, PDF/A."""
