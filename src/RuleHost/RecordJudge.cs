using RuleHost.Compilation.Fused;
using RuleHost.Decisions;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost;

/// <summary>
/// Judges the objects of one C# class, as fast as code written by hand: properties are bound to the rulebook once, and a record is decided
/// without an intermediate form. Each record stands by itself: of other records, and of events, nothing is known. What is found is what
/// <see cref="Rulebook.Decide"/> finds on the record alone. Thread-safe.
/// </summary>
/// <typeparam name="T">A class or record with a <see cref="FactAttribute"/>. Init-only properties with plain values are fastest: an object that could change is copied at once.</typeparam>
public sealed class RecordJudge<T> : IDecides
    where T : class
{
    private readonly Rulebook _rulebook;
    private readonly FusedPlan _plan;
    private readonly Func<T, long[], bool>? _read;
    private readonly Lazy<Func<T, Value[]>>? _slots;
    private readonly bool _unchanging;
    private readonly bool _hasOwnTime;

    // Used again by whoever comes next; two at once make one more.
    private Scratch? _spare;

    internal RecordJudge(Rulebook rulebook, FactClass map, FusedPlan plan)
    {
        _rulebook = rulebook;
        _plan = plan;
        _read = rulebook.Model.Functions?.Supplies(map.Type.Name) == true ? null : PropertyRanks<T>.Compile(map, plan.Slots);
        _slots = _read is null ? null : new(() => PropertySlots<T>.Compile(map, rulebook.Binder));
        _unchanging = PropertyRanks<T>.IsUnchanging(map);
        _hasOwnTime = rulebook.Model.Times.ContainsKey(map.Type.Name);
    }

    /// <summary>Judges a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="asOf">As of when.</param>
    /// <exception cref="RulebookException">The record does not fit the rulebook: it has no key, or a value that its field does not allow.</exception>
    public Verdicts Judge(T record, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(record);
        var scratch = Interlocked.Exchange(ref _spare, null) ?? new Scratch(_plan);
        scratch.Found.Clear();
        var verdicts = Judge(record, asOf, scratch);
        Volatile.Write(ref _spare, scratch);
        return verdicts;
    }

    Decision IDecides.Decide(object record, DateTimeOffset asOf) => record as Decision ?? General(record, asOf).Decide();

    DecisionContext IDecides.Context(object record, DateTimeOffset asOf, Verdicts found)
    {
        if (record is Decision { Judgements: [var first, ..] })
        {
            return first.Context;
        }

        if (_slots is null)
        {
            return General(record, asOf).Context;
        }

        var slots = _slots.Value((T)record);
        var key = new RecordKey(_plan.Slots.Type.Name, RecordKeys.Of(_plan.Slots.Type, slots));
        var session = new DecisionSession(_rulebook.Model, _rulebook.Runner, FactStore.Of(new FactRecord(_plan.Slots.Type, key, slots)), asOf.UtcDateTime);
        for (var i = 0; i < found.Count; i++)
        {
            if (!found.IsUnknown(i))
            {
                session.Evaluation.Settle(found.ProvisionAt(i), key);
            }
        }

        return session.ContextOf(key);
    }

    private Verdicts Judge(T record, DateTimeOffset asOf, Scratch scratch)
    {
        var at = asOf.UtcDateTime;
        GeneralWay? general = null;
        if (_read is not null && (!_hasOwnTime || !_plan.Slots.AsksApplicable) && _read(record, scratch.Ranks) && scratch.SetTimes(_plan, at))
        {
            _plan.Run(scratch.Ranks, scratch.Found);
            Confirm(scratch.Found);
            if (!_plan.Others.IsEmpty)
            {
                general = General(record, asOf);
                foreach (var judgement in _plan.Others)
                {
                    general.Add(judgement, _plan, scratch.Found);
                }

                scratch.Found.Sort();
            }
        }
        else
        {
            general = General(record, asOf);
            foreach (var judgement in _plan.Judgements)
            {
                general.Add(judgement, _plan, scratch.Found);
            }
        }

        // What could change before the decision is asked for is decided now.
        object kept = _unchanging ? record : (general ?? General(record, asOf)).Decide();
        return new Verdicts(_plan, scratch.Found.Items, this, kept, asOf);
    }

    /// <summary>Nobody has confirmed anything: what must be confirmed and would hold is unknown.</summary>
    private void Confirm(Found found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (_plan.NeedsConfirmation(Found.PlaceOf(found.Items[i])))
            {
                found.MakeUnknown(i);
            }
        }
    }

    private GeneralWay General(object record, DateTimeOffset asOf)
    {
        var bound = _rulebook.Binder.Bind(Facts.Of(record));
        return new GeneralWay(new DecisionSession(_rulebook.Model, _rulebook.Runner, bound.Store, asOf.UtcDateTime), bound.Store.Order[0]);
    }

    /// <summary>The record as the general way has it.</summary>
    private sealed class GeneralWay(DecisionSession session, RecordKey key)
    {
        public Decision Decide() => session.Decide(key);

        public DecisionContext Context => session.ContextOf(key);

        public void Add(Model.BoundJudgement judgement, FusedPlan plan, Found found)
        {
            switch (session.Evaluation.Verdict(judgement, Value.OfRecord(key)).State)
            {
                case JudgementState.Holds:
                    found.Add(Found.Holding(plan.PlaceOf(judgement)));
                    break;
                case JudgementState.Unknown:
                    found.Add(Found.Unknown(plan.PlaceOf(judgement)));
                    break;
                default:
                    break;
            }
        }
    }

    private sealed class Scratch(FusedPlan plan)
    {
        private DateTime? _asOf;

        public long[] Ranks { get; } = new long[plan.Slots.Count];

        public Found Found { get; } = new();

        /// <summary>Mostly many records are judged as of one instant.</summary>
        public bool SetTimes(FusedPlan slots, DateTime asOf)
        {
            if (_asOf == asOf)
            {
                return true;
            }

            var set = slots.SetTimes(Ranks, asOf, slots.Slots.AsksApplicable ? slots.DateOf(asOf) : null);
            _asOf = set ? asOf : null;
            return set;
        }
    }
}
