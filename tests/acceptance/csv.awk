# Shared by the acceptance scripts: a CSV line into fields (quotes, doubled quotes), a header into column numbers,
# and a value out of a JSON line whose keys are unique.

function csv(line, fields,   n, i, c, quoted, field) {
  sub(/\r$/, "", line)
  n = 1; quoted = 0; field = ""
  for (i = 1; i <= length(line); i++) {
    c = substr(line, i, 1)
    if (quoted && c == "\"" && substr(line, i + 1, 1) == "\"") { field = field c; i++ }
    else if (c == "\"") quoted = !quoted
    else if (c == "," && !quoted) { fields[n++] = field; field = "" }
    else field = field c
  }
  fields[n] = field
  return n
}

function header(line, columns,   fields, n, i) {
  sub(/^\357\273\277/, "", line)
  n = csv(line, fields)
  for (i = 1; i <= n; i++) columns[fields[i]] = i
}

function json(line, key,   at, rest) {
  at = index(line, "\"" key "\":")
  if (!at) return ""
  rest = substr(line, at + length(key) + 3)
  if (substr(rest, 1, 1) == "\"") { rest = substr(rest, 2); return substr(rest, 1, index(rest, "\"") - 1) }
  match(rest, /^[^,}\]]*/)
  return substr(rest, 1, RLENGTH)
}
