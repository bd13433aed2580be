using System.Runtime.CompilerServices;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>
/// Binds one expression: what its names mean, of which type it is, whether its parts meet. Reports what does not fit and goes on, with an
/// <see cref="ErrorExpression"/> in its place, which fits everything, so that one mistake is told once.
/// </summary>
/// <param name="session">What all parts of the binding share.</param>
/// <param name="scope">What may be named.</param>
/// <param name="source">The text that the spans are of.</param>
internal sealed partial class ExpressionBinder(BindingSession session, Scope scope, SourceText source)
{
    private readonly Vocabulary _vocabulary = session.Vocabulary;
    private readonly Reporter _reporter = session.Reporter;
    private Scope _scope = scope;

    /// <summary>How many locals the lists in it need.</summary>
    public int Locals { get; private set; }

    /// <summary>Binds an expression for a place that wants something of it, and reports where it does not give that.</summary>
    public BoundExpression Bind(ExpressionSyntax syntax, Want want) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Check(BindRaw(syntax, want), want) : FreshStack.Run(() => Check(BindRaw(syntax, want), want));

    private BoundExpression BindRaw(ExpressionSyntax syntax, Want want) => syntax switch
    {
        LiteralSyntax x => Literal(x),
        NameSyntax x => Name(x, want),
        PronounSyntax x => Pronoun(x),
        MemberSyntax x => Member(x, want),
        IndexSyntax x => Index(x),
        OfSyntax x => Of(x),
        CallSyntax x => Call(x, want),
        LogicalSyntax x => Logical(x),
        NotSyntax x => new NotExpression(Place(x), Bind(x.Operand, Want.Condition)),
        ConsecutiveSyntax x => Consecutive(x),
        BlockSyntax x => Block(x),
        CasesSyntax x => Cases(x, want),
        IfSyntax x => If(x, want),
        CompareSyntax x => Compare(x),
        BetweenSyntax x => Between(x),
        ArithmeticSyntax x => Arithmetic(x),
        NegateSyntax x => Negate(x),
        WithinSyntax x => Recent(x),
        ListSyntax x => List(x, want),
        _ => throw new InvalidOperationException(syntax.GetType().Name),
    };

    private SourceLocation Place(ExpressionSyntax syntax) => new(source, syntax.Span);

    private SourceLocation Place(TextSpan span) => new(source, span);

    private string Written(TextSpan span) => source.Slice(span).ToString();

    private ErrorExpression Report(DiagnosticDescriptor descriptor, TextSpan span, params ReadOnlySpan<object> arguments)
    {
        _reporter.Report(descriptor, Place(span), arguments);
        return new ErrorExpression(Place(span));
    }

    private ErrorExpression Report(DiagnosticDescriptor descriptor, BoundExpression at, params ReadOnlySpan<object> arguments)
    {
        _reporter.Report(descriptor, at.Origin, arguments);
        return new ErrorExpression(at.Origin);
    }

    /// <summary>Whether an expression gives what its place wants; the expression itself, folded to the wanted type, or an error.</summary>
    private BoundExpression Check(BoundExpression bound, Want want)
    {
        var type = bound.Type;
        if (type.Kind == TypeKind.Error || want.Kind == WantKind.Target)
        {
            return bound;
        }

        if (type.Kind is TypeKind.Limit or TypeKind.Score or TypeKind.Vote)
        {
            return NeedsMember(bound);
        }

        if (want.Kind == WantKind.Typed)
        {
            bound = Folded(bound, want.Type!);
            type = bound.Type;
            if (type.Kind == TypeKind.Error)
            {
                return bound;
            }

            if (want.Type!.Kind == TypeKind.Bool && !want.Type.Optional)
            {
                return type.Kind != TypeKind.Bool ? NotACondition(bound)
                    : type.Optional ? Report(BindingDiagnostics.MaybeNoneCondition, bound, bound.Text)
                    : bound;
            }

            return want.Fits(type) || Mixed(bound, want.Type) ? bound : Report(BindingDiagnostics.WrongType, bound, bound.Text, TypeWords.Of(type), TypeWords.Of(want.Type));
        }

        if (want.Fits(type) || (want.Kind == WantKind.Operand && type.Kind != TypeKind.List))
        {
            return bound;
        }

        return want.Kind switch
        {
            WantKind.Operand => ListAsValue(bound),
            WantKind.Events => Report(BindingDiagnostics.NotAnEvent, bound, bound.Text, TypeWords.Of(type)),
            WantKind.Addressee or WantKind.Recipient or WantKind.Record => Report(BindingDiagnostics.NotARecord, bound, bound.Text, TypeWords.Of(type)),
            _ => Report(BindingDiagnostics.NotAList, bound, bound.Text, TypeWords.Of(type)),
        };
    }

    private ErrorExpression ListAsValue(BoundExpression bound)
    {
        var ofEvents = bound.Type.Element is { Kind: TypeKind.Event }
            ? new Localized(
                $"要它发生的时刻，写 首({bound.Text}).时刻；要算两件事之间过了多久，写一条时限，用它的 已用、逾期。",
                $"When it happened is “首({bound.Text}).时刻”; how long it took between two events is told by a 时限, as “已用” and “逾期”.")
            : null;
        _reporter.Report(BindingDiagnostics.ListAsValue, bound.Origin, [bound.Text, TypeWords.Of(bound.Type)], ofEvents);
        return new ErrorExpression(bound.Origin);
    }

    private ErrorExpression NotACondition(BoundExpression bound)
    {
        _reporter.Report(BindingDiagnostics.NotACondition, bound.Origin, [bound.Text, TypeWords.Of(bound.Type)], ConditionHints.For(bound, bound.Type, _vocabulary));
        return new ErrorExpression(bound.Origin);
    }

    /// <summary>Spans and amounts that do not mix have messages of their own. True where one was told.</summary>
    private bool Mixed(BoundExpression bound, DataType wanted) =>
        TellMixed(TypeRules.Compare(bound.Type, wanted), bound.Origin, bound.Text, bound.Type, TypeWords.Of(wanted), wanted);

    private BoundExpression NeedsMember(BoundExpression bound)
    {
        var (id, example) = bound switch
        {
            LimitReference limit => (limit.Limit.Id, Listing.Of([$"{bound.Text}.逾期", $"{bound.Text}.状态", $"{bound.Text}.到期日"])),
            OutcomeExpression { Type.Kind: TypeKind.Score } score => (score.Provision.Id, Localized.Same($"{bound.Text}.总分")),
            OutcomeExpression outcome => (outcome.Provision.Id, Listing.Of([$"{bound.Text}.通过", $"{bound.Text}.有效"])),
            _ => (bound.Text, Localized.Same(bound.Text)),
        };
        return Report(BindingDiagnostics.NeedsMember, bound, id, TypeWords.Of(bound.Type), example);
    }
}

/// <summary>A limit named without one of its members; it stands only before a dot.</summary>
internal sealed class LimitReference(DataType type, SourceLocation origin, BoundExpression target, BoundLimit limit) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    public BoundLimit Limit { get; } = limit;
}
