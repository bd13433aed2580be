# awk -f csv.awk -f compare.awk RESULTS BATCH.csv: the sums that were found against the file's column "expected".

FNR == 1 { delete column; header($0, column); next }

FNR == NR { csv($0, row); result[row[column["id"]]] = row[column["result"]]; next }

length($0) && column["expected"] {
  csv($0, row)
  op = row[column["op"]]; id = row[column["id"]]
  total[op]++
  if (result[id] == row[column["expected"]]) right[op]++
  else if (++shown <= 10) print op " " id ": wanted " row[column["expected"]] ", found " result[id] > "/dev/stderr"
}

END {
  n = split("ADD COUNT", ops, " ")
  for (i = 1; i <= n; i++) {
    op = ops[i]
    if (!total[op]) continue
    print op " " right[op] + 0 "/" total[op]
    if (right[op] != total[op]) differs = 1
  }
  exit differs
}
