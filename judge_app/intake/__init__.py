"""What staff submit to the program: the contest folder, the spreadsheet, the files."""
