using System.Collections.Immutable;
using Sprache;
using static RuleHost.Syntax.ExpressionGrammar;
using static RuleHost.Syntax.Rules;
using static RuleHost.Syntax.TokenKind;

namespace RuleHost.Syntax;

/// <summary>步骤: a step with its options in any order, and its arrows.</summary>
internal static class FlowGrammar
{
    private static readonly KindSet OptionFirst = KindSet.Of(By, Limit, Extendable, Produces, Await, Ends);

    private static readonly Parser<Option> AnOption = Either<Option>(
        (By, After(By, Postfix).To(by => new Option(By, by))),
        (Limit, Seq(One(Limit), Sum, (word, span) => (word, span)).Node((context, _, p) =>
        {
            Literals.WantSpan(context, p.span, "限");
            return new Option(Limit, p.span, Word: p.word);
        })),
        (Extendable, Seq(One(Extendable), Sum, Maybe(When, After(When, Expression)), (word, span, when) => (word, span, when)).Node((context, _, p) =>
        {
            Literals.WantSpan(context, p.span, "可延");
            return new Option(Extendable, p.span, p.when, p.word);
        })),
        (Produces, Seq(One(Produces), AName, (word, name) => new Option(Produces, name, Word: word))),
        (Await, Seq(One(Await), One(AllOrAny), (word, which) => new Option(Await, Word: word, All: which.Detail == 1))),
        (Ends, One(Ends).To(word => new Option(Ends, Word: word))));

    private static readonly Parser<TargetSyntax> Target =
        Seq(TargetSteps(), Maybe(When, After(When, Expression)), (steps, when) => (steps, when))
        .Node((span, p) => new TargetSyntax(span, p.steps, p.when));

    public static readonly Parser<StepSyntax> Step = Seq(
            AName,
            Many(OptionFirst, AnOption),
            Maybe(Arrow, After(Arrow, List(Target, Bar))),
            (name, options, targets) => (name, options, targets))
        .Node((context, _, p) => Build(context, p.name, p.options, p.targets.IsDefault ? [] : p.targets));

    private sealed record Option(TokenKind Kind, ExpressionSyntax? Value = null, ExpressionSyntax? When = null, Token Word = default, bool All = false);

    private static Parser<ImmutableArray<NameSyntax>> TargetSteps()
    {
        var more = Seq(AWith, AName, (_, name) => name);
        return Seq(AName, Many(KindSet.Of(With, AndOrWith), more), (first, rest) => rest.Insert(0, first));
    }

    private static StepSyntax Build(ParseContext context, NameSyntax name, ImmutableArray<Option> options, ImmutableArray<TargetSyntax> targets)
    {
        var by = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var step = new StepSyntax(name, [], null, null, null, null, null, false, targets);
        var seen = default(KindSet);
        foreach (var option in options)
        {
            if (option.Kind == By)
            {
                by.Add(option.Value!);
                continue;
            }

            if (seen.Has(option.Kind))
            {
                context.Complaints.Add(new(option.Word.Span, new LexicalMistake(SyntaxDiagnostics.RepeatedPart, option.Word.Word!.Canonical)));
            }

            seen |= option.Kind;
            step = option.Kind switch
            {
                Limit => step with { Within = option.Value },
                Extendable => step with { ExtendableBy = option.Value, ExtendableWhen = option.When },
                Produces => step with { Records = (NameSyntax)option.Value! },
                Await => step with { AwaitAll = option.All },
                _ => step with { Ends = true },
            };
        }

        return step with { By = by.ToImmutable() };
    }
}

/// <summary>What a 步骤 says behind its keyword.</summary>
internal sealed record StepSyntax(
    NameSyntax Name,
    ImmutableArray<ExpressionSyntax> By,
    ExpressionSyntax? Within,
    ExpressionSyntax? ExtendableBy,
    ExpressionSyntax? ExtendableWhen,
    NameSyntax? Records,
    bool? AwaitAll,
    bool Ends,
    ImmutableArray<TargetSyntax> Targets);
