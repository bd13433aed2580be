using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>Limits of a record: their terms as they stood at the start, and the clock's reading (semantics S14, S15).</summary>
internal sealed partial class Evaluation
{
    private Memo<(BoundProvision Provision, RecordKey Record), LimitOutcome> _limits;

    private Memo<(BoundProvision Provision, RecordKey Record), LimitOutcome> _settledLimits;

    /// <summary>A limit on a record, beside the others of its subject.</summary>
    public LimitOutcome Limit(BoundLimit limit, Value record)
    {
        var key = (Provision: (BoundProvision)limit, Record: record.Kind == ValueKind.Record ? record.RecordKey : Nobody);
        if (_settledLimits.TryGetValue(key, out var known))
        {
            return known;
        }

        var alone = Alone(limit, record);
        if (_underWay.Contains(key) || Settled(limit, record, alone) is not { } settled)
        {
            return alone;
        }

        _settledLimits[key] = settled;
        return settled;
    }

    /// <summary>A limit on a record, whatever other limits say.</summary>
    private LimitOutcome Alone(BoundLimit limit, Value record)
    {
        var key = (Provision: (BoundProvision)limit, Record: record.Kind == ValueKind.Record ? record.RecordKey : Nobody);
        _ = ApplicableTime(record);
        if (_limits.TryGetValue(key, out var known))
        {
            return known;
        }

        if (!_underWay.Add(key))
        {
            return new LimitOutcome([LimitRound.Unknown([$"{key.Record}.{limit.Id}"])]);
        }

        var outcome = !limit.Versions.IsEmpty ? ByTexts(limit, record) : limit.Kind == ProvisionKind.Recurring ? Occurrences(limit, record) : Rounds(limit, record);
        _underWay.Remove(key);
        _limits[key] = outcome;
        return outcome;
    }

    /// <summary>A member of a limit of a record: of its last round. Where there is no clock nothing is overdue and nothing used.</summary>
    public Traced LimitMember(BoundLimit limit, Value record, LimitMember member)
    {
        if (record.Kind != ValueKind.Record)
        {
            return record.IsNone ? Value.None : Value.Unknown;
        }

        if (Assumptions.LimitMembers.TryGetValue((limit.Id, member), out var assumed))
        {
            return assumed;
        }

        var round = Limit(limit, record).Present;
        if (round.State is ClockState.Unknown or ClockState.Conflict)
        {
            return new Traced(Value.Unknown, round.Missing);
        }

        var reading = round.Reading;
        return member switch
        {
            RuleHost.Model.LimitMember.State => Value.OfEnum(ClockStates.Enumeration, (int)round.State),
            RuleHost.Model.LimitMember.DueDate => reading?.DueDate is { } date ? Value.OfDate(date) : Value.None,
            RuleHost.Model.LimitMember.Due => reading?.Due is { } due ? Value.OfInstant(due) : Value.None,
            RuleHost.Model.LimitMember.Overdue => reading is { Overdue.Kind: ValueKind.Span } ? reading.Overdue : Value.OfSpan(0, limit.Unit),
            RuleHost.Model.LimitMember.Remaining => reading is { Remaining.Kind: ValueKind.Span } ? reading.Remaining : Value.None,
            RuleHost.Model.LimitMember.Used => reading is { Elapsed.Kind: ValueKind.Span } ? reading.Elapsed : Value.OfSpan(0, limit.Unit),
            RuleHost.Model.LimitMember.OriginalDue => reading?.Original is { } original ? Value.OfDate(original) : Value.None,
            RuleHost.Model.LimitMember.OverdueOriginal => reading is { OverdueOriginal.Kind: ValueKind.Span } ? reading.OverdueOriginal : Value.OfSpan(0, limit.Unit),
            RuleHost.Model.LimitMember.Deemed => round.Deemed is { } deemed ? Value.OfText(deemed.Result) : Value.None,
            RuleHost.Model.LimitMember.Cards => Value.OfList(ListValue.Of([.. round.Cards.Select(c => Value.OfRecord(KeyOf(limit, record.RecordKey, c)))])),
            _ => throw new InvalidOperationException(member.ToString()),
        };
    }

    /// <summary>The rounds of a limit by one text.</summary>
    /// <param name="limit">The text.</param>
    /// <param name="record">The record.</param>
    /// <param name="movedAt">When it came into force and took over the clocks that ran (UTC); null: a clock keeps the text of its start.</param>
    private LimitOutcome Rounds(BoundLimit limit, Value record, DateTime? movedAt = null)
    {
        var since = Happened(limit.Since, record);
        var until = Happened(limit.Until, record);
        if (since.Missing.Length + until.Missing.Length > 0)
        {
            return new LimitOutcome([LimitRound.Unknown(Decisions.Missing.Union(since.Missing, until.Missing))]);
        }

        var pairs = ClockRounds.Pair(since.Times, until.Times, Zone);
        if (pairs.IsEmpty)
        {
            return new LimitOutcome([Excluded(limit, new Frame(record, AsOf)) ?? LimitRound.Of(ClockState.NotStarted)]);
        }

        var rounds = ImmutableArray.CreateBuilder<LimitRound>(pairs.Length);
        for (var i = 0; i < pairs.Length; i++)
        {
            // A clock keeps the text of its start (S14).
            var moved = pairs[i].Start < movedAt ? movedAt : null;
            var frame = new Frame(record, moved ?? pairs[i].Start);
            var round = Excluded(limit, frame) ?? Round(limit, frame, new RoundSpan(pairs[i].Start, pairs[i].End, i == 0 ? null : pairs[i - 1].End, since.At(pairs[i].Start), until.At(pairs[i].End)) { MovedAt = moved });
            rounds.Add(round with { Number = i + 1, Start = pairs[i].Start, Closed = pairs[i].End ?? round.Closed });
        }

        return new LimitOutcome(rounds.MoveToImmutable()) { EndsOnEarlierDay = ClockRounds.EndsOnEarlierDay(until.Times, pairs[0].Start, Zone) };
    }

    /// <summary>Outside 施行, outside 对's filter, or 不适用: no clock. Null where there is one. An occurrence of a 定期 is in 施行 or is none.</summary>
    private LimitRound? Excluded(BoundLimit limit, in Frame frame, bool inForce = false)
    {
        var excluded = Traced.Known(inForce ? Value.False : Value.Of(InForce(limit, frame).Not()));
        if (limit.Filter is not null)
        {
            excluded = Either(excluded, Negate(Run(limit.Filter, frame)));
        }

        foreach (var condition in limit.NotApplicable)
        {
            excluded = Either(excluded, Run(condition, frame));
        }

        return excluded.Truth switch
        {
            Truth.True => LimitRound.Of(ClockState.NotApplicable),
            Truth.Unknown => LimitRound.Unknown(excluded.Missing),
            _ => null,
        };
    }

    private LimitRound Round(BoundLimit limit, in Frame frame, in RoundSpan span)
    {
        var unlimited = Traced.Known(Value.False);
        foreach (var condition in limit.Unlimited)
        {
            unlimited = Either(unlimited, Run(condition, frame));
        }

        if (unlimited.Truth == Truth.Unknown)
        {
            return LimitRound.Unknown(unlimited.Missing);
        }

        var (calendar, unnamed) = CalendarOf(limit, frame);
        if (calendar is null)
        {
            return LimitRound.Unknown(unnamed);
        }

        var terms = Terms(limit, calendar) with { Unlimited = unlimited.Truth == Truth.True, MovedAt = span.MovedAt };
        BoundBudget? budget = null;
        if (!terms.Unlimited)
        {
            (budget, var problem) = BudgetThatHolds(limit, frame);
            if (budget is null)
            {
                return problem!;
            }

            (terms, var missing) = WithEnd(terms, limit, budget, frame, span.Start);
            if (!missing.IsEmpty)
            {
                return LimitRound.Unknown(missing);
            }
        }

        return Read(limit, frame, terms, budget, span);
    }

    private ClockTerms Terms(BoundLimit limit, WorkCalendar calendar) => new()
    {
        Unit = limit.Unit,
        HeldIn = limit.Suspensions.IsEmpty ? null : limit.Suspensions[0].Syntax.Measure,
        Cutoff = limit.Cutoff?.Kind ?? Model.Definition.Conventions.Cutoff,
        CutoffTime = limit.Cutoff?.Time ?? default,
        RollFixedDates = Model.Definition.Conventions.RollFixedDates,
        Calendar = calendar,
        Zone = Zone,
    };

    /// <summary>The round that has an end to run to (or none): thresholds, ledger, reading, effects.</summary>
    private LimitRound Read(BoundLimit limit, in Frame frame, ClockTerms terms, BoundBudget? budget, in RoundSpan span)
    {
        var thresholds = ImmutableArray.CreateBuilder<ClockThreshold>(limit.Ons.Length);
        foreach (var on in limit.Ons)
        {
            var amount = on.Amount is null ? Traced.Known(Value.None) : Run(on.Amount, frame);
            if (amount.Value.IsUnknown)
            {
                return LimitRound.Unknown(amount.Missing);
            }

            if (on.Amount is not null && amount.Value.IsNone)
            {
                return LimitRound.Unknown([$"{limit.Id}.于:空"]);
            }

            thresholds.Add(new ClockThreshold(on.Threshold, amount.Value));
        }

        terms = terms with { Thresholds = thresholds.MoveToImmutable() };
        var (history, unknown) = History(limit, frame, terms, span);
        if (history is null)
        {
            return LimitRound.Unknown(unknown);
        }

        var round = Read(limit, frame, terms, budget, history);
        if (round.Deemed is { Closes: true } deemed && !(span.End < deemed.At))
        {
            // Silence answered it: the clock stands at that instant.
            history.End = deemed.At == round.Reading!.Due ? deemed.At.AddTicks(1) : deemed.At;
            round = Read(limit, frame, terms, budget, history) with { Closed = deemed.At };
        }

        return round;
    }

    private LimitRound Read(BoundLimit limit, in Frame frame, ClockTerms terms, BoundBudget? budget, ClockHistory history)
    {
        terms = CalendarKnowledge.Known(history.Ledger, terms, AsOf);
        var reading = ClockReckoner.Read(history.Ledger, terms, AsOf);
        return reading.Missing is { } nothingKnown
            ? LimitRound.Unknown([nothingKnown])
            : WithEffects(new LimitRound { State = reading.State, Terms = terms, Reading = reading, Budget = budget, History = history }, limit, frame);
    }

    /// <summary>The calendar of a clock: named by the clause, or by a fact or a table for each case; a name that no calendar has is 待查.</summary>
    private (WorkCalendar? Calendar, ImmutableArray<string> Missing) CalendarOf(BoundLimit limit, in Frame frame)
    {
        if (limit.CalendarFrom is null)
        {
            return (Calendars.Find(limit.Calendar), []);
        }

        var name = Run(limit.CalendarFrom, frame);
        return name.Value.Kind == ValueKind.Text
            ? (Calendars.Named(name.Value.TextValue), [$"日历[{name.Value.TextValue}]"])
            : (null, name.Value.IsNone || name.Missing.IsEmpty ? [$"{limit.Id}.日历"] : name.Missing);
    }

    /// <summary>Of several 限 with 当 exactly one must hold: none is unknown, two are a conflict (S15).</summary>
    private (BoundBudget? Budget, LimitRound? Problem) BudgetThatHolds(BoundLimit limit, in Frame frame)
    {
        BoundBudget? holding = null;
        var missing = ImmutableArray<string>.Empty;
        foreach (var budget in limit.Budgets)
        {
            var holds = budget.When is null ? Traced.Known(Value.True) : Run(budget.When, frame);
            switch (holds.Truth)
            {
                case Truth.Unknown:
                    missing = Decisions.Missing.Union(missing, holds.Missing);
                    break;
                case Truth.True when holding is not null:
                    return (null, new LimitRound { State = ClockState.Conflict, Missing = [$"{limit.Id}.限"] });
                case Truth.True:
                    holding = budget;
                    break;
                default:
                    break;
            }
        }

        if (!missing.IsEmpty)
        {
            return (null, LimitRound.Unknown(missing));
        }

        return holding is null ? (null, LimitRound.Unknown([$"{limit.Id}.限:无一项成立"])) : (holding, null);
    }

    private (ClockTerms Terms, ImmutableArray<string> Missing) WithEnd(ClockTerms terms, BoundLimit limit, BoundBudget budget, in Frame frame, DateTime start)
    {
        if (budget.Point is { } point)
        {
            return DatePoints.FirstOnOrAfter(point, DateOf(start), Model.Definition.Conventions, terms.Calendar) switch
            {
                null => (terms, [$"{limit.Id}.限"]),
                { Certainty: DayCertainty.NoData } lacking => (terms, [$"日历[{terms.Calendar.Id}/{lacking.LackingYear}]"]),
                { } day => (terms with { DueDate = day.Value, DueDateCertainty = day.Certainty }, []),
            };
        }

        var end = Run((budget.Amount ?? budget.Until)!, frame);
        return end.Value.Kind switch
        {
            ValueKind.Unknown => (terms, end.Missing.IsEmpty ? [$"{limit.Id}.限"] : end.Missing),
            ValueKind.Span => (terms with { Budget = end.Value, Unit = end.Value.Unit }, []),
            ValueKind.Date => (terms with { DueDate = end.Value.DateValue }, []),
            ValueKind.Instant => (terms with { DueInstant = end.Value.InstantUtc }, []),
            _ => (terms, [$"{limit.Id}.限:空"]),
        };
    }

    /// <summary>Cards, reports and deemed results of the thresholds that were crossed.</summary>
    private LimitRound WithEffects(LimitRound round, BoundLimit limit, in Frame frame)
    {
        var cards = ImmutableArray.CreateBuilder<IssuedCard>();
        var reports = ImmutableArray.CreateBuilder<(string, DateTime)>();
        string? contrary = null;
        for (var i = 0; i < limit.Ons.Length; i++)
        {
            var on = limit.Ons[i];
            if (round.Reading!.Crossings[i] is not { } at)
            {
                continue;
            }

            var holds = on.When is null ? Traced.Known(Value.True) : Run(on.When, frame);
            if (holds.Truth != Truth.True)
            {
                if (holds.Truth == Truth.Unknown)
                {
                    round = round with { Missing = Decisions.Missing.Union(round.Missing, holds.Missing) };
                }

                continue;
            }

            if (on.Effect == EffectKind.Deem)
            {
                // The first that was crossed is what it is deemed: silence has one meaning, and two at one instant contradict each other.
                if (round.Deemed is null || at < round.Deemed.At)
                {
                    round = round with { Deemed = new Deemed(on.Name!, at) { Event = on.DeemedEvent, EventAt = EventAt(on, at, frame), Closes = limit.IsEndedBy(on) } };
                    contrary = null;
                }
                else if (at == round.Deemed.At && on.Name != round.Deemed.Result)
                {
                    contrary = on.Name;
                }

                continue;
            }

            foreach (var to in Recipients(on.Addressee, frame))
            {
                if (on.Effect == EffectKind.Issue)
                {
                    cards.Add(new IssuedCard(on.Name!, to, on.By, at) { Threshold = round.Terms!.Thresholds[i] });
                }
                else
                {
                    reports.Add((to.Key, at));
                }
            }
        }

        cards.Sort((a, b) => a.At.CompareTo(b.At));
        round = round with { Cards = cards.ToImmutable(), Reports = reports.ToImmutable() };
        return contrary is null ? round : Conflicting(round, [(limit.Id, round.Deemed!.Result), (limit.Id, contrary)]);
    }

    /// <summary>视为 … 自: when the event counts as having happened; else at the crossing.</summary>
    private DateTime EventAt(BoundOn on, DateTime crossed, in Frame frame) =>
        on.DeemedFrom is null || Happened(on.DeemedFrom, frame.Subject).Times is not { } times ? crossed
        : ClockRounds.First(times, DateTime.MinValue) is { } at && at < crossed ? at : crossed;

    /// <summary>To whom: a record, several, or a role by name. A card is issued even where its addressee is not known yet.</summary>
    private IEnumerable<RecordKey> Recipients(Formula? addressee, in Frame frame)
    {
        if (addressee is null)
        {
            return [Nobody];
        }

        var value = Run(addressee, frame);
        return value.Value.Kind switch
        {
            ValueKind.Text => [new RecordKey("", value.Value.TextValue)],
            ValueKind.List => [.. Addressees(value, addressee).Where(a => a.Sure).Select(a => a.To)],
            ValueKind.Record => [value.Value.RecordKey],
            _ => [Nobody],
        };
    }
}
