using System.Globalization;
using RuleHost.Cases;
using RuleHost.Decisions;
using RuleHost.Model;

namespace RuleHost.Cli.Output;

/// <summary>The tables that end a replay, and one finding in full.</summary>
internal static class ReplayText
{
    public static void Write(ReplayResult result, Rulebook rulebook, CliContext context)
    {
        var titles = rulebook.Model.ById;
        var output = context.Output;
        output.WriteLine(context.Say(
            $"{rulebook.Identity.Id} {rulebook.Identity.Version}，时点 {DecisionJson.Instant(result.AsOf)}：{result.Cases} 件，事件 {result.Counts.Used}"
                + $"（读入 {result.Counts.Read}，未用 {result.Counts.Ignored}，重复 {result.Counts.Duplicate}，拒收 {result.Counts.Rejected}）",
            $"{rulebook.Identity.Id} {rulebook.Identity.Version} as of {DecisionJson.Instant(result.AsOf)}: {result.Cases} cases, {result.Counts.Used} events"
                + $" ({result.Counts.Read} read, {result.Counts.Ignored} ignored, {result.Counts.Duplicate} duplicate, {result.Counts.Rejected} rejected)"));

        Limits(result, titles, context);
        if (result.Cards.Count > 0)
        {
            output.WriteLine();
            var cards = new TextTable(context.Say("牌", "card"), context.Say("张数", "issued"));
            foreach (var (kind, count) in result.Cards.OrderBy(c => rulebook.Model.Definition.Cards.IndexOf(c.Key)))
            {
                cards.Add(kind, Number(count));
            }

            cards.Write(output);
        }

        if (result.Findings.Count > 0)
        {
            // What is unknown is shown beside what holds: a missing fact is not a no.
            output.WriteLine();
            var findings = new TextTable(
                context.Say("条文", "provision"), context.Say("成立", "holds"), context.Say("待查", "unknown"), context.Say("冲突", "conflict"), context.Say("名称", "title"));
            foreach (var (id, counts) in result.Findings)
            {
                findings.Add(
                    id,
                    Number(counts.GetValueOrDefault("holds")),
                    Number(counts.GetValueOrDefault("unknown")),
                    Number(counts.GetValueOrDefault("conflict")),
                    titles.TryGetValue(id, out var provision) ? provision.Title : "");
            }

            findings.Write(output);
        }

        if (result.Example is { } example)
        {
            output.WriteLine();
            output.WriteLine(context.Say($"其中一条，全文说明（{example.Record}）：", $"One of them in full ({example.Record}):"));
            output.WriteLine(example.Finding.Explain(context.Language).TrimEnd());
        }
    }

    private static void Limits(ReplayResult result, IReadOnlyDictionary<string, BoundProvision> titles, CliContext context)
    {
        if (result.States.Count == 0)
        {
            return;
        }

        context.Output.WriteLine();
        ClockState[] states = [.. Enum.GetValues<ClockState>().Where(s => result.States.Values.Any(counts => counts.ContainsKey(s.Key())))];
        var table = new TextTable([
            context.Say("时限", "limit"),
            .. states.Select(s => context.Say(s.Chinese(), s.Key())),
            context.Say("按期率*", "on time*"),
            context.Say("名称", "title")]);
        foreach (var (id, counts) in result.States)
        {
            table.Add([
                id,
                .. states.Select(s => Number(counts.GetValueOrDefault(s.Key()))),
                result.Rates[id].ClosedAndOverdue is { } rate ? rate.ToString("0.0%", CultureInfo.InvariantCulture) : "–",
                titles.TryGetValue(id, out var provision) ? provision.Title : ""]);
        }

        table.Write(context.Output);
        context.Output.WriteLine(context.Say("* 按期办结 ÷（全部办结 + 未办结而已逾期）", "* answered in time ÷ (all answered + open and overdue)"));
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
