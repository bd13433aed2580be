using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>Finds, behind a parser's complaint, the mistake that a person made: a tab, a full-width colon, a missing space.</summary>
internal static class YamlMistakes
{
    public static void Report(SourceText source, int offset, string complaint, DiagnosticBag diagnostics)
    {
        // The parser often complains a line beside the mistake.
        var (line, _) = source.Position(offset);
        foreach (var candidate in new[] { line, line - 1, line + 1 })
        {
            if (candidate >= 1 && candidate <= source.LineCount && Mistake(source, candidate, diagnostics))
            {
                return;
            }
        }

        // A tab that indents can upset the parser about everything around it: then it complains about the mapping's beginning.
        for (var any = 1; any <= source.LineCount; any++)
        {
            if (ReportTabIndent(source, any, diagnostics))
            {
                return;
            }
        }

        var content = source.Content;
        var end = Math.Min(content.Length, offset + 1);
        diagnostics.Report(DocumentDiagnostics.Malformed, source, TextSpan.FromBounds(Math.Min(offset, end), end), Wording(complaint));
    }

    /// <summary>A scalar where a mapping was due, because the colon has no space behind it.</summary>
    public static bool LooksLikeEntry(string text)
    {
        var colon = text.IndexOfAny([':', '：']);
        return colon > 0 && colon < text.Length - 1 && !text.Contains("://", StringComparison.Ordinal) && !text.AsSpan(0, colon).ContainsAny(' ', '"');
    }

    private static bool ReportTabIndent(SourceText source, int line, DiagnosticBag diagnostics)
    {
        var span = source.LineSpan(line);
        var text = source.Slice(span);
        var indent = text.IndexOfAnyExcept(' ');
        if (indent < 0 || text[indent] != '\t')
        {
            return false;
        }

        diagnostics.Report(DocumentDiagnostics.TabIndent, source, new TextSpan(span.Start + indent, 1));
        return true;
    }

    private static bool Mistake(SourceText source, int line, DiagnosticBag diagnostics)
    {
        if (ReportTabIndent(source, line, diagnostics))
        {
            return true;
        }

        var span = source.LineSpan(line);
        var text = source.Slice(span);
        var body = text.TrimStart(' ');
        var indent = text.Length - body.Length;
        if (body.IsEmpty || body[0] is '#' or '"' or '\'' or '[' or '{')
        {
            return false;
        }

        var wide = body.IndexOf('：');
        var colon = body.IndexOf(": ", StringComparison.Ordinal);
        if (wide > 0 && colon < 0 && !body.TrimEnd().EndsWith(":"))
        {
            diagnostics.Report(DocumentDiagnostics.FullWidthColon, source, new TextSpan(span.Start + indent + wide, 1));
            return true;
        }

        var tight = body.IndexOf(':');
        if (tight > 0 && colon < 0 && tight < body.Length - 1 && !body.Contains("://", StringComparison.Ordinal))
        {
            diagnostics.Report(DocumentDiagnostics.NoSpaceAfterColon, source, new TextSpan(span.Start + indent, tight + 1), body[..tight].ToString());
            return true;
        }

        return false;
    }

    /// <summary>The parser's complaint in words that both languages' readers understand.</summary>
    private static Localized Wording(string complaint) => complaint switch
    {
        _ when complaint.Contains("quoted scalar", StringComparison.OrdinalIgnoreCase) => new("引号没有成对。", "a quote is not closed."),
        _ when complaint.Contains("flow sequence", StringComparison.OrdinalIgnoreCase) => new("方括号没有成对,或中间少了逗号。", "a square bracket is not closed, or a comma is missing."),
        _ when complaint.Contains("flow mapping", StringComparison.OrdinalIgnoreCase) => new("花括号没有成对,或中间少了逗号。", "a brace is not closed, or a comma is missing."),
        _ when complaint.Contains("simple key", StringComparison.OrdinalIgnoreCase) => new("少了冒号,或缩进不对。", "a colon is missing, or the indentation is off."),
        _ when complaint.Contains("block", StringComparison.OrdinalIgnoreCase) => new("缩进不对。", "the indentation is off."),
        _ when complaint.Contains("alias", StringComparison.OrdinalIgnoreCase) || complaint.Contains("anchor", StringComparison.OrdinalIgnoreCase) => new("& 和 * 在 YAML 里有特别的意思,作文字用要加引号。", "& and * mean something in YAML; as text they must be quoted."),
        _ when complaint.Contains("character", StringComparison.OrdinalIgnoreCase) => new("有不能这样用的字符。", "there is a character that cannot stand here."),
        _ => new("括号、引号或缩进有错。", "brackets, quotes or indentation are wrong."),
    };
}
