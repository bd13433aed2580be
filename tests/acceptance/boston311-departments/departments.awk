# EVENTS.csv → the departments that it names, each once.

NR == 1 { header($0, column); print "代号"; next }
length($0) { csv($0, row); if (!(row[column["department"]] in seen)) { seen[row[column["department"]]]; print row[column["department"]] } }
