using System.Text;
using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>
/// The canonical form of a .rule file: two columns of indentation a level, spaces around operators, half-width punctuation; optionally
/// with its keywords in another writing. Meaning, names, titles, citations, comments and blank lines stay; what cannot be read stays byte for byte.
/// </summary>
internal sealed class RuleFormatter
{
    private readonly ClauseText _text;
    private readonly ClauseParser _clauses;
    private readonly TokenWriter _tokens;
    private readonly KeywordLanguage? _to;
    private readonly StringBuilder _out = new();

    private RuleFormatter(SourceText source, FormatOptions options)
    {
        _text = new ClauseText(source);
        _clauses = new ClauseParser(_text);
        _to = options.To;
        _tokens = new TokenWriter(_text, options.To);
    }

    /// <summary>The formatted text; formatting it again changes nothing.</summary>
    public static string Format(SourceText source, FormatOptions options) => new RuleFormatter(source, options).Run();

    private string Run()
    {
        var bag = new DiagnosticBag();
        var parser = new ProvisionParser(_text, bag);
        var at = _text.Folded is ['\uFEFF', ..] ? 1 : 0;
        foreach (var raw in Layout.Cut(_text))
        {
            Between(at, raw.Start, at > 1);
            at = LineEndBehind(raw.End);
            var before = bag.Items.Count;
            if (parser.Errors > RuleParser.MaxErrors || parser.Parse(raw) is null || bag.Items.Count > before)
            {
                _out.Append(_text.Original, raw.Start, at - raw.Start);
                if (_out[^1] != '\n')
                {
                    _out.Append('\n');
                }
            }
            else
            {
                Provision(raw);
            }
        }

        Between(at, _text.Original.Length, at > 1);
        var length = _out.Length;
        while (length > 0 && _out[length - 1] == '\n')
        {
            length--;
        }

        return length == 0 ? "" : _out.ToString(0, length) + "\n";
    }

    private void Provision(RawProvision raw)
    {
        var head = raw.Head!.Value;
        Head(head);
        var at = LineEndBehind(head.End);
        foreach (var clause in raw.Clauses)
        {
            var lineStart = _text.Folded.LastIndexOf('\n', clause.Start) + 1;
            Between(at, lineStart, true);
            _out.Append("  ").Append(Clause(clause)).Append('\n');
            at = LineEndBehind(clause.End);
        }
    }

    private void Head(RuleLine line)
    {
        var at = line.Content;
        var folded = _text.Folded;
        var word = folded[at..Folding.WordEnd(folded.AsSpan(0, line.End), at)];
        if (Keywords.Amendments.Find(word) is { } amendment)
        {
            _out.Append(_tokens.Word(amendment, word)).Append(' ');
            at = Skip(at + word.Length, line.End);
            word = folded[at..Folding.WordEnd(folded.AsSpan(0, line.End), at)];
        }

        var kind = Keywords.Kinds.Find(word)!;
        _out.Append(_tokens.Word(kind, word)).Append(' ');
        at = Skip(at + word.Length, line.End);
        if ((ProvisionKind)kind.Detail == ProvisionKind.Define)
        {
            _clauses.Lexer.CutExpression(at, line.End);
            _clauses.Run(ProvisionParser.DefinitionHead, "定义", []);
            _out.Append(_tokens.Write(_clauses.Lexer.Tokens, _clauses.Lexer.Count, at, line.End)).Append('\n');
            return;
        }

        var end = folded[at] == '「' ? folded.IndexOf('」', at) + 1 : Folding.WordEnd(folded.AsSpan(0, line.End), at);
        _out.Append(folded[at] == '「' ? _text.Original.AsSpan(at, end - at) : folded.AsSpan(at, end - at));
        var rest = Raw(end, line.End);
        _out.Append(rest.Length == 0 || rest[0] == ' ' ? "" : " ").Append(rest).Append('\n');
    }

    private string Clause(RawClause clause)
    {
        var folded = _text.Folded.AsSpan(clause.Start, clause.End - clause.Start);
        var keyword = ClauseWords.At(folded, out var length)!;
        if (ClauseGrammar.Of(keyword) is not null)
        {
            _clauses.ParseClause(clause.Start, clause.End, keyword, length, []);
            return _tokens.Write(_clauses.Lexer.Tokens, _clauses.Lexer.Count, clause.Start, clause.End);
        }

        var text = new StringBuilder(_tokens.Word(keyword, folded[..length].ToString()));
        var at = clause.Start + length;
        if (keyword.Canonical == "删去")
        {
            at = Skip(at, clause.End);
            var word = _text.Folded.Substring(at, ClauseWords.Length(_text.Folded.AsSpan(at, clause.End - at)));
            text.Append(' ').Append(_tokens.Word((Keywords.Clauses.Find(word) ?? Keywords.Amendments.Find(word))!, word));
            at += word.Length;
        }

        var first = true;
        while (at < clause.End)
        {
            var end = _text.Original.IndexOf('\n', at, clause.End - at);
            end = end < 0 ? clause.End : end;
            var line = Raw(at, end);
            text.Append(first ? (line.Length == 0 || line[0] == ' ' ? "" : " ") : line.Length == 0 ? "\n" : "\n    ").Append(line);
            first = false;
            at = end + 1;
        }

        return text.ToString();
    }

    /// <summary>Blank lines and lines of comments, as they are but for their indentation.</summary>
    private void Between(int start, int end, bool inside)
    {
        while (start < end)
        {
            var next = _text.Original.IndexOf('\n', start, end - start);
            next = next < 0 ? end : next;
            var line = _text.Original.AsSpan(start, next - start);
            var comment = line.TrimStart(" \t\r\u3000\u00A0");
            var isIndented = comment.Length < line.Length;
            var trimmed = comment.TrimEnd(" \t\r\u3000");
            if (trimmed.Length > 0)
            {
                _out.Append(inside && isIndented ? "  #" : "#").Append(trimmed[1..]);
            }

            _out.Append('\n');
            start = next + 1;
        }
    }

    /// <summary>Raw text without the space around it, its comment two columns behind.</summary>
    private string Raw(int start, int end)
    {
        var line = _text.Original[start..end];
        var comment = RawLines.CommentStart(line);
        var content = RawLines.Strip(line);
        return comment == line.Length ? content : $"{(content.Length == 0 ? "" : content + "  ")}{line[comment..].TrimEnd(' ', '\t', '\r', '\u3000')}";
    }

    private int Skip(int at, int end)
    {
        while (at < end && _text.Folded[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    private int LineEndBehind(int at)
    {
        var end = _text.Folded.IndexOf('\n', Math.Min(at, _text.Folded.Length));
        return end < 0 ? _text.Folded.Length : end + 1;
    }
}
