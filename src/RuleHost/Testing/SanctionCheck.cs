using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Testing;

/// <summary>
/// 处理: measures by addressee, as <c>批评教育 至 告诫</c>, a single step, a list of lines that stand beside each other, 无 or 待查. Only the
/// addressees that are written are compared; <c>{}</c>, <c>[]</c> and 无 mean that there is no measure at all.
/// </summary>
internal static class SanctionCheck
{
    private static readonly Localized Hint = new(
        "写成 { 对象: 措施 }，例如 { P1: 批评教育 至 告诫 }；没有就写 {}。", "Write { addressee: measure }, as in { P1: 批评教育 至 告诫 }; write {} where there is none.");

    public static void Run(string what, DocumentNode expected, JudgementFinding finding, Comparison comparison)
    {
        var sanctions = finding.Sanctions;
        if (expected is MappingNode { Entries: { IsEmpty: false } entries })
        {
            foreach (var (addressee, measures) in entries)
            {
                Lines($"{what}.{addressee.Text}", measures, [.. sanctions.Where(s => s.To == addressee.Text)], finding, comparison);
            }
        }
        else if (expected is ScalarNode scalar && TestWords.IsUnknown(scalar.Text))
        {
            if (sanctions.IsEmpty || !sanctions.All(s => s.IsUnknown))
            {
                comparison.Fail(what, scalar.Text, Shown(sanctions), finding);
            }
        }
        else if (Comparison.Names(expected) is { IsEmpty: true })
        {
            if (!sanctions.IsEmpty)
            {
                comparison.Fail(what, Comparison.Shown(expected), Shown(sanctions), finding);
            }
        }
        else
        {
            comparison.Unreadable(what, expected, Hint);
        }
    }

    private static void Lines(string what, DocumentNode expected, ImmutableArray<Sanction> actual, Finding finding, Comparison comparison)
    {
        if (Comparison.Names(expected) is not { } lines)
        {
            comparison.Unreadable(what, expected, Hint);
            return;
        }

        var open = actual.ToList();
        var matched = lines.All(line => open.FindIndex(s => IsLine(line, s)) is >= 0 and var index && Remove(open, index));
        if (!matched || open.Count > 0)
        {
            comparison.Fail(what, Comparison.Shown(expected), actual.IsEmpty ? "无" : string.Join(", ", actual.Select(s => Text(s, strictly: false))), finding);
        }
    }

    private static bool Remove(List<Sanction> list, int index)
    {
        list.RemoveAt(index);
        return true;
    }

    /// <summary>Whether a written line says a measure: 先行 must agree, 一律 and 并 where they are written.</summary>
    private static bool IsLine(string written, Sanction sanction)
    {
        var text = TestWords.Fold(written);
        var marks = ImmutableArray.CreateBuilder<string>();
        while (text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var start)
        {
            marks.Add(text[(start + 1)..^1].Trim());
            text = text[..start].TrimEnd();
        }

        var wanted = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w switch { "to" => "至", "or" => "或", _ => w }));
        return wanted == Range(sanction)
            && Has(marks, "先行", "interim") == sanction.Interim
            && (!Has(marks, "一律", "mandatory") || sanction.Mandatory)
            && (!Has(marks, "并", "plus") || sanction.Plus);
    }

    private static bool Has(ImmutableArray<string>.Builder marks, string chinese, string english) => marks.Contains(chinese) || marks.Contains(english);

    private static string Text(Sanction sanction, bool strictly) => Range(sanction) + (strictly && sanction.Mandatory ? "（一律）" : "") + (sanction.Interim ? "（先行）" : "");

    private static string Range(Sanction sanction)
    {
        if (sanction.IsUnknown || sanction.From is null)
        {
            return "待查";
        }

        var range = sanction.UpTo is null || sanction.UpTo == sanction.From ? sanction.From : $"{sanction.From} 至 {sanction.UpTo}";
        return range + string.Concat(sanction.Alternatives.Where(a => a != sanction.From).Select(a => " 或 " + a));
    }

    /// <summary>Measures as a case would write them.</summary>
    /// <param name="sanctions">The measures.</param>
    /// <param name="strictly">Whether the case shall ask for 一律, too.</param>
    public static string Shown(ImmutableArray<Sanction> sanctions, bool strictly = false) => sanctions.IsEmpty
        ? "{}"
        : "{ " + string.Join(", ", sanctions.GroupBy(s => s.To).Select(g => $"{g.Key}: {(g.Count() == 1 ? Text(g.First(), strictly) : Comparison.List(g.Select(s => Text(s, strictly))))}")) + " }";
}
