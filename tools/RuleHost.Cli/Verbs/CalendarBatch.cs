using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using RuleHost.Calendars;
using RuleHost.Cli.Output;
using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cli.Verbs;

/// <summary>
/// <c>calendar --batch</c>: one sum a row. A row that cannot be answered has an empty result and a reason on standard error; the others
/// are answered all the same.
/// </summary>
internal sealed class CalendarBatch(WorkCalendar calendar, CliContext context)
{
    private static readonly string[] Columns = ["id", "op", "start", "arg"];

    public int Run(string file, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var source = FileReader.Read(file, file, diagnostics);
        context.Report(diagnostics.Items);
        if (source is null)
        {
            return ExitCode.Usage;
        }

        using var rows = new CsvReader(new StringReader(source.Content), new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = false, TrimOptions = TrimOptions.Trim, BadDataFound = null, MissingFieldFound = null });
        if (!rows.Read() || !rows.ReadHeader() || Columns.FirstOrDefault(c => !rows.HeaderRecord!.Contains(c)) is { } absent)
        {
            absent = Columns.First(c => rows.HeaderRecord?.Contains(c) != true);
            context.Error.WriteLine(context.Say($"{file}：第一行没有“{absent}”这一列；应为 id,op,start,arg。", $"{file}: the first line has no column \"{absent}\"; it should be id,op,start,arg."));
            return ExitCode.DoesNotHold;
        }

        var unanswered = false;
        if (!context.Json)
        {
            context.Output.WriteLine("id,result,provisional");
        }

        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var id = rows.GetField("id") ?? "";
            var (result, provisional, problem) = Answer(rows.GetField("op"), rows.GetField("start"), rows.GetField("arg"));
            if (problem is not null)
            {
                unanswered = true;
                context.Error.WriteLine(context.Say($"第 {rows.Parser.RawRow} 行（{id}）：{problem.Chinese}", $"line {rows.Parser.RawRow} ({id}): {problem.English}"));
            }

            Write(id, result, provisional);
        }

        return unanswered ? ExitCode.DoesNotHold : ExitCode.Done;
    }

    private (string? Result, bool Provisional, Localized? Problem) Answer(string? op, string? start, string? arg)
    {
        if (!InstantText.TryDate(Folded(start), out var from))
        {
            return (null, false, new($"start“{start}”不是日期", $"start \"{start}\" is not a date"));
        }

        switch (Folded(op).ToUpperInvariant())
        {
            case "ADD":
                if (!int.TryParse(Folded(arg), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days))
                {
                    return (null, false, new($"arg“{arg}”不是整数", $"arg \"{arg}\" is not a whole number"));
                }

                var sum = calendar.Add(from, days);
                return Known(ValueText.Date(sum.Value), sum);
            case "COUNT":
                if (!InstantText.TryDate(Folded(arg), out var to))
                {
                    return (null, false, new($"arg“{arg}”不是日期", $"arg \"{arg}\" is not a date"));
                }

                var count = calendar.Count(from, to);
                return Known(count.Value.ToString(CultureInfo.InvariantCulture), count);
            default:
                return (null, false, new($"op“{op}”只能是 ADD 或 COUNT", $"op \"{op}\" is neither ADD nor COUNT"));
        }
    }

    private (string? Result, bool Provisional, Localized? Problem) Known<T>(string result, DaySum<T> sum) => sum.Certainty == DayCertainty.NoData
        ? (null, false, new($"待查：日历 {calendar.Id} 没有 {sum.LackingYear} 年的数据", $"not known (待查): the calendar {calendar.Id} has no data for {sum.LackingYear}"))
        : (result, sum.Certainty == DayCertainty.Provisional, null);

    private void Write(string id, string? result, bool provisional)
    {
        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", id);
                writer.WriteString("result", result);
                writer.WriteBoolean("provisional", provisional);
                writer.WriteEndObject();
            });
            return;
        }

        var quoted = id.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : id;
        context.Output.WriteLine($"{quoted},{result},{(provisional ? "true" : "false")}");
    }

    private static string Folded(string? text) => Folding.Fold(text ?? "").Trim();
}
