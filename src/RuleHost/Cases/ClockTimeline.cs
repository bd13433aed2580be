using System.Collections.Immutable;
using RuleHost.Calendars;

namespace RuleHost.Cases;

/// <summary>One stretch of a clock's life in which its due does not move.</summary>
/// <param name="From">When it begins (UTC).</param>
/// <param name="To">When it ends (UTC); null: it is the present one.</param>
/// <param name="Held">Whether 中止 is on: there is no due, and nothing fires.</param>
/// <param name="End">Where the clock ends as things stand; while held, where it would end if it resumed at once.</param>
internal sealed record ClockPhase(DateTime From, DateTime? To, bool Held, ClockEnd End);

/// <summary>Where a clock ends, and what that was counted from.</summary>
/// <param name="Due">The end.</param>
/// <param name="Anchor">From when it was counted: the start, or a grant that counts from its own day.</param>
/// <param name="Budget">The terms with what was counted from there.</param>
/// <param name="Extension">What was added to it.</param>
/// <param name="Held">What was held since the anchor.</param>
internal sealed record ClockEnd(DuePoint Due, DateTime Anchor, ClockTerms Budget, Values.Value? Extension, HeldTime Held)
{
    public bool IsMovedAnchor(DateTime start) => Anchor != start;
}

/// <summary>
/// A ledger played through (semantics S15): which holds and grants count, and between any two of them when the clock ends. A hold or a
/// grant counts where the limit was not over when it came: nothing later mends a limit that was broken.
/// </summary>
internal sealed class ClockTimeline
{
    private readonly ClockLedger _ledger;
    private readonly ClockTerms _terms;
    private readonly bool?[] _holds;
    private readonly bool?[] _grants;
    private readonly HeldStretches _counted;
    private readonly int[] _holdsInOrder;
    private readonly int[] _grantsInOrder;
    private int _holdsReached;
    private int _grantsReached;

    /// <summary>Where the clock ended at an instant with so many grants reached, and when the first of those that stood then is taken back.</summary>
    private (DateTime At, int Reached, ClockEnd End, DateTime? Removal)? _known;

    private ClockTimeline(ClockLedger ledger, ClockTerms terms)
    {
        _ledger = ledger;
        _terms = terms;
        _holds = new bool?[ledger.Holds.Length];
        _grants = new bool?[ledger.Grants.Length];
        _counted = new HeldStretches(ledger.Start, terms);
        _holdsInOrder = InOrder(_holds.Length, i => ledger.Holds[i].From);
        _grantsInOrder = InOrder(_grants.Length, i => ledger.Grants[i].At);
        for (var i = 0; ledger.IsRestarted && i < _grants.Length; i++)
        {
            _grants[i] = ledger.Grants[i].At < ledger.Start ? false : null;
        }
    }

    public ImmutableArray<ClockPhase> Phases { get; private set; } = [];

    public ImmutableArray<bool> HoldsCounted => [.. _holds.Select(h => h ?? false)];

    public ImmutableArray<bool> GrantsCounted => [.. _grants.Select(g => g ?? false)];

    /// <summary>Plays a ledger up to a moment, which is not before its start.</summary>
    public static ClockTimeline Of(ClockLedger ledger, ClockTerms terms, DateTime moment)
    {
        var timeline = new ClockTimeline(ledger, terms);
        timeline.Play(moment);
        return timeline;
    }

    /// <summary>Where the clock ends if it is not held any longer than up to an instant.</summary>
    public ClockEnd EndAt(DateTime at) => EndAt(at, withGrants: true);

    /// <summary>The same without 延长: the original limit.</summary>
    public DuePoint OriginalAt(DateTime at) => EndAt(at, withGrants: false).Due;

    private void Play(DateTime moment)
    {
        var phases = ImmutableArray.CreateBuilder<ClockPhase>();
        foreach (var at in Marks(moment))
        {
            var over = phases.Count > 0 && IsOver(phases[^1], at);
            for (; _holdsReached < _holds.Length && _ledger.Holds[_holdsInOrder[_holdsReached]] is var hold && AtStart(hold.From) <= at; _holdsReached++)
            {
                _holds[_holdsInOrder[_holdsReached]] = !over;
                if (!over)
                {
                    _counted.Add(hold);
                }
            }

            for (; _grantsReached < _grants.Length && AtStart(_ledger.Grants[_grantsInOrder[_grantsReached]].At) <= at; _grantsReached++)
            {
                _grants[_grantsInOrder[_grantsReached]] ??= !over;
            }

            if (phases.Count > 0)
            {
                phases[^1] = phases[^1] with { To = at };
            }

            phases.Add(new ClockPhase(at, null, _counted.IsHeld(at), EndAt(at)));
        }

        Phases = phases.ToImmutable();
    }

    /// <summary>The instants at which the ledger says something, in order; the start is the first.</summary>
    private IEnumerable<DateTime> Marks(DateTime moment)
    {
        if (_holds.Length + _grants.Length == 0)
        {
            return [_ledger.Start];
        }

        var marks = new SortedSet<DateTime> { _ledger.Start };
        foreach (var hold in _ledger.Holds)
        {
            Mark(hold.From);
            Mark(hold.Until);
        }

        foreach (var grant in _ledger.Grants)
        {
            Mark(grant.At);
            Mark(grant.Removed);
        }

        return marks;

        void Mark(DateTime? at)
        {
            if (at is { } known && known <= moment && known > _ledger.Start)
            {
                marks.Add(known);
            }
        }
    }

    private DateTime AtStart(DateTime at) => at < _ledger.Start ? _ledger.Start : at;

    /// <summary>Whether the limit is broken when an instant comes.</summary>
    public static bool IsOver(ClockPhase phase, DateTime at) => !phase.Held && phase.End.Due.Certainty == DayCertainty.Known && phase.End.Due.IsLate(at);

    private static int[] InOrder(int count, Func<int, DateTime> when) => [.. Enumerable.Range(0, count).OrderBy(when)];

    private ClockEnd EndAt(DateTime at, bool withGrants)
    {
        var held = _counted.UpTo(at);
        var due = _terms.Unlimited ? DuePoint.Open(DayCertainty.Known, null) : DuePoint.Of(_ledger.Start, _terms, null, held);
        var end = new ClockEnd(due, _ledger.Start, _terms, null, held);
        if (!withGrants || _grants.Length == 0 || end.Due.Instant is null)
        {
            return end;
        }

        // Without holds a grant only adds to what the ones before it gave, as long as none of those was taken back since.
        var (first, removal) = (0, (DateTime?)null);
        if (_holds.Length == 0 && _known is { } known && known.At <= at && known.Reached <= _grantsReached && !(known.Removal <= at))
        {
            (first, end, removal) = (known.Reached, known.End, known.Removal);
        }

        var all = true;
        foreach (var i in _grantsInOrder.AsSpan(first, _grantsReached - first))
        {
            var grant = _ledger.Grants[i];
            all &= grant.At <= at;
            if (_grants[i] != true || grant.At > at || grant.Removed <= at)
            {
                continue;
            }

            removal = removal is null || grant.Removed < removal ? grant.Removed : removal;
            var longer = grant.FromToday ? FromToday(grant, held) : Longer(end, grant);

            // Never shorter: an extension that would end before the present limit changes nothing.
            if (longer.Due.Instant is null || longer.Due.Instant > end.Due.Instant)
            {
                end = longer;
            }
        }

        _known = all ? (at, _grantsReached, end, removal) : _known;
        return end;
    }

    private static ClockEnd Longer(ClockEnd end, Grant grant)
    {
        var extension = end.Extension is { } already ? DuePoint.Sum(already, grant.Amount) : grant.Amount;
        return end with { Extension = extension, Due = DuePoint.Of(end.Anchor, end.Budget, extension, end.Held) };
    }

    private ClockEnd FromToday(Grant grant, HeldTime held)
    {
        var terms = _terms with { Budget = grant.Amount, DueDate = null, DueInstant = null };
        var since = held.After(grant.At);
        return new ClockEnd(DuePoint.Of(grant.At, terms, null, since), grant.At, terms, null, since);
    }
}
