using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// Explains outcomes of one evaluation. It asks the evaluation for the outcomes and runs the interpreter over their parts, so that
/// explaining can never change an outcome. The evaluation must run on the interpreter.
/// </summary>
internal sealed partial class ExplanationBuilder(Evaluation evaluation)
{
    /// <summary>How many definitions deep a condition is opened up.</summary>
    private const int DefinitionDepth = 6;

    /// <summary>How many elements of a list are shown.</summary>
    private const int MostElements = 10;

    /// <summary>How many conditions and values one explanation opens up; beyond it they stand as written, with their state.</summary>
    private const int MostNodes = 2000;

    private int _depth;
    private int _nodes;

    /// <summary>Why a provision has the outcome it has for a record.</summary>
    public Explanation Build(BoundProvision provision, Value subject) => provision switch
    {
        BoundJudgement judgement => Judgement(judgement, subject),
        BoundLimit limit => Limit(limit, subject),
        BoundDefinition definition => Definition(Standing(definition, subject), subject),
        BoundScore score => Score(Standing(score, subject), subject),
        BoundGrade grade => Grade(Standing(grade, subject), subject),
        BoundVote vote => Vote(Standing(vote, subject), subject),
        _ => new Explanation(
            new($"{Head(provision, subject).Chinese} — 本版本只检查、不判断{ExplanationWords.Kind(provision.Kind).Chinese}", $"{Head(provision, subject).English} — this version checks provisions of this kind but does not judge them"),
            place: Place(provision)),
    };

    private T Standing<T>(T provision, Value subject)
        where T : BoundProvision => provision.Versions.IsEmpty ? provision : evaluation.TextAt(provision, evaluation.FrameOf(subject));

    private Explanation Definition(BoundDefinition definition, Value subject)
    {
        var value = evaluation.Definition(definition, subject);
        var prose = Prose(value.Value, definition.Type);
        var head = Head(definition, subject);
        var children = ImmutableArray.CreateBuilder<Explanation>();
        children.AddRange(Basis(definition));
        children.AddRange(Opened(definition, subject));
        children.AddRange(Wanted(value.Missing));
        return new Explanation(new($"{head.Chinese} = {prose.Chinese}", $"{head.English} = {prose.English}"), null, children.ToImmutable(), value.Missing, Place(definition));
    }

    private static Localized Head(BoundProvision provision, Value subject) => HeadOf(provision, subject).Compose();

    private static HeadSentence HeadOf(BoundProvision provision, Value subject) => new(provision, subject.Kind == ValueKind.Record ? subject.RecordKey : null);

    private static SourceLocation Place(BoundProvision provision) => new(provision.Syntax.Source, provision.Syntax.HeadSpan);

    /// <summary>依据, with the source's title where the rulebook names it.</summary>
    private IEnumerable<Explanation> Basis(BoundProvision provision)
    {
        foreach (var (id, place) in provision.Basis)
        {
            var source = evaluation.Model.Definition.Sources.GetValueOrDefault(id);
            var title = source?.Title ?? id;
            var issued = string.Join(", ", new[] { source?.Issuer, source?.Date }.Where(p => p is not null));
            var suffix = (issued.Length == 0 ? "" : $" ({issued})") + (place.Length == 0 ? "" : " " + place);
            yield return new Explanation(new($"依据：{title}{suffix}", $"Basis: {title}{suffix}")) { IsBasis = true };
        }
    }

    /// <summary>What the author says of the text itself and a reader of the outcome should know.</summary>
    private static IEnumerable<Explanation> Remarks(BoundProvision provision)
    {
        foreach (var note in provision.Notes)
        {
            yield return new Explanation(new($"说明：{note}", $"Note: {note}"));
        }

        foreach (var gap in provision.Unmodelled)
        {
            yield return new Explanation(new($"未建模：{gap}", $"Not modelled: {gap}"));
        }
    }

    /// <summary>What is missing, each with how to supply it.</summary>
    private IEnumerable<Explanation> Wanted(ImmutableArray<string> missing)
    {
        if (missing.IsDefaultOrEmpty)
        {
            yield break;
        }

        var advice = new MissingAdvice(evaluation);
        yield return new Explanation(new("待查于", "What is missing"), null, [.. missing.Select(name => new Explanation(advice.For(name), missing: [name]))], missing);
    }

    private Localized Prose(Value value, DataType type) => ValueProse.Of(value, type, evaluation.Zone);

    private FormulaWalk Walk(Formula formula, in Frame frame) => new(evaluation, frame, formula.LocalCount);

    private static Localized Prefix(Localized first, Localized second) => Sentence.Prefix(first, second);
}
