using RuleHost.Compilation.Fused;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>
/// The runner that decisions use: the compiled plan says what comes out, and the interpreter names what is missing where something
/// is. Both always agree on the value, so which of them ran is never seen; a formula is interpreted until it has been asked often
/// enough that compiling it pays, so that a first decision does not wait for the compiler. Thread-safe, as its parts are.
/// </summary>
/// <param name="model">The checked rulebook.</param>
/// <param name="warmUp">How often a formula is interpreted before it is compiled.</param>
internal sealed class DecidingRunner(RulebookModel model, int warmUp = DecidingRunner.UsualWarmUp) : IFormulaRunner
{
    /// <summary>Compiling a formula costs about as much as interpreting it this often.</summary>
    public const int UsualWarmUp = 50;

    private readonly CompiledPlan _plan = new(model);

    private readonly FusedPlans _plans = new(model, warmUp);

    // Increments lost between threads only postpone compiling.
    private readonly int[] _runs = new int[model.Formulas.Length];

    /// <summary>Whether a formula has been compiled.</summary>
    public bool IsCompiled(Formula formula) => _plan.IsCompiled(formula);

    public Traced Run(Formula formula, Evaluation evaluation, in Frame frame)
    {
        if (_runs[formula.Index] < warmUp)
        {
            _runs[formula.Index]++;
            return Interpreter.Instance.Run(formula, evaluation, frame);
        }

        var result = _plan.Run(formula, evaluation, frame);
        return IsSettled(result.Value) ? result : Interpreter.Instance.Run(formula, evaluation, frame);
    }

    public FusedPlan? PlanOf(FactType type) => _plans.WhenWarm(type);

    /// <summary>The plan of a type, made now where it was not made yet.</summary>
    public FusedPlan FusedPlanOf(FactType type) => _plans.Of(type);

    /// <summary>Whether there is nothing to name: a known value, and of a list each element known and no further one possible.</summary>
    private static bool IsSettled(Value value)
    {
        if (value.Kind != ValueKind.List)
        {
            return !value.IsUnknown;
        }

        var list = value.List;
        if (!list.Complete || !list.Possible.IsEmpty)
        {
            return false;
        }

        foreach (var item in list.Sure)
        {
            if (!IsSettled(item))
            {
                return false;
            }
        }

        return true;
    }
}
