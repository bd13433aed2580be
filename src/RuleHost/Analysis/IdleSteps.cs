using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>
/// Steps of an escalation that change nothing (RH0437): a line of a judgement whose condition implies that of another line for the same
/// addressee, which is as heavy at both ends or heavier. Lines join to the heaviest lower and the heaviest upper end (semantics S19).
/// </summary>
internal sealed class IdleSteps(AnalysisReport report)
{
    private const int MaxLines = 24;

    public void Check(IEnumerable<BoundJudgement> judgements)
    {
        foreach (var judgement in judgements.Where(j => j is { Kind: not ProvisionKind.General, Subject: not null, Broken: false }))
        {
            var lines = judgement.Measures.Where(IsPlain).ToList();
            if (lines.Count is < 2 or > MaxLines)
            {
                continue;
            }

            var told = new HashSet<BoundMeasure>();
            foreach (var line in lines)
            {
                if (lines.Find(other => other != line && !told.Contains(other) && Covers(other, line, judgement)) is { } heavier)
                {
                    told.Add(line);
                    Tell(judgement, line, heavier);
                }
            }
        }
    }

    /// <summary>一律, 先行, 或, awards and several ranges say more than how heavy it is.</summary>
    private static bool IsPlain(BoundMeasure line) => line is { Ladder: not null, Ranges: [{ Award: null, Alternatives.IsEmpty: true }], Syntax: { Mandatory: false, Interim: false } };

    private bool Covers(BoundMeasure heavier, BoundMeasure line, BoundJudgement judgement)
    {
        if (line.When is null && heavier.When is not null)
        {
            return false;
        }

        var (own, other) = (line.Ranges[0], heavier.Ranges[0]);
        var same = own.Low == other.Low && own.High == other.High;
        if (own.Low > other.Low || own.High > other.High || line.Ladder != heavier.Ladder || line.Syntax.Keyword != heavier.Syntax.Keyword
            || TermKey.Of(line.Addressee.Body) is not { } addressee || addressee != TermKey.Of(heavier.Addressee.Body)
            || (heavier.When is null && line.When is null && !(same && judgement.Measures.IndexOf(heavier) < judgement.Measures.IndexOf(line))))
        {
            return false;
        }

        if (heavier.When is null)
        {
            return true;
        }

        Condition[] given = [.. report.ConditionsOf(judgement), ConditionReader.Read(line.When!.Body)];
        return !Solver.IsImpossible(given) && Solver.IsImpossible([.. given, ConditionReader.Read(heavier.When.Body, negated: true)]);
    }

    private void Tell(BoundJudgement judgement, BoundMeasure line, BoundMeasure heavier)
    {
        var when = line.When ?? heavier.When ?? judgement.When.FirstOrDefault();
        Condition[] given = [.. JudgementConditions.WithGenerals(judgement), .. line.When is null ? (Condition[])[] : [ConditionReader.Read(line.When.Body)]];
        var example = Solver.Find(given) is { } values
            ? report.Examples.Show(
                judgement.Subject!,
                values,
                new($"{judgement.Id}：{Text(line)}没有加重什么", $"{judgement.Id}: {Text(line)} adds nothing"),
                [judgement],
                outcomes => outcomes.StateOf(judgement) == "holds" ? [outcomes.Consequences(judgement)] : null)
            : null;
        report.Tell(
            JudgementDiagnostics.StepAddsNothing,
            judgement,
            line.Syntax.Keyword,
            new SourceLocation(judgement.Syntax.Source, line.Syntax.Span),
            [Text(line), when is null ? Localized.Same(judgement.Id) : Localized.Same(Short.Of(when.Body.Text)), Text(heavier)],
            example,
            (new SourceLocation(judgement.Syntax.Source, heavier.Syntax.Span), new Localized("另一行", "the other line")));

        // Without its condition, which is told apart.
        string Text(BoundMeasure measure)
        {
            var text = judgement.Syntax.Source.Slice(measure.Syntax.Span).ToString();
            if (measure.When is not { } condition)
            {
                return Short.Of(text);
            }

            text = text[..(condition.Body.Origin.Span.Start - measure.Syntax.Span.Start)].TrimEnd();
            return Short.Of(text[..(text.EndsWith("when", StringComparison.Ordinal) ? ^4 : ^1)].TrimEnd());
        }
    }
}
