# What run printed, then FILE with its score columns → how many rows have every part and, within 1e-9, the final score.

BEGIN { parts = split("speed_score completeness explain_score relevance_score final_score", name, " ") }
FNR == 1 { file++; delete column; header($0, column); next }
{ delete field; csv($0, field); id = field[column["id"]] }
file == 1 { for (i = 1; i <= parts; i++) got[id, i] = field[column[name[i]]]; next }
{ n++; same = 1
  for (i = 1; i <= parts; i++) { d = got[id, i] - field[column[name[i]]]; if (got[id, i] == "" || d > 1e-9 || d < -1e-9) same = 0 }
  ok += same }
END { print "scores " ok + 0 "/" n + 0; exit ok != n || n == 0 }
