using RuleHost.Model;

namespace RuleHost.Cli.Output;

/// <summary>A decision as a person reads it: limits and judgements in tables, and what is missing.</summary>
internal static class DecisionText
{
    public static void Write(Decision decision, bool all, CliContext context)
    {
        var output = context.Output;
        output.WriteLine(context.Say(
            $"{decision.Type} {decision.Key}（时点 {decision.AsOf:yyyy-MM-dd HH:mm:ss zzz}，{decision.Rulebook.Id} {decision.Rulebook.Version}）",
            $"{decision.Type} {decision.Key} (as of {decision.AsOf:yyyy-MM-dd HH:mm:ss zzz}, {decision.Rulebook.Id} {decision.Rulebook.Version})"));
        Limits(decision.Limits.Where(l => all || l.Matters), context);
        Judgements(decision.Judgements.Where(j => all || j.Matters), context);
        if (!decision.Findings.Any() && !all)
        {
            output.WriteLine(context.Say("  没有成立、待查或在走的条文（--all 显示全部）。", "  Nothing holds, is unknown or runs (--all shows everything)."));
        }

        if (decision.NotJudged is { IsEmpty: false } notJudged)
        {
            var names = string.Join(context.Say("、", ", "), notJudged.Select(p => p.Id));
            output.WriteLine(context.Say($"  本版只检查、不裁判的条文：{names}", $"  Checked but not judged in this version: {names}"));
        }

        foreach (var repealed in decision.Repealed)
        {
            output.WriteLine("  " + repealed.Sentence.In(context.Language));
        }
    }

    private static void Limits(IEnumerable<LimitFinding> limits, CliContext context)
    {
        var table = new TextTable(context.Say("时限", "limit"), context.Say("状态", "state"), context.Say("到期日", "due"), context.Say("已用", "used"), context.Say("逾期", "late"), context.Say("牌", "cards"), context.Say("缺", "missing"));
        foreach (var limit in limits)
        {
            var cards = string.Join(" ", limit.Cards.Select(c => $"{c.Kind}({c.At:MM-dd HH:mm})"));
            table.Add(limit.Id, context.Say(limit.Clock.Chinese(), limit.State), limit.DueDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "", limit.Elapsed ?? "", limit.Overdue ?? "", cards, string.Join(" ", limit.Missing));
        }

        table.WriteIfAny(context.Output);
    }

    private static void Judgements(IEnumerable<JudgementFinding> judgements, CliContext context)
    {
        var table = new TextTable(context.Say("条文", "provision"), context.Say("状态", "state"), context.Say("项", "item"), context.Say("建议的处理（由人决定）", "recommended (a person decides)"), context.Say("不得", "forbids"), context.Say("缺", "missing"));
        foreach (var finding in judgements)
        {
            var sanctions = string.Join(context.Say(";", "; "), finding.Sanctions.Select(s => Sanction(s, context)));
            table.Add(finding.Id, context.Say(Word(finding.Judgement), finding.State), string.Concat(finding.Items), sanctions, string.Join(" ", finding.Forbids), string.Join(" ", finding.Missing));
        }

        table.WriteIfAny(context.Output);
    }

    public static string Word(JudgementState state) => state switch
    {
        JudgementState.Holds => "成立",
        JudgementState.Fails => "不成立",
        JudgementState.Unknown => "待查",
        JudgementState.NotApplicable => "不适用",
        _ => "冲突",
    };

    private static string Sanction(Sanction sanction, CliContext context)
    {
        var to = sanction.To.Length == 0 ? context.Say("（未知）", "(unknown)") : sanction.To;
        if (sanction.IsUnknown)
        {
            return $"{to}: {context.Say("待查", "unknown")}";
        }

        var range = sanction.From == sanction.UpTo ? sanction.From : $"{sanction.From} 至 {sanction.UpTo}";
        var picks = string.Concat(sanction.Alternatives.Select(a => $" 或 {a}"));
        var marks = (sanction.Mandatory ? context.Say("（一律）", " (mandatory)") : "") + (sanction.Interim ? context.Say("（先行）", " (interim)") : "");
        return $"{to}: {range}{picks}{marks}";
    }
}
