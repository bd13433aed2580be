using RuleHost.Calendars;
using RuleHost.Cli.Output;
using RuleHost.Values;

namespace RuleHost.Cli.Verbs;

/// <summary><c>calendar why DATE</c>: whether a day counts, why, which notice says so, and what was known before a notice changed it.</summary>
internal static class CalendarWhy
{
    public static void Write(WorkCalendar calendar, DateOnly day, CliContext context)
    {
        var info = calendar.Explain(day);
        var before = Before(calendar, day, info);
        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("calendar", calendar.Id);
                writer.WritePropertyName("day");
                CalendarVerb.Day(writer, day, info, context.Language);
                writer.WriteString("certainty", info.Certainty switch { DayCertainty.Known => "known", DayCertainty.Provisional => "provisional", _ => "unknown" });
                writer.WriteStartArray("before");
                foreach (var (change, known) in before)
                {
                    writer.WriteStartObject();
                    writer.WriteString("until", ValueText.Date(change.Announced));
                    writer.WritePropertyName("day");
                    CalendarVerb.Day(writer, day, known, context.Language);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        if (info.Certainty == DayCertainty.NoData)
        {
            context.Output.WriteLine(CalendarVerb.Unknown(calendar, day.Year, context));
            return;
        }

        context.Output.WriteLine($"{ValueText.Date(day)} {Counts(info, context)}{context.Say("：", ": ")}{info.Why.In(context.Language)}");
        Notice(info.Notice, context);
        foreach (var (change, known) in before)
        {
            context.Output.WriteLine(context.Say(
                $"{ValueText.Date(change.Announced)} 公布以前{Counts(known, context)}：{known.Why.Chinese}",
                $"Until {ValueText.Date(change.Announced)} it {Counts(known, context)}: {known.Why.English}"));
            Notice(known.Notice, context);
        }
    }

    /// <summary>What was known of the day before each notice that changed it, the latest first.</summary>
    private static List<(CalendarChange Change, DayInfo Known)> Before(WorkCalendar calendar, DateOnly day, DayInfo now)
    {
        var result = new List<(CalendarChange, DayInfo)>();
        for (var i = calendar.Changes.Length - 1; i >= 0; i--)
        {
            var change = calendar.Changes[i];
            var known = calendar.KnownOn(change.Announced.AddDays(-1)).Explain(day);
            if ((known.Counts, known.Why, known.Notice) != (now.Counts, now.Why, now.Notice))
            {
                result.Add((change, known));
                now = known;
            }
        }

        return result;
    }

    private static string Counts(DayInfo info, CliContext context) => info.Counts ? context.Say("是工作日", "counts") : context.Say("不是工作日", "does not count");

    private static void Notice(HolidayNotice? notice, CliContext context)
    {
        if (notice is null)
        {
            return;
        }

        context.Output.WriteLine("  " + CalendarVerb.Citation(notice));
        if (notice.Url is { } url)
        {
            context.Output.WriteLine("  " + url);
        }
    }
}
