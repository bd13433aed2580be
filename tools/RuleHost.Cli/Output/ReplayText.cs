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
        Func<string, string> title = id => rulebook.Model.TitleOf(id, DateOnly.FromDateTime(result.AsOf.DateTime));
        var output = context.Output;
        output.WriteLine(context.Say(
            $"{rulebook.Identity.Id} {rulebook.Identity.Version}，时点 {DecisionJson.Instant(result.AsOf)}：{result.Cases} 件，事件 {result.Counts.Used}"
                + $"（读入 {result.Counts.Read}，未用 {result.Counts.Ignored}，重复 {result.Counts.Duplicate}，拒收 {result.Counts.Rejected}）",
            $"{rulebook.Identity.Id} {rulebook.Identity.Version} as of {DecisionJson.Instant(result.AsOf)}: {result.Cases} cases, {result.Counts.Used} events"
                + $" ({result.Counts.Read} read, {result.Counts.Ignored} ignored, {result.Counts.Duplicate} duplicate, {result.Counts.Rejected} rejected)"));

        Limits(result, title, context);
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
                    title(id));
            }

            findings.Write(output);
        }

        foreach (var repealed in rulebook.Model.RepealedAt(DateOnly.FromDateTime(result.AsOf.DateTime)))
        {
            output.WriteLine();
            output.WriteLine(repealed.Sentence.In(context.Language));
        }

        if (result.Example is { } example)
        {
            output.WriteLine();
            output.WriteLine(context.Say($"其中一条，全文说明（{example.Record}）：", $"One of them in full ({example.Record}):"));
            output.WriteLine(example.Finding.Explain(context.Language).TrimEnd());
        }
    }

    private static void Limits(ReplayResult result, Func<string, string> title, CliContext context)
    {
        if (result.Limits.Count == 0)
        {
            return;
        }

        context.Output.WriteLine();
        ClockState[] states = [.. Enum.GetValues<ClockState>().Where(s => result.Limits.Values.Any(l => l.States.ContainsKey(s.Key())))];
        var table = new TextTable([
            context.Say("时限", "limit"),
            .. states.Select(s => context.Say(s.Chinese(), s.Key())),
            context.Say("按期率 ①", "on time 1"),
            context.Say("②", "2"),
            context.Say("③*", "3*"),
            context.Say("名称", "title")]);
        foreach (var (id, tally) in result.Limits)
        {
            var rate = tally.Rate;
            table.Add([
                id,
                .. states.Select(s => Number(tally.States.GetValueOrDefault(s.Key()))),
                Rate(rate.InTime, rate.OfClosed, rate.Closed),
                Rate(rate.InTime, rate.OfAll, rate.All),
                Rate(rate.InTime, rate.OfClosedAndOverdue, rate.ClosedAndOverdue),
                title(id)]);
        }

        table.Write(context.Output);
        context.Output.WriteLine(context.Say(
            "按期办结 ÷ ① 全部办结；② 全部起算的；③ 全部办结 + 未办结而已逾期（* 本产品采用）",
            "answered in time ÷ 1 all answered; 2 all that started; 3 all answered + open and overdue (* the one chosen)"));
        OddEnds(result, context);
        Units(result, context);
    }

    /// <summary>What rules of dirt did, where they did something.</summary>
    private static void OddEnds(ReplayResult result, CliContext context)
    {
        var (before, earlier) = result.OddEnds;
        var counts = result.Counts;
        var lines = new (long Count, string What)[]
        {
            (before, context.Say("个时钟的办结早于同日的起算：照常办结，已用为 0", "clocks ended earlier on the day of their start: closed, with nothing used")),
            (earlier, context.Say("个办结早于起算之日：不作数", "ends are of a day before the start: they close nothing")),
            (counts.OutOfOrder, context.Say("个事件次序颠倒：按发生的时刻排", "events came out of order: they count by when they happened")),
            (counts.RecordedLate, context.Say("个事件补记：按发生的时刻算", "events were recorded late: they count by when they happened")),
            (counts.WithoutZone, result.Mapped
                ? context.Say("个时刻没有时区：按对应表的时区读", "times had no offset: read in the map's zone")
                : context.Say("个时刻没有时区：按规则集的时区读", "times had no offset: read in the rulebook's zone")),
        };
        foreach (var (count, what) in lines)
        {
            if (count > 0)
            {
                context.Output.WriteLine($"{Number(count)} {what}");
            }
        }
    }

    private static void Units(ReplayResult result, CliContext context)
    {
        if (result.Units.Count == 0)
        {
            return;
        }

        const int Shown = 30;
        context.Output.WriteLine();
        var table = new TextTable(
            result.By!, context.Say("时限", "limit"), ClockState.Done.Word(context), ClockState.DoneLate.Word(context), ClockState.Overdue.Word(context), context.Say("按期率 ③", "on time 3"));
        var rows = result.Units.SelectMany(u => u.Value.Select(l => (Unit: u.Key, Limit: l.Key, Tally: l.Value))).ToArray();
        foreach (var (unit, limit, tally) in rows.Take(Shown))
        {
            var (states, rate) = (tally.States, tally.Rate);
            table.Add(
                unit,
                limit,
                Number(states.GetValueOrDefault(ClockState.Done.Key())),
                Number(states.GetValueOrDefault(ClockState.DoneLate.Key())),
                Number(states.GetValueOrDefault(ClockState.Overdue.Key())),
                Rate(rate.InTime, rate.OfClosedAndOverdue, rate.ClosedAndOverdue));
        }

        table.Write(context.Output);
        if (rows.Length > Shown)
        {
            context.Output.WriteLine(context.Say($"另有 {rows.Length - Shown} 行，见 summary.json", $"{rows.Length - Shown} more rows are in summary.json"));
        }
    }

    private static string Word(this ClockState state, CliContext context) => context.Say(state.Chinese(), state.Key());

    private static string Rate(int inTime, int of, decimal? rate) => rate is { } known ? $"{Number(inTime)}/{Number(of)} {known.ToString("0.0%", CultureInfo.InvariantCulture)}" : "–";

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
