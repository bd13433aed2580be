using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace RuleHost.Tests.Docs;

public sealed partial class GlossaryTests
{
    [Fact]
    public void Every_name_of_the_column_in_code_is_in_the_code()
    {
        var types = typeof(Rulebook).Assembly.GetTypes().Where(t => !t.IsNested).GroupBy(t => t.Name.Split('`')[0]).ToDictionary(g => g.Key, g => g.ToList());
        var names = File.ReadLines(TestPaths.InRepository("docs", "glossary.md"))
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(l => CodeName().Matches(l.Split('|')[3]))
            .Select(m => m.Groups[1].Value)
            .ToList();

        Assert.True(names.Count >= 30, $"{names.Count} names");
        Assert.Equal([], names.Where(name => !IsInCode(name.Split('.'), types)));
    }

    private static bool IsInCode(string[] parts, Dictionary<string, List<Type>> types) =>
        types.TryGetValue(parts[0], out var found) && (parts.Length == 1 || found.Exists(t => t.GetMember(parts[1], All).Length > 0));

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    [GeneratedRegex("`([A-Z][A-Za-z.]*)`")]
    private static partial Regex CodeName();
}
