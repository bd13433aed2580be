# awk -f csv.awk -f compare.awk limits.ndjson EVENTS.csv: the due dates and verdicts that were found against the file's own columns.

BEGIN { days["答复5"] = 5; days["答复15"] = 15; order[1] = "答复5"; order[2] = "答复15" }

FNR == NR {
  key = json($0, "limit") SUBSEP json($0, "case")
  due[key] = json($0, "dueDate")
  state = json($0, "state")
  verdict[key] = state == "done" ? "ontime" : state == "doneLate" || state == "overdue" ? "overdue" : state
  next
}

FNR == 1 { header($0, column); next }

length($0) {
  csv($0, row)
  for (i = 1; i <= 2; i++) {
    limit = order[i]
    compare(limit, row[column["id"]], column["due_" days[limit] "wd"], column["verdict_" days[limit] "wd"])
  }
}

function compare(limit, id, dueColumn, verdictColumn,   key, wanted, found) {
  if (!dueColumn && !verdictColumn) return
  key = limit SUBSEP id
  wanted = (dueColumn ? row[dueColumn] : "") " " (verdictColumn ? row[verdictColumn] : "")
  found = (dueColumn ? due[key] : "") " " (verdictColumn ? verdict[key] : "")
  total[limit]++
  if (wanted == found) right[limit]++
  else if (++shown <= 10) print limit " " id ": wanted " wanted ", found " found > "/dev/stderr"
}

END {
  for (i = 1; i <= 2; i++) {
    if (!total[order[i]]) continue
    print order[i] " " right[order[i]] + 0 "/" total[order[i]]
    if (right[order[i]] != total[order[i]]) differs = 1
  }
  exit differs
}
