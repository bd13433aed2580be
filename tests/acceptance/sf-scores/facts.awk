# INSPECTIONS, VIOLATIONS → 检查.csv, 违规.csv in folder.

FNR == 1 { file++; delete column; header($0, column)
  if (!("inspection_id" in column) || (file == 2 && !("risk" in column))) { print FILENAME ": the column inspection_id" (file == 2 ? " or risk" : "") " is not there" > "/dev/stderr"; exit 1 }
  print file == 1 ? "编号" : "序号,检查,风险" > target()
  next }
{ delete field; csv($0, field) }
file == 1 { print field[column["inspection_id"]] > target() }
file == 2 { print FNR "," field[column["inspection_id"]] "," field[column["risk"]] > target() }

function target() { return folder (file == 1 ? "/检查.csv" : "/违规.csv") }
