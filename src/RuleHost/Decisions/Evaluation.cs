using System.Runtime.CompilerServices;
using RuleHost.Calendars;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// One evaluation: a rulebook's model, facts, an as-of, an evaluator, and the results reached so far. Everything that a formula
/// reaches outside itself (fields, events, lists, definitions, other provisions, parameters, tables) goes through here, so that
/// each meaning stands once. Not thread-safe: one evaluation a thread.
/// </summary>
internal sealed partial class Evaluation
{
    public Evaluation(RulebookModel model, FactStore facts, DateTime asOfUtc, IFormulaRunner runner, Assumptions? assumptions = null)
    {
        Model = model;
        Facts = facts;
        AsOf = asOfUtc;
        Runner = runner;
        Assumptions = assumptions ?? Assumptions.None;
        Calendars = model.Calendars;
    }

    /// <summary>The same facts as they stood at an earlier instant.</summary>
    private Evaluation(Evaluation later, DateTime asOfUtc)
    {
        Model = later.Model;
        Facts = later.Facts;
        AsOf = asOfUtc;
        Runner = later.Runner;
        Assumptions = later.Assumptions;
        Calendars = later.Calendars;
        IgnoresGenerals = later.IgnoresGenerals;
    }

    public RulebookModel Model { get; }

    public FactStore Facts { get; }

    /// <summary>现在, UTC.</summary>
    public DateTime AsOf { get; }

    public IFormulaRunner Runner { get; }

    public Assumptions Assumptions { get; }

    public CalendarSet Calendars { get; }

    /// <summary>Set for a 例, which tests its own provision without 通则 (semantics S22).</summary>
    public bool IgnoresGenerals { get; init; }

    public TimeZoneInfo Zone => Model.Definition.Zone;

    /// <summary>
    /// Runs a formula. Definitions may lead to definitions in a chain of any length: where the stack runs short, the rest runs on a
    /// fresh one.
    /// </summary>
    public Traced Run(Formula formula, in Frame frame) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Runner.Run(formula, this, frame) : RunOnFreshStack(formula, frame);

    private Traced RunOnFreshStack(Formula formula, Frame frame) => FreshStack.Run(() => Runner.Run(formula, this, frame));
}
