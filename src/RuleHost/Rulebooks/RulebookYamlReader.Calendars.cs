using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Documents;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>Calendars: the default one, office hours, and the rulebook's own.</summary>
internal sealed partial class RulebookYamlReader
{
    private static readonly ImmutableArray<string> WeekDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    private CalendarsDefinition Calendars()
    {
        if (_root.Get("calendars") is not { } node || MappingReader.Of(node, new("calendars", "calendars"), _diagnostics) is not { } entry)
        {
            return new CalendarsDefinition("cn", [], ImmutableDictionary<string, OtherCalendarDefinition>.Empty);
        }

        var others = ImmutableDictionary.CreateBuilder<string, OtherCalendarDefinition>(StringComparer.Ordinal);
        foreach (var (key, value) in entry.Entries("others"))
        {
            Declare(key, new("日历", "a calendar"));
            if (MappingReader.Of(value, new($"日历“{key.Text}”", $"the calendar \"{key.Text}\""), _diagnostics) is { } other)
            {
                others[key.Text] = Other(key.Text, other);
            }
        }

        var name = entry.Text("default") ?? "cn";
        if (name != "cn" && !others.ContainsKey(name))
        {
            Guess(_diagnostics.Report(RulebookDiagnostics.BadValue, entry.Get("default")!.Place, "default", new Localized($"没有“{name}”这个日历。", $"there is no calendar \"{name}\".")), name, others.Keys.Append("cn"));
            name = "cn";
        }

        var result = new CalendarsDefinition(name, OfficeHours(entry.Items("office-hours")), others.ToImmutable());
        entry.Finish();
        return result;
    }

    private OtherCalendarDefinition Other(string name, MappingReader entry)
    {
        var days = entry.Get("days");
        var all = days is ScalarNode { Text: "all" or "每天" };
        var week = ImmutableArray.CreateBuilder<DayOfWeek>();
        foreach (var item in all ? [] : entry.Items("days"))
        {
            var index = item is ScalarNode day ? WeekDays.IndexOf(day.Text.Replace("星期", "周", StringComparison.Ordinal).Replace("周天", "周日", StringComparison.Ordinal)) : -1;
            if (index >= 0)
            {
                week.Add((DayOfWeek)index);
            }
            else
            {
                _diagnostics.Report(RulebookDiagnostics.BadValue, item.Place, "days", new Localized("写 all，或 周一 到 周日。", "it is all, or 周一 to 周日."));
            }
        }

        if (days is SequenceNode { Items.IsEmpty: true } && !Extends(entry))
        {
            _diagnostics.Report(RulebookDiagnostics.BadValue, days.Place, "days", new Localized("一天也没有，什么期限都到不了。", "there is no day in it, and no limit would ever end."));
        }

        if (days is null)
        {
            for (var day = DayOfWeek.Monday; day <= DayOfWeek.Friday; day++)
            {
                week.Add(day);
            }
        }

        var result = new OtherCalendarDefinition(name, all, week.ToImmutable(), Dates(entry, "off"), Dates(entry, "makeup"), Known(entry), OfficeHours(entry.Items("office-hours")))
        {
            ExtendsAnnounced = Extends(entry),
            HalfDays = HalfDays(entry),
            Notices = [.. entry.Items("notices").Select(Notice).OfType<LocalNotice>().OrderBy(n => n.Published)],
        };
        entry.Finish();
        Both(entry, result.Off, result.Makeup);
        return result;
    }

    /// <summary>A day is off or is worked.</summary>
    private void Both(MappingReader entry, ImmutableHashSet<DateOnly> off, ImmutableHashSet<DateOnly> makeup)
    {
        if (off.Intersect(makeup).Order().Select(ValueText.Date).ToList() is { Count: > 0 } both)
        {
            _diagnostics.Report(
                RulebookDiagnostics.BadValue,
                entry.Get("makeup")!.Place,
                "makeup",
                new Localized($"{both[0]} 在 off 里也有：这一天是放假还是上班？", $"{both[0]} is among off as well: is that day off, or worked?"));
        }
    }

    /// <summary>Dates listed in place, or the first column of a CSV file.</summary>
    private ImmutableHashSet<DateOnly> Dates(MappingReader entry, string key)
    {
        var result = ImmutableHashSet.CreateBuilder<DateOnly>();
        foreach (var item in entry.Items(key))
        {
            if (item is ScalarNode date && InstantText.TryDate(Folding.Fold(date.Text).Trim(), out var day))
            {
                result.Add(day);
            }
            else if (item is ScalarNode { Text: var file } && file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                DatesFrom(file, item.Place, result);
            }
            else
            {
                _diagnostics.Report(RulebookDiagnostics.BadValue, item.Place, key, new Localized("写日期（2011-10-01），或一个 .csv 文件。", "it is a date (2011-10-01) or a .csv file."));
            }
        }

        return result.ToImmutable();
    }

    private void DatesFrom(string file, SourceLocation place, ImmutableHashSet<DateOnly>.Builder result)
    {
        if (Path.IsPathRooted(file) || file.Split('/', '\\').Contains(".."))
        {
            _diagnostics.Report(RulebookDiagnostics.OutsideFolder, place, "off", file);
            return;
        }

        if (Opened(file, place) is not { } source)
        {
            return;
        }

        for (var line = 1; line <= source.LineCount; line++)
        {
            var cell = source.Slice(source.LineSpan(line)).ToString().Split(',')[0].Trim().Trim('"');
            if (InstantText.TryDate(Folding.Fold(cell), out var day))
            {
                result.Add(day);
            }
            else if (line > 1 && cell.Length > 0)
            {
                _diagnostics.Report(RulebookDiagnostics.BadValue, source, source.LineSpan(line), file, new Localized($"“{cell}”不是日期。", $"\"{cell}\" is no date."));
            }
        }
    }

    private DateWindow? Known(MappingReader entry)
    {
        if (entry.Text("known") is not { } text)
        {
            return null;
        }

        var parts = Folding.Fold(text).Split(["至", " to "], StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && InstantText.TryDate(parts[0], out var first) && InstantText.TryDate(parts[1], out var last) && first <= last)
        {
            return new DateWindow(first, last);
        }

        _diagnostics.Report(RulebookDiagnostics.BadValue, entry.Get("known")!.Place, "known", new Localized("写成 2015-01-01 至 2016-12-31。", "write it as 2015-01-01 至 2016-12-31."));
        return null;
    }

    /// <summary>extends: cn is the one calendar that another can begin from.</summary>
    private bool Extends(MappingReader entry)
    {
        if (entry.Text("extends") is not { } name)
        {
            return false;
        }

        if (name != "cn")
        {
            _diagnostics.Report(RulebookDiagnostics.BadValue, entry.Get("extends")!.Place, "extends", new Localized("只能以 cn 为底。", "only cn can be built on."));
        }

        return true;
    }

    private ImmutableDictionary<DateOnly, ImmutableArray<(TimeOnly From, TimeOnly To)>> HalfDays(MappingReader entry)
    {
        var result = ImmutableDictionary.CreateBuilder<DateOnly, ImmutableArray<(TimeOnly From, TimeOnly To)>>();
        foreach (var (key, value) in entry.Entries("half-days"))
        {
            if (InstantText.TryDate(Folding.Fold(key.Text).Trim(), out var day) && value is SequenceNode { Items: [_, ..] hours })
            {
                if (OfficeHours(hours) is { IsEmpty: false } stretches)
                {
                    result[day] = stretches;
                }
            }
            else
            {
                _diagnostics.Report(RulebookDiagnostics.BadValue, key.Place, "half-days", new Localized("写成 2012-01-22: [[\"09:00\", \"12:00\"]]。", "write it as 2012-01-22: [[\"09:00\", \"12:00\"]]."));
            }
        }

        return result.ToImmutable();
    }

    /// <summary>A local notice; its days are known from the day on which it was announced.</summary>
    private LocalNotice? Notice(DocumentNode node)
    {
        if (MappingReader.Of(node, new("一份通知", "a notice"), _diagnostics) is not { } entry)
        {
            return null;
        }

        var title = entry.Text("title");
        var written = entry.Text("published");
        var url = entry.Text("url");
        var (off, makeup) = (Dates(entry, "off"), Dates(entry, "makeup"));
        entry.Finish();
        Both(entry, off, makeup);
        if (title is not null && written is not null && InstantText.TryDate(Folding.Fold(written).Trim(), out var published) && !(off.IsEmpty && makeup.IsEmpty))
        {
            return new LocalNotice(title, published, url, off, makeup);
        }

        _diagnostics.Report(RulebookDiagnostics.BadValue, node.Place, "notices", new Localized(
            "每份通知写 title（名称）、published（公布日期），和 off（放假）或 makeup（上班）的日子。",
            "each notice has its title, the date on which it was published, and days that are off or makeup."));
        return null;
    }

    private ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours(IEnumerable<DocumentNode> items)
    {
        var result = ImmutableArray.CreateBuilder<(TimeOnly, TimeOnly)>();
        foreach (var item in items)
        {
            if (item is SequenceNode { Items: [ScalarNode from, ScalarNode to] } && Time(from, out var opens) && Time(to, out var closes) && opens < closes)
            {
                if (result.Any(other => opens < other.Item2 && other.Item1 < closes))
                {
                    _diagnostics.Report(RulebookDiagnostics.BadValue, item.Place, "office-hours", new Localized("与另一段重叠，同一段时间会算两次。", "it overlaps another stretch, and the time would count twice."));
                    continue;
                }

                result.Add((opens, closes));
            }
            else
            {
                _diagnostics.Report(RulebookDiagnostics.BadValue, item.Place, "office-hours", new Localized("写成 [\"09:00\", \"17:00\"]，先早后晚。", "write it as [\"09:00\", \"17:00\"], the earlier first."));
            }
        }

        result.Sort();
        return result.ToImmutable();
    }

    private static bool Time(ScalarNode node, out TimeOnly time) =>
        TimeOnly.TryParseExact(Folding.Fold(node.Text).Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
