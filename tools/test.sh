#!/usr/bin/env bash
# Installs what a fresh Debian machine with the .NET SDK lacks, builds with warnings as errors, and runs everything that can fail:
# formatting, unit and conformance tests, acceptance scripts, the fuzz drivers for half a minute each.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only when nothing failed and something passed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
results=$PWD/TestResults
passed=0 failed=0 skipped=0

finish() {
  [ "$passed" -gt 0 ] || { [ "$failed" -gt 0 ] || failed=1; }
  echo "$passed passed, $failed failed, $skipped skipped"
  exit $((failed > 0))
}

# step NAME COMMAND…: one thing that passes (0), skips (77, as in automake) or fails.
step() {
  local name=$1 started=$SECONDS code
  shift
  echo "── $name"
  "$@"
  code=$?
  case $code in
    0) passed=$((passed + 1)); echo "   passed ($((SECONDS - started)) s)" ;;
    77) skipped=$((skipped + 1)); echo "   skipped" ;;
    *) failed=$((failed + 1)); echo "   FAILED with exit code $code ($((SECONDS - started)) s)" ;;
  esac
  return $code
}

install_missing() {
  local packages=()
  [ -e /usr/share/zoneinfo/Asia/Shanghai ] || packages+=(tzdata)
  command -v gzip >/dev/null || packages+=(gzip)
  [ ${#packages[@]} -gt 0 ] || return 0
  local as=()
  [ "$(id -u)" = 0 ] || as=(sudo)
  echo "installing: ${packages[*]}"
  "${as[@]}" apt-get update -q &&
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}"
}

# Adds up the counters of the test runs' result files. VSTest leaves notExecuted at 0: what was not executed was skipped.
count_results() {
  local file line total executed good found=0
  for file in "$results"/*.trx; do
    [ -e "$file" ] || continue
    line=$(grep -o '<Counters [^>]*>' "$file" | tail -n 1)
    total=$(attribute total "$line") executed=$(attribute executed "$line") good=$(attribute passed "$line")
    [ -n "$total" ] && [ -n "$executed" ] && [ -n "$good" ] || continue
    passed=$((passed + good)) skipped=$((skipped + total - executed)) failed=$((failed + executed - good))
    found=$((found + executed))
  done
  [ "$found" -gt 0 ]
}

attribute() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2"; }

command -v dotnet >/dev/null || { echo "The .NET SDK (dotnet) is not on the PATH; see global.json for its version."; failed=1; finish; }
install_missing || { failed=1; finish; }

echo "── build"
dotnet build -c Release RuleHost.sln -p:RestoreLockedMode=true -warnaserror -v quiet || { failed=1; finish; }

step "formatting" dotnet format RuleHost.sln --verify-no-changes --no-restore

echo "── tests"
rm -rf "$results"
timeout 900 dotnet test -c Release --no-build RuleHost.sln --logger trx --results-directory "$results" -v quiet
code=$?
before=$failed
if ! count_results || { [ $code -ne 0 ] && [ $failed -eq $before ]; }; then
  echo "The test run broke off or found no test (exit code $code)."
  failed=$((failed + 1))
fi

# Acceptance scripts start the command that was just built.
export RULEHOST_CLI="${RULEHOST_CLI:-dotnet $PWD/tools/RuleHost.Cli/bin/Release/net10.0/rulehost.dll}"
shared=../shared/data
accept() { # NAME DATA…: the script on its data, skipped where the data is not beside the project
  local script=tests/acceptance/$1/run file
  shift
  for file in "$@"; do
    [ -e "$file" ] || { echo "   $file is not here"; return 77; }
  done
  bash "$script" "$@"
}
accept_deadlines() { # at least 99 in a hundred of the city's own deadlines
  [ -e "$1" ] || { echo "   $1 is not here"; return 77; }
  bash tests/acceptance/boston311/deadlines "$1"
}
accept_scores() { # the city's own score, on every row where its list and its score fit
  [ -e "$1" ] || { echo "   $1 is not here"; return 77; }
  bash tests/acceptance/sf-scores/run "$1" "$2" | awk -f tests/acceptance/csv.awk -f tests/acceptance/sf-scores/compare.awk - "$1"
}
accept_replies() { # every part, and the final score within 1e-9
  [ -e "$1" ] || { echo "   $1 is not here"; return 77; }
  bash tests/acceptance/reply-scores/run "$1" | awk -f tests/acceptance/csv.awk -f tests/acceptance/reply-scores/compare.awk - "$1"
}
accept_departments() { # counts and percentage of every department
  [ -e "$1" ] || { echo "   $1 is not here"; return 77; }
  bash tests/acceptance/boston311-departments/run "$1" | awk -f tests/acceptance/csv.awk -f tests/acceptance/boston311-departments/compare.awk - "$2"
}
[ ! -e tests/acceptance/calendar/run ] || step "acceptance: calendar" accept calendar "$shared/calendar/wd-public.csv"
[ ! -e tests/acceptance/cn-complaints/run ] || step "acceptance: cn-complaints" accept cn-complaints "$shared/cn-complaints/complaints-public.csv"
[ ! -e tests/acceptance/receipt/run ] || step "acceptance: receipt" accept receipt "$shared/receipt/receipt-cases-public.csv"
[ ! -e tests/acceptance/boston311/run ] || step "acceptance: boston311" accept boston311 "$shared/boston311/boston311-2015-public.csv"
[ ! -e tests/acceptance/boston311/deadlines ] || step "acceptance: boston311 deadlines" accept_deadlines "$shared/boston311/deadlines-public.csv"
[ ! -e tests/acceptance/boston311-departments/run ] || step "acceptance: boston311 departments" accept_departments "$shared/boston311/boston311-2015-public.csv" "$shared/boston311/departments-public.csv"
for part in m1 m2 m3; do
  [ ! -e tests/acceptance/bpic15/run ] || step "acceptance: bpic15 $part" accept bpic15 "$shared/bpic15/bpic15-$part-events-public.csv.gz"
done
[ ! -e tests/acceptance/roadtraffic/run ] || step "acceptance: roadtraffic" accept roadtraffic "$shared/roadtraffic/roadtraffic-public.csv"
[ ! -e tests/acceptance/sf-scores/run ] || step "acceptance: sf-scores" accept_scores "$shared/sf-scores/inspections-public.csv" "$shared/sf-scores/violations-public.csv"
[ ! -e tests/acceptance/reply-scores/run ] || step "acceptance: reply-scores" accept_replies "$shared/cn-complaints/reply-scores-public.csv"

step "benchmarks: outcomes" dotnet tests/RuleHost.Benchmarks/bin/Release/net10.0/RuleHost.Benchmarks.dll --smoke
[ ! -e tools/fuzz.sh ] || step "fuzz" bash tools/fuzz.sh 30

finish
