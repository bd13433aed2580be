using System.Collections.Immutable;
using RuleHost.Text;
using RuleHost.Values;
using Sprache;
using static RuleHost.Syntax.Rules;
using static RuleHost.Syntax.TokenKind;

namespace RuleHost.Syntax;

/// <summary>Expressions, loosest to tightest. Each line of grammar.ebnf's section 3 is one rule here.</summary>
internal static class ExpressionGrammar
{
    /// <summary>Whatever an operand may begin with, signs apart.</summary>
    public static readonly KindSet Atom = KindSet.Of(
        Name, Number, TokenKind.Text, Yes, No, None, LeftParen, LeftBracket, If, Within, TokenKind.Pronoun);

    public static readonly KindSet SumFirst = Atom | Minus;

    private static readonly KindSet BlockFirst = KindSet.Of(Block, BlockAtLeast, CaseBlock);
    private static readonly KindSet ComparisonFirst = SumFirst | BlockFirst;

    /// <summary>Whatever an expression may begin with.</summary>
    public static readonly KindSet First = ComparisonFirst | KindSet.Of(Not, Consecutive);

    public static readonly KindSet Comparisons = KindSet.Of(TokenKind.Equals, Compare, Yes, IsOrEquals, Between);
    public static readonly KindSet PostfixTails = KindSet.Of(Dot, LeftBracket, Of, LeftParen);
    private static readonly KindSet Ands = KindSet.Of(And, AndOrWith);

    public static readonly Parser<ExpressionSyntax> Expression = Lazy(() => Disjunction!);

    public static readonly Parser<NameSyntax> AName = One(Name).To(t => new NameSyntax(t.Span, t.Name, t.Detail == 1));

    public static readonly Parser<ImmutableArray<NameSyntax>> Names = List(AName, Comma);

    public static readonly Parser<LiteralSyntax> ANumber = One(Number).To(t => t.Literal);

    /// <summary>The word 与, or the English <c>and</c> in its place.</summary>
    public static readonly Parser<Token> AWith = Meaning(Keywords.Reserved["与"], With, AndOrWith);

    /// <summary>The word 为, or the English <c>is</c> in its place.</summary>
    public static readonly Parser<Token> AnIs = Meaning(Keywords.Reserved["为"], Is, IsOrEquals);

    public static readonly Parser<ListArgumentSyntax> ListArgument = Seq(
            Expression,
            Maybe(As, After(As, AName)),
            Maybe(Where, After(Where, Expression)),
            (list, alias, where) => (list, alias, where))
        .Node((span, p) => new ListArgumentSyntax(span, p.list, p.alias, p.where, null));

    /// <summary>The first argument of a call may say what all of its elements must satisfy.</summary>
    private static readonly Parser<ListArgumentSyntax> FirstArgument =
        Seq(ListArgument, Maybe(All, After(All, Expression)), (argument, all) => (argument, all))
        .Node((span, p) => p.all is null ? p.argument : p.argument with { Span = span, All = p.all });

    private static readonly Parser<ImmutableArray<ListArgumentSyntax>> Arguments = Seq(
        One(LeftParen),
        Maybe(First, Seq(FirstArgument, Maybe(Comma, After(Comma, List(ListArgument, Comma))), (first, rest) => rest.IsDefault ? [first] : rest.Insert(0, first))),
        One(RightParen),
        (_, arguments, _) => arguments.IsDefault ? [] : arguments);

    private static readonly Parser<ImmutableArray<ExpressionSyntax>> Bracketed =
        Seq(One(LeftBracket), List(Expression, Comma), One(RightBracket), (_, items, _) => items);

    private static readonly Parser<ExpressionSyntax> Primary = Either<ExpressionSyntax>(
        (KindSet.Of(Number, TokenKind.Text), One(Number, TokenKind.Text).To(t => t.Literal)),
        (KindSet.Of(Yes, No, None), One(Yes, No, None).To(t => t.Kind == None
            ? new LiteralSyntax(t.Span, LiteralKind.None, Value.None)
            : new LiteralSyntax(t.Span, LiteralKind.Bool, Value.Of(t.Kind == Yes)))),
        (LeftParen, Seq(One(LeftParen), Expression, One(RightParen), (_, inner, _) => inner).Node((span, inner) => inner with { Span = span })),
        (LeftBracket, Bracketed.Node((span, items) => new ListSyntax(span, items))),
        (If, Seq(After(If, Expression), After(Then, Expression), After(Else, Expression), (test, then, otherwise) => (test, then, otherwise))
            .Node((span, p) => new IfSyntax(span, p.test, p.then, p.otherwise))),
        (Within, Seq(One(Within), ANumber, Maybe(AsOf, After(AsOf, Lazy(() => Sum!))), (_, length, asOf) => (length, asOf))
            .Node((context, span, p) =>
            {
                Literals.WantSpan(context, p.length, "近");
                return new WithinSyntax(span, p.length, p.asOf);
            })),
        (TokenKind.Pronoun, One(TokenKind.Pronoun).To(t => new PronounSyntax(t.Span, (Pronoun)t.Detail))),
        (Name, AName));

    public static readonly Parser<ExpressionSyntax> Postfix = WithTails(Primary);

    private static readonly Parser<ExpressionSyntax> Unary = Either(
        (Minus, Seq(One(Minus), Lazy(() => Unary!), (_, operand) => operand).Node((span, operand) => (ExpressionSyntax)new NegateSyntax(span, operand))),
        (Atom, Postfix));

    private static readonly Parser<ExpressionSyntax> Product = Chain(Unary, TimesOrDivide, Arithmetic);

    public static readonly Parser<ExpressionSyntax> Sum = Chain(Product, KindSet.Of(Plus, Minus), Arithmetic);

    private static readonly Parser<ComparisonTail> Compared = Either<ComparisonTail>(
        (KindSet.Of(TokenKind.Equals, Compare), Seq(One(TokenKind.Equals, Compare), Sum, (sign, right) => new ComparisonTail(sign, right, null))),
        (KindSet.Of(Yes, IsOrEquals), Seq(Meaning(Keywords.IsOperator, Yes, IsOrEquals), Sum, (sign, right) => new ComparisonTail(sign, right, null))),
        (Between, Seq(One(Between), Sum, AWith, Sum, (sign, low, _, high) => new ComparisonTail(sign, low, high))));

    private static readonly Parser<ExpressionSyntax> Comparison = Either(
        (SumFirst, Tail(Sum, Comparisons, Compared, Join)),
        (BlockFirst, Lazy(() => AnyBlock!)));

    private static readonly Parser<ExpressionSyntax> Negation = Either(
        (Not, Seq(One(Not), Lazy(() => Negation!), (_, operand) => operand).Node((span, operand) => (ExpressionSyntax)new NotSyntax(span, operand))),
        (Consecutive, Seq(One(Consecutive), ANumber, Lazy(() => Negation!), (_, count, condition) => (count, condition))
            .Node((span, p) => (ExpressionSyntax)new ConsecutiveSyntax(span, p.count, p.condition))),
        (ComparisonFirst, Comparison));

    private static readonly Parser<ExpressionSyntax> Conjunction = Chain(Negation, Ands, (_, operands) => Logical(true, operands), Keywords.Reserved["且"]);

    private static readonly Parser<ExpressionSyntax> Disjunction = Chain(Conjunction, Or, (_, operands) => Logical(false, operands));

    private static readonly Parser<BlockItemSyntax> Item =
        Seq(One(ItemMark), Expression, (mark, expression) => (mark, expression))
        .Node((span, p) => new BlockItemSyntax(span, p.mark.Name, p.expression));

    private static readonly Parser<CaseSyntax> Case = Seq(
            One(ItemMark),
            Either<ExpressionSyntax?>((Otherwise, One(Otherwise).To(_ => (ExpressionSyntax?)null)), (First, Expression)),
            After(Arrow, Expression),
            (mark, condition, result) => (mark, condition, result))
        .Node((span, p) => new CaseSyntax(span, p.mark.Name, p.condition, p.result));

    private static readonly Parser<ExpressionSyntax> AnyBlock = Either<ExpressionSyntax>(
        (Block, Seq(One(Block), Some(ItemMark, Item), (kind, items) => (kind, items))
            .Node((span, p) => new BlockSyntax(span, (BlockKind)p.kind.Detail, null, p.items))),
        (BlockAtLeast, Seq(One(BlockAtLeast), ANumber, Some(ItemMark, Item), (_, count, items) => (count, items))
            .Node((context, span, p) =>
            {
                Literals.WantCount(context, p.count, "下列至少");
                return new BlockSyntax(span, BlockKind.AtLeast, p.count, p.items);
            })),
        (CaseBlock, Seq(One(CaseBlock), Some(ItemMark, Case), (_, cases) => cases).Node((span, cases) => new CasesSyntax(span, cases))));

    private sealed record ComparisonTail(Token Sign, ExpressionSyntax Right, ExpressionSyntax? High);

    private static ExpressionSyntax Join(ExpressionSyntax left, ComparisonTail tail)
    {
        var span = left.Span.To((tail.High ?? tail.Right).Span);
        return tail.High is { } high
            ? new BetweenSyntax(span, left, tail.Right, high)
            : new CompareSyntax(span, left, (ComparisonOperator)tail.Sign.Detail, tail.Sign.Span, tail.Right);
    }

    private static LogicalSyntax Logical(bool isAnd, ImmutableArray<ExpressionSyntax>.Builder operands) =>
        new(operands[0].Span.To(operands[^1].Span), isAnd, operands.DrainToImmutable());

    private static ArithmeticSyntax Arithmetic(List<Token> signs, ImmutableArray<ExpressionSyntax>.Builder operands)
    {
        var operators = ImmutableArray.CreateBuilder<ArithmeticOperator>(signs.Count);
        foreach (var sign in signs)
        {
            operators.Add((ArithmeticOperator)sign.Detail);
        }

        return new ArithmeticSyntax(operands[0].Span.To(operands[^1].Span), operands.DrainToImmutable(), operators.MoveToImmutable());
    }

    /// <summary>What may follow an operand: .field, [key], 的 Type, and behind a name (arguments).</summary>
    private static Parser<ExpressionSyntax> WithTails(Parser<ExpressionSyntax> primary) => input =>
    {
        var start = (TokenInput)input;
        var read = primary(input);
        while (read.WasSuccessful)
        {
            var at = (TokenInput)read.Remainder;
            var target = read.Value;
            TextSpan Span(Sprache.IInput behind) => Covered(start, (TokenInput)behind);
            switch (at.Kind)
            {
                case Dot:
                    var member = AName(at.Next);
                    read = member.WasSuccessful ? new Ok<ExpressionSyntax>(new MemberSyntax(Span(member.Remainder), target, member.Value), member.Remainder) : new No<ExpressionSyntax>(at);
                    break;
                case LeftBracket:
                    var keys = Bracketed(at);
                    read = keys.WasSuccessful ? new Ok<ExpressionSyntax>(new IndexSyntax(Span(keys.Remainder), target, keys.Value), keys.Remainder) : new No<ExpressionSyntax>(at);
                    break;
                case Of:
                    var of = OfTail(at);
                    read = of.WasSuccessful ? new Ok<ExpressionSyntax>(new OfSyntax(Span(of.Remainder), target, of.Value.Type, of.Value.Field), of.Remainder) : new No<ExpressionSyntax>(at);
                    break;
                case LeftParen when target is NameSyntax or MemberSyntax:
                    var arguments = Arguments(at);
                    read = arguments.WasSuccessful ? new Ok<ExpressionSyntax>(new CallSyntax(Span(arguments.Remainder), target, arguments.Value), arguments.Remainder) : new No<ExpressionSyntax>(at);
                    break;
                default:
                    start.Context.Miss(at.Index, PostfixTails);
                    return read;
            }
        }

        return read;
    };

    private static readonly Parser<(NameSyntax Type, NameSyntax? Field)> OfTail = Seq(
        One(Of),
        AName,
        Maybe(LeftParen, Seq(One(LeftParen), AName, One(RightParen), (_, field, _) => field)),
        (_, type, field) => (type, field));
}
