# What run prints, then departments-*.csv → how many departments have the same counts and the same percentage.

FNR == 1 { file++; next }
{ sub(/\r$/, "") }
file == 1 { got[substr($0, 1, index($0, ",") - 1)] = same($0); next }
{ n++; name = substr($0, 1, index($0, ",") - 1); if (got[name] == same($0)) ok++; else print "# " name ": " got[name] " instead of " same($0) }
END { print "departments " ok + 0 "/" n + 0; exit ok != n || n == 0 }

# Trailing zeros of the percentage mean nothing.
function same(line,   part, n) { n = split(line, part, ","); part[n] += 0; return part[2] "," part[3] "," part[4] "," part[5] "," part[6] "," part[n] }
