# The JSON lines of assess, then 检查.csv → inspection_id,score in the order of 检查.csv.

BEGIN { print "inspection_id,score" }
FNR == 1 { file++ }
file == 1 { score[json($0, "key")] = json($0, "total"); next }
FNR > 1 { sub(/\r$/, ""); print $0 "," score[$0] }
