using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Decisions;

/// <summary>例 that do not come out: found by <c>check</c>, like a mistake in the text.</summary>
internal static class ExampleCheck
{
    public static readonly DiagnosticDescriptor ExampleFails = new("RH0490", Severity.Error,
        new("例的结果不对：写的是 {0}，按条文得出的是 {1}。", "The example does not come out: it says {0}, the provision gives {1}."),
        new("看是例写错了，还是条文没有写成想要的意思。", "Either the example is wrong, or the provision does not say what was meant."));

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
            var found = diagnostics.Report(ExampleFails, result.Provision.Syntax.Source, syntax.Span, Word(result.Expected), Word(result.Actual));
            found = found with { Provision = result.Provision.Id, Clause = syntax.Keyword };
            if (!result.Missing.IsEmpty)
            {
                found = found with { SpecialHint = Lacks([.. result.Missing.Select(name => Plain(name, result.Provision))]) };
            }

            diagnostics.Amend(found);
        }
    }

    private static Localized Lacks(IReadOnlyList<Localized> missing) => new(
        $"例里还缺：{string.Join("、", missing.Select(m => m.Chinese))}。例不受通则影响，只按本条判断。",
        $"The example lacks {string.Join(", ", missing.Select(m => m.English))}. An example is judged by its own provision alone, without “通则”.");

    /// <summary>A missing name as the example would write it: the record of an example has no key that its author knows.</summary>
    private static Localized Plain(string name, BoundProvision provision)
    {
        const string Calendar = "日历[";
        var own = $"{provision.Subject!.Name}[例].";
        if (name.StartsWith(Calendar, StringComparison.Ordinal) && name[Calendar.Length..].TrimEnd(']').Split('/') is [var id, var year])
        {
            return new($"日历 {id} 里 {year} 年的放假安排", $"the days off of {year} in the calendar {id}");
        }

        return Localized.Same(name.StartsWith(own, StringComparison.Ordinal) ? name[own.Length..] : name);
    }

    /// <summary>A state or a value of the language in the reader's own words; what the rulebook named stays as it is.</summary>
    private static Localized Word(string text) => new(text, text switch
    {
        "成立" => "holds",
        "不成立" => "fails",
        "不适用" => "not applicable",
        "待查" or "未知" => "unknown",
        "无" => "none",
        "是" => "yes",
        "否" => "no",
        _ => text,
    });
}
