using RuleHost.Calendars;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// Stretches of 中止 measured (semantics S15): by days, those after the day of the notice up to and including the day of completion, each
/// once however many stretches cover it; by hours, the exact time between the two instants. A view: the first so many stretches, the last
/// of them cut where the view ends.
/// </summary>
internal sealed class HeldTime
{
    private readonly HeldStretches? _stretches;
    private readonly int _whole;
    private readonly (DateTime From, DateTime To) _last;

    private HeldTime()
    {
    }

    /// <summary>The first so many stretches, and what is seen of the last of them.</summary>
    public HeldTime(HeldStretches stretches, int count, (DateTime From, DateTime To) last) => (_stretches, _whole, _last) = (stretches, count - 1, last);

    /// <summary>Nothing held.</summary>
    public static HeldTime None => new();

    /// <summary>Whether nothing is held.</summary>
    public bool IsEmpty => _stretches is null;

    /// <summary>How many stretches there are, none of which meets another.</summary>
    public int Count => IsEmpty ? 0 : _whole + 1;

    /// <summary>When the last stretch ends.</summary>
    public DateTime? End => IsEmpty ? null : _last.To;

    /// <summary>The part of it after an instant.</summary>
    public HeldTime After(DateTime instant)
    {
        if (IsEmpty || _last.To <= instant)
        {
            return None;
        }

        var later = new HeldStretches(instant, _stretches!.Terms);
        for (var i = Math.Max(0, _stretches.CountBefore(instant, andAt: true, _whole) - 1); i < _whole; i++)
        {
            if (_stretches[i].To > instant)
            {
                later.Add(new Hold(_stretches[i].From, _stretches[i].To));
            }
        }

        later.Add(new Hold(_last.From, _last.To));
        return later.UpTo(DateTime.MaxValue);
    }

    /// <summary>The stretches that begin before an instant.</summary>
    public HeldTime Before(DateTime instant)
    {
        if (IsEmpty || _last.From < instant)
        {
            return this;
        }

        var count = _stretches!.CountBefore(instant, andAt: false, _whole);
        return count == 0 ? None : new HeldTime(_stretches, count, _stretches[count - 1]);
    }

    /// <summary>The held days, as stretches of days: the first day of each is out, the last in.</summary>
    public IEnumerable<(DateOnly After, DateOnly Last)> Days()
    {
        for (var i = 0; i < Count; i++)
        {
            var days = _stretches!.Days(i, i < _whole ? _stretches[i] : _last);
            if (days.Last > days.After)
            {
                yield return days;
            }
        }
    }

    /// <summary>Held days that the calendar counts.</summary>
    public DaySum<int> WorkingDays() => IsEmpty ? new DaySum<int>(0, DayCertainty.Known) : _stretches!.Together(_stretches.WorkingDays(_whole), _stretches.Days(_whole, _last));

    /// <summary>Held days, whether the calendar counts them or not.</summary>
    public int CalendarDays()
    {
        if (IsEmpty)
        {
            return 0;
        }

        var (after, last) = _stretches!.Days(_whole, _last);
        return (int)_stretches.CalendarDays(_whole) + Math.Max(0, last.DayNumber - after.DayNumber);
    }

    /// <summary>Held time inside office hours.</summary>
    public TimeSpan OfficeTime() => IsEmpty ? TimeSpan.Zero : TimeSpan.FromTicks(_stretches!.OfficeTicks(_whole) + _stretches.OfficeTicks(_last));

    /// <summary>Held time by the clock on the wall.</summary>
    public TimeSpan WallTime() => IsEmpty ? TimeSpan.Zero : TimeSpan.FromTicks(_stretches!.WallTicks(_whole)) + (_last.To - _last.From);

    /// <summary>What is held as a span, measured as the limit measures it.</summary>
    public Value Amount() => _stretches!.Terms.HoldFamily switch
    {
        SpanFamily.WorkingDays => Value.OfSpan(WorkingDays().Value, SpanUnit.WorkingDay),
        SpanFamily.WorkingHours => Value.OfSpan((decimal)OfficeTime().Ticks / TimeSpan.TicksPerHour, SpanUnit.WorkingHour),
        SpanFamily.Clock => Value.OfSpan((decimal)WallTime().Ticks / TimeSpan.TicksPerHour, SpanUnit.Hour),
        _ => Value.OfSpan(CalendarDays(), SpanUnit.Day),
    };
}
