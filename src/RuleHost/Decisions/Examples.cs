using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>How a 例 came out.</summary>
/// <param name="Provision">The provision that it illustrates.</param>
/// <param name="Example">The example.</param>
/// <param name="Holds">Whether what it says comes out.</param>
/// <param name="Expected">What it says, in the rulebook's words.</param>
/// <param name="Actual">What came out.</param>
/// <param name="Missing">What is missing where the outcome is unknown.</param>
internal sealed record ExampleResult(BoundProvision Provision, BoundExample Example, bool Holds, string Expected, string Actual, ImmutableArray<string> Missing);

/// <summary>
/// Runs the examples of provisions (例): one made-up record of the subject with just what the example gives, judged by its own
/// provision alone, without 通则 (semantics S22).
/// </summary>
internal static class Examples
{
    private const string Key = "例";

    public static IEnumerable<ExampleResult> Run(RulebookModel model, IFormulaRunner runner)
    {
        foreach (var provision in model.Provisions.Concat(model.Superseded))
        {
            if (provision.Broken || provision.Subject is null || provision is BoundUnjudged || provision.Kind == ProvisionKind.Recurring)
            {
                continue;
            }

            foreach (var example in provision.Examples)
            {
                yield return Run(model, runner, provision, example);
            }
        }
    }

    public static ExampleResult Run(RulebookModel model, IFormulaRunner runner, BoundProvision provision, BoundExample example)
    {
        var stage = new Stage(model, provision.Subject!, AsOf(model, provision, example));
        foreach (var binding in example.Given)
        {
            stage.Give(binding);
        }

        var evaluation = new Evaluation(model, stage.Facts(), stage.AsOf, runner, stage.Assumptions()) { IgnoresGenerals = true };
        var subject = Value.OfRecord(stage.Subject);
        if (example.Expected is { } expected)
        {
            // What an example expects is no formula of the rulebook: no plan knows it.
            var actual = Interpreter.Instance.Run(new Formula(-1, expected.Path, 0), evaluation, new Frame(subject, stage.AsOf));
            var same = expected.Value.IsNone ? actual.Value.IsNone : ValueOperators.Compare(ComparisonOperator.Equal, actual.Value, expected.Value) == Truth.True;
            return new ExampleResult(provision, example, same, ValueText.Canonical(expected.Value), ValueText.Canonical(actual.Value), actual.Missing);
        }

        var (state, missing) = State(evaluation, provision, subject);
        return new ExampleResult(provision, example, state == example.Syntax.State, Word(example.Syntax.State), Word(state), missing);
    }

    private static (ExampleState State, ImmutableArray<string> Missing) State(Evaluation evaluation, BoundProvision provision, Value subject)
    {
        switch (provision)
        {
            case BoundJudgement judgement:
                var verdict = evaluation.Verdict(judgement, subject);
                return (verdict.State switch
                {
                    JudgementState.Holds => ExampleState.Holds,
                    JudgementState.Fails => ExampleState.Fails,
                    JudgementState.NotApplicable => ExampleState.NotApplicable,
                    _ => ExampleState.Unknown,
                }, verdict.Missing);
            case BoundDefinition definition:
                var value = evaluation.Definition(definition, subject);
                return (value.Truth switch
                {
                    Truth.True => ExampleState.Holds,
                    Truth.False => ExampleState.Fails,
                    _ => ExampleState.Unknown,
                }, value.Missing);
            case BoundLimit limit:
                var round = evaluation.Limit(limit, subject).Present;
                return (round.State switch
                {
                    ClockState.Unknown or ClockState.Conflict => ExampleState.Unknown,
                    ClockState.NotApplicable => ExampleState.NotApplicable,
                    ClockState.Overdue or ClockState.DoneLate => ExampleState.Holds,
                    _ => ExampleState.Fails,
                }, round.Missing);
            case BoundVote vote:
                var voted = evaluation.Vote(vote, subject);
                return (voted.State switch
                {
                    VoteState.Passed => ExampleState.Holds,
                    VoteState.Failed or VoteState.Invalid or VoteState.Postponed => ExampleState.Fails,
                    VoteState.NotApplicable => ExampleState.NotApplicable,
                    _ => ExampleState.Unknown,
                }, voted.Missing);
            case BoundScore score:
                var scored = evaluation.Score(score, subject);
                return (StateOf(scored.State), scored.Total.Missing);
            case BoundGrade grade:
                var graded = evaluation.Grade(grade, subject);
                return (StateOf(graded.State), graded.Grade.Missing);
            default:
                return (ExampleState.Unknown, []);
        }
    }

    /// <summary>Of a score or a grade: that there is one, that it is unknown, or that it does not apply.</summary>
    private static ExampleState StateOf(JudgementState state) => state switch
    {
        JudgementState.Holds => ExampleState.Holds,
        JudgementState.NotApplicable => ExampleState.NotApplicable,
        _ => ExampleState.Unknown,
    };

    private static string Word(ExampleState? state) => state switch
    {
        ExampleState.Holds => "成立",
        ExampleState.Fails => "不成立",
        ExampleState.NotApplicable => "不适用",
        _ => "待查",
    };

    /// <summary>
    /// An example is judged as of the latest moment that it or the rulebook's parameters name, never as of today: the same text gives the
    /// same answer on every day.
    /// </summary>
    private static DateTime AsOf(RulebookModel model, BoundProvision provision, BoundExample example)
    {
        var latest = provision.InForceFrom ?? new DateOnly(2000, 1, 1);
        DateTime? instant = null;
        foreach (var parameter in model.Definition.Parameters.Values)
        {
            foreach (var version in parameter.Values)
            {
                latest = version.From > latest ? version.From.Value : latest;
            }
        }

        foreach (var binding in example.Given)
        {
            if (binding.Value.Kind == ValueKind.Date)
            {
                latest = binding.Value.DateValue > latest ? binding.Value.DateValue : latest;
            }
            else if (binding.Value.Kind == ValueKind.Instant && (instant is null || binding.Value.InstantUtc > instant))
            {
                instant = binding.Value.InstantUtc;
            }
        }

        var endOfDay = TimeZoneInfo.ConvertTimeToUtc(latest.ToDateTime(new TimeOnly(23, 59, 59)), model.Definition.Zone);
        if (provision.InForceUntil is { } until && latest > until)
        {
            // A text that another follows is tried on its last day.
            endOfDay = TimeZoneInfo.ConvertTimeToUtc(until.ToDateTime(new TimeOnly(23, 59, 59)), model.Definition.Zone);
        }

        return instant is { } last && (last > endOfDay || provision is BoundLimit) ? last : endOfDay;
    }

    /// <summary>The made-up record and what it refers to.</summary>
    private sealed class Stage
    {
        private readonly RulebookModel _model;
        private readonly Dictionary<RecordKey, Value[]> _records = [];
        private readonly List<EventRecord> _events = [];
        private readonly ImmutableDictionary<(string, string), AssumedOutcome>.Builder _outcomes = ImmutableDictionary.CreateBuilder<(string, string), AssumedOutcome>();
        private readonly ImmutableDictionary<(string, LimitMember), Value>.Builder _limitMembers = ImmutableDictionary.CreateBuilder<(string, LimitMember), Value>();
        private readonly ImmutableDictionary<(string, string), Value>.Builder _definitions = ImmutableDictionary.CreateBuilder<(string, string), Value>();
        private readonly ImmutableDictionary<string, Value>.Builder _parameters = ImmutableDictionary.CreateBuilder<string, Value>();

        public Stage(RulebookModel model, FactType type, DateTime asOf)
        {
            _model = model;
            AsOf = asOf;
            Subject = new RecordKey(type.Name, string.Join('/', type.Key.Select(slot => KeyPart(type.Fields[slot].Type))));
            Slots(Subject);
        }

        public RecordKey Subject { get; }

        public DateTime AsOf { get; }

        public void Give(ExampleBinding binding)
        {
            switch (binding.Path)
            {
                case FieldExpression field when Target(field.Target) is { } record:
                    Slots(record)[field.Slot >= 0 ? field.Slot : _model.Definition.Facts[record.Type].SlotOf(field.Field.Name)] = binding.Value;
                    break;
                case EventsExpression events when Target(events.Target) is { } record && binding.Value.Kind is ValueKind.Instant or ValueKind.Date:
                    var at = binding.Value.Kind == ValueKind.Instant
                        ? binding.Value.InstantUtc
                        : TimeZoneInfo.ConvertTimeToUtc(binding.Value.DateValue.ToDateTime(TimeOnly.MinValue), _model.Definition.Zone);
                    _events.Add(new EventRecord
                    {
                        Definition = events.Event,
                        Record = Target(events.Target)!,
                        At = at,
                        Order = _events.Count,
                        Fields = [.. events.Event.Fields.Select(_ => Value.Unknown)],
                    });
                    break;
                case DefinitionExpression definition:
                    _definitions[(definition.Target.Type.Name ?? Subject.Type, definition.Definition.Id)] = binding.Value;
                    break;
                case ParameterExpression parameter:
                    _parameters[parameter.Parameter.Name] = binding.Value;
                    break;
                case LimitMemberExpression limit:
                    _limitMembers[(limit.Limit.Id, limit.Member)] = binding.Value;
                    break;
                case JudgementExpression judgement:
                    _outcomes[(judgement.Judgement.Id, Decisions.Assumptions.AnyRecord)] =
                        new AssumedOutcome(binding.Value.Truth == Truth.True ? JudgementState.Holds : JudgementState.Fails, binding.Value, []);
                    break;
                case OutcomeExpression outcome:
                    _outcomes[(outcome.Provision.Id, Decisions.Assumptions.AnyRecord)] = new AssumedOutcome(null, binding.Value, []);
                    break;
                default:
                    break;
            }
        }

        public FactStore Facts()
        {
            var builder = new FactStoreBuilder();
            foreach (var (key, slots) in _records)
            {
                builder.Add(new FactRecord(_model.Definition.Facts[key.Type], key, slots));
            }

            foreach (var item in _events)
            {
                builder.Add(item);
            }

            // The record of an example competes with nobody but those that it gives itself.
            builder.MarkComplete(Subject.Type);
            return builder.Build();
        }

        public Assumptions Assumptions() => new()
        {
            Outcomes = _outcomes.ToImmutable(),
            LimitMembers = _limitMembers.ToImmutable(),
            Definitions = _definitions.ToImmutable(),
            Parameters = _parameters.ToImmutable(),
        };

        /// <summary>The record that a path leads to, made up on the way where it is not there yet.</summary>
        private RecordKey? Target(BoundExpression target)
        {
            switch (target)
            {
                case SubjectExpression:
                    return Subject;
                case FieldExpression { Type.Kind: TypeKind.Record } field when Target(field.Target) is { } owner:
                    var made = new RecordKey(field.Type.Name!, Key);
                    var slots = Slots(owner);
                    var slot = field.Slot >= 0 ? field.Slot : _model.Definition.Facts[owner.Type].SlotOf(field.Field.Name);
                    slots[slot] = slots[slot].Kind == ValueKind.Record ? slots[slot] : Value.OfRecord(made);
                    Slots(slots[slot].RecordKey);
                    return slots[slot].RecordKey;
                case EarlierExpression previous when Target(previous.Target) is { } thisYear:
                    var before = KeyPeriods.Earlier(_model.Definition.Facts[thisYear.Type], thisYear, previous.Months) ?? thisYear;
                    Slots(before);
                    return before;
                default:
                    return null;
            }
        }

        private Value[] Slots(RecordKey key)
        {
            if (!_records.TryGetValue(key, out var slots))
            {
                _records[key] = slots = new Value[_model.Definition.Facts[key.Type].Fields.Length];
            }

            return slots;
        }

        private string KeyPart(DataType type) => type.Kind switch
        {
            TypeKind.Year => AsOf.Year.ToString(CultureInfo.InvariantCulture),
            TypeKind.Month => AsOf.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => Key,
        };
    }
}
