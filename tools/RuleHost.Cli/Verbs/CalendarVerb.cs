using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RuleHost.Calendars;
using RuleHost.Cli.Output;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cli.Verbs;

/// <summary><c>calendar add DATE N</c>, <c>count FROM TO</c>, <c>list YEAR</c>, <c>why DATE</c>, <c>--batch FILE</c>: working-day sums and the announced days.</summary>
internal sealed class CalendarVerb : Verb
{
    private readonly Argument<string> _date = new("DATE");
    private readonly Argument<string> _number = new("N");
    private readonly Argument<string> _from = new("FROM");
    private readonly Argument<string> _to = new("TO");
    private readonly Argument<string> _year = new("YEAR");
    private readonly Option<string?> _calendar = new("--calendar") { Recursive = true };
    private readonly Argument<string> _day = new("DATE");
    private readonly Option<string?> _rulebook = new("--rulebook") { Recursive = true };
    private readonly Option<string?> _batch = new("--batch");
    private readonly Command _add;
    private readonly Command _count;
    private readonly Command _list;
    private readonly Command _why;

    public CalendarVerb()
    {
        _add = new Command("add") { _date, _number };
        _count = new Command("count") { _from, _to };
        _list = new Command("list") { _year };
        _why = new Command("why") { _day };
        Command = new Command("calendar") { _add, _count, _list, _why, _calendar, _rulebook, _batch };

        // With an action of its own the library lets it stand without one of the four (--batch).
        Command.SetAction(_ => ExitCode.Done);
    }

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("算工作日，列出公布的放假和调休", "working-day sums, and the days off as announced");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost calendar add 日期 天数      日期之后第几个工作日(不含当日;负数往前数)
        rulehost calendar count 起 止        起(不含)到 止(含)有几个工作日
        rulehost calendar list 年            这一年公布的放假和调休上班
        rulehost calendar why 日期           这一天算不算、为什么、哪份通知说的、公布前后有没有变
        rulehost calendar --batch 文件       CSV,列 id,op,start,arg(op 为 ADD 或 COUNT);输出 id,result,provisional

        选项:--calendar cn(随产品提供的日历)、--rulebook 路径(用规则集自己的日历)、--as-of 时点(按当时已公布的算)、--format text|json、--lang zh|en。
        最后一份放假通知之后的日子按周一至周五减去法定节日计,标“暂定”;有数据之前的年份答“待查”。
        退出码:0 算出(待查也是答案);1 批量里有行没能作答;2 用法不对,或找不到文件。

        例:rulehost calendar add 2011-03-31 5
        """,
        """
        rulehost calendar add DATE N         the N-th working day after DATE (DATE not counted; negative: before it)
        rulehost calendar count FROM TO      working days after FROM up to and including TO
        rulehost calendar list YEAR          the year's days off and made-up working days as announced
        rulehost calendar why DATE           whether the day counts, why, which notice says so, and what a later notice changed
        rulehost calendar --batch FILE       CSV with the columns id,op,start,arg (op ADD or COUNT); prints id,result,provisional

        Options: --calendar cn (the calendar that comes with the product), --rulebook PATH (whose own calendars are meant), --as-of INSTANT
        (as it was known then), --format text|json, --lang zh|en.
        Past the last notice days are Monday to Friday less the statutory holidays, marked provisional; before the first year of data the
        answer is "not known" (待查). Exit codes: 0 answered (not known is an answer); 1 a row of a batch could not be answered; 2 wrong usage,
        or no such file.

        Example: rulehost calendar add 2011-03-31 5
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var calendar = await Calendar(arguments, context, cancellation).ConfigureAwait(false);
        var command = arguments.CommandResult.Command;
        if (command == _add)
        {
            Add(calendar, Date(arguments.GetRequiredValue(_date), context), Whole(arguments.GetRequiredValue(_number), context), context);
        }
        else if (command == _count)
        {
            Count(calendar, Date(arguments.GetRequiredValue(_from), context), Date(arguments.GetRequiredValue(_to), context), context);
        }
        else if (command == _list)
        {
            List(calendar, Year(arguments.GetRequiredValue(_year), context), context);
        }
        else if (command == _why)
        {
            CalendarWhy.Write(calendar, Date(arguments.GetRequiredValue(_day), context), context);
        }
        else if (arguments.GetValue(_batch) is { } file)
        {
            return new CalendarBatch(calendar, context).Run(file, cancellation);
        }
        else
        {
            throw new UsageException(context.Say(
                "要算什么？add、count、list、why 或 --batch。\n用 rulehost calendar --help 看用法和例子。",
                "What is to be reckoned: add, count, list, why or --batch?\nrulehost calendar --help shows usage and an example."));
        }

        return ExitCode.Done;
    }

    private static void Add(WorkCalendar calendar, DateOnly start, int days, CliContext context)
    {
        var sum = calendar.Add(start, days);
        var (first, last) = days < 0 ? (sum.Value.AddDays(-1), start.AddDays(-1)) : (start, sum.Value);
        var skipped = sum.Certainty == DayCertainty.NoData || days == 0 ? [] : calendar.DaysOff(first, last).ToList();
        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("calendar", calendar.Id);
                writer.WriteString("start", ValueText.Date(start));
                writer.WriteNumber("days", days);
                Answer(writer, "date", sum, calendar, () => writer.WriteString("date", ValueText.Date(sum.Value)));
                writer.WriteStartArray("skipped");
                foreach (var (day, info) in skipped)
                {
                    Day(writer, day, info, context.Language);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        if (sum.Certainty == DayCertainty.NoData)
        {
            context.Output.WriteLine(Unknown(calendar, sum.LackingYear, context));
            return;
        }

        context.Output.WriteLine($"{ValueText.Date(sum.Value)} {WorkCalendar.WeekDay(sum.Value).In(context.Language)}{Mark(sum.Certainty, context)}");
        if (skipped.Count == 0)
        {
            return;
        }

        context.Output.WriteLine();
        var table = new TextTable(context.Say("不计的日子", "Not counted"), context.Say("原因", "Why"), context.Say("依据", "By"));
        foreach (var (day, info) in skipped)
        {
            table.Add(ValueText.Date(day), info.Why.In(context.Language), Citation(info.Notice));
        }

        table.Write(context.Output);
    }

    private static void Count(WorkCalendar calendar, DateOnly from, DateOnly to, CliContext context)
    {
        var sum = calendar.Count(from, to);
        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("calendar", calendar.Id);
                writer.WriteString("from", ValueText.Date(from));
                writer.WriteString("to", ValueText.Date(to));
                Answer(writer, "count", sum, calendar, () => writer.WriteNumber("count", sum.Value));
                writer.WriteEndObject();
            });
            return;
        }

        context.Output.WriteLine(sum.Certainty == DayCertainty.NoData
            ? Unknown(calendar, sum.LackingYear, context)
            : sum.Value.ToString(CultureInfo.InvariantCulture) + Mark(sum.Certainty, context));
    }

    private static void List(WorkCalendar calendar, int year, CliContext context)
    {
        var total = calendar.Count(new DateOnly(year, 1, 1).AddDays(year == 1 ? 0 : -1), new DateOnly(year, 12, 31));
        var days = total.Certainty == DayCertainty.NoData ? [] : calendar.Announced(year).ToList();
        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("calendar", calendar.Id);
                writer.WriteNumber("year", year);
                Answer(writer, "workingDays", total, calendar, () => writer.WriteNumber("workingDays", total.Value));
                writer.WriteStartArray("days");
                foreach (var (day, info) in days)
                {
                    Day(writer, day, info, context.Language);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        if (total.Certainty == DayCertainty.NoData)
        {
            context.Output.WriteLine(Unknown(calendar, total.LackingYear, context));
            return;
        }

        context.Output.WriteLine(context.Say($"{year} 年有 {total.Value} 个工作日", $"{year} has {total.Value} working days") + Mark(total.Certainty, context));
        context.Output.WriteLine();
        var table = new TextTable(context.Say("日期", "Date"), context.Say("安排", "What"), context.Say("依据", "By"));
        foreach (var (day, info) in days)
        {
            table.Add(ValueText.Date(day), info.Why.In(context.Language), Citation(info.Notice));
        }

        table.Write(context.Output);
    }

    private static void Answer<T>(Utf8JsonWriter writer, string name, DaySum<T> sum, WorkCalendar calendar, Action known)
    {
        if (sum.Certainty != DayCertainty.NoData)
        {
            known();
            writer.WriteBoolean("provisional", sum.Certainty == DayCertainty.Provisional);
            return;
        }

        writer.WriteNull(name);
        writer.WriteNull("provisional");
        writer.WriteStartArray("missing");
        writer.WriteStringValue($"日历[{calendar.Id}/{sum.LackingYear}]");
        writer.WriteEndArray();
    }

    internal static void Day(Utf8JsonWriter writer, DateOnly day, DayInfo info, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("date", ValueText.Date(day));
        writer.WriteBoolean("counts", info.Counts);
        writer.WriteString("why", info.Why.In(language));
        if (info.Notice is { } notice)
        {
            writer.WriteStartObject("notice");
            writer.WriteString("title", notice.Title);
            if (notice.Published is { } published)
            {
                writer.WriteString("published", ValueText.Date(published));
            }

            if (notice.Url is { } url)
            {
                writer.WriteString("url", url);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    internal static string Citation(HolidayNotice? notice) => notice is null
        ? ""
        : $"《{notice.Title}》{(notice.Published is { } published ? $"({ValueText.Date(published)})" : "")}";

    private static string Mark(DayCertainty certainty, CliContext context) =>
        certainty == DayCertainty.Provisional ? context.Say("（暂定：放假通知尚未发布）", " (provisional: not announced yet)") : "";

    internal static string Unknown(WorkCalendar calendar, int year, CliContext context) => context.Say(
        $"待查：日历 {calendar.Id} 没有 {year} 年的数据", $"not known (待查): the calendar {calendar.Id} has no data for {year}");

    /// <summary>The calendar asked for, as it was known at the as-of: of a rulebook, or the shipped one.</summary>
    private async Task<WorkCalendar> Calendar(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var name = arguments.GetValue(_calendar);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        WorkCalendar? calendar = name is null or AnnouncedCalendar.Name ? new AnnouncedCalendar([]) : null;
        if (arguments.GetValue(_rulebook) is { } path)
        {
            var rulebook = await Rulebook.LoadAsync(path, context.Configure, cancellation).ConfigureAwait(false);
            await using (rulebook.ConfigureAwait(false))
            {
                var set = new CalendarSet(rulebook.Model.Definition.Calendars);
                (calendar, zone) = (name is null ? set.Default : set.Named(name), rulebook.Model.Definition.Zone);
            }
        }

        if (calendar is null)
        {
            throw new UsageException(context.Say(
                $"没有“{name}”这个日历；随产品提供的是 cn，规则集自己的日历要用 --rulebook 指明规则集。",
                $"There is no calendar \"{name}\"; the product comes with cn, and a rulebook's own calendars want --rulebook."));
        }

        return AsOf.Read(context, zone) is { } known ? calendar.KnownOn(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(known, zone).DateTime)) : calendar;
    }

    private static DateOnly Date(string text, CliContext context) => InstantText.TryDate(Folding.Fold(text).Trim(), out var date)
        ? date
        : throw new UsageException(context.Say($"“{text}”不是日期。写成 2011-03-07。", $"\"{text}\" is not a date. Write it as 2011-03-07."));

    private static int Whole(string text, CliContext context) => int.TryParse(Folding.Fold(text).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new UsageException(context.Say($"“{text}”不是整数。天数写成 5 或 -5。", $"\"{text}\" is not a whole number. Write the number of days as 5 or -5."));

    private static int Year(string text, CliContext context) => int.TryParse(Folding.Fold(text).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999
        ? year
        : throw new UsageException(context.Say($"“{text}”不是年份。写成 2011。", $"\"{text}\" is not a year. Write it as 2011."));
}
