using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>
/// Full-width commas, brackets and Chinese quotes where YAML wants its own. They are looked for where the parser stumbled, and where a name,
/// a number or a list is due; never inside a quoted text, and never where prose stands that was read as it was meant.
/// </summary>
internal static class WideMarks
{
    private static readonly FrozenDictionary<char, char> Plain = new Dictionary<char, char>
    {
        ['，'] = ',',
        ['、'] = ',',
        ['｛'] = '{',
        ['｝'] = '}',
        ['［'] = '[',
        ['］'] = ']',
        ['【'] = '[',
        ['】'] = ']',
    }.ToFrozenDictionary();

    /// <summary>Reports the full-width sign that a parser stumbled over, in one line.</summary>
    /// <param name="source">The text.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="offset">Where the parser complained; −1 where that was in another line.</param>
    /// <param name="opener">The bracket that is open there; null where none is.</param>
    /// <param name="diagnostics">Gets the diagnostic.</param>
    public static bool InLine(SourceText source, int line, int offset, int? opener, DiagnosticBag diagnostics)
    {
        var span = source.LineSpan(line);
        var text = source.Slice(span);
        if (offset - span.Start is var at && at >= 0 && at < text.Length && opener is not null && Plain.ContainsKey(text[at]))
        {
            return Sign(source, offset, diagnostics);
        }

        var braces = new Stack<bool>();
        if (opener is { } open && open < span.Start)
        {
            braces.Push(source.Content[open] == '{');
        }

        var begins = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ' || (c == '-' && begins && Ends(text, i + 1)))
            {
                continue;
            }

            if (c == '#' && (i == 0 || text[i - 1] == ' '))
            {
                return false;
            }

            if (begins && c is '"' or '\'')
            {
                var close = text[(i + 1)..].IndexOf(c);
                if (close < 0)
                {
                    return false;
                }

                (i, begins) = (i + 1 + close, false);
                continue;
            }

            if (begins && offset >= 0 && c == '“' && QuotedBy(text[i..]) is { } quoted)
            {
                Quotes(new SourceLocation(source, new TextSpan(span.Start + i, quoted.Length + 2)), quoted.ToString(), diagnostics);
                return true;
            }

            if (begins && offset >= 0 && c is '｛' or '［' or '【' && EndsValue(text[i..], c))
            {
                return Sign(source, span.Start + i, diagnostics);
            }

            if (c == '，' && braces.TryPeek(out var inBraces) && inBraces && KeyFollows(text[(i + 1)..]))
            {
                return Sign(source, span.Start + i, diagnostics);
            }

            if (c is '{' or '[' && begins)
            {
                braces.Push(c == '{');
                continue;
            }

            if (c is '}' or ']' && braces.Count > 0)
            {
                braces.Pop();
            }

            begins = (c == ',' && braces.Count > 0) || (c == ':' && Ends(text, i + 1));
        }

        return false;
    }

    /// <summary>Reports the full-width bracket that was meant to close one that is open: at the end of a value, behind it.</summary>
    public static bool Closes(SourceText source, int opener, DiagnosticBag diagnostics)
    {
        var content = source.Content;
        var wanted = content[opener] == '[' ? ']' : '}';
        for (var i = opener + 1; i < content.Length; i++)
        {
            if (Plain.GetValueOrDefault(content[i]) == wanted && EndsHere(content.AsSpan(i + 1)))
            {
                return Sign(source, i, diagnostics);
            }
        }

        return false;
    }

    /// <summary>Reports a text where a group of entries or a list is due, if it stands between full-width brackets.</summary>
    public static bool InsteadOfBrackets(DocumentNode node, DiagnosticBag diagnostics) =>
        node is ScalarNode { Style: ScalarStyle.Plain, Text: ['｛', .., '｝'] or ['［', .., '］'] or ['【', .., '】'] } && Sign(node.Place.Source, node.Place.Span.Start, diagnostics);

    /// <summary>Reports, in a text that is no type, a full-width comma behind which the next entry stands: <c>文本，级别：整数</c>.</summary>
    public static bool BetweenEntries(ScalarNode node, DiagnosticBag diagnostics)
    {
        var written = node.Place.Source.Slice(node.Place.Span);
        return node.Style == ScalarStyle.Plain && written.IndexOf('，') is > 0 and var comma && written[comma..].IndexOfAny('：', ':') > 0
            && Sign(node.Place.Source, node.Place.Span.Start + comma, diagnostics);
    }

    /// <summary>
    /// The same tree, in which each plain text that stands wholly between Chinese quotes is reported and taken without them, so that nothing
    /// else is said about it.
    /// </summary>
    /// <param name="node">The tree.</param>
    /// <param name="prose">Keys under which a text means what it says, quotes and all.</param>
    /// <param name="diagnostics">Gets a diagnostic a text.</param>
    public static DocumentNode Unquoted(DocumentNode node, FrozenSet<string> prose, DiagnosticBag diagnostics) => node switch
    {
        ScalarNode { Style: ScalarStyle.Plain } scalar => Unquoted(scalar, diagnostics),
        SequenceNode list => new SequenceNode(list.Place, [.. list.Items.Select(i => Unquoted(i, prose, diagnostics))]),
        // A value of the type 文本 is prose.
        MappingNode mapping when mapping.Find("type") is ScalarNode type && type.Text.StartsWith("文本", StringComparison.Ordinal) => mapping,
        MappingNode mapping => new MappingNode(mapping.Place, [.. mapping.Entries.Select(e => (Unquoted(e.Key, diagnostics), prose.Contains(e.Key.Text) ? e.Value : Unquoted(e.Value, prose, diagnostics)))]),
        _ => node,
    };

    private static ScalarNode Unquoted(ScalarNode scalar, DiagnosticBag diagnostics)
    {
        if (scalar.Style != ScalarStyle.Plain || !IsQuoted(scalar.Text))
        {
            return scalar;
        }

        var text = scalar.Text[1..^1];
        Quotes(scalar.Place, text, diagnostics);
        return new ScalarNode(scalar.Place, text, ScalarStyle.Quoted);
    }

    private static bool IsQuoted(ReadOnlySpan<char> text) => text is ['“', .. var inner, '”'] && !inner.ContainsAny('“', '”');

    private static bool Sign(SourceText source, int at, DiagnosticBag diagnostics)
    {
        var sign = source.Content[at];
        var meant = Plain[sign].ToString();
        var found = diagnostics.Report(DocumentDiagnostics.WideSign, source, new TextSpan(at, 1), sign.ToString(), meant);
        diagnostics.Amend(found with { Fix = meant });
        return true;
    }

    private static void Quotes(SourceLocation place, string text, DiagnosticBag diagnostics)
    {
        var found = diagnostics.Report(DocumentDiagnostics.WideQuotes, place, text);
        diagnostics.Amend(found with { Fix = $"\"{text}\"" });
    }

    /// <summary>What stands between Chinese quotes that begin and end a value; null where they do not.</summary>
    private static string? QuotedBy(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf('”');
        return close > 0 && IsQuoted(text[..(close + 1)]) && EndsHere(text[(close + 1)..]) ? text[1..close].ToString() : null;
    }

    /// <summary>Whether a bracket that begins a value also ends it, or the line is open behind it.</summary>
    private static bool EndsValue(ReadOnlySpan<char> text, char open)
    {
        var close = text.IndexOf(open switch { '｛' => '｝', '［' => '］', _ => '】' });
        return close < 0 ? open == '｛' : EndsHere(text[(close + 1)..]);
    }

    private static bool EndsHere(ReadOnlySpan<char> rest) => rest.TrimStart(' ') is [] or ['\r' or '\n' or ',' or '，' or '}' or ']' or '｝' or '］' or '#', ..];

    /// <summary>Whether an entry begins here: a word and a colon before the next comma or bracket, or the line's end.</summary>
    private static bool KeyFollows(ReadOnlySpan<char> rest)
    {
        var word = rest.Trim();
        var end = word.IndexOfAny(",，{}[]｛｝［］:：");
        return word.IsEmpty || (end > 0 && word[end] is ':' or '：');
    }

    private static bool Ends(ReadOnlySpan<char> text, int at) => at >= text.Length || text[at] == ' ';
}
