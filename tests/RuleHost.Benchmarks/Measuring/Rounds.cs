using System.Diagnostics;

namespace RuleHost.Benchmarks.Measuring;

/// <summary>Something that works through all cases once.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Cases">How many cases one pass is.</param>
/// <param name="Pass">Works through them.</param>
internal sealed record Contender(string Name, int Cases, Action Pass);

/// <summary>What came of a contender: its time a case in each round, and what it allocates.</summary>
internal sealed record Measured(string Name, double[] Nanoseconds, double BytesPerCase)
{
    public double Median => Figures.Median(Nanoseconds);
}

/// <summary>
/// Contenders take turns, so that whatever else the machine does meets them all: a ratio is formed within one round, and its median and
/// extremes over the rounds are what counts. Time is the processor's, not the wall's: the machine may be shared.
/// </summary>
internal static class Rounds
{
    private const int Count = 9;

    public static IReadOnlyList<Measured> Run(IReadOnlyList<Contender> contenders, int milliseconds = 40)
    {
        // Long enough for the runtime to optimise what runs often.
        var passes = contenders.Select(c => WarmUp(c, milliseconds)).ToArray();
        var times = contenders.Select(_ => new double[Count]).ToArray();
        for (var round = 0; round < Count; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                times[i][round] = Time(contenders[i], passes[i]);
            }
        }

        return [.. contenders.Select((c, i) => new Measured(c.Name, times[i], Allocated(c)))];
    }

    private static int WarmUp(Contender contender, int milliseconds)
    {
        var clock = Stopwatch.StartNew();
        var passes = 0;
        do
        {
            contender.Pass();
            passes++;
        }
        while (clock.ElapsedMilliseconds < 500);

        clock.Restart();
        contender.Pass();
        return Math.Max(1, (int)(milliseconds / Math.Max(clock.Elapsed.TotalMilliseconds, 0.001)));
    }

    private static double Time(Contender contender, int passes)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < passes; i++)
        {
            contender.Pass();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / ((double)passes * contender.Cases);
    }

    private static double Allocated(Contender contender)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        contender.Pass();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / contender.Cases;
    }
}

/// <summary>Numbers of the report.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>How many times the base's time a contender takes, round by round.</summary>
    public static double[] Ratios(Measured measured, Measured of) => [.. measured.Nanoseconds.Zip(of.Nanoseconds, (a, b) => a / b)];

    /// <summary><c>1.08 (1.03–1.15)</c>.</summary>
    public static string Spread(IReadOnlyCollection<double> values) => $"{Short(Median(values))} ({Short(values.Min())}–{Short(values.Max())})";

    public static string Short(double value) => value.ToString(value >= 100 ? "#,0" : value >= 10 ? "0.0" : "0.00", System.Globalization.CultureInfo.InvariantCulture);
}
