using System.Globalization;
using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Testing.Coverage;

/// <summary>Coverage for a terminal: the sums, what no case exercises, and the rule texts with a mark in the margin of every line that counts.</summary>
internal static class CoverageText
{
    private const char Covered = '+';
    private const char Partly = '~';
    private const char Not = '-';
    private const char Unjudged = '/';

    public static IEnumerable<string> Lines(CoverageReport report, Language language)
    {
        string Say(string chinese, string english) => language == Language.Chinese ? chinese : english;
        var comma = Say("，", ", ");
        yield return Say("覆盖", "coverage") + $"  {Count(report.ProvisionCount, Say("条文", "provisions"))}{comma}{Count(report.ClauseCount, Say("款句", "clauses"))}{comma}{Count(report.ConditionCount, Say("条件", "conditions"))}";
        var uncovered = report.Uncovered().ToList();
        foreach (var item in uncovered)
        {
            var (line, _) = item.Location.Source.Position(item.Location.Span.Start);
            var clause = item.Clause.Length > 0 ? " " + item.Clause : "";
            yield return $"  {item.Location.Source.Path}:{line}: {item.Provision}{clause}: {item.Why.In(language)}";
        }

        if (uncovered.Count == 0)
        {
            yield return "  " + Say("没有漏试的。", "Nothing is left untried.");
        }

        if (!report.NotJudged.IsEmpty)
        {
            yield return "  " + Say("尚不裁判，不计入：", "not judged yet, counted in none: ") + string.Join(Say("、", ", "), report.NotJudged.Select(p => p.Id));
        }

        yield return "";
        yield return Say($"{Covered} 试过  {Partly} 只试了一部分  {Not} 没有试过  {Unjudged} 尚不裁判", $"{Covered} covered  {Partly} partly  {Not} not covered  {Unjudged} not judged yet");
        foreach (var file in Files(report))
        {
            yield return "";
            yield return file.Path;
            foreach (var line in Margin(report, file, language))
            {
                yield return line;
            }
        }
    }

    private static string Count(CoverageCount count, string what) => string.Create(CultureInfo.InvariantCulture, $"{what} {count.Covered}/{count.Total}");

    private static IEnumerable<SourceText> Files(CoverageReport report) =>
        report.Provisions.Select(p => p.Point.Provision).Concat(report.NotJudged).Select(p => p.Syntax.Source).Distinct().OrderBy(s => s.Path, StringComparer.Ordinal);

    private static IEnumerable<string> Margin(CoverageReport report, SourceText file, Language language)
    {
        var lines = new MarginLine?[file.LineCount + 1];
        foreach (var provision in report.Provisions.Where(p => p.Point.Provision.Syntax.Source == file))
        {
            At(provision.Point.Provision.Syntax.HeadSpan).Add(provision.Covered);
            foreach (var clause in provision.Clauses)
            {
                At(clause.Point.Syntax.KeywordSpan).Add(clause.Covered);
                foreach (var condition in clause.Conditions)
                {
                    At(condition.Location.Span).Add(condition, clause.Covered, language);
                }
            }
        }

        var unjudged = new HashSet<int>();
        foreach (var provision in report.NotJudged.Where(p => p.Syntax.Source == file))
        {
            unjudged.UnionWith(Enumerable.Range(LineOf(provision.Syntax.Span.Start), LineOf(provision.Syntax.Span.End) - LineOf(provision.Syntax.Span.Start) + 1));
        }

        var width = file.LineCount.ToString(CultureInfo.InvariantCulture).Length;
        for (var line = 1; line <= file.LineCount; line++)
        {
            var text = file.Slice(file.LineSpan(line)).ToString();
            if (line == file.LineCount && text.Length == 0)
            {
                break;
            }

            var mark = lines[line]?.Mark ?? (unjudged.Contains(line) && text.Length > 0 ? Unjudged : ' ');
            yield return $"{mark} {line.ToString(CultureInfo.InvariantCulture).PadLeft(width)} | {text}".TrimEnd();
            foreach (var missing in lines[line]?.Missing ?? [])
            {
                yield return $"  {new string(' ', width)} |     ^ {missing}";
            }
        }

        int LineOf(int offset) => file.Position(offset).Line;

        MarginLine At(TextSpan span) => lines[LineOf(span.Start)] ??= new MarginLine();
    }

    /// <summary>What stands on one line, together.</summary>
    private sealed class MarginLine
    {
        private bool _some;
        private bool _lacks;

        public List<string> Missing { get; } = [];

        public char Mark => !_lacks ? Covered : _some ? Partly : Not;

        public void Add(bool covered)
        {
            _some |= covered;
            _lacks |= !covered;
        }

        public void Add(ConditionCoverage condition, bool asked, Language language)
        {
            _some |= condition.SeenTrue || condition.SeenFalse;
            _lacks |= !condition.Covered;
            if (!condition.Covered && (asked || condition.SeenTrue || condition.SeenFalse))
            {
                Missing.Add(CoverageReport.Missing(condition).In(language));
            }
        }
    }
}
