using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>What identifies a clause to an amendment (semantics S23): clauses of one key are replaced together.</summary>
internal static class ClauseKey
{
    /// <summary>The key; null for a kind of clause that is added beside those that are there.</summary>
    public static string? Of(ClauseSyntax clause, SourceText source) => clause switch
    {
        MeasureClause measure => $"{clause.Keyword} {Words(source, measure.Addressee.Span)}",
        OnClause on => $"于 {on.Threshold} {on.Effect}",
        ItemClause item => $"项 {item.Name.Name}",
        AwardClause award => $"评 {award.Grade.Name}",
        QuotaClause quota => $"名额 {quota.Grade.Name}",
        StepClause step => $"步骤 {step.Name.Name}",
        SuspendClause suspend => $"中止 {Words(source, suspend.From.Span)} {Words(source, suspend.Until.Span)}",
        AdjustableClause adjustable => $"可调 {adjustable.ClauseWord.Name}",
        ModifierClause or ForbidClause or PointsClause or TagsClause or ExampleClause or DropClause => null,
        _ => clause.Keyword,
    };

    /// <summary>Whether a 删去 means this clause: the keyword, and the words that follow it as far as they are written.</summary>
    public static bool IsMeant(DropClause drop, ClauseSyntax clause, SourceText source)
    {
        var word = Keywords.Clauses.Find(drop.ClauseWord.Name)?.Canonical ?? drop.ClauseWord.Name;
        return clause.Keyword == word
            && Plain(source.Slice(TextSpan.FromBounds(clause.KeywordSpan.End, clause.Span.End)).ToString()).StartsWith(Plain(drop.Rest), StringComparison.Ordinal);
    }

    private static string Words(SourceText source, TextSpan span) => Plain(source.Slice(span).ToString());

    private static string Plain(string text) => string.Concat(Folding.Fold(text).Where(c => !char.IsWhiteSpace(c)));
}
