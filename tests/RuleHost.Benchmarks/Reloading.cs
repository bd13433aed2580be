using System.Runtime.CompilerServices;
using RuleHost.Benchmarks.Measuring;
using RuleHost.Benchmarks.Workload;

namespace RuleHost.Benchmarks;

/// <summary>
/// Reloading while decisions are being made: two versions of a rulebook replace each other, and every decision must be the one that the
/// version it names gives, whole; afterwards memory is where it was.
/// </summary>
internal static class Reloading
{
    public static async Task MeasureAsync(WorkloadFile workload, Report report, int reloads = 1000)
    {
        var set = workload.Main with { Cases = [.. workload.Main.Cases.Take(200)] };
        using var whole = WorkloadRulebook.Write(set.Rules, "1.0.0");
        using var half = WorkloadRulebook.Write(set.Rules.Where((_, i) => i % 2 == 0), "2.0.0");
        var state = new Current(await Version.LoadAsync(whole));
        using var end = new CancellationTokenSource();
        var deciding = Task.Run(() => state.DecideUntil(set, end.Token));
        long early = 0;
        for (var i = 1; i <= reloads; i++)
        {
            await state.ReplaceAsync(i % 2 == 0 ? whole : half);
            if (i == reloads / 10)
            {
                early = Held();
            }
        }

        var late = Held();
        await end.CancelAsync();
        var (decisions, mixtures) = await deciding;
        var growth = (late - early) / 1024.0 / 1024.0;
        report.Target($"{reloads:N0} reloads under load: decisions judged by a mixture of two versions", "none", $"{mixtures} of {decisions:N0}", mixtures == 0);
        report.Target($"memory held after {reloads:N0} reloads, against after {reloads / 10:N0}", "flat", $"{Figures.Short(early / 1024.0 / 1024.0)} MB, then {Figures.Short(late / 1024.0 / 1024.0)} MB", growth < 2);
        report.Section("Reloading", $"Two versions of the rulebook replaced each other {reloads:N0} times while {decisions:N0} cases were decided; each outcome was compared with what the version it names must give.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Held()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private sealed record Version(Rulebook Rulebook, RecordJudge<CaseFact> Judge)
    {
        public bool IsWhole => Rulebook.Identity.Version == "1.0.0";

        public static async Task<Version> LoadAsync(WorkloadRulebook folder)
        {
            var rulebook = await Suite.LoadAsync(folder);
            return new Version(rulebook, rulebook.JudgeOf<CaseFact>());
        }
    }

    private sealed class Current(Version version)
    {
        private Version _version = version;

        /// <summary>Work in flight keeps the version that it started with.</summary>
        public async Task ReplaceAsync(WorkloadRulebook folder)
        {
            var next = await Version.LoadAsync(folder);
            await Interlocked.Exchange(ref _version, next).Rulebook.DisposeAsync();
        }

        public (long Decisions, long Mixtures) DecideUntil(RuleSet set, CancellationToken end)
        {
            var (decisions, mixtures) = (0L, 0L);
            while (!end.IsCancellationRequested)
            {
                for (var i = 0; i < set.Cases.Count; i++)
                {
                    var version = Volatile.Read(ref _version);
                    var found = version.Judge.Judge(set.Cases[i], Contest.AsOf);
                    var expected = set.Expected[i].Where(rule => version.IsWhole || rule % 2 == 0).Select(rule => set.Rules[rule].Id);
                    var same = found.Select(f => f.Id).SequenceEqual(expected);
                    if (i % 50 == 0)
                    {
                        same &= found.Decision.Rulebook.Version == version.Rulebook.Identity.Version && found.Decision.Findings.Select(f => f.Id).SequenceEqual(expected);
                    }

                    mixtures += same ? 0 : 1;
                    decisions++;
                }
            }

            return (decisions, mixtures);
        }
    }
}
