using System.Text;
using RuleHost.Text;

namespace RuleHost.Cli.Output;

/// <summary>
/// A table for a terminal: columns aligned by display width, a Chinese character counting two. On a terminal that is too narrow the
/// widest columns are cut, with … where something is missing; redirected, nothing is ever cut.
/// </summary>
internal sealed class TextTable(params string[] headings)
{
    /// <summary>No column is cut below this.</summary>
    private const int LeastColumn = 8;

    private const int Gap = 2;

    private readonly List<string[]> _rows = [];

    public int Count => _rows.Count;

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table where it has a row.</summary>
    public void WriteIfAny(TextWriter output)
    {
        if (Count > 0)
        {
            Write(output);
        }
    }

    public void Write(TextWriter output) => Write(output, Console.IsOutputRedirected ? int.MaxValue : Math.Max(40, Console.WindowWidth));

    /// <summary>Writes it within so many columns.</summary>
    public void Write(TextWriter output, int width)
    {
        var widths = Widths();
        while (widths.Sum() + (Gap * (widths.Length - 1)) > width && Widest(widths) is var widest && widths[widest] > LeastColumn)
        {
            widths[widest]--;
        }

        Line(output, headings, widths);
        output.WriteLine(string.Join("  ", widths.Select(w => new string('-', w))));
        foreach (var row in _rows)
        {
            Line(output, row, widths);
        }
    }

    private int[] Widths()
    {
        var widths = new int[headings.Length];
        for (var column = 0; column < headings.Length; column++)
        {
            widths[column] = DisplayWidth.Of(headings[column]);
            foreach (var row in _rows)
            {
                widths[column] = Math.Max(widths[column], DisplayWidth.Of(row[column]));
            }
        }

        return widths;
    }

    private static int Widest(int[] widths) => Array.IndexOf(widths, widths.Max());

    private static void Line(TextWriter output, string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var column = 0; column < cells.Length; column++)
        {
            var cell = Cut(cells[column], widths[column]);
            line.Append(cell);
            if (column < cells.Length - 1)
            {
                line.Append(' ', widths[column] - DisplayWidth.Of(cell) + Gap);
            }
        }

        output.WriteLine(line.ToString().TrimEnd());
    }

    private static string Cut(string cell, int width)
    {
        if (DisplayWidth.Of(cell) <= width)
        {
            return cell;
        }

        var (used, end) = (1, 0);
        foreach (var rune in cell.EnumerateRunes())
        {
            var columns = DisplayWidth.Of(cell.AsSpan(end, rune.Utf16SequenceLength));
            if (used + columns > width)
            {
                break;
            }

            used += columns;
            end += rune.Utf16SequenceLength;
        }

        return cell[..end] + "…";
    }
}
