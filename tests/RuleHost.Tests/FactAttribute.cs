using System.Runtime.CompilerServices;

namespace RuleHost.Tests;

/// <summary>
/// xunit's <c>[Fact]</c>. The library has an attribute of that name for the records of a program, and inside <c>namespace RuleHost.*</c>
/// it would win over xunit's; this one is nearer still. Write <c>[RuleHost.Fact("投诉")]</c> for the library's.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : Xunit.FactAttribute(file, line);
