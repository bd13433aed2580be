using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>Counts what became of the clocks of one limit: their states, the on-time rate, and how much of the limit those that are over took.</summary>
internal sealed class LimitTally
{
    /// <summary>A tenth of the limit a bar, up to twice the limit, and one bar for all beyond.</summary>
    public const int Bars = 21;

    private readonly SortedDictionary<string, int> _states = new(StringComparer.Ordinal);
    private readonly int[] _inTime = new int[Bars];
    private readonly int[] _late = new int[Bars];

    /// <summary>Clocks by the key of their state.</summary>
    public IReadOnlyDictionary<string, int> States => _states;

    public OnTimeRate Rate { get; } = new();

    /// <summary>Answered in time, by the share of the limit that they took.</summary>
    public IReadOnlyList<int> InTime => _inTime;

    /// <summary>Answered late, or open and overdue, by the share of the limit that they took.</summary>
    public IReadOnlyList<int> Late => _late;

    public void Add(LimitRound round)
    {
        var key = round.State.Key();
        _states[key] = _states.GetValueOrDefault(key) + 1;
        Rate.Add(round.State);
        var bars = round.State switch
        {
            ClockState.Done => _inTime,
            ClockState.DoneLate or ClockState.Overdue => _late,
            _ => null,
        };
        if (bars is not null && Share(round) is { } share)
        {
            // What is late took more than the limit, though it may be by a second; what is in time took no more.
            var bar = (int)Math.Clamp(Math.Ceiling(share * 10) - 1, 0, Bars - 1);
            bars[bars == _late ? Math.Max(10, bar) : Math.Min(9, bar)]++;
        }
    }

    /// <summary>已用 ÷ 限 in the unit of the limit; of a limit to a date or an instant, the time that passed ÷ the time that there was.</summary>
    private static decimal? Share(LimitRound round)
    {
        if (round is not { Reading: { } reading, Terms: { } terms, Start: { } start })
        {
            return null;
        }

        if (terms.Budget is { } budget && reading.Elapsed.Kind == ValueKind.Span && budget.Number > 0)
        {
            var limit = budget.Number * (budget.Unit.Family is SpanFamily.Days or SpanFamily.Months ? budget.Unit.Factor : 1);
            return reading.Elapsed.Number / limit;
        }

        return reading.Due is { } due && round.Closed is { } closed && due > start ? (decimal)(closed - start).Ticks / (due - start).Ticks : null;
    }
}
