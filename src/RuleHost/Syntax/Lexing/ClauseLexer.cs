using System.Globalization;
using System.Text;
using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>
/// Cuts one clause into tokens. Words are separated by space or punctuation, and a keyword is one only as a whole word; the lexer knows no
/// declared names. One lexer serves one thread and is reused from clause to clause.
/// </summary>
internal sealed partial class ClauseLexer(ClauseText text)
{
    public const int MaxNameLength = 64;

    /// <summary>How much of a name that is too long is underlined.</summary>
    private const int ShownOfLongName = 8;

    private readonly ClauseText _text = text;
    private readonly string _folded = text.Folded;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names =
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private Token[] _tokens = new Token[64];
    private int _count;
    private string? _clause;
    private bool _blockOpened;
    private bool _lineStart;
    private int _depth;

    /// <summary>The tokens of the clause last cut.</summary>
    public Token[] Tokens => _tokens;

    public int Count => _count;

    /// <summary>Cuts the clause that stands between two offsets; its keyword, already found, becomes the first token.</summary>
    public void CutClause(int start, int end, Keyword keyword, int keywordLength)
    {
        Begin(keyword.Canonical);
        Add(TokenKind.ClauseWord, start, keywordLength, keyword.Detail, keyword);
        var at = start + keywordLength;
        if (keyword.Canonical == "不适用" && _folded.AsSpan(start, keywordLength).EndsWith("-when", StringComparison.Ordinal))
        {
            // English says 不适用 当 in one word.
            Add(TokenKind.When, at, 0, 0, Keywords.Reserved["当"]);
        }

        Cut(at, end);
    }

    /// <summary>Cuts an expression, or the head of a definition.</summary>
    public void CutExpression(int start, int end)
    {
        Begin(null);
        Cut(start, end);
    }

    private void Begin(string? clause)
    {
        _count = 0;
        _clause = clause;
        _blockOpened = false;
        _lineStart = false;
        _depth = 0;
    }

    private void Cut(int at, int end)
    {
        var text = _folded.AsSpan(0, end);
        while (at < end)
        {
            var c = text[at];
            switch (c)
            {
                case ' ' or '\t' or '\r' or '\uFEFF':
                    at++;
                    continue;
                case '\n':
                    _lineStart = true;
                    at++;
                    continue;
                case '#' when at == 0 || text[at - 1] is ' ' or '\t' or '\n':
                    at = LineEnd(text, at);
                    continue;
                case ';' or '。' when IsLastOnLine(text, at + 1):
                    at++;
                    continue;
            }

            at += Next(text, at);
            _lineStart = false;
        }

        var last = _count > 0 ? _tokens[_count - 1].At + _tokens[_count - 1].Length : at;
        Add(TokenKind.End, last, 0);
    }

    private int Next(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
        {
            return Number(text, at);
        }

        if (c is '"' or '“' or '”')
        {
            return Quotation(text, at);
        }

        if (c == '「')
        {
            return QuotedName(text, at);
        }

        if (Folding.IsWordPart(text, at, out _))
        {
            return Word(text, at);
        }

        if (c == '(' && _lineStart && ItemMarks.LengthAt(text, at) is var mark and > 0 && (_blockOpened || !char.IsAsciiDigit(text[at + 1])))
        {
            return Item(text, at, mark);
        }

        if (c == '(' && _blockOpened && !_lineStart && text[at - 1] is ' ' or '\t' && ItemMarks.LengthAt(text, at) is var inner and > 0 && !char.IsAsciiDigit(text[at + 1]))
        {
            var written = text.Slice(at, inner).ToString();
            return Bad(at, inner, new LexicalMistake(SyntaxDiagnostics.Items, new Localized($"“{written}”没有另起一行", $"“{written}” does not begin a line"))
            {
                Hint = new Localized("一项写一行：每一项都另起一行，比子句再缩进两格。", "One item a line: each stands on a line of its own, indented two columns more than the clause."),
            });
        }

        return Punctuation(text, at);
    }

    private int Number(ReadOnlySpan<char> text, int at)
    {
        var line = text[at..LineEnd(text, at)];
        if (_clause == "截止" && _count == 1 && line.StartsWith("24:00", StringComparison.Ordinal) && Folding.WordEnd(line, 5) == 5)
        {
            Add(TokenKind.Cutoff, at, 5, (int)Rulebooks.CutoffKind.EndOfDay);
            return 5;
        }

        var read = NumberReader.Read(line);
        var span = _text.Span(at, at + read.Length);
        if (read.Mistake is { } mistake)
        {
            return Bad(at, read.Length, mistake);
        }

        Add(TokenKind.Number, at, read.Length, 0, null, new LiteralSyntax(span, read.Kind, read.Value) { MonthDay = read.MonthDay });
        return read.Length;
    }

    private int Item(ReadOnlySpan<char> text, int at, int length)
    {
        if (at + length < text.Length && text[at + length] is not (' ' or '\t' or '\n' or '\r'))
        {
            var mark = text.Slice(at, length).ToString();
            return Bad(at, length, new LexicalMistake(SyntaxDiagnostics.Items, new Localized($"“{mark}”后面要空一格", $"“{mark}” needs a space behind it")) { Fix = mark + " " });
        }

        Add(TokenKind.ItemMark, at, length, 0, null, text.Slice(at, length).ToString());
        return length;
    }

    private int Word(ReadOnlySpan<char> text, int at)
    {
        var end = Folding.WordEnd(text, at);
        if (char.IsAsciiLetter(text[at]) && end < text.Length && text[end] == '-')
        {
            end = Hyphenated(text, at, end);
        }

        var word = text[at..end];
        var afterDot = _count > 0 && _tokens[_count - 1].Kind == TokenKind.Dot;
        if (!afterDot)
        {
            if (_count > 0 && Local(word, text[end..]) is { } local)
            {
                return AddWord(local.Kind, at, word, local);
            }

            if (!IsClauseWordPlace && Keywords.Reserved.Find(word) is { } reserved)
            {
                _blockOpened |= reserved.Kind is TokenKind.Block or TokenKind.BlockAtLeast or TokenKind.CaseBlock;
                return AddWord(reserved.Kind, at, word, reserved);
            }
        }

        if (ForeignLetter(word) is var foreign and >= 0)
        {
            return BadLetter(at, word, foreign);
        }

        if (word.Length > MaxNameLength)
        {
            Bad(at, ShownOfLongName, new LexicalMistake(SyntaxDiagnostics.NameTooLong, word.Length, MaxNameLength));
            return word.Length;
        }

        return AddWord(TokenKind.Name, at, word, null);
    }

    /// <summary>可调 names a clause by its keyword, which may be a reserved word.</summary>
    private bool IsClauseWordPlace => _clause == "可调" && _count == 1;

    private int AddWord(TokenKind kind, int at, ReadOnlySpan<char> word, Keyword? keyword)
    {
        Add(kind, at, word.Length, keyword?.Detail ?? 0, keyword, kind == TokenKind.Name || keyword is null ? Intern(word) : null);
        return word.Length;
    }

    private string Intern(ReadOnlySpan<char> word)
    {
        if (!_names.TryGetValue(word, out var name))
        {
            name = word.ToString();
            _names.Dictionary.TryAdd(name, name);
        }

        return name;
    }

    /// <summary>The longest English keyword that a hyphenated run begins with; else the first part alone.</summary>
    private static int Hyphenated(ReadOnlySpan<char> text, int at, int firstEnd)
    {
        var best = firstEnd;
        var end = firstEnd;
        while (end + 1 < text.Length && text[end] == '-' && char.IsAsciiLetter(text[end + 1]))
        {
            end = Folding.WordEnd(text, end + 1);
            if (Keywords.IsHyphenated(text[at..end]))
            {
                best = end;
            }
        }

        return best;
    }

    private int QuotedName(ReadOnlySpan<char> text, int at)
    {
        var line = text[at..LineEnd(text, at)];
        var close = line.IndexOf('」');
        if (close < 0)
        {
            return Bad(at, line.Length, new LexicalMistake(SyntaxDiagnostics.Unclosed, "「", "」"));
        }

        if (close - 1 > MaxNameLength)
        {
            Bad(at, ShownOfLongName, new LexicalMistake(SyntaxDiagnostics.NameTooLong, close - 1, MaxNameLength));
            return close + 1;
        }

        Add(TokenKind.Name, at, close + 1, 1, null, _text.Original.Substring(at + 1, close - 1));
        return close + 1;
    }

    /// <summary>A text ends with the quote it began with: "…" or “…”. Doubled, the quote stands for itself.</summary>
    private int Quotation(ReadOnlySpan<char> text, int at)
    {
        var line = text[at..LineEnd(text, at)];
        var opening = line[0];
        var closing = opening == '"' ? '"' : '”';
        var content = new StringBuilder();
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] != closing)
            {
                content.Append(_text.Original[at + i]);
                continue;
            }

            if (i + 1 < line.Length && line[i + 1] == closing)
            {
                content.Append(closing);
                i++;
                continue;
            }

            Add(TokenKind.Text, at, i + 1, 0, null, new LiteralSyntax(_text.Span(at, at + i + 1), LiteralKind.Text, Values.Value.OfText(content.ToString())));
            return i + 1;
        }

        var other = line[1..].IndexOfAny('"', '”', '“');
        var mistake = new LexicalMistake(SyntaxDiagnostics.Unclosed, opening, closing);
        return Bad(at, line.TrimEnd().Length, other < 0 ? mistake : mistake with
        {
            Hint = new Localized(
                $"引号要成对：以 {opening} 开始就要以 {closing} 结束，这里却是 {line[1 + other]} 。",
                $"Quotes come in pairs: what begins with {opening} ends with {closing}, not with {line[1 + other]} ."),
        });
    }

    private void Add(TokenKind kind, int at, int length, int detail = 0, Keyword? word = null, object? value = null)
    {
        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _tokens.Length * 2);
        }

        _tokens[_count++] = new Token(kind, _text.Span(at, at + length), at, length, detail, word, value);
    }

    private int Bad(int at, int length, LexicalMistake mistake)
    {
        Add(TokenKind.Bad, at, length, 0, null, mistake);
        return length;
    }

    private static bool IsLastOnLine(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r')
        {
            at++;
        }

        return at >= text.Length || text[at] is '\n' || (text[at] == '#' && text[at - 1] is ' ' or '\t');
    }

    private static int LineEnd(ReadOnlySpan<char> text, int at)
    {
        var length = text[at..].IndexOf('\n');
        return length < 0 ? text.Length : at + length;
    }

    private static string CodePoint(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
