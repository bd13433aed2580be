using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>
/// A rulebook's provisions by what they judge: by subject type, and within a type by the value of a field that they demand. Deciding
/// a record so touches only what can apply to it, however many provisions there are. Every outcome is the one that judging in full
/// gives: what is left out has a state that is known without looking. (Assumed outcomes, 设定, are known without looking as well, and
/// go before it: with assumptions about a type's provisions, judge them all.) Immutable; definitions are not in it.
/// </summary>
internal sealed class SubjectIndex
{
    private readonly ImmutableDictionary<string, TypeIndex> _types;

    /// <summary>Indexes a rulebook.</summary>
    public SubjectIndex(RulebookModel model) =>
        _types = model.Provisions
            .Where(p => p.Subject is not null && p is not BoundDefinition)
            .GroupBy(p => p.Subject!.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => new TypeIndex([.. g]), StringComparer.Ordinal);

    /// <summary>Every provision that judges records of a type, in the order of the rulebook.</summary>
    public ImmutableArray<BoundProvision> All(string type) => _types.TryGetValue(type, out var index) ? index.Provisions : [];

    /// <summary>
    /// The provisions that can apply to a record, in the order of the rulebook. Of the others the state is
    /// <see cref="StateOfRest"/>.
    /// </summary>
    public IReadOnlyList<BoundProvision> Candidates(FactRecord record) =>
        _types.TryGetValue(record.Type.Name, out var index) ? index.Candidates(record) : [];

    /// <summary>
    /// The state of a provision on a record for which it is no candidate: 不适用 where 对's filter excludes it, 不成立 where 当 does.
    /// </summary>
    public JudgementState StateOfRest(BoundProvision provision) => _types[provision.Subject!.Name].StateOfRest(provision);

    private sealed class TypeIndex
    {
        /// <summary>Places in <see cref="Provisions"/> of those that demand nothing that could be looked up.</summary>
        private readonly ImmutableArray<int> _always;
        private readonly ImmutableArray<FieldIndex> _fields;
        private readonly Dictionary<BoundProvision, JudgementState> _rest = new(ReferenceEqualityComparer.Instance);

        public TypeIndex(ImmutableArray<BoundProvision> provisions)
        {
            Provisions = provisions;
            var demands = DemandChoice.Of(provisions);
            var always = ImmutableArray.CreateBuilder<int>();
            var fields = new SortedDictionary<int, FieldIndex>();
            for (var i = 0; i < provisions.Length; i++)
            {
                if (demands[i] is not { } demand)
                {
                    always.Add(i);
                    continue;
                }

                _rest[provisions[i]] = demand.Otherwise;
                if (!fields.TryGetValue(demand.Slot, out var field))
                {
                    fields[demand.Slot] = field = new FieldIndex(demand.Slot);
                }

                field.Add(i, demand.Names);
            }

            _always = always.ToImmutable();
            _fields = [.. fields.Values];
        }

        public ImmutableArray<BoundProvision> Provisions { get; }

        public JudgementState StateOfRest(BoundProvision provision) => _rest[provision];

        public IReadOnlyList<BoundProvision> Candidates(FactRecord record)
        {
            if (_fields.IsEmpty)
            {
                return Provisions;
            }

            var places = new List<int>(_always);
            foreach (var field in _fields)
            {
                places.AddRange(field.Candidates(record[field.Slot]));
            }

            places.Sort();
            return places.ConvertAll(i => Provisions[i]);
        }
    }

    /// <summary>The provisions that go by one field.</summary>
    private sealed class FieldIndex(int slot)
    {
        private readonly List<int> _all = [];
        private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);

        public int Slot { get; } = slot;

        public void Add(int place, IEnumerable<string> names)
        {
            _all.Add(place);
            foreach (var name in names)
            {
                if (!_byName.TryGetValue(name, out var places))
                {
                    _byName[name] = places = [];
                }

                places.Add(place);
            }
        }

        /// <summary>An unknown value may be any; 无 is none of them (S9).</summary>
        public List<int> Candidates(Value value) => value.IsNone ? [] : Discriminator.NameOf(value) is { } name ? _byName.GetValueOrDefault(name, []) : _all;
    }
}
