using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Testing;

/// <summary>Reads 设定: outcomes of provisions that a case takes as settled, by provision and record (<c>"*"</c>: every other record).</summary>
internal sealed class AssumptionReader(RulebookModel model, RecordKeys keys, DiagnosticBag diagnostics)
{
    private readonly ScalarReader _scalars = new(model.Definition.Zone);
    private readonly ImmutableDictionary<(string, string), AssumedOutcome>.Builder _outcomes = ImmutableDictionary.CreateBuilder<(string, string), AssumedOutcome>();
    private readonly ImmutableDictionary<(string, LimitMember), Value>.Builder _limits = ImmutableDictionary.CreateBuilder<(string, LimitMember), Value>();
    private readonly ImmutableDictionary<(string, string), Value>.Builder _definitions = ImmutableDictionary.CreateBuilder<(string, string), Value>();
    private readonly ImmutableDictionary<string, Value>.Builder _parameters = ImmutableDictionary.CreateBuilder<string, Value>();

    public Assumptions Read(DocumentNode? node)
    {
        if (node.AsMapping(Localized.Same("设定 (assume)"), diagnostics) is not { } mapping)
        {
            return Assumptions.None;
        }

        foreach (var (id, value) in mapping.Entries)
        {
            if (model.ById.TryGetValue(id.Text, out var provision))
            {
                ReadProvision(id, provision, value);
            }
            else if (model.Definition.Parameters.TryGetValue(id.Text, out var parameter))
            {
                _parameters[parameter.Name] = Scalar(id, value, parameter.Type);
            }
            else if (model.Provisions.OfType<BoundDefinition>().Where(d => d.Id == id.Text).ToArray() is { Length: > 0 } definitions)
            {
                foreach (var definition in definitions)
                {
                    _definitions[(definition.Subject?.Name ?? "", definition.Id)] = Scalar(id, ForEveryRecord(id, value), definition.Type);
                }
            }
            else
            {
                diagnostics.Add(new Diagnostic(TestingDiagnostics.UnknownProvision, id.Place, [id.Text]) { SpecialHint = DidYouMean.Hint(id.Text, [.. model.ById.Keys]) });
            }
        }

        return new Assumptions
        {
            Outcomes = _outcomes.ToImmutable(),
            LimitMembers = _limits.ToImmutable(),
            Definitions = _definitions.ToImmutable(),
            Parameters = _parameters.ToImmutable(),
        };
    }

    private void ReadProvision(ScalarNode id, BoundProvision provision, DocumentNode value)
    {
        if (provision is BoundLimit limit)
        {
            ReadLimit(id, limit, ForEveryRecord(id, value));
            return;
        }

        if (value is not MappingNode byRecord)
        {
            Bad(id, value);
            return;
        }

        foreach (var (record, outcome) in byRecord.Entries)
        {
            var key = record.Text == Assumptions.AnyRecord ? record.Text
                : provision.Subject is { } type ? keys.Canonical(type, record.Text)
                : record.Text;
            if (key is null)
            {
                Bad(id, record);
            }
            else if ((provision is BoundJudgement ? Judgement(outcome) : Unjudged(provision, outcome)) is { } assumed)
            {
                _outcomes[(provision.Id, key)] = assumed;
            }
            else
            {
                Bad(id, outcome);
            }
        }
    }

    private static AssumedOutcome? Judgement(DocumentNode outcome)
    {
        var state = outcome is MappingNode mapping ? mapping.Find(TestWords.State) ?? Nowhere.Text("成立") : outcome;
        if (state is not ScalarNode word || TestWords.Judgement(word.Text) is not { } known)
        {
            return null;
        }

        var sanctions = ImmutableArray.CreateBuilder<(string, string)>();
        if (outcome is MappingNode parts && parts.Find(TestWords.Sanctions) is MappingNode ranges)
        {
            foreach (var (addressee, range) in ranges.Entries)
            {
                sanctions.Add((addressee.Text, range.ToString() ?? ""));
            }
        }

        var value = known switch
        {
            JudgementState.Holds => Value.True,
            JudgementState.Unknown or JudgementState.Conflict => Value.Unknown,
            _ => Value.False,
        };
        return new AssumedOutcome(known, value, sanctions.ToImmutable());
    }

    /// <summary>A total, a grade, the outcome of a vote.</summary>
    private AssumedOutcome? Unjudged(BoundProvision provision, DocumentNode outcome)
    {
        var scalar = outcome as ScalarNode ?? (outcome as MappingNode)?.Entries.Select(e => e.Value).FirstOrDefault() as ScalarNode;
        if (scalar is null)
        {
            return null;
        }

        if (TestWords.IsUnknown(scalar.Text))
        {
            return new AssumedOutcome(null, Value.Unknown, []);
        }

        var type = (provision as BoundOutcome)?.Type ?? DataType.Error;
        type = type.Kind switch
        {
            TypeKind.Enum => type,
            TypeKind.Score => DataType.Points,
            TypeKind.Vote => DataType.Bool,
            _ => DataType.Points,
        };
        if (type.Kind == TypeKind.Bool)
        {
            return TestWords.Vote(scalar.Text) is { } state and <= VoteState.Postponed ? new AssumedOutcome(null, Value.OfEnum(VoteStates.Enumeration, (int)state), []) : null;
        }

        return _scalars.Read(scalar, type, out _) is { } value ? new AssumedOutcome(null, value, []) : null;
    }

    private void ReadLimit(ScalarNode id, BoundLimit limit, DocumentNode value)
    {
        if (value is ScalarNode state)
        {
            LimitState(id, limit, state);
            return;
        }

        foreach (var (key, member) in (value as MappingNode)?.Entries ?? [])
        {
            if (member is not ScalarNode scalar)
            {
                Bad(id, member);
            }
            else if (TestWords.State.Is(key.Text))
            {
                LimitState(id, limit, scalar);
            }
            else if (Member(key.Text) is { } known)
            {
                _limits[(limit.Id, known.Member)] = Scalar(id, scalar, known.Type);
            }
            else
            {
                Bad(id, key);
            }
        }
    }

    private void LimitState(ScalarNode id, BoundLimit limit, ScalarNode written)
    {
        if (TestWords.Clock(written.Text) is { } state)
        {
            _limits[(limit.Id, LimitMember.State)] = state == ClockState.Unknown ? Value.Unknown : Value.OfEnum(ClockStates.Enumeration, (int)state);
        }
        else
        {
            Bad(id, written);
        }
    }

    private static (LimitMember Member, DataType Type)? Member(string key) =>
        TestWords.Overdue.Is(key) ? (LimitMember.Overdue, DataType.OpenSpan)
        : TestWords.Elapsed.Is(key) ? (LimitMember.Used, DataType.OpenSpan)
        : TestWords.Remaining.Is(key) ? (LimitMember.Remaining, DataType.OpenSpan.OrNone())
        : TestWords.DueDate.Is(key) ? (LimitMember.DueDate, DataType.Date.OrNone())
        : TestWords.Due.Is(key) ? (LimitMember.Due, DataType.Instant.OrNone())
        : null;

    /// <summary>The one outcome of a limit or definition: written for <c>"*"</c>, or for the only record that the case is about.</summary>
    private static DocumentNode ForEveryRecord(ScalarNode id, DocumentNode value) =>
        value is MappingNode { Entries: [var (key, outcome)] } && !TestWords.State.Is(key.Text) && Member(key.Text) is null && key.Text != id.Text ? outcome : value;

    private Value Scalar(ScalarNode id, DocumentNode node, DataType type)
    {
        if (node is ScalarNode scalar)
        {
            if (TestWords.IsUnknown(scalar.Text))
            {
                return Value.Unknown;
            }

            if (_scalars.Read(scalar, type, out _) is { } value)
            {
                return value;
            }
        }

        Bad(id, node);
        return Value.Unknown;
    }

    private void Bad(ScalarNode id, DocumentNode node) => diagnostics.Report(TestingDiagnostics.BadAssumption, node.Place, node is ScalarNode scalar ? scalar.Text : "{…}", id.Text);
}
