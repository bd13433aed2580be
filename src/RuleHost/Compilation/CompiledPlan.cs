using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>
/// A rulebook's formulas as delegates, one a formula, each compiled when it is first run. They belong to their model and are
/// collected with it: delegates are dynamic methods, and nothing static knows of them. Thread-safe: two threads that compile the
/// same formula at once make two equal delegates, of which the first stays.
/// </summary>
/// <param name="model">The checked rulebook.</param>
internal sealed class CompiledPlan(RulebookModel model) : IFormulaRunner
{
    private readonly CompiledPart<Value>?[] _formulas = new CompiledPart<Value>?[model.Formulas.Length];

    /// <summary>Whether a formula is compiled already.</summary>
    public bool IsCompiled(Formula formula) => Volatile.Read(ref _formulas[formula.Index]) is not null;

    /// <summary>The formula's value. What an unknown one misses is not named here: the interpreter does that.</summary>
    public Traced Run(Formula formula, Evaluation evaluation, in Frame frame) =>
        (Volatile.Read(ref _formulas[formula.Index]) ?? Compile(formula))(evaluation, frame, []);

    /// <summary>The passes, in order; each says in its own file why it changes no value.</summary>
    private CompiledPart<Value> Compile(Formula formula)
    {
        var body = formula.Body;
        body = new BlocksAsChains().Rewrite(body);
        body = new ChainFlattening().Rewrite(body);
        body = new ConstantFolding(model.Definition.Zone).Rewrite(body);
        body = new CheapestFirst().Rewrite(body);
        var compiled = FormulaEmitter.Compile(body);
        return Interlocked.CompareExchange(ref _formulas[formula.Index], compiled, null) ?? compiled;
    }
}
