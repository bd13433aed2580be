using RuleHost.Benchmarks.Measuring;
using RuleHost.Benchmarks.Workload;

namespace RuleHost.Benchmarks;

/// <summary>Deciding and explaining, against the same conditions written by hand; and how deciding grows with the number of rules.</summary>
internal static class Deciding
{
    private const int GrowthCases = 1000;

    public static async Task MeasureAsync(WorkloadFile workload, Report report)
    {
        using var folder = WorkloadRulebook.Write(workload.Main.Rules);
        await using var rulebook = await Suite.LoadAsync(folder);
        var main = new Contest(workload.Main, rulebook);
        var cases = workload.Main.Cases.Count;
        var measured = Rounds.Run(
        [
            new Contender("hand-written C#, exact decimals, unknown possible", cases, main.HandWrittenExactly),
            new Contender("hand-written C#, plain fields", cases, main.HandWrittenPlainly),
            new Contender("`RecordJudge<T>.Judge` on typed facts", cases, main.TypedVerdicts),
            new Contender("the same, with the explanation of what holds, every sentence read", cases, main.TypedExplanations),
            new Contender("`Rulebook.Decide`, every finding made", cases, main.Decisions),
            new Contender("the same, with the explanation of what holds, every sentence read", cases, main.Explanations),
        ]);
        var hand = measured[0];
        var decided = Figures.Ratios(measured[2], hand);
        var explained = Figures.Ratios(measured[3], measured[2]);
        report.Target("deciding 46 conditions on typed facts, against hand-written code with the same value types", "at most 1.5 ×", Figures.Spread(decided), Figures.Median(decided) <= 1.5);
        report.Target("explaining what holds on typed facts, against deciding", "at most 20 ×", Figures.Spread(explained), Figures.Median(explained) <= 20);
        report.Section("Deciding", $"43 situations and 3 vetoes over a case of 23 fields, {cases:N0} cases; every outcome was compared with the expected one first, every explanation of typed facts with that of `Rulebook.Decide`.");
        report.Table(
            ["way", "ns a case", "× hand-written", "bytes a case"],
            measured.Select(m => (IReadOnlyList<string>)[m.Name, Figures.Short(m.Median), Figures.Spread(Figures.Ratios(m, hand)), Figures.Short(m.BytesPerCase)]));
        await GrowthAsync(workload, report);
    }

    private static async Task GrowthAsync(WorkloadFile workload, Report report)
    {
        var folders = workload.Growing.Select(set => WorkloadRulebook.Write(set.Rules)).ToList();
        var contenders = new List<Contender>();
        foreach (var (set, folder) in workload.Growing.Zip(folders))
        {
            var some = set with { Cases = [.. set.Cases.Take(GrowthCases)] };
            var contest = new Contest(some, await Suite.LoadAsync(folder));
            contenders.Add(new Contender($"{set.Rules.Count:N0} rules", some.Cases.Count, contest.TypedVerdicts));
        }

        var measured = Rounds.Run(contenders);
        folders.ForEach(f => f.Dispose());
        var growth = Figures.Ratios(measured[^1], measured[0]);
        report.Target("4,300 rules against 43, of which ten can apply to a case", "at most 4 ×", Figures.Spread(growth), Figures.Median(growth) <= 4);
        report.Section("Growth", "43, 430 and 4,300 rules in 5, 43 and 430 domains: ten rules can apply to a case, whatever their number.");
        report.Table(
            ["rulebook", "ns a case", "× 43 rules"],
            measured.Select(m => (IReadOnlyList<string>)[m.Name, Figures.Short(m.Median), Figures.Spread(Figures.Ratios(m, measured[0]))]));
    }
}
