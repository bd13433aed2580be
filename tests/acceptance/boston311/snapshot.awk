# awk -f csv.awk -f snapshot.awk EVENTS.csv: the day of the latest thing that the file tells as past.

NR == 1 { header($0, column); next }

length($0) {
  csv($0, row)
  past(row[column["opened"]])
  closed = column["closed"] ? row[column["closed"]] : ""
  past(closed)
  if (closed == "" && column["target"] && column["verdict"] && row[column["verdict"]] == "OVERDUE") past(row[column["target"]])
}

function past(text) { if (substr(text, 1, 10) > latest) latest = substr(text, 1, 10) }

END { print latest }
