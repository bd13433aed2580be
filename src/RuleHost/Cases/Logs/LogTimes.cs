using System.Collections.Immutable;
using System.Globalization;

namespace RuleHost.Cases.Logs;

/// <summary>
/// Instants as logs write them: the map's own formats first, then ISO 8601 and what Excel and WPS make of dates (2011/3/7 9:05,
/// 2011年3月7日, full-width digits). Without offset they are in the log's zone; a date alone is its first moment.
/// </summary>
internal sealed class LogTimes(TimeZoneInfo zone, ImmutableArray<string> formats)
{
    private readonly string[] _formats = [.. formats];

    /// <summary>An instant, UTC; null where the text is none.</summary>
    public DateTime? Read(string written)
    {
        var text = HalfWidth(written.Trim());
        foreach (var format in _formats)
        {
            if (HasOffset(format))
            {
                if (DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
                {
                    return exact.UtcDateTime;
                }
            }
            else if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            {
                return ToUtc(local);
            }
        }

        return Loose(text);
    }

    /// <summary>Full-width digits and marks as their plain forms.</summary>
    public static string HalfWidth(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E') && !text.Contains('\u3000', StringComparison.Ordinal))
        {
            return text;
        }

        return string.Create(text.Length, text, static (folded, original) =>
        {
            for (var i = 0; i < folded.Length; i++)
            {
                folded[i] = original[i] switch
                {
                    >= '\uFF01' and <= '\uFF5E' and var c => (char)(c - 0xFEE0),
                    '\u3000' => ' ',
                    var c => c,
                };
            }
        });
    }

    private static bool HasOffset(string format) => format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal);

    /// <summary>Year, month and day with any of the usual marks between them, then perhaps a time of day and an offset.</summary>
    private DateTime? Loose(string text)
    {
        var rest = text.AsSpan();
        if (!Number(ref rest, 4, out var year) || !Mark(ref rest, "-/.年")
            || !Number(ref rest, 2, out var month) || !Mark(ref rest, "-/.月")
            || !Number(ref rest, 2, out var day))
        {
            return null;
        }

        Mark(ref rest, "日号");
        if (month is < 1 or > 12 || day < 1 || year < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var date = new DateTime(year, month, day);
        rest = rest.TrimStart();
        if (rest.IsEmpty)
        {
            return ToUtc(date);
        }

        if (rest[0] == 'T')
        {
            rest = rest[1..];
        }

        if (!Number(ref rest, 2, out var hour) || !Mark(ref rest, ":时点") || !Number(ref rest, 2, out var minute))
        {
            return null;
        }

        Mark(ref rest, "分");
        var seconds = 0m;
        if (!rest.IsEmpty && (rest[0] == ':' || char.IsAsciiDigit(rest[0])))
        {
            rest = rest[0] == ':' ? rest[1..] : rest;
            var length = 0;
            while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || rest[length] is '.' or ','))
            {
                length++;
            }

            if (!decimal.TryParse(rest[..length].ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds))
            {
                return null;
            }

            rest = rest[length..];
            Mark(ref rest, "秒");
        }

        // 24:00 is the end of the day.
        if (minute > 59 || seconds >= 60 || hour > 24 || (hour == 24 && (minute > 0 || seconds > 0)))
        {
            return null;
        }

        var local = date.AddHours(hour).AddMinutes(minute).AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        rest = rest.Trim();
        if (rest.IsEmpty)
        {
            return ToUtc(local);
        }

        if (rest is "Z" or "z")
        {
            return DateTime.SpecifyKind(local, DateTimeKind.Utc);
        }

        var sign = rest[0] == '+' ? 1 : rest[0] == '-' ? -1 : 0;
        rest = rest[1..];
        if (sign == 0 || !Number(ref rest, 2, out var offsetHours))
        {
            return null;
        }

        Mark(ref rest, ":");
        var offsetMinutes = 0;
        return (rest.IsEmpty || (Number(ref rest, 2, out offsetMinutes) && rest.IsEmpty)) && offsetHours <= 14 && offsetMinutes < 60
            ? DateTime.SpecifyKind(local.AddMinutes(-sign * ((offsetHours * 60) + offsetMinutes)), DateTimeKind.Utc)
            : null;
    }

    /// <summary>A wall-clock time that the zone skips (summer time) is moved on by the hour that it skips.</summary>
    private DateTime ToUtc(DateTime local)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(unspecified) ? unspecified.AddHours(1) : unspecified, zone);
    }

    private static bool Number(ref ReadOnlySpan<char> text, int maxDigits, out int number)
    {
        var length = 0;
        number = 0;
        while (length < text.Length && length < maxDigits && char.IsAsciiDigit(text[length]))
        {
            number = (number * 10) + (text[length] - '0');
            length++;
        }

        text = text[length..];
        return length > 0;
    }

    private static bool Mark(ref ReadOnlySpan<char> text, string marks)
    {
        if (text.IsEmpty || !marks.Contains(text[0], StringComparison.Ordinal))
        {
            return false;
        }

        text = text[1..];
        return true;
    }
}
