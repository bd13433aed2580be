# awk -f csv.awk -f days.awk -f compare.awk limits.ndjson EVENTS.csv: the municipality's own verdict and instant for 受理; for 八周 the
# date eight weeks after the start.

FNR == NR {
  key = json($0, "limit") SUBSEP json($0, "case")
  state = json($0, "state")
  verdict[key] = state == "done" ? "ontime" : state == "doneLate" ? "late" : state == "unknown" ? "unknown" : "open"
  due[key] = json($0, "due")
  dueDate[key] = json($0, "dueDate")
  next
}

FNR == 1 { header($0, column); next }

length($0) && column["oracle_status"] {
  csv($0, row)
  id = row[column["case_id"]]
  deadline = row[column["deadline"]]
  deadline = trimmed(deadline)
  check("受理", id, row[column["oracle_status"]] " " deadline, verdict["受理" SUBSEP id] " " due["受理" SUBSEP id])
  check("八周", id, day(row[column["startdate"]]) + 56, day(dueDate["八周" SUBSEP id]))
}

# A fraction of a second without the zeros at its end.
function trimmed(instant) {
  while (instant ~ /\.[0-9]*0[+-]/) sub(/0[+]/, "+", instant) || sub(/0-/, "-", instant)
  sub(/\.[+]/, "+", instant)
  sub(/\.-/, "-", instant)
  return instant
}

function check(limit, id, wanted, found) {
  total[limit]++
  if (wanted == found) right[limit]++
  else if (++shown <= 10) print limit " " id ": wanted " wanted ", found " found > "/dev/stderr"
}

END {
  if (!total["受理"]) exit 0
  print "受理 " right["受理"] + 0 "/" total["受理"]
  print "八周 " right["八周"] + 0 "/" total["八周"]
  exit right["受理"] != total["受理"] || right["八周"] != total["八周"]
}
