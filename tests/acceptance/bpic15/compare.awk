# awk -f csv.awk -f days.awk -v events=NAME -f compare.awk limits.ndjson clockstop.csv…: days gross, net and stopped, and both verdicts,
# against a table of stopped clocks. Its start is the case's registered one: where that is not the day of the event from which the clock
# runs, the clock is named and not counted. A name of EVENTS with m1, m2, … says which municipality's rows are meant.

BEGIN {
  gross = "审批毛时"; net = "审批净时"
  if (match(events, /-m[0-9]+-/)) municipality = substr(events, RSTART + 2, RLENGTH - 3)
}

FNR == 1 { file++ }

file == 1 {
  if (json($0, "round") != 1) next
  key = json($0, "limit") SUBSEP json($0, "case")
  elapsed[key] = json($0, "elapsed") + 0
  stopped[key] = json($0, "suspended") + 0
  state = json($0, "state")
  verdict[key] = state == "done" ? "ontime" : state == "doneLate" ? "late" : state
  started[json($0, "case")] = substr(json($0, "start"), 1, 10)
  next
}

FNR == 1 { header($0, column); next }

length($0) {
  csv($0, row)
  id = row[column["case_id"]]
  if (!(id in started) || municipality != "" && row[column["municipality"]] != municipality) next
  if (started[id] != row[column["start"]]) {
    explained[++listed] = id ": registered as begun on " row[column["start"]] ", but 01_HOOFD_010 is of " started[id]
    next
  }
  check(gross, id, row[column["gross_days"]] " days, " row[column["gross_vs_56"]], elapsed[gross SUBSEP id] " days, " verdict[gross SUBSEP id])
  check(net, id, row[column["net_days"]] " days, " row[column["stopped_days"]] " stopped, " row[column["net_vs_56"]],
    elapsed[net SUBSEP id] " days, " stopped[net SUBSEP id] " stopped, " verdict[net SUBSEP id])
}

function check(limit, id, wanted, found) {
  total[limit]++
  if (wanted == found) right[limit]++
  else if (++shown <= 10) print limit " " id ": wanted " wanted ", found " found > "/dev/stderr"
}

END {
  if (!total[gross]) exit 0
  print gross " " right[gross] + 0 "/" total[gross]
  print net " " right[net] + 0 "/" total[net]
  if (listed) print listed " stopped clocks begin on another day than the table says:"
  for (i = 1; i <= listed; i++) print "  " explained[i]
  exit right[gross] != total[gross] || right[net] != total[net]
}
