# awk -f csv.awk -f compare.awk limits.ndjson EVENTS.csv: every Add penalty of the log against the due date that was found and against the
# lapse. A fine on which something was paid by that day is listed, not counted: the log penalises part payments too, and the sum that
# would have settled a fine is not in it.

FNR == NR {
  if (json($0, "limit") != "罚款加罚" || json($0, "round") != 1) next
  id = json($0, "case")
  due[id] = json($0, "dueDate")
  deemed[id] = json($0, "deemed")
  next
}

FNR == 1 { header($0, column); next }

length($0) {
  csv($0, row)
  id = row[column["case_id"]]
  date = substr(row[column["date"]], 1, 10)
  if (row[column["activity"]] == "Payment") {
    payments[id] = payments[id] sprintf(" %.2f EUR on %s", row[column["payment_raw"]] / 10, date)
    if (!(id in firstPaid) || date < firstPaid[id]) firstPaid[id] = date
  }
  if (row[column["activity"]] == "Insert Fine Notification") notified[id] = date
  if (row[column["activity"]] == "Add penalty") { order[++n] = id; penalty[id] = date }
}

END {
  if (!n) exit 0
  for (i = 1; i <= n; i++) {
    id = order[i]
    if (due[id] == penalty[id]) right++
    else if (++shown <= 10) print "罚款加罚 " id ": penalty on " penalty[id] ", due date found " due[id] > "/dev/stderr"
    if (id in firstPaid && firstPaid[id] <= penalty[id]) {
      explained[++listed] = id ":" payments[id] ", penalty on " penalty[id] (firstPaid[id] < notified[id] ? " (paid before the notification)" : "")
      continue
    }
    lapses++
    if (deemed[id] == "应予加罚") lapsed++
    else if (++shown <= 10) print "罚款加罚 " id ": penalty on " penalty[id] ", found " deemed[id] > "/dev/stderr"
  }
  print "罚款加罚 " right + 0 "/" n " due dates"
  print "罚款加罚 " lapsed + 0 "/" lapses + 0 " lapses"
  if (listed) print listed " fines were penalised although something had been paid by that day:"
  for (i = 1; i <= listed; i++) print "  " explained[i]
  exit right != n || lapsed != lapses
}
