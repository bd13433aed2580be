using RuleHost.Compilation.Fused;
using RuleHost.Model;
using RuleHost.Rulebooks;

namespace RuleHost.Decisions;

/// <summary>
/// One of the two evaluators of formulas: the compiled plan, which answers, and the interpreter, which also names what is missing.
/// Both read the same bound tree, call the same <see cref="Evaluation"/> for everything outside the formula, and must always agree
/// on the value. The compiled plan may leave <see cref="Traced.Missing"/> empty.
/// </summary>
internal interface IFormulaRunner
{
    Traced Run(Formula formula, Evaluation evaluation, in Frame frame);

    /// <summary>The judgements of a fact type in the form in which they are decided fast; null: judge them formula by formula.</summary>
    FusedPlan? PlanOf(FactType type) => null;
}
