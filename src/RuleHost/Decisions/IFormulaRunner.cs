using RuleHost.Model;

namespace RuleHost.Decisions;

/// <summary>
/// One of the two evaluators of formulas: the compiled plan, which answers, and the interpreter, which also names what is missing.
/// Both read the same bound tree, call the same <see cref="Evaluation"/> for everything outside the formula, and must always agree
/// on the value. The compiled plan may leave <see cref="Traced.Missing"/> empty.
/// </summary>
internal interface IFormulaRunner
{
    Traced Run(Formula formula, Evaluation evaluation, in Frame frame);
}
