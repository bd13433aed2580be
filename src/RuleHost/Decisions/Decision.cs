using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RuleHost.Decisions;

namespace RuleHost;

/// <summary>Everything a rulebook says about one record at one as-of. Immutable and thread-safe.</summary>
public sealed class Decision
{
    /// <summary>The record's fact type.</summary>
    public required string Type { get; init; }

    /// <summary>The record's key, the parts of a compound one joined by <c>/</c>.</summary>
    public required string Key { get; init; }

    /// <summary>As of when it was decided, in the rulebook's zone.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Which text decided.</summary>
    public required RulebookIdentity Rulebook { get; init; }

    /// <summary>All 时限 of the type, in order of writing.</summary>
    public required ImmutableArray<LimitFinding> Limits { get; init; }

    /// <summary>All 情形, 否决 and 后果 of the type, in order of writing.</summary>
    public required ImmutableArray<JudgementFinding> Judgements { get; init; }

    /// <summary>All 评分 of the type, in order of writing.</summary>
    public ImmutableArray<ScoreFinding> Scores { get; init; } = [];

    /// <summary>All 等次 of the type, in order of writing.</summary>
    public ImmutableArray<GradeFinding> Grades { get; init; } = [];

    /// <summary>All 票决 of the type, in order of writing.</summary>
    public ImmutableArray<VoteFinding> Votes { get; init; } = [];

    /// <summary>The plugins that took part, so that the decision can be made again by the same code.</summary>
    public ImmutableArray<PluginIdentity> Plugins { get; init; } = [];

    /// <summary>What functions of plugins supplied for the record, or failed to; a value that was given is not among it.</summary>
    public ImmutableArray<ComputedValue> Computed { get; init; } = [];

    /// <summary>Provisions of kinds that this version parses and checks but does not judge.</summary>
    public required ImmutableArray<UnjudgedProvision> NotJudged { get; init; }

    /// <summary>
    /// Provisions about records of the type that an overlay switched off (废止), with the reason: what a reader might look for in vain. One
    /// that was repealed from a day on is among them from that day on.
    /// </summary>
    public ImmutableArray<RepealedProvision> Repealed { get; init; } = [];

    /// <summary>情形.</summary>
    public IEnumerable<JudgementFinding> Situations => Judgements.Where(j => j.Kind == Syntax.ProvisionKind.Situation);

    /// <summary>Every provision with 不得, of any kind, and every 否决.</summary>
    public IEnumerable<JudgementFinding> Vetoes => Judgements.Where(j => j.Kind == Syntax.ProvisionKind.Veto || Forbids((Model.BoundJudgement)j.Provision));

    private static bool Forbids(Model.BoundJudgement judgement) => !judgement.Forbids.IsEmpty || judgement.Versions.Any(text => !((Model.BoundJudgement)text).Forbids.IsEmpty);

    /// <summary>后果.</summary>
    public IEnumerable<JudgementFinding> Consequences => Judgements.Where(j => j.Kind == Syntax.ProvisionKind.Consequence);

    /// <summary>What says something: limits that run or ran, judgements that hold, are unknown or conflict, scores, grades, votes.</summary>
    public IEnumerable<Finding> Findings => All.Where(f => f.Matters);

    /// <summary>Every finding, also of what fails or does not apply.</summary>
    internal IEnumerable<Finding> All => Limits.Cast<Finding>().Concat(Judgements).Concat(Scores).Concat(Grades).Concat(Votes);

    /// <summary>
    /// Whether an event or step of the record is forbidden now (不得): True is refused; Unknown is neither done nor refused, because a
    /// veto that cannot be evaluated is not a veto that did not apply.
    /// </summary>
    public Truth IsForbidden(string action)
    {
        var worst = Truth.False;
        foreach (var judgement in Judgements)
        {
            foreach (var forbid in judgement.Outcome.Forbids)
            {
                if (!forbid.IsGrading && forbid.Name == action && forbid.Truth > worst)
                {
                    worst = forbid.Truth;
                }
            }
        }

        return worst;
    }

    /// <summary>The decision as one line of JSON (the contract of <c>decide --format json</c>): the same decision gives the same bytes.</summary>
    /// <param name="all">Whether to write provisions that fail or do not apply, too.</param>
    public string ToJson(bool all = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DecisionJson.Options))
        {
            DecisionJson.Write(writer, this, all);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
