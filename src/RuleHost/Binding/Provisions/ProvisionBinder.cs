using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>Fills the shells: every clause of every kind is bound and checked. One instance a binding.</summary>
internal sealed partial class ProvisionBinder(BindingSession session)
{
    private readonly Vocabulary _vocabulary = session.Vocabulary;
    private readonly Reporter _reporter = session.Reporter;

    /// <summary>What was begun to be bound because something asked for its type; so that a loop ends and nothing is bound twice.</summary>
    private readonly HashSet<BoundProvision> _begun = [];

    public void Bind(BoundProvision provision)
    {
        using var work = Begin(provision);
        CheckClauses(provision);
        Common(provision, work.Scope);
        switch (provision)
        {
            case BoundDefinition definition:
                Complete(definition);
                Examples(definition, work.Scope);
                break;
            case BoundJudgement judgement:
                Judgement(judgement, work.Scope);
                break;
            case BoundLimit limit:
                Complete(limit);
                Limit(limit, work.Scope);
                break;
            case BoundOutcome outcome:
                Complete(outcome);
                Outcome(outcome, work.Scope);
                break;
            case BoundUnjudged { Kind: ProvisionKind.Flow } flow:
                Flow(flow, work.Scope with { InFlow = true });
                Examples(flow, work.Scope with { InFlow = true });
                break;
            default:
                throw new InvalidOperationException(provision.GetType().Name);
        }
    }

    /// <summary>Binds what says the type of a provision as a value: a definition's body, a limit's 限, a grade's scale.</summary>
    public void Complete(BoundProvision provision)
    {
        if (!_begun.Add(provision))
        {
            return;
        }

        using var work = Begin(provision);
        switch (provision)
        {
            case BoundDefinition definition:
                Body(definition, work.Scope);
                break;
            case BoundLimit limit:
                Budgets(limit, work.Scope);
                break;
            case BoundOutcome outcome:
                ValueType(outcome);
                break;
            default:
                break;
        }
    }

    private void Body(BoundDefinition definition, Scope scope)
    {
        var scale = Clauses<ScaleClause>(definition).FirstOrDefault();
        _reporter.Clause = "值域";
        var declared = scale is null ? null : Scale(definition, scale);
        var body = Clauses<IsClause>(definition).FirstOrDefault();
        if (body is null)
        {
            return;
        }

        _reporter.Clause = "为";
        var want = scale is null ? Want.Any : Want.OperandLike(declared is null ? DataType.Error : DataType.EnumOf(declared));
        definition.Body = session.Formula(scope, definition.Syntax.Source, body.Value, want);
        var type = definition.Body.Body.Type;
        if (type.Kind == TypeKind.None)
        {
            _reporter.Report(BindingDiagnostics.OnlyNone, Place(definition, body.Value.Span), [definition.Id]);
        }
        else if (declared is not null && type.Kind != TypeKind.Error && !TypeRules.Fits(type.WithoutNone(), DataType.EnumOf(declared)))
        {
            _reporter.Report(BindingDiagnostics.WrongType, Place(definition, body.Value.Span), [definition.Body.Body.Text, TypeWords.Of(type), TypeWords.Of(DataType.EnumOf(declared))]);
        }
        else
        {
            definition.Type = type;
        }
    }

    private EnumType? Scale(BoundProvision provision, ScaleClause clause)
    {
        if (session.Definition.Enumerations.TryGetValue(clause.Scale.Name, out var scale))
        {
            return scale;
        }

        _reporter.ReportUnknown(BindingDiagnostics.UnknownEnumeration, Place(provision, clause.Scale.Span), clause.Scale.Name, [.. session.Definition.Enumerations.Keys.Order(StringComparer.Ordinal)]);
        return null;
    }

    private static IEnumerable<T> Clauses<T>(BoundProvision provision)
        where T : ClauseSyntax => provision.Syntax.Clauses.OfType<T>();

    private static SourceLocation Place(BoundProvision provision, TextSpan span) => new(provision.Syntax.Source, span);

    private Formula Formula(Scope scope, ExpressionSyntax syntax, Want want) => session.Formula(scope, scope.Provision!.Syntax.Source, syntax, want);

    private Formula? Condition(Scope scope, ExpressionSyntax? syntax) => syntax is null ? null : Formula(scope, syntax, Want.Condition);

    /// <summary>An expression that nothing evaluates in this version, checked all the same.</summary>
    private BoundExpression Checked(Scope scope, ExpressionSyntax syntax, Want want) =>
        session.Expression(scope, scope.Provision!.Syntax.Source, syntax.Span, binder => binder.Bind(syntax, want)).Body;

    private Work Begin(BoundProvision provision)
    {
        var clause = Clauses<ForClause>(provision).FirstOrDefault();
        var work = new Work(_reporter, provision, Scope.Of(provision, clause?.As?.Name));
        _reporter.Provision = provision;
        _reporter.Clause = null;
        return work;
    }

    /// <summary>The provision under work: when it ends, errors met meanwhile mark it broken, and the reporter is back where it was.</summary>
    private sealed class Work(Reporter reporter, BoundProvision provision, Scope scope) : IDisposable
    {
        private readonly BoundProvision? _before = reporter.Provision;
        private readonly string? _clause = reporter.Clause;
        private readonly int _errors = reporter.Errors;

        public Scope Scope { get; } = scope;

        public void Dispose()
        {
            provision.Broken |= reporter.Errors > _errors;
            reporter.Provision = _before;
            reporter.Clause = _clause;
        }
    }

    private void CheckClauses(BoundProvision provision)
    {
        var syntax = provision.Syntax;
        var seen = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var clause in syntax.Clauses)
        {
            if (!ClauseRules.MayHave(provision.Kind, clause.Keyword))
            {
                _reporter.Clause = clause.Keyword;
                _reporter.Report(BindingDiagnostics.ClauseOfOtherKind, Place(provision, clause.KeywordSpan), [clause.Keyword, KindNames.Of(provision.Kind)]);
            }
            else if (ClauseRules.IsSingle(clause.Keyword) && !seen.TryAdd(clause.Keyword, clause.KeywordSpan))
            {
                _reporter.Clause = clause.Keyword;
                _reporter.Report(
                    BindingDiagnostics.ClauseTwice,
                    Place(provision, clause.KeywordSpan),
                    [clause.Keyword],
                    related: (Place(provision, seen[clause.Keyword]), new Localized("第一次写在此处", "first written here")));
            }
        }

        _reporter.Clause = null;
        if (syntax.Broken)
        {
            return;
        }

        foreach (var needed in ClauseRules.MustHave(provision.Kind))
        {
            if (!syntax.Clauses.Any(c => c.Keyword == needed))
            {
                _reporter.Report(BindingDiagnostics.ClauseMissing, Place(provision, syntax.HeadSpan), [KindNames.Of(provision.Kind), provision.Id, needed]);
            }
        }
    }
}
