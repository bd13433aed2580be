using System.Text.RegularExpressions;
using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>What an author still has to do: <c># TODO …</c> or <c># 待办 …</c> in a rule text or in YAML. <c>check</c> lists them as notes.</summary>
internal static partial class TodoMarks
{
    /// <summary>{0} what is to be done.</summary>
    public static readonly DiagnosticDescriptor Todo = new("RH0720", Severity.Info,
        new("待办：{0}", "To do: {0}"),
        new("做完以后删去这个记号。", "Remove the mark once it is done."));

    public static void Report(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Content;
        if (!text.Contains("TODO", StringComparison.Ordinal) && !text.Contains("待办", StringComparison.Ordinal))
        {
            return;
        }

        foreach (Match mark in Mark().Matches(text))
        {
            var words = mark.Groups["words"];
            diagnostics.Report(Todo, source, new TextSpan(mark.Index, mark.Length), words.Length > 0 ? words.Value : mark.Value.TrimStart('#', ' '));
        }
    }

    [GeneratedRegex(@"(?<=^|\s)#[ \t]*(TODO|待办)(?![\w])[:： \t]*(?<words>[^\r\n]*?)(?=[ \t]*\r?$)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
