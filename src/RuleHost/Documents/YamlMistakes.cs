using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>Finds, behind a parser's complaint, the mistake that a person made: a tab, a full-width colon, a missing space, an open bracket.</summary>
internal static class YamlMistakes
{
    private const char WideSpace = '\u3000';
    private const char HardSpace = '\u00A0';

    /// <summary>Reports what is behind a complaint.</summary>
    /// <param name="source">The text.</param>
    /// <param name="offset">Where the parser complained: at the mistake, or a line beside it.</param>
    /// <param name="complaint">What it said; empty where it said nothing.</param>
    /// <param name="opener">The bracket that is open there; null where none is.</param>
    /// <param name="diagnostics">Gets the diagnostic.</param>
    public static void Report(SourceText source, int offset, string complaint, int? opener, DiagnosticBag diagnostics)
    {
        var (line, _) = source.Position(offset);
        foreach (var candidate in new[] { line, line - 1, line + 1 })
        {
            if (candidate >= 1 && candidate <= source.LineCount && InLine(source, candidate, diagnostics))
            {
                return;
            }
        }

        foreach (var candidate in new[] { line, line - 1 })
        {
            if (candidate >= 1 && WideMarks.InLine(source, candidate, candidate == line ? offset : -1, opener, diagnostics))
            {
                return;
            }
        }

        if (opener is { } bracket && !Closes(source.Content, bracket))
        {
            if (WideMarks.Closes(source, bracket, diagnostics))
            {
                return;
            }

            var sign = source.Content[bracket];
            diagnostics.Report(DocumentDiagnostics.Malformed, source, new TextSpan(bracket, 1), new Localized($"“{sign}”没有成对的“{Closing(sign)}”。", $"\"{sign}\" has no \"{Closing(sign)}\"."));
            return;
        }

        // What indents wrongly can upset the parser about everything around it: then it complains about where the mapping begins.
        for (var any = 1; any <= source.LineCount; any++)
        {
            if (Indent(source, any, diagnostics) is null)
            {
                return;
            }
        }

        var content = source.Content;
        var end = Math.Min(content.Length, offset + 1);
        diagnostics.Report(DocumentDiagnostics.Malformed, source, TextSpan.FromBounds(Math.Min(offset, end), end), Cause(source, offset, complaint, opener is not null));
    }

    /// <summary>Whether a scalar was meant as an entry: its colon is full-width, or has no space behind it.</summary>
    public static bool LooksLikeEntry(string text)
    {
        var colon = text.AsSpan().IndexOfAny(':', '：');
        return colon > 0 && colon < text.Length - 1 && !text.Contains("://", StringComparison.Ordinal) && !text.AsSpan(0, colon).ContainsAny(' ', '"');
    }

    /// <summary>Reports an entry that was read as a text; <see cref="LooksLikeEntry"/> must hold.</summary>
    public static void ReportEntry(SourceLocation place, DiagnosticBag diagnostics)
    {
        var text = place.Source.Slice(place.Span);
        var colon = text.IndexOfAny(':', '：');
        if (text[colon] == '：')
        {
            diagnostics.Report(DocumentDiagnostics.FullWidthColon, place.Source, new TextSpan(place.Span.Start + colon, 1));
        }
        else
        {
            diagnostics.Report(DocumentDiagnostics.NoSpaceAfterColon, place.Source, new TextSpan(place.Span.Start, colon + 1), text[..colon].ToString());
        }
    }

    /// <summary>What a line is indented with that YAML does not take for indentation; null where all is well.</summary>
    public static Localized? WrongIndent(char first) => first switch
    {
        '\t' => new("制表符（Tab）", "a tab"),
        WideSpace => new("全角空格", "full-width spaces"),
        HardSpace => new("不换行空格", "no-break spaces"),
        _ => null,
    };

    /// <summary>How far a line is indented; null where a wrong character does it, which is reported.</summary>
    private static int? Indent(SourceText source, int line, DiagnosticBag diagnostics)
    {
        var span = source.LineSpan(line);
        var text = source.Slice(span);
        var indent = text.IndexOfAnyExcept(' ');
        if (indent < 0 || text[indent..].IsWhiteSpace() || WrongIndent(text[indent]) is not { } wrong)
        {
            return Math.Max(indent, 0);
        }

        diagnostics.Report(DocumentDiagnostics.WrongIndentCharacter, source, new TextSpan(span.Start + indent, 1), wrong);
        return null;
    }

    private static bool InLine(SourceText source, int line, DiagnosticBag diagnostics)
    {
        if (Indent(source, line, diagnostics) is not { } indent)
        {
            return true;
        }

        var span = source.LineSpan(line);
        var body = source.Slice(span)[indent..];
        if (body.IsWhiteSpace() || body[0] is '#' or '"' or '\'' or '[' or '{')
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

        if (body.Length > 1 && body[0] == '-' && body[1] is not (' ' or '-') && !char.IsAsciiDigit(body[1]))
        {
            diagnostics.Report(DocumentDiagnostics.Malformed, source, new TextSpan(span.Start + indent, 1), new Localized("列表的“-”后面要有一个空格。", "the \"-\" of a list wants a space behind it."));
            return true;
        }

        return false;
    }

    /// <summary>The parser's complaint in words that both languages' readers understand, helped by what stands there.</summary>
    private static Localized Cause(SourceText source, int offset, string complaint, bool inBrackets)
    {
        var content = source.Content;
        var here = offset < content.Length ? content[offset] : '\0';
        var (line, column) = source.Position(offset);
        var before = source.Slice(source.LineSpan(line))[..Math.Min(column - 1, source.LineSpan(line).Length)].TrimEnd();
        bool Says(string words) => complaint.Contains(words, StringComparison.OrdinalIgnoreCase);
        return here switch
        {
            ']' or '}' when !inBrackets || Says("node content") => new($"多了一个“{here}”。", $"there is one \"{here}\" too many."),
            '@' or '`' or '%' or '|' or '>' when Says("start any token") => new($"文字不能以“{here}”开头；给整段文字加上双引号。", $"a text must not begin with \"{here}\"; put it into double quotes."),
            _ when Says("escape") || Says("hexadecimal") || Says("surrogate") => new("双引号里的“\\”有特别的意思；文字里有“\\”时改用单引号。", "\"\\\" means something inside double quotes; use single quotes for a text that holds it."),
            _ when Says("block scalar") => new($"“{here}”后面要换行，文字从下一行开始。", $"behind \"{here}\" the text begins in the next line."),
            _ when Says("quoted scalar") => new("引号没有成对。", "a quote is not closed."),
            _ when Says("flow sequence") || Says("flow mapping") => new("两项之间少了逗号，或括号不成对。", "a comma between two entries is missing, or brackets do not match."),
            _ when before is [.., '"' or '\''] => new("引号已经在这里结束，后面还有内容；文字里有引号时，整段用另一种引号括起来。", "the quotes end here and something follows; put a text with quotes into quotes of the other kind."),
            _ when before is [.., ']' or '}'] => new("括号已经在这里结束，后面还有内容。", "the brackets end here and something follows."),
            _ when Says("mapping") && before.IndexOf(": ", StringComparison.Ordinal) > 0 => new("一行里有两个“: ”；文字里有冒号时，整段文字要加双引号。", "there are two \": \" in one line; a text with a colon is put into double quotes."),
            _ when Says("invalid mapping") || Says("mapping values") => new("这一行被当成了上一行的续行：上一行少了冒号，或这一行缩进得太深。", "this line was taken for the rest of the line above: that one lacks its colon, or this one is indented too far."),
            _ when Says("document end") => new("这一行比上面同一级的内容更靠左。", "this line begins further left than the first of its level."),
            _ when Says("simple key") => new("这一行少了冒号，或缩进不对。", "a colon is missing in this line, or it is indented wrongly."),
            '-' when Says("block") => new("“- ”开头的列表和“键: 值”混在了同一级。", "a list (\"- \") and \"key: value\" entries are mixed on one level."),
            _ when Says("'-' indicator") => new("这一行和上面的“- ”在同一级，却不是列表的一项。", "this line stands level with the \"- \" above but is no entry of the list."),
            _ when Says("alias") || Says("anchor") => new("& 和 * 在 YAML 里有特别的意思；作文字用时整段加双引号。", "& and * mean something in YAML; as text they are put into double quotes."),
            _ when Says("start any token") => new($"“{here}”不能放在一段文字的开头；给整段文字加上双引号。", $"a text must not begin with \"{here}\"; put it into double quotes."),
            _ when Says("directive") || here == '%' => new("以 % 开头的行在 YAML 里是指令；删去这一行。", "a line that begins with % is a directive of YAML; remove it."),
            _ => new("缩进不对，没有和同一级的内容对齐。", "the indentation is off: it does not stand level with its neighbours."),
        };
    }

    private static char Closing(char opener) => opener == '[' ? ']' : '}';

    /// <summary>Whether a bracket has its partner somewhere behind it. Quotes are not looked into: this only chooses between two messages.</summary>
    private static bool Closes(string content, int opener)
    {
        var depth = 0;
        for (var i = opener; i < content.Length; i++)
        {
            depth += content[i] switch { '[' or '{' => 1, ']' or '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return content[i] == Closing(content[opener]);
            }
        }

        return false;
    }
}
