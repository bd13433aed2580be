using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Testing.Coverage;

/// <summary>One evaluation of a formula: on what, what came out, and what its conditions were seen to be.</summary>
internal sealed class TracedRun(CoverageMap map, Formula formula, RecordKey? subject) : IConditionWatch
{
    private readonly List<(TextPlace Place, bool Holds)> _conditions = [];

    public Formula Formula => formula;

    public RecordKey? Subject => subject;

    public Value Result { get; set; }

    public IReadOnlyList<(TextPlace Place, bool Holds)> Conditions => _conditions;

    public void Saw(BoundExpression expression, Value value)
    {
        if (map.ConditionAt(expression) is { } place && value.Kind == ValueKind.Bool && value.Truth != Truth.Unknown)
        {
            _conditions.Add((place, value.Truth == Truth.True));
        }
    }
}

/// <summary>The interpreter with a notebook: it gives what the interpreter gives. For one outcome; not thread-safe.</summary>
internal sealed class CoverageTrace(CoverageMap map) : IFormulaRunner
{
    private readonly List<TracedRun> _runs = [];

    public IReadOnlyList<TracedRun> Runs => _runs;

    public Traced Run(Formula formula, Evaluation evaluation, in Frame frame)
    {
        var run = new TracedRun(map, formula, frame.Subject.Kind == ValueKind.Record ? frame.Subject.RecordKey : null);
        _runs.Add(run);
        var result = new FormulaWalk(evaluation, frame, formula.LocalCount, run).Evaluate(formula.Body);
        run.Result = result.Value;
        return result;
    }
}
