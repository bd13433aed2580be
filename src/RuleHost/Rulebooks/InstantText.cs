using System.Globalization;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>Dates and instants as people and spreadsheets write them: 2011-03-07, 2011/3/7, 2011年3月7日, with or without a time and an offset.</summary>
internal static class InstantText
{
    /// <summary>A date; a time of 00:00 behind it is allowed, because spreadsheets add one.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        if (!TakeDate(ref text, out date))
        {
            return false;
        }

        text = text.TrimStart();
        return text.IsEmpty || text is "0:00" or "00:00" or "0:00:00" or "00:00:00" or "T00:00:00";
    }

    /// <summary>A date with or without a time, and no offset: what it says is local to some zone.</summary>
    public static bool TryLocal(ReadOnlySpan<char> text, out DateTime local)
    {
        local = default;
        if (!TakeDate(ref text, out var date))
        {
            return false;
        }

        var time = TimeSpan.Zero;
        text = text is ['T' or 't', .. var behind] ? behind : text.TrimStart();
        if (!text.IsEmpty && !(TakeTime(ref text, out time) && text.Trim().IsEmpty))
        {
            return false;
        }

        local = date.ToDateTime(TimeOnly.MinValue) + time;
        return true;
    }

    /// <summary>An instant, UTC; without offset it is of <paramref name="zone"/>, a date alone is its 00:00.</summary>
    public static bool TryInstant(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTime utc)
    {
        utc = default;
        if (!TakeDate(ref text, out var date))
        {
            return false;
        }

        text = text is ['T' or 't', .. var behind] ? behind : text.TrimStart();
        if (text.IsEmpty)
        {
            utc = ZoneTime.StartOf(date, zone);
            return true;
        }

        if (!TakeTime(ref text, out var time))
        {
            return false;
        }

        var local = date.ToDateTime(TimeOnly.MinValue) + time;
        text = text.Trim();
        if (text.IsEmpty)
        {
            utc = ZoneTime.ToUtc(local, zone);
            return true;
        }

        return TryOffset(text, out var offset) && TryShift(local, offset, out utc);
    }

    /// <summary>A month of a year: 2011-03, 2011/3, 2011年3月.</summary>
    public static bool TryMonth(ReadOnlySpan<char> text, out DateOnly month)
    {
        month = default;
        if (!TakeNumber(ref text, 4, 4, out var year) || text is not ['-' or '/' or '年', ..])
        {
            return false;
        }

        text = text[1..];
        if (!TakeNumber(ref text, 1, 2, out var number) || number is < 1 or > 12 || year < 1 || text is not ("" or "月"))
        {
            return false;
        }

        month = new DateOnly(year, number, 1);
        return true;
    }

    private static bool TakeDate(ref ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (!TakeNumber(ref text, 4, 4, out var year) || text is not ['-' or '/' or '.' or '年', ..])
        {
            return false;
        }

        var separator = text[0];
        text = text[1..];
        if (!TakeNumber(ref text, 1, 2, out var month) || text.IsEmpty || text[0] != (separator == '年' ? '月' : separator))
        {
            return false;
        }

        text = text[1..];
        if (!TakeNumber(ref text, 1, 2, out var day) || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        if (separator == '年')
        {
            if (text is not ['日', ..])
            {
                return false;
            }

            text = text[1..];
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TakeTime(ref ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        if (!TakeNumber(ref text, 1, 2, out var hour) || text is not [':', ..])
        {
            return false;
        }

        text = text[1..];
        if (!TakeNumber(ref text, 2, 2, out var minute) || hour > 24 || minute > 59)
        {
            return false;
        }

        var ticks = 0L;
        if (text is [':', ..])
        {
            text = text[1..];
            if (!TakeNumber(ref text, 2, 2, out var second) || second > 59)
            {
                return false;
            }

            ticks = second * TimeSpan.TicksPerSecond;
            if (text is ['.' or ',', ..])
            {
                text = text[1..];
                var digits = 0;
                while (digits < text.Length && char.IsAsciiDigit(text[digits]))
                {
                    digits++;
                }

                if (digits == 0 || !decimal.TryParse($"0.{text[..Math.Min(digits, 7)]}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction))
                {
                    return false;
                }

                ticks += (long)(fraction * TimeSpan.TicksPerSecond);
                text = text[digits..];
            }
        }

        time = new TimeSpan(hour, minute, 0) + TimeSpan.FromTicks(ticks);
        return hour < 24 || time == TimeSpan.FromHours(24);
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text is not ['+' or '-', ..])
        {
            return false;
        }

        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (!TakeNumber(ref text, 2, 2, out var hours))
        {
            return false;
        }

        if (text is [':', ..])
        {
            text = text[1..];
        }

        var minutes = 0;
        if (!text.IsEmpty && (!TakeNumber(ref text, 2, 2, out minutes) || !text.IsEmpty))
        {
            return false;
        }

        offset = sign * new TimeSpan(hours, minutes, 0);
        return hours <= 14 && minutes < 60;
    }

    private static bool TryShift(DateTime local, TimeSpan offset, out DateTime utc)
    {
        utc = default;
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, int least, int most, out int number)
    {
        var digits = 0;
        number = 0;
        while (digits < text.Length && digits < most && char.IsAsciiDigit(text[digits]))
        {
            number = (number * 10) + (text[digits] - '0');
            digits++;
        }

        if (digits < least)
        {
            return false;
        }

        text = text[digits..];
        return true;
    }
}
