using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>One line of a .rule file.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Content">Offset of its first character that is no space.</param>
/// <param name="End">Offset of its line end.</param>
/// <param name="Column">Columns of indentation: a tab is four, a full-width space two, as they are seen.</param>
internal readonly record struct RuleLine(int Start, int Content, int End, int Column)
{
    public bool IsBlank => Content == End;
}

/// <summary>A clause before parsing: where it begins and ends, and the mistake in its indentation, if any.</summary>
/// <param name="Start">Offset of its keyword.</param>
/// <param name="End">Offset behind it.</param>
/// <param name="Misindented">What is wrong with the indentation of one of its lines, if anything.</param>
/// <param name="MisindentedAt">Offset of the first such line's text.</param>
internal readonly record struct RawClause(int Start, int End, Localized? Misindented, int MisindentedAt)
{
    public RawClause(int start, int end, Localized? misindented)
        : this(start, end, misindented, start)
    {
    }

    /// <summary>The clause with one more line, which is out of place where a reason is given.</summary>
    public RawClause With(RuleLine line, Localized? misindented = null) => misindented is null || Misindented is not null
        ? this with { End = line.End }
        : this with { End = line.End, Misindented = misindented, MisindentedAt = line.Content };
}

/// <summary>A provision before parsing: its head line and its clauses. Lines before the first head come without one.</summary>
internal sealed record RawProvision(RuleLine? Head, List<RawClause> Clauses, int Start)
{
    /// <summary>Offset behind the last line that belongs to it.</summary>
    public int End { get; set; }
}

/// <summary>
/// The layout rule: a line at column 0 begins a provision, the first indented line a clause at the provision's clause column, deeper lines
/// continue the clause above. Files are cut by it before anything is parsed, so that one broken provision hides no other.
/// </summary>
internal static class Layout
{
    private static readonly Localized AtMargin = new("这一行应当缩进", "this line should be indented");
    private static readonly Localized Uneven = new("这一行没有与上面的子句对齐", "this line is not in line with the clauses above");
    private static readonly Localized ItemAtClause = new("各项要比它们所属的子句再缩进两格", "items are indented two columns more than the clause they belong to");
    private static readonly Localized Orphan = new("文件开头的这一行不属于任何条文", "this line at the beginning belongs to no provision");
    private static readonly Localized Dangling = new("这一行缩进得像续行，上面却没有子句", "this line is indented like a continuation, but there is no clause above");

    public static IEnumerable<RuleLine> Lines(ClauseText text)
    {
        var folded = text.Folded;
        var start = folded.Length > 0 && folded[0] == '\uFEFF' ? 1 : 0;
        while (start < folded.Length)
        {
            var end = folded.IndexOf('\n', start);
            var next = end < 0 ? folded.Length : end + 1;
            end = end < 0 ? folded.Length : end;
            while (end > start && folded[end - 1] is ' ' or '\t' or '\r')
            {
                end--;
            }

            yield return Measure(text, start, end);
            start = next;
        }
    }

    public static IEnumerable<RawProvision> Cut(ClauseText text)
    {
        var folded = text.Folded;
        RawProvision? current = null;
        var clauseColumn = -1;
        foreach (var line in Lines(text))
        {
            if (line.IsBlank || folded[line.Content] == '#')
            {
                continue;
            }

            var column = line.Column;
            if (column == 0 && (current is null || !BelongsInside(folded.AsSpan(line.Content, line.End - line.Content))))
            {
                if (current is not null)
                {
                    yield return current;
                }

                current = new RawProvision(line, [], line.Start) { End = line.End };
                clauseColumn = -1;
                continue;
            }

            var first = current is null;
            current ??= new RawProvision(null, [], line.Start);
            current.End = line.End;
            var clauses = current.Clauses;
            if (column == 0)
            {
                var isClause = BeginsClause(folded.AsSpan(line.Content, line.End - line.Content));
                clauseColumn = clauseColumn < 0 ? 2 : clauseColumn;
                if (isClause || clauses.Count == 0)
                {
                    clauses.Add(new RawClause(line.Content, line.End, AtMargin));
                }
                else
                {
                    clauses[^1] = clauses[^1].With(line, AtMargin);
                }
            }
            else if (clauses.Count > 0 && column <= clauseColumn && ItemMarks.LengthAt(folded, line.Content) > 0)
            {
                clauses[^1] = clauses[^1].With(line, ItemAtClause);
            }
            else if (clauseColumn < 0 || column == clauseColumn)
            {
                clauseColumn = column;
                clauses.Add(new RawClause(line.Content, line.End, first ? Orphan : null));
            }
            else if (column < clauseColumn)
            {
                clauseColumn = column;
                clauses.Add(new RawClause(line.Content, line.End, Uneven));
            }
            else if (clauses.Count == 0)
            {
                clauses.Add(new RawClause(line.Content, line.End, Dangling));
            }
            else
            {
                clauses[^1] = clauses[^1].With(line);
            }
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    /// <summary>Whether a line at column 0 was surely meant to stand inside a provision: it begins with a clause keyword, an operator or an item mark.</summary>
    private static bool BelongsInside(ReadOnlySpan<char> line)
    {
        var end = Folding.WordEnd(line, 0);
        if (end == 0)
        {
            return line[0] is '(' or '→' or '|' or '-' or '=' or '>' or '<' or '+' or '*' or '/' or ')' or ']' or ',' or '、';
        }

        var word = line[..end];
        return Keywords.Kinds.Find(word) is null && Keywords.Amendments.Find(word) is null && (BeginsClause(line) || Keywords.Reserved.Find(word) is not null);
    }

    private static bool BeginsClause(ReadOnlySpan<char> line) => ClauseWords.At(line, out _) is not null;

    private static RuleLine Measure(ClauseText text, int start, int end)
    {
        var at = start;
        var column = 0;
        for (; at < end && text.Folded[at] is ' ' or '\t' or '\r'; at++)
        {
            column += text.Original[at] switch { '\t' => 4, '\u3000' => 2, _ => 1 };
        }

        return new RuleLine(start, at, end, column);
    }
}
