# Sourced by the scripts that replay a log: checks the arguments, finds the folder for the results, and plays the log.

usage() { echo "usage: run EVENTS [DIR]" >&2; exit 2; }

# begin SCRIPT EVENTS [DIR]: sets here, events and out, and goes to the project's root.
begin() {
  here=$(cd "$(dirname "$1")" && pwd)
  [ $# -ge 2 ] || usage
  events=$(realpath "$2")
  if [ $# -ge 3 ]; then
    mkdir -p "$3"
    out=$(realpath "$3")
  else
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
  fi
  cd "$here/../../.."
}

# play [OPTION…]: writes limits.ndjson and the rest to $out; the tables go to standard error.
play() {
  ${RULEHOST_CLI:-dotnet run -c Release --project tools/RuleHost.Cli --} replay "$here/rulebook" --events "$events" --map "$here/map.yaml" --out "$out" "$@" >&2
}

# rows: the log as plain text.
rows() {
  case $events in
    *.gz) gzip -dc "$events" ;;
    *) cat "$events" ;;
  esac
}
