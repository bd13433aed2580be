#!/usr/bin/env bash
# replay-benchmark.sh [TIMES]: plays the permits of bpic15 on one core, once and TIMES over (20), and prints events a second and the most
# memory of both. Not part of test.sh: it measures the machine too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
times=${1:-20}
data=../shared/data/bpic15
package=tests/acceptance/bpic15
[ -e "$data" ] || { echo "$data is not here"; exit 77; }
command=${RULEHOST_CLI:-dotnet $PWD/tools/RuleHost.Cli/bin/Release/net10.0/rulehost.dll}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Cases of several municipalities, and of each time over, are kept apart by a letter before their number.
generate() {
  local log letter=0
  for log in "$data"/bpic15-m*-events-*.csv.gz; do
    letter=$((letter + 1))
    gzip -dc "$log" | awk -v letter=$letter 'NR > 1 { print letter "-" $0 }'
  done >"$work/rows"
  { gzip -dc "$log" | awk 'NR == 1'; for i in $(seq "$1"); do sed "s/^/$i-/" "$work/rows"; done; }
}

measure() { # TIMES
  generate "$1" >"$work/log.csv"
  local events core=() process peak=0 ticks=0 line
  events=$(($(wc -l <"$work/log.csv") - 1))
  command -v taskset >/dev/null && core=(taskset -c 0)
  # shellcheck disable=SC2086
  "${core[@]}" $command replay $package/rulebook --map $package/map.yaml --events "$work/log.csv" --out "$work/out" >/dev/null 2>&1 &
  process=$!
  while line=$(cat /proc/$process/stat 2>/dev/null); do
    set -- ${line##*) }
    [ "$1" = Z ] && break
    ticks=$((${12} + ${13}))
    peak=$(awk '/VmHWM/ { print $2 }' /proc/$process/status 2>/dev/null || echo "$peak")
    sleep 0.1
  done
  wait $process
  awk -v events="$events" -v ticks="$ticks" -v hz="$(getconf CLK_TCK)" -v peak="$peak" \
    'BEGIN { printf "%d events: %.1f s on one core, %d events a second, %d MB at most\n", events, ticks / hz, events / (ticks / hz), peak / 1024 }'
}

measure 1
measure "$times"
