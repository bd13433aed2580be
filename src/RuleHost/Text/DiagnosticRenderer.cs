using System.Globalization;
using System.Text;

namespace RuleHost.Text;

/// <summary>Writes a diagnostic for a person: place and message, the offending line with the place underlined, the hint, related places.</summary>
public static class DiagnosticRenderer
{
    /// <summary>Columns of a line that are shown; of a longer one, those around the place.</summary>
    private const int MaxColumns = 100;

    private const int TabColumns = 4;

    /// <summary>
    /// The diagnostic in a language, on several lines without a line end at the last:
    /// <c>file:line:column: error RH0123: message</c>, the line, the underlining, the hint. Full-width characters count as two columns.
    /// </summary>
    public static string Render(Diagnostic diagnostic, Language language)
    {
        var text = new StringBuilder();
        if (diagnostic.Location is { } place)
        {
            text.Append(Place(place)).Append(": ");
        }

        text.Append(Name(diagnostic.Severity)).Append(' ').Append(diagnostic.Code).Append(": ").Append(Clean(diagnostic.Message(language)));
        if (diagnostic.Location is { } location)
        {
            AppendLine(text, location);
        }

        var hint = diagnostic.Hint(language);
        if (hint.Length > 0)
        {
            text.Append('\n').Append(language == Language.Chinese ? "  提示：" : "  Hint: ").Append(Clean(hint));
        }

        if (!diagnostic.Related.IsDefaultOrEmpty)
        {
            foreach (var (related, note) in diagnostic.Related)
            {
                text.Append('\n').Append(language == Language.Chinese ? "  另见 " : "  See ").Append(Place(related)).Append(": ").Append(Clean(note.In(language)));
            }
        }

        if (diagnostic.Example is { } example)
        {
            // Flush left, so that it can be pasted as it stands.
            text.Append('\n').Append(language == Language.Chinese ? "  可以贴进测试文件的用例：" : "  A case that shows it, for a test file:");
            foreach (var line in example.In(language).Split('\n'))
            {
                text.Append('\n').Append(Clean(line));
            }
        }

        return text.ToString();
    }

    private static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static string Place(SourceLocation place)
    {
        var (line, column) = place.Source.Position(place.Span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{place.Source.Path}:{line}:{column}");
    }

    private static void AppendLine(StringBuilder text, SourceLocation place)
    {
        var (number, _) = place.Source.Position(place.Span.Start);
        var line = place.Source.LineSpan(number);
        if (line.Length == 0)
        {
            return;
        }

        // Of an endless line only the neighbourhood is looked at.
        var slice = Neighbourhood(place.Source, line, place.Span.Start);
        var cells = Cells(place.Source.Slice(slice));
        var start = place.Span.Start - slice.Start;
        var end = Math.Clamp(place.Span.End - slice.Start, start + 1, Math.Max(slice.Length, start + 1));
        var (first, last) = Window(cells, start);
        var shown = new StringBuilder();
        var before = 0;
        var under = 0;
        if (first > 0 || slice.Start > line.Start)
        {
            shown.Append('…');
            before = 1;
        }

        for (var i = first; i < last; i++)
        {
            var cell = cells[i];
            shown.Append(cell.Text);
            before += cell.Offset < start ? cell.Columns : 0;
            under += cell.Offset >= start && cell.Offset < end ? cell.Columns : 0;
        }

        if (last < cells.Count || slice.End < line.End)
        {
            shown.Append('…');
        }

        text.Append("\n  ").Append(shown).Append("\n  ").Append(' ', before).Append('^', Math.Max(1, under));
    }

    private static TextSpan Neighbourhood(SourceText source, TextSpan line, int at)
    {
        var start = Math.Max(line.Start, at - (4 * MaxColumns));
        var end = Math.Min(line.End, at + (4 * MaxColumns));
        start -= start > line.Start && char.IsLowSurrogate(source.Content[start]) ? 1 : 0;
        end += end < line.End && char.IsLowSurrogate(source.Content[end]) ? 1 : 0;
        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    /// <summary>The cells to show: all of a short line, else those from a little before the place on.</summary>
    private static (int First, int Last) Window(List<Cell> cells, int start)
    {
        var at = cells.FindIndex(c => c.Offset >= start);
        at = at < 0 ? cells.Count : at;
        var first = at;
        for (var columns = 0; first > 0 && columns < MaxColumns / 2; first--)
        {
            columns += cells[first - 1].Columns;
        }

        // Without need nothing is cut off on the left.
        var total = 0;
        for (var i = 0; i < first; i++)
        {
            total += cells[i].Columns;
        }

        first = total <= 2 ? 0 : first;
        var last = first;
        for (var columns = 0; last < cells.Count && columns < MaxColumns; last++)
        {
            columns += cells[last].Columns;
        }

        return (first, last);
    }

    private static List<Cell> Cells(ReadOnlySpan<char> line)
    {
        var cells = new List<Cell>();
        var offset = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var (text, columns) = rune.Value switch
            {
                '\t' => ("    ", TabColumns),
                // Nothing of a file may move the cursor, and what is pointed at must be seen.
                _ when Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format => ("□", 1),
                _ => (rune.ToString(), DisplayWidth.Of(rune)),
            };
            cells.Add(new Cell(offset, columns, text));
            offset += rune.Utf16SequenceLength;
        }

        return cells;
    }

    /// <summary>Text quoted from a file must not move the terminal's cursor.</summary>
    private static string Clean(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return string.Create(text.Length, text, static (target, source) =>
                {
                    for (var i = 0; i < target.Length; i++)
                    {
                        target[i] = char.IsControl(source[i]) ? ' ' : source[i];
                    }
                });
            }
        }

        return text;
    }

    private readonly record struct Cell(int Offset, int Columns, string Text);
}
