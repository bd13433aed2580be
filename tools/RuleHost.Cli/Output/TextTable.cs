using System.Text;
using RuleHost.Text;

namespace RuleHost.Cli.Output;

/// <summary>A table for a terminal: columns aligned by display width, a Chinese character counting two.</summary>
internal sealed class TextTable(params string[] headings)
{
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

    public void Write(TextWriter output)
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

        Line(output, headings, widths);
        output.WriteLine(string.Join("  ", widths.Select(w => new string('-', w))));
        foreach (var row in _rows)
        {
            Line(output, row, widths);
        }
    }

    private static void Line(TextWriter output, string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var column = 0; column < cells.Length; column++)
        {
            line.Append(cells[column]);
            if (column < cells.Length - 1)
            {
                line.Append(' ', widths[column] - DisplayWidth.Of(cells[column]) + 2);
            }
        }

        output.WriteLine(line.ToString());
    }
}
