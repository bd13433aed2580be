using System.Collections.Immutable;

namespace RuleHost.Calendars;

/// <summary>
/// Which days count: a week, and the days on which the week is wrong. Counts between any two days in the time of one binary search, so
/// that a limit of twenty years costs as much as one of two days. Days are <see cref="DateOnly.DayNumber"/>s. Immutable.
/// </summary>
internal sealed class DayTable
{
    /// <summary>How many days of the week count among its first 0, 1, … 7, Monday first (day number 0 is a Monday).</summary>
    private readonly int[] _week = new int[8];

    /// <summary>Days on which the week is wrong, ascending, and what they add up to (+1 a day more, −1 a day less).</summary>
    private readonly int[] _exceptions;
    private readonly int[] _balance;

    public DayTable(IEnumerable<DayOfWeek> week, IEnumerable<DateOnly> off, IEnumerable<DateOnly> makeup)
    {
        var counts = new bool[7];
        foreach (var day in week)
        {
            counts[((int)day + 6) % 7] = true;
        }

        for (var i = 0; i < 7; i++)
        {
            _week[i + 1] = _week[i] + (counts[i] ? 1 : 0);
        }

        // A day listed as both is a working day: nobody lists a make-up day by mistake for a day off.
        var wrong = new SortedSet<int>(off.Select(d => d.DayNumber).Where(WeekCounts));
        foreach (var day in makeup.Select(d => d.DayNumber))
        {
            wrong.Remove(day);
            if (!WeekCounts(day))
            {
                wrong.Add(day);
            }
        }

        _exceptions = [.. wrong];
        _balance = new int[_exceptions.Length];
        for (var i = 0; i < _exceptions.Length; i++)
        {
            _balance[i] = (i == 0 ? 0 : _balance[i - 1]) + (WeekCounts(_exceptions[i]) ? -1 : 1);
        }
    }

    public static ImmutableArray<DayOfWeek> MondayToFriday { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Whether every day counts.</summary>
    public bool All => _week[7] == 7 && _exceptions.Length == 0;

    public bool Counts(int day) => WeekCounts(day) != (Array.BinarySearch(_exceptions, day) >= 0);

    /// <summary>How many days count from the first day there is up to and including this one.</summary>
    public int Ordinal(int day)
    {
        var days = day + 1;
        var place = Array.BinarySearch(_exceptions, day);
        var before = place >= 0 ? place : ~place - 1;
        return (days / 7 * _week[7]) + _week[days % 7] + (before < 0 ? 0 : _balance[before]);
    }

    /// <summary>The day with an ordinal, between two days; null where it is not between them.</summary>
    public int? DayOf(long ordinal, int first, int last)
    {
        if (first > last || Ordinal(last) < ordinal || Ordinal(first - 1) >= ordinal)
        {
            return null;
        }

        while (first < last)
        {
            var middle = first + ((last - first) / 2);
            if (Ordinal(middle) >= ordinal)
            {
                last = middle;
            }
            else
            {
                first = middle + 1;
            }
        }

        return first;
    }

    private bool WeekCounts(int day) => _week[(day % 7) + 1] > _week[day % 7];
}
