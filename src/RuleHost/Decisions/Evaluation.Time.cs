using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Calendars;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>Which time is meant: the text that applies (semantics S14) and windows (semantics S13).</summary>
internal sealed partial class Evaluation
{
    private Memo<RecordKey, Traced> _times;
    private TimeRules? _timeRules;

    /// <summary>What arithmetic with dates goes by.</summary>
    public TimeRules Time => _timeRules ??= new TimeRules(Zone, AddWorkingDays);

    private DateOnly? AddWorkingDays(DateOnly day, int n) => Calendars.Default.Add(day, n) is { Certainty: not DayCertainty.NoData } sum ? sum.Value : null;

    /// <summary>The calendar date of an instant in the rulebook's zone.</summary>
    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    /// <summary>日期(x): the calendar date of an instant; a date stays what it is.</summary>
    public Value DateOf(Value value) => value.Kind switch
    {
        ValueKind.Instant => Value.OfDate(DateOf(value.InstantUtc)),

        // Bounds of an instant are none of a date.
        ValueKind.Unknown => Value.Unknown,
        _ => value,
    };

    /// <summary>The frame in which a provision other than a limit judges a record: the text of the record's own time.</summary>
    public Frame FrameOf(Value record) => new(record, ApplicableTime(record).Value is { Kind: ValueKind.Instant } time ? time.InstantUtc : null);

    /// <summary>
    /// The record's own time (<c>time:</c>) as an instant: of a year or month, its last day; the as-of where none is declared or it is
    /// 无; unknown where it is unknown.
    /// </summary>
    public Traced ApplicableTime(Value record)
    {
        if (record.Kind != ValueKind.Record || Model.Times.IsEmpty || !Model.Times.TryGetValue(record.RecordKey.Type, out var formula))
        {
            return Value.OfInstant(AsOf);
        }

        if (!_times.TryGetValue(record.RecordKey, out var time))
        {
            // What a time: reads is read as of now: it cannot wait for itself.
            _times[record.RecordKey] = Value.OfInstant(AsOf);
            var value = Run(formula, new Frame(record, AsOf));
            time = value.Value.Kind switch
            {
                // An example that does not say when speaks of its own day: what it illustrates is one text.
                ValueKind.Unknown => IgnoresGenerals ? Value.OfInstant(AsOf) : value,
                ValueKind.None => Value.OfInstant(AsOf),
                ValueKind.Instant => value,
                ValueKind.Date => Value.OfInstant(StartOf(value.Value.DateValue)),
                ValueKind.Year => Value.OfInstant(StartOf(new DateOnly((int)value.Value.Number, 12, 31))),
                ValueKind.Month => Value.OfInstant(StartOf(LastDay(value.Value.MonthValue.Year, value.Value.MonthValue.Month))),
                _ => Value.OfInstant(AsOf),
            };
            _times[record.RecordKey] = time;
        }

        return time;
    }

    /// <summary>The first instant of a day in the rulebook's zone, UTC.</summary>
    public DateTime StartOf(DateOnly date)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);

        // Where a zone skips midnight (summer time that begins then), the day begins at the first instant that exists.
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(local, Zone);
    }

    /// <summary>A parameter's value at the frame's applicable time; unknown, naming the parameter, where none is in force.</summary>
    public Traced Parameter(ParameterDefinition parameter, in Frame frame)
    {
        if (Assumptions.Parameters.TryGetValue(parameter.Name, out var assumed))
        {
            return assumed;
        }

        if (frame.Applicable is { } applicable)
        {
            return parameter.On(DateOf(applicable)) is { IsUnknown: false } value ? value : Traced.Unknown(parameter.Name);
        }

        // The record's own time is unknown: known only where every version that could apply says the same.
        var versions = parameter.Values;
        var latest = parameter.On(DateOf(AsOf));
        foreach (var version in versions)
        {
            if ((version.From is null || version.From <= DateOf(AsOf)) && !version.Value.Equals(latest))
            {
                return new Traced(Value.Unknown, ApplicableTime(frame.Subject).Missing);
            }
        }

        return latest.IsUnknown ? Traced.Unknown(parameter.Name) : latest;
    }

    /// <summary>近 D 截至 x (semantics S13): the D up to x by date, x's own date in and the date D before it out; cut at the as-of.</summary>
    public Value Recent(Value length, Value asOf)
    {
        if (asOf.Kind is not (ValueKind.Date or ValueKind.Instant))
        {
            return Value.Unknown;
        }

        var last = DateOf(asOf).DateValue;
        var number = (int)length.Number * length.Unit.Factor;
        DateOnly? first = length.Unit.Family switch
        {
            SpanFamily.Days => last.AddDays(-number),
            SpanFamily.Months => last.AddMonths(-number),
            _ => null,
        };
        return first is { } out_ ? Window(out_.AddDays(1), last) : Value.Unknown;
    }

    /// <summary>本年度, 本季度, …: of the subject's 年度 or 月份 where its key has one, else of the as-of; cut at the as-of.</summary>
    public Value Period(CalendarPeriod period, in Frame frame)
    {
        var anchor = PeriodAnchor(frame.Subject);
        var (year, month) = (anchor.Year, anchor.Month);
        return period switch
        {
            CalendarPeriod.ThisYear => Window(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)),
            CalendarPeriod.LastYear => Window(new DateOnly(year - 1, 1, 1), new DateOnly(year - 1, 12, 31)),
            CalendarPeriod.ThisQuarter => Window(new DateOnly(year, ((month - 1) / 3 * 3) + 1, 1), LastDay(year, ((month - 1) / 3 * 3) + 3)),
            CalendarPeriod.ThisMonth => Window(new DateOnly(year, month, 1), LastDay(year, month)),
            CalendarPeriod.ThisWeek => Window(Monday(anchor), Monday(anchor).AddDays(6)),
            CalendarPeriod.FirstHalf => Window(new DateOnly(year, 1, 1), new DateOnly(year, 6, 30)),
            CalendarPeriod.SecondHalf => Window(new DateOnly(year, 7, 1), new DateOnly(year, 12, 31)),
            CalendarPeriod.ThisHalf => month <= 6 ? Window(new DateOnly(year, 1, 1), new DateOnly(year, 6, 30)) : Window(new DateOnly(year, 7, 1), new DateOnly(year, 12, 31)),
            CalendarPeriod.LastQuarter => Months(anchor.AddMonths(-((month - 1) % 3) - 3), 3),
            CalendarPeriod.LastMonth => Months(anchor.AddMonths(-1), 1),
            CalendarPeriod.LastWeek => Window(Monday(anchor).AddDays(-7), Monday(anchor).AddDays(-1)),
            _ => throw new InvalidOperationException(period.ToString()),
        };
    }

    private Value Window(DateOnly first, DateOnly last)
    {
        var today = DateOf(AsOf);
        return Value.OfWindow(new DateWindow(first, last < today ? last : today));
    }

    /// <summary>So many whole months from that of a day on.</summary>
    private Value Months(DateOnly day, int count)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return Window(first, first.AddMonths(count).AddDays(-1));
    }

    private DateOnly PeriodAnchor(Value subject)
    {
        if (subject.Kind == ValueKind.Record && Model.Definition.Facts.TryGetValue(subject.RecordKey.Type, out var type) && !type.BuiltIn)
        {
            var parts = KeyPeriods.Split(type, subject.RecordKey.Key);
            for (var i = 0; i < parts.Length && i < type.Key.Length; i++)
            {
                var kind = type.Fields[type.Key[i]].Type.Kind;
                if (kind == TypeKind.Year && int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                {
                    return new DateOnly(year, 12, 31);
                }

                if (kind == TypeKind.Month && DateOnly.TryParseExact(parts[i] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
                {
                    return LastDay(month.Year, month.Month);
                }
            }
        }

        return DateOf(AsOf);
    }

    private static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    private static DateOnly Monday(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
}
