using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>
/// What the parts of one binding share: vocabulary, reporter, the formulas made so far, and the types of provisions seen as values. A
/// definition's type is that of its body and a limit's unit that of its 限, so both are bound when first asked for.
/// </summary>
internal sealed class BindingSession(Vocabulary vocabulary, Reporter reporter, Func<string, bool> isDeclared)
{
    private readonly List<Formula> _formulas = [];
    private readonly Dictionary<BoundProvision, List<BoundRoot>> _roots = [];

    public Vocabulary Vocabulary => vocabulary;

    public RulebookDefinition Definition => vocabulary.Definition;

    public Reporter Reporter => reporter;

    /// <summary>Whether a word is declared anywhere, whatever it is: for the repair of unspaced text.</summary>
    public Func<string, bool> IsDeclared => isDeclared;

    /// <summary>Whether a word is a fact type.</summary>
    public bool IsFact(string word) => vocabulary.FactType(word) is not null;

    public IReadOnlyList<Formula> Formulas => _formulas;

    /// <summary>Binds a definition's body, a limit's 限 or a grade's scale where that has not been done; set by the binder.</summary>
    public Action<BoundProvision> Complete { get; set; } = static _ => { };

    /// <summary>Units of limits whose every 限 has one family; a limit that is not in it has spans of any unit.</summary>
    public Dictionary<BoundLimit, DataType> Spans { get; } = [];

    /// <summary>Every expression of a provision, in order, of judged and unjudged kinds alike: for order and analysis.</summary>
    public IReadOnlyList<BoundRoot> RootsOf(BoundProvision provision) => _roots.TryGetValue(provision, out var roots) ? roots : [];

    /// <summary>Roots that belong to no provision: <c>time:</c>.</summary>
    public List<BoundRoot> OtherRoots { get; } = [];

    /// <summary>Binds a whole expression of a clause and makes a formula of it.</summary>
    public Formula Formula(Scope scope, SourceText source, ExpressionSyntax syntax, Want want, bool list = false) =>
        Formula(scope, source, syntax.Span, binder => list ? binder.BindAddressee(new ListArgumentSyntax(syntax.Span, syntax, null, null, null), want) : binder.Bind(syntax, want));

    /// <summary>Makes a formula of what a function binds.</summary>
    public Formula Formula(Scope scope, SourceText source, TextSpan span, Func<ExpressionBinder, BoundExpression> bind)
    {
        var (body, locals) = Expression(scope, source, span, bind);
        var formula = new Formula(_formulas.Count, body, locals);
        _formulas.Add(formula);
        return formula;
    }

    /// <summary>Binds an expression that nothing evaluates in this version; it is checked all the same.</summary>
    public (BoundExpression Body, int Locals) Expression(Scope scope, SourceText source, TextSpan span, Func<ExpressionBinder, BoundExpression> bind)
    {
        var binder = new ExpressionBinder(this, scope, source);
        var body = bind(binder);
        var root = new BoundRoot(body, reporter.Clause, new SourceLocation(source, span));
        if (scope.Provision is { } provision)
        {
            if (!_roots.TryGetValue(provision, out var roots))
            {
                _roots[provision] = roots = [];
            }

            roots.Add(root);
        }
        else
        {
            OtherRoots.Add(root);
        }

        return (body, binder.Locals);
    }

    public DataType TypeOf(BoundDefinition definition)
    {
        Complete(definition);
        return definition.Type;
    }

    /// <summary>The type of a limit's spans: 逾期, 剩余, 已用.</summary>
    public DataType SpanOf(BoundLimit limit)
    {
        Complete(limit);
        return Spans.GetValueOrDefault(limit, DataType.OpenSpan);
    }

    public DataType TypeOf(BoundOutcome provision)
    {
        Complete(provision);
        return provision.Type;
    }
}

/// <summary>An expression of a clause, with the clause's keyword.</summary>
internal sealed record BoundRoot(BoundExpression Body, string? Clause, SourceLocation Place);
