using System.Diagnostics;
using RuleHost.Benchmarks.Measuring;
using RuleHost.Benchmarks.Workload;

namespace RuleHost.Benchmarks;

/// <summary>From text to a rulebook that can judge; and from the start of the process to a first decision.</summary>
internal static class Loading
{
    private const int Provisions = 1300;

    public static async Task MeasureAsync(WorkloadFile workload, Report report)
    {
        using var folder = WorkloadRulebook.Write(workload.Growing[^1].Rules.Take(Provisions));
        var times = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var clock = Stopwatch.StartNew();
            await using var rulebook = await Suite.LoadAsync(folder);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        // The first ones are cold.
        var warm = times.Skip(3).ToList();
        report.Target("loading and checking 1,300 provisions from text, warm", "under 150 ms", $"{Figures.Spread(warm)} ms", Figures.Median(warm) < 150);
        report.Section("Loading", $"Reading, parsing, checking and binding {Provisions:N0} provisions, warm: {Figures.Spread(warm)} ms; the first time in a process {Figures.Short(times[0])} ms.");
    }
}
