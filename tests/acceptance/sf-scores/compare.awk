# inspection_id,score, then INSPECTIONS with its score columns → how many of the rows marked agree have the city's score.

FNR == 1 { file++; delete column; header($0, column); next }
{ delete field; csv($0, field) }
file == 1 { score[field[column["inspection_id"]]] = field[column["score"]]; next }
field[column["agree"]] == "yes" { n++; ok += score[field[column["inspection_id"]]] == field[column["city_score"]] }
END { print "city_score " ok + 0 "/" n + 0; exit ok != n || n == 0 }
