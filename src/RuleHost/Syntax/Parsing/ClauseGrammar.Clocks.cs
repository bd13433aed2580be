using System.Collections.Immutable;
using Sprache;
using static RuleHost.Syntax.ExpressionGrammar;
using static RuleHost.Syntax.Rules;
using static RuleHost.Syntax.TokenKind;

namespace RuleHost.Syntax;

/// <summary>Clauses of 时限 and 定期.</summary>
internal static partial class ClauseGrammar
{
    private static IEnumerable<KeyValuePair<string, Parser<ClauseSyntax>>> Clocks()
    {
        yield return Clause("自", Seq(Events, Maybe(To, After(To, Events)), (from, until) => (from, until)),
            (span, word, p) => new SinceClause(span, word, p.from, p.until));
        yield return Clause("至", Events, (span, word, until) => new SinceClause(span, word, null, until));
        yield return Clause("每", Point(), (span, word, point) => new EveryClause(span, word, point));

        var until = UntilPart();
        yield return Clause("限", Seq(
                Either<(ExpressionSyntax? Amount, ExpressionSyntax? Until, DatePointSyntax? Point)>(
                    (To, After(To, until)),
                    (SumFirst, Sum.To(s => ((ExpressionSyntax?)s, (ExpressionSyntax?)null, (DatePointSyntax?)null)))),
                MaybeWhen,
                (limit, when) => (limit, when)),
            (context, span, word, p) =>
            {
                Literals.WantSpan(context, p.limit.Amount, "限");
                return new WithinClause(span, word, p.limit.Amount, p.limit.Until, p.limit.Point, p.when);
            });
        yield return Clause("中止", Seq(
                After(FromEvent, Events),
                After(To, Events),
                Maybe<Token?>(CountedIn, After(CountedIn, One(Measure)).To(t => (Token?)t)),
                Maybe(AtMost, After(AtMost, Sum)),
                (from, until, measure, most) => (from, until, measure, most)),
            (context, span, word, p) =>
            {
                Literals.WantSpan(context, p.most, "至多");
                return new SuspendClause(span, word, p.from, p.until, (Values.SpanFamily?)p.measure?.Detail, p.most);
            });
        yield return Clause("延长", Seq(
                Sum,
                Maybe<(bool FromToday, ListArgumentSyntax Events)?>(
                    KindSet.Of(Per, FromEvent),
                    Seq(One(Per, FromEvent), ListArgument, (by, events) => ((bool, ListArgumentSyntax)?)(by.Kind == FromEvent, events))),
                Maybe(AtMost, After(AtMost, Sum)),
                MaybeWhen,
                (amount, each, most, when) => (amount, each, most, when)),
            (context, span, word, p) =>
            {
                Literals.WantSpan(context, p.amount, "延长");
                return new ExtendClause(span, word, p.amount, p.each?.Events, p.each?.FromToday ?? false, p.most, p.when);
            });
        yield return Clause("重计", After(FromEvent, Events), (span, word, from) => new RestartClause(span, word, from));
        yield return Clause("免限", WhenPart, (span, word, condition) => new UnlimitedClause(span, word, condition));
        yield return Clause("于", Seq(Threshold(), Effect(), MaybeWhen, (threshold, effect, when) => (threshold, effect, when)),
            (context, span, word, p) =>
            {
                var kind = (ThresholdKind)p.threshold.Word.Detail;
                if (p.threshold.Amount is not null)
                {
                    Literals.WantSpan(context, p.threshold.Amount, p.threshold.Word.Word!.Canonical, orPercent: kind == ThresholdKind.Used);
                }

                return new OnClause(span, word, kind, p.threshold.Amount, p.effect.Kind, p.effect.Name, p.effect.Addressee, p.effect.By, p.effect.From, p.when);
            });
        yield return Clause("截止", One(Cutoff, Number), (context, span, word, end) =>
        {
            if (end.Kind == Cutoff)
            {
                return new CutoffClause(span, word, (Rulebooks.CutoffKind)end.Detail, default);
            }

            if (end.Literal.Kind != LiteralKind.TimeOfDay)
            {
                context.Complaints.Add(new(end.Span, new LexicalMistake(
                    SyntaxDiagnostics.WrongLiteral, new Text.Localized("钟点（如 17:30）、24:00、下班或同时刻", "a time of day (17:30), 24:00, 下班 or 同时刻"), "截止")));
                return new CutoffClause(span, word, Rulebooks.CutoffKind.EndOfDay, default);
            }

            return new CutoffClause(span, word, Rulebooks.CutoffKind.TimeOfDay, TimeOnly.MinValue.AddMinutes((double)end.Literal.Value.Number));
        });
        yield return Clause("日历", Postfix, (span, word, calendar) => new CalendarClause(span, word, calendar));
        yield return Clause("由", AName, (span, word, by) => new ByClause(span, word, by));
    }

    private static Parser<(Token Word, ExpressionSyntax? Amount)> Threshold() => Either<(Token Word, ExpressionSyntax? Amount)>(
        (ThresholdOf, Seq(One(ThresholdOf), Sum, (word, amount) => (word, (ExpressionSyntax?)amount))),
        (Overdue, One(Overdue).To(word => (word, (ExpressionSyntax?)null))));

    private static Parser<(EffectKind Kind, NameSyntax? Name, ExpressionSyntax? Addressee, NameSyntax? By, WhenEventSyntax? From)> Effect() =>
        Either<(EffectKind Kind, NameSyntax? Name, ExpressionSyntax? Addressee, NameSyntax? By, WhenEventSyntax? From)>(
            (Issue, Seq(After(Issue, AName), After(ToWhom, Postfix), Maybe(By, After(By, AName)),
                (card, addressee, by) => (EffectKind.Issue, (NameSyntax?)card, (ExpressionSyntax?)addressee, by, (WhenEventSyntax?)null))),
            (Report, After(Report, Postfix).To(addressee => (EffectKind.ReportTo, (NameSyntax?)null, (ExpressionSyntax?)addressee, (NameSyntax?)null, (WhenEventSyntax?)null))),
            (Deem, Seq(After(Deem, AName), Maybe(FromEvent, After(FromEvent, Events)),
                (result, from) => (EffectKind.Deem, (NameSyntax?)result, (ExpressionSyntax?)null, (NameSyntax?)null, from))));

    /// <summary>A point of the calendar: its words and literals in order.</summary>
    private static Parser<DatePointSyntax> Point()
    {
        var part = One(Name, Number).To(t => t.Kind == Number
            ? new DatePointPart(t.Span, null, t.Literal)
            : new DatePointPart(t.Span, t.Detail == 1 ? t.Name : Keywords.CanonicalDateWord(t.Name) ?? t.Name, null));
        return Some(KindSet.Of(Name, Number), part).Node((span, parts) => new DatePointSyntax(span, parts));
    }

    /// <summary>
    /// 限 至 what: a point of the calendar begins with a day or month without year, or is several words in a row, which no expression is.
    /// </summary>
    private static Parser<(ExpressionSyntax? Amount, ExpressionSyntax? Until, DatePointSyntax? Point)> UntilPart()
    {
        var point = Point().To(p => ((ExpressionSyntax?)null, (ExpressionSyntax?)null, (DatePointSyntax?)p));
        var sum = Sum.To(s => ((ExpressionSyntax?)null, (ExpressionSyntax?)s, (DatePointSyntax?)null));
        var inRow = KindSet.Of(Name, Number);
        return input =>
        {
            var at = (TokenInput)input;
            var isPoint = inRow.Has(at.Kind)
                && ((at.Kind == Number && at.Value.Literal.Kind is LiteralKind.MonthDay or LiteralKind.Month or LiteralKind.YearMonth)
                    || inRow.Has(at.Next.Kind));
            return isPoint ? point(input) : sum(input);
        };
    }
}
