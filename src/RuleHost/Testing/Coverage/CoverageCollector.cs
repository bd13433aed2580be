using System.Runtime.CompilerServices;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Testing.Coverage;

/// <summary>
/// Gathers what passing cases exercise. Each expected outcome is reached once more, alone and with the tracing interpreter, after the case
/// has been compared: coverage changes no outcome. Of what ran, three things count: the expected provision itself on that record, the 通则
/// that reach it there, and the definitions it used.
/// </summary>
internal sealed class CoverageCollector(RulebookModel model)
{
    private readonly ConditionalWeakTable<RulebookModel, CoverageMap> _maps = [];
    private readonly HashSet<TextPlace> _provisions = [];
    private readonly HashSet<TextPlace> _clauses = [];
    private readonly HashSet<(TextPlace Place, bool Holds)> _conditions = [];

    /// <summary>An outcome that a passing case expects.</summary>
    /// <param name="judging">The rulebook that judges the case: an overlay reads the same texts.</param>
    /// <param name="test">The case.</param>
    /// <param name="provision">The provision of which something is expected.</param>
    /// <param name="subject">On which record.</param>
    public void Add(RulebookModel judging, TestCase test, BoundProvision provision, RecordKey subject)
    {
        if (test.Assumptions.Find(provision.Id, subject.Key) is not null)
        {
            // What a case takes as settled it does not try.
            return;
        }

        var trace = new CoverageTrace(MapOf(judging));
        var evaluation = new Evaluation(judging, judging.Functions?.Fill(test.Facts!, test.AsOf ?? default) ?? test.Facts!, test.AsOf ?? default, trace, test.Assumptions);
        // A duty without 对 is about no record.
        var record = provision.Subject is null ? Value.None : Value.OfRecord(subject);
        var effects = new Effects();
        switch (provision)
        {
            case BoundJudgement judgement:
                effects = new Effects { Judgement = evaluation.Detail(judgement, record), Denied = evaluation.Confirmed(judgement, record) == false };
                break;
            case BoundLimit limit:
                effects = new Effects { Limit = evaluation.Limit(limit, record) };
                break;
            case BoundDefinition definition:
                evaluation.Definition(definition, record);
                break;
            default:
                new DecisionSession(judging, trace, test.Facts!, test.AsOf ?? default, test.Assumptions).Decide(subject);
                break;
        }

        // Of several texts the one that was gone by is what the case tries.
        var text = effects.Judgement?.Governing?.Text ?? effects.Limit?.Present.Text ?? (provision.Versions.IsEmpty ? provision : evaluation.TextAt(provision, evaluation.FrameOf(record)));
        Take(MapOf(judging), trace.Runs, text, provision.Subject is null ? null : subject, effects);
    }

    /// <summary>An example of a provision, where what it says comes out.</summary>
    public void Add(BoundProvision provision, BoundExample example)
    {
        var trace = new CoverageTrace(MapOf(model));
        if (Examples.Run(model, trace, provision, example).Holds)
        {
            Take(MapOf(model), trace.Runs, provision, null, new Effects());
        }
    }

    public CoverageReport Report() => CoverageReport.Of(MapOf(model), _provisions, _clauses, _conditions);

    private CoverageMap MapOf(RulebookModel judging) => _maps.GetValue(judging, static m => new CoverageMap(m));

    private void Take(CoverageMap map, IReadOnlyList<TracedRun> runs, BoundProvision provision, RecordKey? subject, Effects effects)
    {
        var outcome = new ExercisedOutcome(map, runs, provision, subject, effects);
        _provisions.UnionWith(outcome.Provisions);
        _clauses.UnionWith(outcome.Clauses);
        _conditions.UnionWith(outcome.Conditions);
    }
}

/// <summary>What an outcome did that no formula tells: prohibitions, a confirmation that was asked for, thresholds that were crossed.</summary>
internal sealed record Effects
{
    public JudgementOutcome? Judgement { get; init; }

    /// <summary>Whether the person who confirms said no.</summary>
    public bool Denied { get; init; }

    public LimitOutcome? Limit { get; init; }
}
