"""Programs for those who work on judge-app; none of it is shipped."""
