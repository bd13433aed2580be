using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Text;
using Sprache;
using static RuleHost.Syntax.ExpressionGrammar;
using static RuleHost.Syntax.Rules;
using static RuleHost.Syntax.TokenKind;

namespace RuleHost.Syntax;

/// <summary>Clauses, by their keyword. Each begins behind the keyword; whatever it makes covers the keyword too.</summary>
internal static partial class ClauseGrammar
{
    private static readonly Parser<ExpressionSyntax> WhenPart = After(When, Expression);
    private static readonly Parser<ExpressionSyntax?> MaybeWhen = Maybe(When, WhenPart);

    /// <summary>自 受理 与 资料齐全: one or several events.</summary>
    private static readonly Parser<WhenEventSyntax> Events = EventList();

    private static readonly FrozenDictionary<string, Parser<ClauseSyntax>> ByKeyword = Common().Concat(Judgements()).Concat(Clocks()).Concat(Scorings()).ToFrozenDictionary();

    /// <summary>The grammar of a clause that is made of tokens; the raw ones (依据 说明 章 未建模 删去) have none.</summary>
    public static Parser<ClauseSyntax>? Of(Keyword keyword) => ByKeyword.GetValueOrDefault(keyword.Canonical);

    private static IEnumerable<KeyValuePair<string, Parser<ClauseSyntax>>> Common()
    {
        yield return Clause("对", Seq(AName, Maybe(As, After(As, AName)), Maybe(Where, After(Where, Expression)), (type, alias, where) => (type, alias, where)),
            (span, word, p) => new ForClause(span, word, p.type, p.alias, p.where));
        yield return Clause("标签", Names, (span, word, tags) => new TagsClause(span, word, tags));
        yield return Clause("施行", Seq(InForceFrom(), Maybe(To, After(To, ANumber)), Maybe<Token?>(RunningToo, One(RunningToo).To(t => (Token?)t)), (from, until, running) => (from, until, running)),
            (context, span, word, p) => new InForceClause(
                span,
                word,
                p.from is null ? null : Literals.WantDate(context, p.from, "施行"),
                p.until is null ? null : Literals.WantDate(context, p.until, "施行 至"),
                p.running is not null));

        var binding = Seq(Postfix, One(TokenKind.Equals), Sum, (path, _, value) => (path, value)).Node((span, p) => new BindingSyntax(span, p.path, p.value));
        var expected = Either<(ExampleState? State, BindingSyntax? Binding)>(
            (Outcome, One(Outcome).To(t => ((ExampleState?)t.Detail, (BindingSyntax?)null))),
            (Atom, binding.To(b => ((ExampleState?)null, (BindingSyntax?)b))));
        yield return Clause("例", Seq(List(binding, Comma), After(Arrow, expected), (given, result) => (given, result)),
            (span, word, p) => new ExampleClause(span, word, p.given, p.result.State, p.result.Binding));

        var clauseWord = AName.To(n => n.Quoted ? n : n with { Name = Keywords.Clauses.Find(n.Name)?.Canonical ?? Keywords.Amendments.Find(n.Name)?.Canonical ?? n.Name });
        yield return Clause("可调", Seq(clauseWord, Maybe(From, After(From, Sum)), Maybe(To, After(To, Sum)), After(By, AName), (clause, from, to, by) => (clause, from, to, by)),
            (span, word, p) => new AdjustableClause(span, word, p.clause, p.from, p.to, p.by));
    }

    private static IEnumerable<KeyValuePair<string, Parser<ClauseSyntax>>> Judgements()
    {
        // 适用 情形 除 Q16: kinds are written as names there.
        var provisions = Names.To(names => names.Select(n => n.Quoted ? n : n with { Name = Keywords.CanonicalKind(n.Name) ?? n.Name }).ToImmutableArray());
        yield return Clause("适用", Seq(provisions, Maybe(Except, After(Except, provisions)), (names, except) => (names, except)),
            (span, word, p) => new AppliesToClause(span, word, p.names, p.except.IsDefault ? [] : p.except));
        yield return Clause("当", Expression, (span, word, condition) => new WhenClause(span, word, condition));
        yield return Clause("不适用", WhenPart, (span, word, condition) => new NotApplicableClause(span, word, condition));
        foreach (var (keyword, isHold) in new[] { ("问责", true), ("给予", false) })
        {
            yield return Clause(keyword, Seq(ListArgument, One(Colon), Measures(), MaybeWhen, (addressee, _, measures, when) => (addressee, measures, when)),
                (span, word, p) => new MeasureClause(span, word, isHold, p.addressee, p.measures.Mandatory, p.measures.Interim, p.measures.Ranges, p.when));
        }

        foreach (var (keyword, kind) in new[]
        {
            ("从重", ModifierKind.Heavier), ("从轻", ModifierKind.Lighter), ("加重", ModifierKind.Aggravate), ("减轻", ModifierKind.Reduce), ("免予", ModifierKind.Exempt),
        })
        {
            yield return Clause(keyword, Seq(Maybe(Atom, Postfix), WhenPart, (addressee, when) => (addressee, when)),
                (span, word, p) => new ModifierClause(span, word, kind, p.addressee, p.when));
        }

        yield return Clause("不得", Seq(Maybe<Token?>(GradingAs, One(GradingAs).To(t => (Token?)t)), List(Postfix, Comma), MaybeWhen, (grading, items, when) => (grading, items, when)),
            (span, word, p) => new ForbidClause(span, word, p.grading is not null, p.items, p.when));
        yield return Clause("事件", ListArgument, (span, word, events) => new EventsClause(span, word, events));
        yield return Clause("确认", After(By, AName), (span, word, by) => new ConfirmClause(span, word, by));
    }

    private static Parser<(bool Mandatory, bool Interim, ImmutableArray<RangeSyntax> Ranges)> Measures()
    {
        var range = Seq(AName, Maybe(To, After(To, AName)), Many(Or, After(Or, AName)), (from, to, or) => (from, to, or))
            .Node((span, p) => new RangeSyntax(span, p.from, p.to, p.or));
        return Seq(
            Maybe<Token?>(Always, One(Always).To(t => (Token?)t)),
            Maybe<Token?>(Interim, One(Interim).To(t => (Token?)t)),
            List(range, Also),
            (always, interim, ranges) => (always is not null, interim is not null, ranges));
    }

    private static IEnumerable<KeyValuePair<string, Parser<ClauseSyntax>>> Scorings()
    {
        foreach (var (keyword, isPlus) in new[] { ("扣", false), ("加", true) })
        {
            yield return Clause(keyword, Seq(
                    Sum,
                    Maybe<(ListArgumentSyntax List, ExpressionSyntax? Step)?>(Per, Seq(After(Per, ListArgument), Maybe(Step, After(Step, Sum)), (list, step) => ((ListArgumentSyntax, ExpressionSyntax?)?)(list, step))),
                    Maybe(AtMost, After(AtMost, Sum)),
                    Seq(Maybe(Into, After(Into, AName)), MaybeWhen, (into, when) => (into, when)),
                    (amount, per, most, rest) => (amount, per, most, rest.into, rest.when)),
                (span, word, p) => new PointsClause(span, word, isPlus, p.amount, p.per?.List, p.per?.Step, p.most, p.into, p.when));
        }

        yield return Clause("满分", Sum, (span, word, amount) => new OutOfClause(span, word, amount));
        yield return Clause("项", Seq(
                AName,
                After(Weight, Sum),
                Seq(AnIs, Expression, (_, value) => value),
                Maybe<Token?>(MeasuredOnly, One(MeasuredOnly).To(t => (Token?)t)),
                (name, weight, value, measured) => (name, weight, value, measured)),
            (span, word, p) => new ItemClause(span, word, p.name, p.weight, p.value, p.measured is not null));
        yield return Clause("保留", ANumber, (context, span, word, places) => new RoundClause(span, word, Literals.WantCount(context, places, "保留", 28)));
        yield return Clause("值域", AName, (span, word, scale) => new ScaleClause(span, word, scale));
        yield return Clause("按", List(Postfix, Comma), (span, word, by) => new RankByClause(span, word, by[0], by[1..]));
        yield return Clause("分组", Expression, (span, word, key) => new GroupByClause(span, word, key));
        yield return Clause("评", Seq(AName, Either<ExpressionSyntax?>((When, WhenPart), (Otherwise, One(Otherwise).To(_ => (ExpressionSyntax?)null))), (grade, when) => (grade, when)),
            (span, word, p) => new AwardClause(span, word, p.grade, p.when));
        yield return Clause("名额", Seq(AName, After(AtMost, Sum), (grade, most) => (grade, most)), (span, word, p) => new QuotaClause(span, word, p.grade, p.most));
        foreach (var (keyword, isUp) in new[] { ("升", true), ("降", false) })
        {
            yield return Clause(keyword, Seq(ANumber, WhenPart, Maybe(AtMost, After(AtMost, AName)), (steps, when, most) => (steps, when, most)),
                (context, span, word, p) =>
                {
                    Literals.WantCount(context, p.steps, keyword);
                    return new ShiftClause(span, word, isUp, p.steps, p.when, p.most);
                });
        }

        yield return Clause("有效", WhenPart, (span, word, condition) => new ValidClause(span, word, condition));
        yield return Clause("缓议", WhenPart, (span, word, condition) => new PostponeClause(span, word, condition));
        yield return Clause("载明", List(Postfix, Comma), (span, word, what) => new MinutesClause(span, word, what));
        yield return Clause("通过", WhenPart, (span, word, condition) => new PassClause(span, word, condition));
        yield return Clause("步骤", FlowGrammar.Step, (span, word, step) => new StepClause(
            span, word, step.Name, step.By, step.Within, step.ExtendableBy, step.ExtendableWhen, step.Records, step.AwaitAll, step.Ends, step.Targets));
        yield return Clause("为", Expression, (span, word, value) => new IsClause(span, word, value));
    }

    /// <summary>从某日起: Chinese says 2011-01-01 起, English from 2011-01-01; both orders are read.</summary>
    private static Parser<LiteralSyntax?> InForceFrom() => Either<LiteralSyntax?>(
        (Number, Seq(ANumber, One(Since), (date, _) => (LiteralSyntax?)date)),
        (Since, Seq(One(Since), ANumber, (_, date) => (LiteralSyntax?)date)),
        (KindSet.Of(To, End), input => new Ok<LiteralSyntax?>(null, input)));

    private static Parser<WhenEventSyntax> EventList()
    {
        var joined = Either(
            (KindSet.Of(With, AndOrWith), Seq(AWith, Postfix, (_, e) => (Event: e, All: true))),
            (Or, Seq(One(Or), Postfix, (_, e) => (Event: e, All: false))));
        return Seq(Postfix, Many(KindSet.Of(With, AndOrWith, Or), joined), (first, more) => (first, more))
            .Node((span, p) => new WhenEventSyntax(
                span,
                ImmutableArray.CreateRange(p.more.Select(m => m.Event).Prepend(p.first)),
                ImmutableArray.CreateRange(p.more.Select(m => m.All))));
    }

    private static KeyValuePair<string, Parser<ClauseSyntax>> Clause<A>(string keyword, Parser<A> body, Func<TextSpan, TextSpan, A, ClauseSyntax> make) =>
        Clause(keyword, body, (_, span, word, value) => make(span, word, value));

    private static KeyValuePair<string, Parser<ClauseSyntax>> Clause<A>(string keyword, Parser<A> body, Func<ParseContext, TextSpan, TextSpan, A, ClauseSyntax> make) =>
        KeyValuePair.Create(keyword, (Parser<ClauseSyntax>)(input =>
        {
            var word = (TokenInput)input;
            var read = body(word.Next);
            if (!read.WasSuccessful || !KindSet.Of(End).AreAt((TokenInput)read.Remainder))
            {
                return new No<ClauseSyntax>(read.Remainder);
            }

            var span = Covered(word, (TokenInput)read.Remainder);
            return new Ok<ClauseSyntax>(make(word.Context, span, word.Value.Span, read.Value), read.Remainder);
        }));
}
