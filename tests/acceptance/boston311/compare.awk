# awk -f csv.awk -f days.awk -f compare.awk 服务标准.csv limits.ndjson EVENTS.csv: the city's verdict on every row that has one, and its
# deadline for the types whose standard at least 97 of 100 rows agree on.

FNR == 1 { file++ }

file == 1 {
  if (FNR == 1) { header($0, level); next }
  csv($0, row)
  stable[row[level["类别"]]] = row[level["符合率"]] + 0 >= 97
  next
}

file == 2 {
  id = json($0, "case")
  if (json($0, "limit") == "服务时限") { due[id] = json($0, "due"); next }
  state = json($0, "state")
  verdict[id] = state == "doneLate" || state == "overdue" ? "OVERDUE" : state == "unknown" || state == "conflict" ? state : "ONTIME"
  next
}

FNR == 1 { header($0, column); compared = column["target"] && column["verdict"]; next }

compared && length($0) {
  csv($0, row)
  id = row[column["case_id"]]
  wanted = row[column["verdict"]]
  if (wanted != "") {
    verdicts++
    if (verdict[id] == wanted) agreed++
    else if (++shown <= 10) print "市定时限 " id ": wanted " wanted ", found " verdict[id] > "/dev/stderr"
  }
  type = row[column["type"]]
  target = row[column["target"]]
  if (!stable[type] || target == "") next
  deadlines++
  apart = due[id] == "" || due[id] == "null" ? "" : seconds(due[id]) - seconds(target)
  if (apart != "" && apart >= -120 && apart <= 120) { within++; next }
  listed[++differs] = id " (" type "): the city " target ", the standard " due[id] ": " reason(apart, target, due[id])
}

# Why the city's deadline is not the standard's. Minutes apart: the city counted from the moment it took the request in, a little before the
# file says it was opened, or a little after. Days apart: the deadline was set anew, mostly when the request went to another queue.
function reason(apart, target, standard) {
  if (apart == "") { unexplained++; return "none found" }
  if (apart > 0 && apart <= 1800) return sprintf("counted from %d minutes before it was opened", apart / 60 + 0.5)
  if (apart < 0 && apart >= -1800) return sprintf("counted from %d minutes after it was opened", -apart / 60 + 0.5)
  if (substr(target, 12, 5) >= "16:30" && substr(standard, 12, 5) == "08:30" && apart <= 4 * 86400 && apart > 0) return "counted from shortly before the office closed"
  if (apart <= -3600 || apart >= 3600) return sprintf("set anew, %+.1f days", -apart / 86400)
  unexplained++
  return "not explained"
}

END {
  if (!compared) exit 0
  print "市定时限 " agreed + 0 "/" verdicts + 0
  printf "服务时限 %d/%d deadlines within two minutes (%.2f %%)\n", within, deadlines, deadlines ? 100 * within / deadlines : 100
  if (differs) print differs " deadlines are not those of the standard:"
  for (i = 1; i <= differs; i++) print "  " listed[i]
  exit agreed != verdicts || unexplained || within < 0.985 * deadlines
}
