"""Charts drawn from the values that the file keeps beside its workbook."""
