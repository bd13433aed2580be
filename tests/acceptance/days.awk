# Calendar days as numbers, for checks that are reckoned apart from the product.

# day("2010-10-01…"): days since 0000-03-01 in the Gregorian calendar.
function day(text,   y, m, d) {
  y = substr(text, 1, 4) + 0; m = substr(text, 6, 2) + 0; d = substr(text, 9, 2) + 0
  if (m < 3) { y--; m += 12 }
  return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 1
}

# seconds("2015-01-02T10:31:38…"): seconds of local time, offset left aside.
function seconds(text) {
  return day(text) * 86400 + substr(text, 12, 2) * 3600 + substr(text, 15, 2) * 60 + substr(text, 18, 2)
}
