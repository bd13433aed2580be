using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using RuleHost.Calendars;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Tests.Binding;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Cases;

/// <summary>What holds for every ledger, whatever happened to the clock (semantics S15).</summary>
public sealed class ClockLedgerPropertyTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly AnnouncedCalendar Calendar = new([(new(9, 0), new(12, 0)), (new(13, 30), new(17, 30))]);
    private static readonly DateTime Origin = new(2011, 1, 4, 1, 0, 0, DateTimeKind.Utc);

    private static readonly ImmutableArray<SpanUnit> Units = [SpanUnit.WorkingDay, SpanUnit.WorkingHour, SpanUnit.Hour, SpanUnit.Day, SpanUnit.Week, SpanUnit.Month];

    /// <summary>A ledger of up to a year, its terms, and instants at which it is looked at.</summary>
    private static readonly Gen<Story> Stories =
        from unit in Gen.Elements<SpanUnit>(Units)
        from amount in Gen.Choose(1, 30)
        from start in Gen.Choose(0, 200_000)
        from holds in Gen.ListOf(from begun in Gen.Choose(-2_000, 60_000) from length in Gen.Choose(0, 40_000) from open in Gen.Choose(0, 9) select (begun, length, open == 0), 3)
        from grants in Gen.ListOf(from at in Gen.Choose(-2_000, 60_000) from add in Gen.Choose(1, 10) from today in Gen.Choose(0, 2) from taken in Gen.Choose(0, 3) select (at, add, today == 0, taken == 0), 3)
        from looked in Gen.Choose(0, 120_000)
        from later in Gen.Choose(0, 120_000)
        select Told(unit, amount, start, [.. holds], [.. grants], looked, later);

    [Fact]
    public void Entries_of_the_ledger_in_any_order_give_one_state() => Holds(story =>
    {
        var turned = story.Ledger with { Holds = [.. story.Ledger.Holds.Reverse()], Grants = [.. story.Ledger.Grants.Reverse()] };
        return Seen(ClockReckoner.Read(story.Ledger, story.Terms, story.Looked)) == Seen(ClockReckoner.Read(turned, story.Terms, story.Looked));
    });

    [Fact]
    public void A_suspension_never_consumes() => Holds(story =>
    {
        var free = story.Ledger with { Holds = [], Grants = [] };
        var held = story.Ledger with { Grants = [] };
        var (with, without) = (ClockReckoner.Read(held, story.Terms, story.Looked), ClockReckoner.Read(free, story.Terms, story.Looked));
        return with.Elapsed.Number <= without.Elapsed.Number
            && (with.Due is null || without.Due is null || with.Due >= without.Due)
            && (with.State != ClockState.Overdue || without.State == ClockState.Overdue);
    });

    [Fact]
    public void While_it_is_suspended_nothing_is_used_and_nothing_is_lost() => Holds(story =>
    {
        var now = ClockReckoner.Read(story.Ledger, story.Terms, story.Looked);
        if (now.State != ClockState.Suspended || story.Ledger.Holds.Any(h => h.Until > story.Looked && h.Until <= story.Later) || story.Ledger.Grants.Any(g => g.At > story.Looked || g.Removed > story.Looked))
        {
            return true;
        }

        var then = ClockReckoner.Read(story.Ledger, story.Terms, story.Later);
        // Nothing but 中止满, the last of the thresholds, fires while it lasts.
        return then.State == ClockState.Suspended && then.Elapsed.Equals(now.Elapsed) && then.Crossings[..^1].SequenceEqual(now.Crossings[..^1]);
    });

    [Fact]
    public void A_clock_never_resumes_late() => Holds(story =>
    {
        foreach (var hold in story.Ledger.Holds.Where(h => h.Until > story.Ledger.Start))
        {
            var before = ClockReckoner.Read(story.Ledger, story.Terms, hold.Until!.Value.AddTicks(-1));
            var resumed = ClockReckoner.Read(story.Ledger, story.Terms, hold.Until.Value);
            var taken = story.Ledger.Grants.Any(g => g.Removed is not null);
            if (before.State == ClockState.Suspended && resumed.State == ClockState.Overdue && !taken)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void An_extension_never_shortens() => Holds(story =>
    {
        var plain = ClockReckoner.Read(story.Ledger with { Grants = [] }, story.Terms, story.Looked);
        var longer = ClockReckoner.Read(story.Ledger, story.Terms, story.Looked);
        return longer.Due is null || plain.Due is null || longer.Due >= plain.Due;
    });

    [Fact]
    public void What_was_crossed_stays_crossed_at_its_instant_whenever_anyone_looks() => Holds(story =>
    {
        var (early, late) = (ClockReckoner.Read(story.Ledger, story.Terms, story.Looked), ClockReckoner.Read(story.Ledger, story.Terms, story.Later));
        return early.Crossings.IsEmpty || early.Crossings.Zip(late.Crossings).All(c => c.First is null || c.First == c.Second);
    });

    [Fact]
    public void No_threshold_is_crossed_before_the_start_or_after_the_moment() => Holds(story =>
        ClockReckoner.Read(story.Ledger, story.Terms, story.Looked).Crossings.All(c => c is null || (c >= story.Ledger.Start && c <= story.Looked)));

    [Fact]
    public void Adding_working_days_and_counting_back_what_was_used_gives_the_budget() => Holds(story =>
    {
        var terms = story.Terms with { Budget = Value.OfSpan(story.Terms.Budget!.Value.Number, SpanUnit.WorkingDay), Unit = SpanUnit.WorkingDay, Thresholds = [] };
        var ledger = story.Ledger with { Holds = [.. story.Ledger.Holds.Where(h => h.Until is not null)], Grants = [] };
        var last = ledger.Holds.Select(h => h.Until!.Value).Append(ledger.Start).Max();
        var reading = ClockReckoner.Read(ledger, terms, last);
        if (reading.State is ClockState.Overdue or ClockState.Suspended || reading.HoldsCounted.Contains(false))
        {
            return true;
        }

        // A clock held over its own end that resumes on a day off is given the next working day besides.
        if (!Calendar.Counts(DuePoint.LocalDate(last, Zone), out _))
        {
            return true;
        }

        var onTheDueDay = ZoneTime.StartOf(reading.DueDate!.Value, Zone);
        return onTheDueDay < last || ClockReckoner.Read(ledger, terms, onTheDueDay).Elapsed.Number == terms.Budget.Value.Number;
    });

    [Fact]
    public void A_limit_without_a_unit_does_not_validate() => Prop.ForAll(
        Gen.Choose(1, 1_000_000).ToArbitrary(),
        number => BoundRulebook.FromRules($"时限 期\n  对 事项\n  自 交办 至 反馈\n  限 {number}\n").Errors.Any()).QuickCheckThrowOnFailure();

    private static void Holds(Func<Story, bool> property) => Prop.ForAll(Stories.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static Story Told(
        SpanUnit unit, int amount, int start, (int Begun, int Length, bool Open)[] holds, (int At, int By, bool Today, bool Taken)[] grants, int looked, int later)
    {
        var begins = Origin.AddMinutes(start);
        var terms = new ClockTerms
        {
            Budget = Value.OfSpan(amount, unit),
            Unit = unit,
            Cutoff = CutoffKind.EndOfDay,
            Calendar = Calendar,
            Zone = Zone,
            Thresholds =
            [
                new(ThresholdKind.Left, Value.OfSpan(1, unit)),
                new(ThresholdKind.Used, Value.OfNumber(0.8m)),
                new(ThresholdKind.Used, Value.OfSpan(2, unit)),
                new(ThresholdKind.Overdue, Value.None),
                new(ThresholdKind.OverdueBy, Value.OfSpan(2, unit)),
                new(ThresholdKind.SuspendedFor, Value.OfSpan(10, SpanUnit.Day)),
            ],
        };
        var ledger = new ClockLedger(begins, null)
        {
            Holds = [.. holds.Select(h => new Hold(begins.AddMinutes(h.Begun), h.Open ? null : begins.AddMinutes(h.Begun + h.Length)))],
            Grants = [.. grants.Select((g, i) => new Grant(begins.AddMinutes(g.At).AddSeconds(i), Value.OfSpan(g.By, unit)) { FromToday = g.Today, Removed = g.Taken ? begins.AddMinutes(g.At + 9_000) : null })],
        };
        return new Story(ledger, terms, begins.AddMinutes(Math.Min(looked, later)), begins.AddMinutes(Math.Max(looked, later)));
    }

    private static string Seen(ClockReading r) =>
        $"{r.State} {r.Due} {r.DueDate} {r.Original} {r.Elapsed} {r.Remaining} {r.Overdue} {r.OverdueOriginal} {r.Suspended} {string.Join(',', r.Crossings)}";

    private sealed record Story(ClockLedger Ledger, ClockTerms Terms, DateTime Looked, DateTime Later)
    {
        public override string ToString() =>
            $"{Terms.Budget} from {Ledger.Start:u}; looked at {Looked:u} and {Later:u}; holds {string.Join(' ', Ledger.Holds.Select(h => $"[{h.From:u} {h.Until:u}]"))}; "
            + $"grants {string.Join(' ', Ledger.Grants.Select(g => $"[{g.At:u} {g.Amount} {g.FromToday} {g.Removed:u}]"))}";
    }
}
