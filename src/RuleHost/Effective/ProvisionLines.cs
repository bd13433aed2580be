using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Effective;

/// <summary>A provision as the lines that its authors wrote, all clauses at one column.</summary>
internal static class ProvisionLines
{
    public static IEnumerable<(string Text, int? Clause)> Of(ProvisionSyntax provision)
    {
        var source = provision.Source;
        var value = provision.Clauses.OfType<IsClause>().FirstOrDefault(c => c.KeywordSpan.Start < provision.HeadSpan.End);
        var head = AuthorText.Of(source, value is null ? provision.HeadSpan : TextSpan.FromBounds(provision.HeadSpan.Start, value.KeywordSpan.Start));
        yield return (Keywords.Amendments.Find(head.Split(' ')[0]) is null ? head : head[(head.IndexOf(' ', StringComparison.Ordinal) + 1)..], -1);
        for (var i = 0; i < provision.Clauses.Length; i++)
        {
            var clause = provision.Clauses[i];
            if (clause is InForceClause force)
            {
                yield return ("  " + InForce(force), i);
                continue;
            }

            var first = true;
            foreach (var (indent, of) in Rulebooks.Overlays.ClauseLines.Of(source, clause))
            {
                yield return (new string(' ', indent) + of.Source.Slice(of.Span).TrimEnd().ToString(), first ? i : null);
                first = false;
            }
        }
    }

    /// <summary>The days as they are: where an amendment divides a text, the days of its parts are written nowhere.</summary>
    public static string InForce(InForceClause force) =>
        "施行" + (force.From is { } from ? $" {ValueText.Date(from)} 起" : "") + (force.Until is { } until ? $" 至 {ValueText.Date(until)}" : "") + (force.RunningToo ? " 含在办" : "");
}
