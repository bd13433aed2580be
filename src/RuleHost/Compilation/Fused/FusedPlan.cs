using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Compilation.Fused;

/// <summary>
/// The judgements of one fact type in the form in which they are decided fast: tests over ranks, in units of bounded size, behind an index
/// of what each demands of a text or enumeration field. A judgement that asks for more than tests can say is not in it
/// (<see cref="Others"/>) and is judged the general way; so is a record with a value that has no rank. Immutable but for the code of
/// its units; thread-safe.
/// </summary>
internal sealed class FusedPlan
{
    private readonly RulebookModel _model;
    private readonly FusedJudgement?[] _fused;
    private readonly Dictionary<BoundJudgement, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<bool> _needsConfirmation;
    private readonly ImmutableArray<FusedUnit> _always;
    private readonly ImmutableArray<FieldUnits> _fields;

    public FusedPlan(RulebookModel model, FactType type)
    {
        _model = model;
        Slots = new SlotTable(type, TestMaker.PlacesOf(model, model.Formulas));
        Judgements = [.. model.Provisions.OfType<BoundJudgement>().Where(j => j.Kind != ProvisionKind.General && !j.Broken && ReferenceEquals(j.Subject, type))];
        _fused = new FusedJudgement?[Judgements.Length];
        var maker = new TestMaker(model, Slots);
        for (var place = 0; place < Judgements.Length; place++)
        {
            _places[Judgements[place]] = place;
            if (!type.BuiltIn && maker.Of(Judgements[place]) is { } tests)
            {
                _fused[place] = new FusedJudgement(place, tests.Excluded, tests.Holds);
            }
        }

        _needsConfirmation = [.. Judgements.Select(j => j.ConfirmBy is not null)];
        Others = [.. Judgements.Where((_, place) => _fused[place] is null)];
        (_always, _fields) = Index();
        Slots.Close();
    }

    public SlotTable Slots { get; }

    /// <summary>Every judgement of the type, in the order of the rulebook.</summary>
    public ImmutableArray<BoundJudgement> Judgements { get; }

    /// <summary>Those that are judged the general way.</summary>
    public ImmutableArray<BoundJudgement> Others { get; }

    /// <summary>The place of a judgement among <see cref="Judgements"/>; null where it is judged the general way.</summary>
    public FusedJudgement? Find(BoundJudgement judgement) => _places.TryGetValue(judgement, out var place) ? _fused[place] : null;

    public int PlaceOf(BoundJudgement judgement) => _places[judgement];

    public bool NeedsConfirmation(int place) => _needsConfirmation[place];

    /// <summary>Fills in what does not come from the record: 现在, parameters, the date whose text applies.</summary>
    /// <param name="ranks">The ranks of a record.</param>
    /// <param name="asOf">The as-of, UTC.</param>
    /// <param name="applicable">The date whose text applies; null where it is unknown.</param>
    /// <returns>False where parameters are asked for and that date is unknown: then the general way must say what is known of them.</returns>
    public bool SetTimes(long[] ranks, DateTime asOf, DateOnly? applicable)
    {
        if (Slots.Now >= 0)
        {
            ranks[Slots.Now] = asOf.Ticks;
        }

        if (Slots.Today >= 0)
        {
            ranks[Slots.Today] = DateOf(asOf).DayNumber;
        }

        if (Slots.Applicable >= 0)
        {
            ranks[Slots.Applicable] = applicable?.DayNumber ?? Ranks.Unknown;
        }

        foreach (var slot in Slots.Parameters)
        {
            if (applicable is not { } date)
            {
                return false;
            }

            var value = slot.Parameter.On(date);
            ranks[slot.Index] = value.IsUnknown ? Ranks.Unknown : Slots.OfConstant(value, slot.Parameter.Type, slot.Kind)!.Value;
        }

        return true;
    }

    /// <summary>Fills in the ranks of a record. False where one of its values has none.</summary>
    public bool SetFields(long[] ranks, FactRecord record)
    {
        foreach (var slot in Slots.Fields)
        {
            ranks[slot.Index] = Slots.OfValue(slot, record[slot.Field], out var fits);
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds the judgements that hold, or are unknown, before anybody confirms them; in the order of the rulebook.</summary>
    public void Run(long[] ranks, Found found)
    {
        foreach (var unit in _always)
        {
            unit.Run(ranks, found);
        }

        foreach (var field in _fields)
        {
            field.Run(ranks, found);
        }

        if (!_fields.IsEmpty)
        {
            found.Sort();
        }
    }

    /// <summary>Every unit, for tests that want them compiled at once.</summary>
    public IEnumerable<FusedUnit> Units => _always.Concat(_fields.SelectMany(f => f.Units));

    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, _model.Definition.Zone));

    private (ImmutableArray<FusedUnit> Always, ImmutableArray<FieldUnits> Fields) Index()
    {
        var always = new List<FusedJudgement>();
        var fields = new SortedDictionary<int, Dictionary<long, List<FusedJudgement>>>();
        foreach (var (place, demand) in DemandChoice.Of([.. Judgements]).Index())
        {
            if (_fused[place] is not { } judgement)
            {
                continue;
            }

            if (demand is null || Slots.OfField(demand.Slot) is not { } slot)
            {
                always.Add(judgement);
                continue;
            }

            if (!fields.TryGetValue(slot.Index, out var buckets))
            {
                fields[slot.Index] = buckets = [];
            }

            foreach (var name in demand.Names)
            {
                var rank = slot.Kind == RankKind.Text ? slot.Texts[name] : slot.Type.Enum!.IndexOf(name);
                if (!buckets.TryGetValue(rank, out var bucket))
                {
                    buckets[rank] = bucket = [];
                }

                bucket.Add(judgement);
            }
        }

        return (FusedUnit.Cut(always), [.. fields.Select(f => new FieldUnits(f.Key, f.Value))]);
    }

    /// <summary>The units of the judgements that go by one field, by its value.</summary>
    private sealed class FieldUnits
    {
        private readonly int _slot;
        private readonly Dictionary<long, ImmutableArray<FusedUnit>> _buckets;
        private readonly ImmutableArray<FusedUnit> _all;

        public FieldUnits(int slot, Dictionary<long, List<FusedJudgement>> buckets)
        {
            _slot = slot;
            _buckets = buckets.ToDictionary(b => b.Key, b => FusedUnit.Cut(b.Value));
            _all = FusedUnit.Cut(buckets.Values.SelectMany(b => b).DistinctBy(j => j.Place).OrderBy(j => j.Place));
        }

        public IEnumerable<FusedUnit> Units => _buckets.Values.SelectMany(u => u).Concat(_all);

        /// <summary>An unknown value may be any; 无 is none of them (S9).</summary>
        public void Run(long[] ranks, Found found)
        {
            var rank = ranks[_slot];
            var units = rank == Ranks.Unknown ? _all : _buckets.GetValueOrDefault(rank, []);
            foreach (var unit in units)
            {
                unit.Run(ranks, found);
            }
        }
    }
}
