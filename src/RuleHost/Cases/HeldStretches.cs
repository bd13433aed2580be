using RuleHost.Calendars;

namespace RuleHost.Cases;

/// <summary>
/// Stretches of 中止 as they come, in order of their beginnings, those that meet made one; with what the ones before each amount to, so that
/// a clock that was held ten thousand times is read in one pass. Only the last stretch can still grow.
/// </summary>
/// <param name="start">When the clock started (UTC): what was held before it does not matter.</param>
/// <param name="terms">What it runs under.</param>
internal sealed class HeldStretches(DateTime start, ClockTerms terms)
{
    private readonly List<(DateTime From, DateTime To)> _stretches = [];
    private readonly List<long> _wall = [];
    private readonly List<long> _office = [];
    private readonly List<long> _calendarDays = [];
    private readonly List<DaySum<int>> _workingDays = [];
    private readonly OfficeTime _officeTime = new(terms.Calendar, terms.Zone);

    public ClockTerms Terms => terms;

    /// <summary>All holds of a ledger, whether or not they count.</summary>
    public static HeldStretches Of(ClockLedger ledger, ClockTerms terms)
    {
        var stretches = new HeldStretches(ledger.Start, terms);
        foreach (var hold in ledger.Holds.Sort(static (a, b) => a.From.CompareTo(b.From)))
        {
            stretches.Add(hold);
        }

        return stretches;
    }

    /// <summary>Adds a hold that begins no earlier than those before it.</summary>
    public void Add(Hold hold)
    {
        var (from, to) = hold.Within(start, DateTime.MaxValue);
        if (to < from)
        {
            return;
        }

        if (_stretches.Count > 0 && from <= _stretches[^1].To)
        {
            _stretches[^1] = (_stretches[^1].From, to > _stretches[^1].To ? to : _stretches[^1].To);
        }
        else
        {
            _stretches.Add((from, to));
        }
    }

    /// <summary>What is held up to a moment.</summary>
    public HeldTime UpTo(DateTime moment)
    {
        var count = CountBefore(moment, andAt: true, _stretches.Count);
        return count == 0 ? HeldTime.None : new HeldTime(this, count, Within(count - 1, moment));
    }

    /// <summary>Whether an instant lies within a stretch, its end not counted.</summary>
    public bool IsHeld(DateTime at) => CountBefore(at, andAt: true, _stretches.Count) is > 0 and var count && _stretches[count - 1].To > at;

    /// <summary>How many of the first stretches begin before an instant, or at it.</summary>
    public int CountBefore(DateTime instant, bool andAt, int most)
    {
        var (low, high) = (0, most);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var begun = andAt ? _stretches[middle].From <= instant : _stretches[middle].From < instant;
            (low, high) = begun ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public (DateTime From, DateTime To) this[int index] => _stretches[index];

    /// <summary>Time by the clock on the wall, of the first so many stretches.</summary>
    public long WallTicks(int count) => Sum(_wall, count, static (s, k) => (s._stretches[k].To - s._stretches[k].From).Ticks);

    /// <summary>Time in office hours, of the first so many stretches.</summary>
    public long OfficeTicks(int count) => Sum(_office, count, static (s, k) => s.OfficeTicks(s._stretches[k]));

    public long OfficeTicks((DateTime From, DateTime To) stretch) => _officeTime.Between(stretch.From, stretch.To).Ticks;

    /// <summary>Days of the first so many stretches, whether the calendar counts them or not.</summary>
    public long CalendarDays(int count) => Sum(_calendarDays, count, static (s, k) =>
    {
        var (after, last) = s.Days(k, s._stretches[k]);
        return Math.Max(0, last.DayNumber - after.DayNumber);
    });

    /// <summary>Days of the first so many stretches that the calendar counts.</summary>
    public DaySum<int> WorkingDays(int count)
    {
        while (_workingDays.Count < count)
        {
            var k = _workingDays.Count;
            _workingDays.Add(Together(k == 0 ? new DaySum<int>(0, DayCertainty.Known) : _workingDays[k - 1], Days(k, _stretches[k])));
        }

        return count == 0 ? new DaySum<int>(0, DayCertainty.Known) : _workingDays[count - 1];
    }

    /// <summary>Counted days before, and those of one stretch more; as sure as the less sure of both.</summary>
    public DaySum<int> Together(DaySum<int> before, (DateOnly After, DateOnly Last) days)
    {
        if (before.Certainty == DayCertainty.NoData || days.Last <= days.After)
        {
            return before;
        }

        var more = terms.Calendar.Count(days.After, days.Last);
        return more.Certainty == DayCertainty.NoData ? more : new DaySum<int>(before.Value + more.Value, more.Certainty > before.Certainty ? more.Certainty : before.Certainty);
    }

    /// <summary>The days of a stretch: the first is out, the last in, and none that the stretch before it had is counted again.</summary>
    public (DateOnly After, DateOnly Last) Days(int index, (DateTime From, DateTime To) stretch)
    {
        var (after, last) = (DuePoint.LocalDate(stretch.From, terms.Zone), DuePoint.LocalDate(stretch.To, terms.Zone));
        var reached = index == 0 ? after : DuePoint.LocalDate(_stretches[index - 1].To, terms.Zone);
        return (after > reached ? after : reached, last);
    }

    private (DateTime From, DateTime To) Within(int index, DateTime moment)
    {
        var (from, to) = _stretches[index];
        return (from, to < moment ? to : moment);
    }

    private long Sum(List<long> sums, int count, Func<HeldStretches, int, long> measure)
    {
        while (sums.Count < count)
        {
            sums.Add((sums.Count == 0 ? 0 : sums[^1]) + measure(this, sums.Count));
        }

        return count == 0 ? 0 : sums[count - 1];
    }
}
