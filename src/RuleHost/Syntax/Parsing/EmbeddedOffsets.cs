using RuleHost.Rulebooks;

namespace RuleHost.Syntax;

/// <summary>Where each character of an embedded text stands in its YAML file.</summary>
internal static class EmbeddedOffsets
{
    /// <summary>
    /// Finds the text's characters in order in what the file has at its place: quotes, indentation and doubled quotes are skipped, a line
    /// break may stand for a space. A text written with escapes cannot be followed so; it is pointed at as a whole.
    /// </summary>
    public static int[] Map(EmbeddedText embedded)
    {
        var (source, span) = embedded.Place;
        var end = Math.Min(span.End, source.Content.Length);
        var text = embedded.Text;
        var offsets = new int[text.Length + 1];
        var at = Math.Min(span.Start, end);
        for (var i = 0; i < text.Length; i++)
        {
            while (at < end && !Same(source.Content[at], text[i]))
            {
                at++;
            }

            if (at >= end)
            {
                Array.Fill(offsets, span.Start);
                return offsets;
            }

            offsets[i] = at++;
        }

        offsets[text.Length] = text.Length == 0 ? at : offsets[text.Length - 1] + 1;
        return offsets;
    }

    private static bool Same(char written, char read) => written == read || (read is ' ' or '\n' && written is '\n');
}
