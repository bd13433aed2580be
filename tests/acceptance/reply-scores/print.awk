# The JSON lines of assess, then 答复.csv → the scores in the order of 答复.csv.

BEGIN { print "id,speed_score,completeness,explain_score,relevance_score,final_score" }
FNR == 1 { file++ }
file == 1 {
  all = substr($0, index($0, "\"id\":\"答复质量\""))
  scores[json($0, "key")] = item(all, "及时") "," item(all, "完整") "," item(all, "解释") "," item(all, "相关") "," json(all, "total")
  next }
FNR > 1 { delete field; csv($0, field); print field[1] "," scores[field[1]] }

function item(line, name) { return json(substr(line, index(line, "{\"id\":\"" name "\"")), "points") }
