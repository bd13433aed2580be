using System.Globalization;
using System.Text;

namespace RuleHost.Benchmarks.Measuring;

/// <summary>The page that the command writes: what was measured, and every target beside its figure.</summary>
internal sealed class Report
{
    private readonly StringBuilder _tables = new();
    private readonly List<(string What, string Target, string Measured, bool Reached)> _targets = [];

    /// <summary>A target, as it was stated, beside what was measured.</summary>
    public void Target(string what, string target, string measured, bool reached) => _targets.Add((what, target, measured, reached));

    public void Section(string title, string text) => _tables.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{text}\n");

    public void Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        _tables.Append('\n');
        Row(_tables, heads);
        Row(_tables, [.. heads.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Row(_tables, row);
        }
    }

    public string ToText()
    {
        var text = new StringBuilder();
        text.Append("# Benchmarks\n\n");
        text.Append("Written by `dotnet run -c Release --project tests/RuleHost.Benchmarks`; not edited by hand. Ratios are formed within a round in which the contenders take turns;\n");
        text.Append("given are the median and, in parentheses, the least and the greatest of nine rounds. Absolute times belong to one machine at one moment: read the ratios.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Measured {DateTime.UtcNow:yyyy-MM-dd}, .NET {Environment.Version}, {Environment.ProcessorCount} processors.\n");
        text.Append("\n## Targets\n\n");
        Row(text, ["what", "target", "measured", ""]);
        Row(text, ["---", "---", "---", "---"]);
        foreach (var (what, target, measured, reached) in _targets)
        {
            Row(text, [what, target, measured, reached ? "reached" : "**missed**"]);
        }

        return text.Append(_tables).ToString();
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
