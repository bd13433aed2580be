using System.Runtime.CompilerServices;
using RuleHost.Tests.Traps;
using Xunit;

namespace RuleHost.Tests.Decisions;

/// <summary>Rulebooks that replace each other while decisions are made.</summary>
public sealed class ReloadTests
{
    private static readonly DateTimeOffset AsOf = new(2011, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));

    private static string Provisions(int threshold) => string.Join("\n\n", Enumerable.Range(1, 20).Select(i => $"情形 Q{i:00}\n  对 投诉\n  当 退单次数 不小于 {threshold}"));

    [RuleHost.Fact("投诉")]
    public sealed record Complaint([property: RuleHost.Fact("编号")] string Id, [property: RuleHost.Fact("退单次数")] int? Returned);

    [Fact]
    public async Task No_decision_is_judged_by_a_mixture_of_two_versions()
    {
        await using var first = await TemporaryRulebook.Of(Provisions(1));
        var current = first.Rulebook;
        using var end = new CancellationTokenSource();
        var made = 0;
        var deciding = Task.Run(() =>
        {
            var (all, none, mixed) = (0, 0, 0);
            var facts = Facts.Of(new Complaint("T1", 3));
            while (!end.IsCancellationRequested)
            {
                switch (Volatile.Read(ref current).Decide("投诉 T1", facts, AsOf).Judgements.Count(j => j.Matters))
                {
                    case 20: all++; break;
                    case 0: none++; break;
                    default: mixed++; break;
                }

                Interlocked.Increment(ref made);
            }

            return (all, none, mixed);
        });
        for (var i = 0; i < 30; i++)
        {
            await using var next = await TemporaryRulebook.Of(Provisions(i % 2 == 0 ? 5 : 1));
            Volatile.Write(ref current, next.Rulebook);
            for (var seen = Volatile.Read(ref made); Volatile.Read(ref made) < seen + 2;)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }

        await end.CancelAsync();
        var (all, none, mixed) = await deciding;
        Assert.True(all > 0 && none > 0);
        Assert.Equal(0, mixed);
    }

    [Fact]
    public async Task A_rulebook_that_was_replaced_is_collected_with_all_that_was_compiled()
    {
        var gone = await UsedAndLeft();
        for (var i = 0; i < 20 && gone.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(gone.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UsedAndLeft()
    {
        await using var rulebook = await TemporaryRulebook.Of(Provisions(1));
        var judge = rulebook.Rulebook.JudgeOf<Complaint>();
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(20, judge.Judge(new Complaint("T1", 3), AsOf).Count);
        }

        return new WeakReference(rulebook.Rulebook);
    }
}
