#!/usr/bin/env bash
# Bad input for a while: random bytes and token mutations of rules, rulebook.yaml, facts and event logs. Usage: tools/fuzz.sh [SECONDS EACH], default 600.
# Needs a release build (tools/test.sh makes one). The heap is bounded, so that a leak is a failure and not a slow machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export RULEHOST_FUZZ_SECONDS="${1:-600}" DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_GCHeapHardLimit=0x60000000
dotnet test -c Release --no-build tests/RuleHost.Tests --filter "FullyQualifiedName~RuleHost.Tests.Fuzz" -v quiet
