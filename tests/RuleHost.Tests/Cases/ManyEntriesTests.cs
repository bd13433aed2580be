using System.Diagnostics;
using RuleHost.Cases;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Tests.Calendars;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Cases;

/// <summary>A clock that was held or extended ten thousand times is read in one pass.</summary>
[Collection(Alone.Name)]
public sealed class ManyEntriesTests
{
    private static readonly DateTime Start = new(2011, 3, 7, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(SpanFamilyOf.WorkingDays)]
    [InlineData(SpanFamilyOf.WorkingHours)]
    [InlineData(SpanFamilyOf.Days)]
    [InlineData(SpanFamilyOf.Hours)]
    public void Ten_times_the_holds_take_about_ten_times_as_long(SpanFamilyOf family)
    {
        Read(family, 200);
        var (few, many) = (Fastest(family, 2_000), Fastest(family, 20_000));
        Assert.True(many < (few * 30) + TimeSpan.FromMilliseconds(50), $"2,000 holds took {few.TotalMilliseconds:0} ms, 20,000 took {many.TotalMilliseconds:0} ms.");
    }

    [Theory]
    [InlineData(SpanFamilyOf.WorkingDays)]
    [InlineData(SpanFamilyOf.Hours)]
    public void Ten_times_the_extensions_take_about_ten_times_as_long(SpanFamilyOf family)
    {
        Extended(family, 100, false);
        var (few, many) = (Quickest(800), Quickest(8_000));
        Assert.True(many < (few * 30) + TimeSpan.FromMilliseconds(100), $"800 extensions took {few.TotalMilliseconds:0} ms, 8,000 took {many.TotalMilliseconds:0} ms.");

        TimeSpan Quickest(int count) => Enumerable.Range(0, 3).Min(_ => Extended(family, count, false));
    }

    [Fact]
    public void Extensions_of_which_some_are_taken_back_end_where_those_that_stand_lead() => Extended(SpanFamilyOf.Days, 400, true);

    private static TimeSpan Extended(SpanFamilyOf family, int count, bool takenBack)
    {
        var unit = UnitOf(family);
        var terms = TermsIn(unit) with { Budget = Value.OfSpan(20, unit), Thresholds = [] };
        var ledger = new ClockLedger(Start, null)
        {
            Grants = [.. Enumerable.Range(0, count).Select(i => new Grant(Start.AddSeconds(i + 1), Value.OfSpan(1, unit)) { Removed = takenBack && i % 3 != 0 ? Start.AddSeconds(i + 1 + (i % 7 * 10) + 1) : null })],
        };
        var watch = Stopwatch.StartNew();
        var reading = ClockReckoner.Read(ledger, terms, Start.AddSeconds(count * 2));
        var took = watch.Elapsed;
        Assert.All(reading.GrantsCounted, Assert.True);
        var standing = ledger with { Grants = [.. ledger.Grants.Where(g => g.Removed is null)] };
        Assert.Equal(ClockReckoner.Read(standing, terms, Start.AddSeconds(count * 2)).DueDate, reading.DueDate);
        return took;
    }

    /// <summary>Units of a limit.</summary>
    public enum SpanFamilyOf
    {
        WorkingDays,
        WorkingHours,
        Days,
        Hours,
    }

    private static TimeSpan Fastest(SpanFamilyOf family, int holds) => Enumerable.Range(0, 3).Min(_ => Read(family, holds));

    private static TimeSpan Read(SpanFamilyOf family, int count)
    {
        var terms = TermsIn(UnitOf(family));
        var ledger = new ClockLedger(Start, null)
        {
            Holds = [.. Enumerable.Range(0, count).Select(i => new Hold(Start.AddMinutes(i * 100), Start.AddMinutes((i * 100) + 30)))],
        };
        var watch = Stopwatch.StartNew();
        Assert.Equal(count, ClockReckoner.Read(ledger, terms, Start.AddMinutes(count * 100)).HoldsCounted.Count(counted => counted));
        return watch.Elapsed;
    }

    private static SpanUnit UnitOf(SpanFamilyOf family) => family switch
    {
        SpanFamilyOf.WorkingDays => SpanUnit.WorkingDay,
        SpanFamilyOf.WorkingHours => SpanUnit.WorkingHour,
        SpanFamilyOf.Days => SpanUnit.Day,
        _ => SpanUnit.Hour,
    };

    private static ClockTerms TermsIn(SpanUnit unit) => new()
    {
        Budget = Value.OfSpan(unit == SpanUnit.Hour ? 100_000 : 20_000, unit),
        Unit = unit,
        Cutoff = CutoffKind.EndOfDay,
        Calendar = TestCalendars.China,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        Thresholds = [new ClockThreshold(ThresholdKind.Left, Value.OfSpan(1, unit)), new ClockThreshold(ThresholdKind.Overdue, Value.None)],
    };
}
