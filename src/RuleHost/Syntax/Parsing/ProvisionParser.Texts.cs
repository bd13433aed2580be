using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>The clauses that are kept as written: sources, notes, chapters, what is not modelled.</summary>
internal sealed partial class ProvisionParser
{
    private ClauseSyntax? Basis(RawClause raw, int length)
    {
        if (_clauses.Exceeds(raw.Start, raw.End, _found))
        {
            return null;
        }

        var content = Raw(raw.Start + length, raw.End);
        var end = content.AsSpan().IndexOfAny(' ', '\u3000');
        var id = end < 0 ? content : content[..end];
        if (id.Length == 0)
        {
            Report(raw.Start, length, new LexicalMistake(SyntaxDiagnostics.WrongLiteral, new Localized("来源的编号（在 rulebook.yaml 的 sources 里声明）", "the id of a source (declared under sources: in rulebook.yaml)"), "依据"));
            return null;
        }

        var at = text.Original.IndexOf(id, raw.Start + length, StringComparison.Ordinal);
        return new BasisClause(Span(raw), text.Span(raw.Start, raw.Start + length), new NameSyntax(text.Span(at, at + id.Length), id, false), end < 0 ? "" : content[end..].Trim());
    }

    private RemarkClause? Remark(RawClause raw, int length, RemarkKind kind) => _clauses.Exceeds(raw.Start, raw.End, _found)
        ? null
        : new RemarkClause(Span(raw), text.Span(raw.Start, raw.Start + length), kind, Raw(raw.Start + length, raw.End));

    /// <summary>The original text of a raw clause without comments; lines are joined, with a space where neither side is Chinese.</summary>
    private string Raw(int start, int end)
    {
        var lines = text.Original[start..end].Split('\n');
        var joined = RawLines.Strip(lines[0]);
        foreach (var line in lines.AsSpan(1))
        {
            var more = RawLines.Strip(line);
            joined = joined.Length == 0 || more.Length == 0 || joined[^1] >= '\u2E80' || more[0] >= '\u2E80' ? joined + more : joined + " " + more;
        }

        return joined;
    }

    /// <summary>
    /// A clause that is indented more than such a text reads as its continuation, and would be lost without a word. A line of the text that
    /// begins with a Chinese keyword and a space is taken for one; English prose may well begin a line with "when" or "by", so there the line
    /// must read as the whole clause.
    /// </summary>
    private void FindSwallowed(RawClause raw, Keyword into)
    {
        for (var start = NextLine(raw.Start, raw.End); start < raw.End; start = NextLine(start, raw.End))
        {
            var line = text.Folded.AsSpan(start, raw.End - start);
            var indent = line.Length - line.TrimStart(" \t").Length;
            var end = line.IndexOf('\n') is var at and >= 0 ? start + at : raw.End;
            start += indent;
            line = text.Folded.AsSpan(start, Math.Max(0, end - start)).TrimEnd(" \t\r");
            if (ClauseWords.At(line, out var length) is { } keyword && length < line.Length && line[length] is ' ' or '\t' && (line[0] >= '\u2E80' || ReadsAs(keyword, start, start + line.Length, length)))
            {
                var written = text.Original.Substring(start, length);
                Report(start, length, new LexicalMistake(SyntaxDiagnostics.Indentation, new Localized(
                    $"“{written}”所在的行缩进得比“{into.Canonical}”深，就成了“{into.Canonical}”的文字，不再是子句", $"the line of “{written}” is indented more than {into.Canonical} and so becomes part of its text, no clause of its own"))
                {
                    Hint = ParseHints.AnotherClause(text, start, written),
                });
            }
        }
    }

    private int NextLine(int start, int end) => text.Folded.AsSpan(start, end - start).IndexOf('\n') is var at and >= 0 ? start + at + 1 : end;

    private bool ReadsAs(Keyword keyword, int start, int end, int length)
    {
        var mistakes = new List<Diagnostic>();
        return ClauseGrammar.Of(keyword) is not null && _clauses.ParseClause(start, end, keyword, length, mistakes) is not null && mistakes.Count == 0;
    }
}
