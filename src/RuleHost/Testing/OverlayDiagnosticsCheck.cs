using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Testing;

/// <summary>诊断 of a case with 叠加: the errors that the overlay must be refused with, all of them and no other (semantics S26).</summary>
internal static class OverlayDiagnosticsCheck
{
    /// <param name="test">The case.</param>
    /// <param name="found">What was found of the composition.</param>
    /// <param name="comparison">Gets what differs.</param>
    public static void Run(TestCase test, IEnumerable<Diagnostic> found, Comparison comparison)
    {
        var errors = found.Where(d => d.Severity == Severity.Error).ToList();
        foreach (var (key, value) in test.Expectations)
        {
            if (!TestWords.Diagnostics.Is(key.Text))
            {
                comparison.Unreadable(key.Text, value, new("期望“诊断”的用例，别的都不能期望。", "A case that expects “诊断” expects nothing else."));
                continue;
            }

            if (value is not SequenceNode { Items: var items })
            {
                comparison.Unreadable(key.Text, value, new("写成列表：[RH0611]，或者 [{ 代码: RH0611, 条: Q16, 款: 当 }]。", "Write a list: [RH0611], or [{ code: RH0611, provision: Q16, clause: 当 }]."));
                continue;
            }

            foreach (var item in items)
            {
                var index = errors.FindIndex(e => Is(item, e));
                if (index >= 0)
                {
                    errors.RemoveAt(index);
                }
                else
                {
                    comparison.Fail(key.Text, Shown(item), "无", null);
                }
            }

            foreach (var error in errors)
            {
                comparison.Fail(key.Text, "无", $"{error.Code} {error.Provision} {error.Clause}".TrimEnd(), null);
            }
        }
    }

    private static bool Is(DocumentNode expected, Diagnostic error) => expected switch
    {
        ScalarNode code => code.Text == error.Code,
        MappingNode parts => parts.Entries.Length > 0 && parts.Entries.All(e => e.Value is ScalarNode text && text.Text == Part(e.Key.Text, error)),
        _ => false,
    };

    private static string? Part(string key, Diagnostic error) =>
        TestWords.Code.Is(key) ? error.Code
        : TestWords.Provision.Is(key) ? error.Provision
        : TestWords.Clause.Is(key) ? error.Clause
        : null;

    private static string Shown(DocumentNode expected) => expected switch
    {
        ScalarNode code => code.Text,
        MappingNode parts => string.Join(' ', parts.Entries.Select(e => (e.Value as ScalarNode)?.Text)),
        _ => "",
    };
}
