# FILE → 答复.csv.

BEGIN { n = split("id elapsed_days opening closing resolved explain_score relevance_score", wanted, " ") }
FNR == 1 { header($0, column)
  for (i = 1; i <= n; i++) if (!(wanted[i] in column)) { print FILENAME ": the column " wanted[i] " is not there" > "/dev/stderr"; exit 1 }
  print "编号,用时天数,开头,结尾,解决,解释分,相关分"
  next }
{ delete field; csv($0, field); line = ""
  for (i = 1; i <= n; i++) line = line (i == 1 ? "" : ",") plain(field[column[wanted[i]]])
  print line }

# A number with an exponent is written out.
function plain(text) { return text ~ /^[-+]?[0-9.]+[eE][-+]?[0-9]+$/ ? sprintf("%.24f", text) : text }
