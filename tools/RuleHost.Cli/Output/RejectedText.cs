using RuleHost.Cases.Logs;

namespace RuleHost.Cli.Output;

/// <summary>Rows of a log that could not be used, told on standard error: whoever does not hear of them takes the outcome for whole.</summary>
internal static class RejectedText
{
    /// <summary>Tells the first rows, each with its line and why, and how many there are in all.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="file">Where all of them stand; null: nowhere.</param>
    /// <param name="context">Gets the lines.</param>
    public static void Write(IReadOnlyList<RejectedRow> first, long count, string? file, CliContext context)
    {
        foreach (var row in first)
        {
            context.Error.WriteLine(context.Say($"第 {row.Line} 行没有用：{row.Reason.Chinese}", $"Line {row.Line} was not used: {row.Reason.English}"));
        }

        if (count > 0)
        {
            context.Error.WriteLine(context.Say($"共有 {count} 行没有用", $"{count} {(count == 1 ? "line was" : "lines were")} not used in all")
                + (file is null ? context.Say("。", ".") : context.Say($"，全部见 {file}。", $"; all of them are in {file}.")));
        }
    }
}
