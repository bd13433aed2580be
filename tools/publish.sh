#!/usr/bin/env bash
# Publishes the command to out/rulehost, compiled ahead of time (ReadyToRun): it starts in about half the time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# A build for one runtime would write that runtime into the lock files, which are for all of them.
dotnet publish tools/RuleHost.Cli -c Release -r "${1:-linux-x64}" --self-contained false -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/publish.lock.json -o out/rulehost -v quiet
echo "out/rulehost/rulehost.dll"
