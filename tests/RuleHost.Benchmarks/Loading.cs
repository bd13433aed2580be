using System.Diagnostics;
using System.Globalization;
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
        var (clocks, processor) = (new List<double>(), new List<double>());
        for (var i = 0; i < 15; i++)
        {
            var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            await using var rulebook = await Suite.LoadAsync(folder);
            clocks.Add(clock.Elapsed.TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }

        // The first ones are cold.
        var (first, warm) = (processor[0], processor.Skip(5).ToList());
        report.Target("loading and checking 1,300 provisions from text, warm, processor time", "under 150 ms", $"{Figures.Spread(warm)} ms", Figures.Median(warm) < 150);
        report.Section("Loading", $"""
            Reading, parsing, checking and binding {Provisions:N0} provisions, warm: {Figures.Spread(warm)} ms of processor time, {Figures.Spread([.. clocks.Skip(5)])} ms by the clock of a machine that
            may be shared; the first time in a process {Figures.Short(first)} ms of processor time.
            """);
        Start(report);
    }

    /// <summary>The command as it is built, and as <c>tools/publish.sh</c> publishes it (compiled ahead of time), where it did.</summary>
    private static void Start(Report report)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (name, path) in new[] { ("published by `tools/publish.sh`", "out/rulehost/rulehost"), ("as built", "tools/RuleHost.Cli/bin/Release/net10.0/rulehost") })
        {
            if (!File.Exists(Path.Combine(WorkloadFile.Repository, path)))
            {
                rows.Add([name, "not there", ""]);
                continue;
            }

            var runs = Enumerable.Range(0, 7).Select(_ => Run(path)).Skip(1).ToList();
            var (clock, processor) = (runs.ConvertAll(r => r.Clock), runs.ConvertAll(r => r.Processor));
            rows.Add([name, Figures.Spread(clock), Figures.Spread(processor)]);
            if (rows.Count == 1)
            {
                report.Target("Kunshan, from the start of the process to its first decision", "under 400 ms", $"{Figures.Spread(clock)} ms; processor time {Figures.Spread(processor)} ms", Figures.Median(clock) < 400);
            }
        }

        report.Section("First decision", "`rulehost decide rulebooks/kunshan --facts samples/one-complaint/facts.yaml`, the whole process, in milliseconds.");
        report.Table(["command", "by the clock", "processor time"], rows);
    }

    /// <summary>The whole process: by the clock, and the processor time that the shell reckons for it.</summary>
    private static (double Clock, double Processor) Run(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"TIMEFORMAT='%U %S'; time ./{command} decide rulebooks/kunshan --facts samples/one-complaint/facts.yaml --format json"])
        {
            WorkingDirectory = WorkloadFile.Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        var times = process.StandardError.ReadToEnd();
        process.WaitForExit();
        var elapsed = clock.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0 && output.StartsWith('{')
            ? (elapsed, times.Trim().Split('\n')[^1].Split(' ').Sum(t => double.Parse(t, CultureInfo.InvariantCulture)) * 1000)
            : throw new InvalidOperationException($"The command failed with exit code {process.ExitCode}: {times}");
    }
}
