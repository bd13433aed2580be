using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Decisions;

/// <summary>例 that do not come out: found by <c>check</c>, like a mistake in the text.</summary>
internal static class ExampleCheck
{
    public static readonly DiagnosticDescriptor ExampleFails = new("RH0490", Severity.Error,
        new("例的结果不对:写的是 {0},按条文得出的是 {1}。", "The example does not come out: it says {0}, the provision gives {1}."),
        new("看是例写错了,还是条文没有写成想要的意思。", "Either the example is wrong, or the provision does not say what was meant."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [ExampleFails];

    public static void Run(RulebookModel model, DiagnosticBag diagnostics)
    {
        foreach (var result in Examples.Run(model, Interpreter.Instance))
        {
            if (result.Holds)
            {
                continue;
            }

            var syntax = result.Example.Syntax;
            var found = diagnostics.Report(ExampleFails, result.Provision.Syntax.Source, syntax.Span, result.Expected, result.Actual);
            found = found with { Provision = result.Provision.Id, Clause = syntax.Keyword };
            if (!result.Missing.IsEmpty)
            {
                var names = string.Join("、", result.Missing);
                found = found with { SpecialHint = new($"例里还缺:{names}。例不受通则影响,只按本条判断。", $"The example lacks {names}. An example is judged by its own provision alone, without 通则.") };
            }

            diagnostics.Amend(found);
        }
    }
}
