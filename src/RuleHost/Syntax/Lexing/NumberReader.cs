using System.Globalization;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Syntax;

/// <summary>
/// Reads what begins with a digit: one literal, longest alternative first (date and time, date, month, time of day, quantity). The run of
/// letters behind a number must be a whole unit.
/// </summary>
internal static class NumberReader
{
    /// <summary>What was read: a literal without its span, or a mistake, and how many characters it takes.</summary>
    public readonly record struct Result(int Length, LiteralKind Kind, Value Value, (int Month, int Day) MonthDay = default, LexicalMistake? Mistake = null);

    /// <summary>Reads at the beginning of <paramref name="text"/>, which begins with a digit and holds the rest of the line, folded.</summary>
    public static Result Read(ReadOnlySpan<char> text)
    {
        var calendar = Calendar(text);
        if (calendar.Length > 0 && Folding.WordEnd(text, calendar.Length) == calendar.Length)
        {
            return calendar;
        }

        return Quantity(text);
    }

    /// <summary>Whether a whole word is one literal.</summary>
    public static bool IsLiteral(ReadOnlySpan<char> word)
    {
        var calendar = Calendar(word);
        if (calendar.Length == word.Length)
        {
            return calendar.Mistake is null;
        }

        var digits = Digits(word, 0, 29);
        return digits > 0 && Units.TryRead(word[digits..], out _, out _);
    }

    /// <summary>A number, perhaps with a word that multiplies it and a unit.</summary>
    private static Result Quantity(ReadOnlySpan<char> text)
    {
        var digits = Digits(text, 0, int.MaxValue);
        var end = digits;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end += 1 + Digits(text, end + 1, int.MaxValue);
        }

        var runEnd = Folding.WordEnd(text, end);
        if (runEnd < text.Length && text[runEnd] == '%')
        {
            runEnd++;
        }

        if (Misspelt(text, digits) is { } misspelt)
        {
            return misspelt;
        }

        var run = text[end..runEnd];
        if (!Units.TryRead(run, out var scale, out var unit))
        {
            return Wrong(runEnd, NumberMistakes.UnknownUnit(text[..end].ToString(), run.ToString()));
        }

        if (unit is null && EnglishUnit(text, runEnd) is { Unit: { } english, End: var englishEnd })
        {
            (unit, runEnd) = (english, englishEnd);
        }

        if (!decimal.TryParse(text[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || end > 29
            || (scale is not null && number > 79_228_162_514_264_337_593m / scale.Factor * 1_000_000_000m))
        {
            return Wrong(runEnd, NumberMistakes.TooLarge(text[..Math.Min(end, 40)].ToString()));
        }

        number *= scale?.Factor ?? 1m;
        if (unit?.Span is { } measure && number > measure.Most)
        {
            // What it was meant to be shows all the same.
            return new Result(runEnd, LiteralKind.Span, Value.OfSpan(measure.Most, measure), default, NumberMistakes.TooLong(text[..Math.Min(runEnd, 40)].ToString()));
        }

        var value = unit switch
        {
            null => Value.OfNumber(number),
            { Kind: LiteralKind.Percent } => Value.OfNumber(number / 100m),
            { Kind: LiteralKind.Money } => Value.OfMoney(number, unit.Canonical),
            { Span: { } span } => Value.OfSpan(number, span),
            _ => Value.OfNumber(number),
        };
        return new Result(runEnd, unit?.Kind ?? LiteralKind.Number, value);
    }

    private static Result Calendar(ReadOnlySpan<char> text)
    {
        var first = Digits(text, 0, 5);
        if (first >= text.Length)
        {
            return default;
        }

        if (first == 4 && text[4] is '-' or '年')
        {
            return YearFirst(text);
        }

        if (first is 0 or > 2)
        {
            return default;
        }

        var number = Int(text, 0, first);
        if (text[first] == '月')
        {
            var day = Digits(text, first + 1, 2);
            var end = first + 1 + day;
            if (day > 0 && end < text.Length && text[end] == '日')
            {
                var dayNumber = Int(text, first + 1, day);
                return number is >= 1 and <= 12 && dayNumber >= 1 && dayNumber <= DateTime.DaysInMonth(2000, number)
                    ? new Result(end + 1, LiteralKind.MonthDay, Value.None, (number, dayNumber))
                    : Wrong(end + 1, NumberMistakes.NoSuchDay(text[..(end + 1)].ToString()));
            }

            return day > 0 ? default
                : number is >= 1 and <= 12 ? new Result(first + 1, LiteralKind.Month, Value.None, (number, 0))
                : Wrong(first + 1, NumberMistakes.NoSuchDay(text[..(first + 1)].ToString()));
        }

        if (text[first] == ':' && Digits(text, first + 1, 3) == 2)
        {
            return Int(text, first + 1, 2) is var minute && minute < 60 && number < 24
                ? new Result(first + 3, LiteralKind.TimeOfDay, Value.OfTimeOfDay(new TimeOnly(number, minute)))
                : Wrong(first + 3, NumberMistakes.NoSuchTime(text[..(first + 3)].ToString()));
        }

        return default;
    }

    private static Result YearFirst(ReadOnlySpan<char> text)
    {
        var chinese = text[4] == '年';
        var month = Digits(text, 5, 2);
        var at = 5 + month;
        if (month == 0 || at >= text.Length || text[at] != (chinese ? '月' : '-'))
        {
            return default;
        }

        var (year, monthNumber) = (Int(text, 0, 4), Int(text, 5, month));
        var day = Digits(text, at + 1, 2);
        var end = at + 1 + day;
        if (day == 0 || (chinese && (end >= text.Length || text[end] != '日')))
        {
            return !chinese || day > 0 ? default
                : year >= 1 && monthNumber is >= 1 and <= 12 ? new Result(at + 1, LiteralKind.YearMonth, Value.OfMonth(year, monthNumber))
                : Wrong(at + 1, NumberMistakes.NoSuchDay(text[..(at + 1)].ToString()));
        }

        end += chinese ? 1 : 0;
        var dayNumber = Int(text, at + 1, day);
        if (year < 1 || monthNumber is < 1 or > 12 || dayNumber < 1 || dayNumber > DateTime.DaysInMonth(year, monthNumber))
        {
            return Wrong(end, NumberMistakes.NoSuchDay(text[..end].ToString()));
        }

        var date = new DateOnly(year, monthNumber, dayNumber);
        return TimeBehind(text, end, date) ?? new Result(end, LiteralKind.Date, Value.OfDate(date));
    }

    /// <summary>A date followed by one space or T and a time of day is an instant, in the rulebook's zone.</summary>
    private static Result? TimeBehind(ReadOnlySpan<char> text, int at, DateOnly date)
    {
        if (at + 1 >= text.Length || text[at] is not (' ' or 'T'))
        {
            return null;
        }

        var hour = Digits(text, at + 1, 2);
        var colon = at + 1 + hour;
        if (hour == 0 || colon >= text.Length || text[colon] != ':' || Digits(text, colon + 1, 3) != 2)
        {
            return null;
        }

        var end = colon + 3;
        var second = 0;
        if (end < text.Length && text[end] == ':' && Digits(text, end + 1, 3) == 2)
        {
            second = Int(text, end + 1, 2);
            end += 3;
        }

        var (hourNumber, minute) = (Int(text, at + 1, hour), Int(text, colon + 1, 2));
        if (minute >= 60 || second >= 60 || hourNumber > 24 || (hourNumber == 24 && (minute > 0 || second > 0)))
        {
            return Wrong(end, NumberMistakes.NoSuchTime(text[(at + 1)..end].ToString()));
        }

        var wallClock = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return hourNumber == 24 && date == DateOnly.MaxValue
            ? Wrong(end, NumberMistakes.NoSuchDay(text[..end].ToString()))
            : new Result(end, LiteralKind.Instant, Value.OfInstant(wallClock.AddHours(hourNumber).AddMinutes(minute).AddSeconds(second)));
    }

    /// <summary>2011/3/7, 2011.3.7: dates as tables and notices write them, which would read as sums here.</summary>
    private static Result? Misspelt(ReadOnlySpan<char> text, int digits)
    {
        if (digits != 4 || text.Length < 8 || text[4] is not ('/' or '.'))
        {
            return null;
        }

        var month = Digits(text, 5, 2);
        var at = 5 + month;
        if (month == 0 || at >= text.Length || text[at] != text[4])
        {
            return null;
        }

        var day = Digits(text, at + 1, 2);
        var end = at + 1 + day;
        return day == 0 ? null : Wrong(end, NumberMistakes.DateWrittenOtherwise(text[..end].ToString(), Int(text, 0, 4), Int(text, 5, month), Int(text, at + 1, day)));
    }

    /// <summary>An English unit behind one space.</summary>
    private static (UnitWord? Unit, int End) EnglishUnit(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != ' ' || !char.IsAsciiLetter(text[at + 1]))
        {
            return default;
        }

        var start = at + 1;
        var end = Folding.WordEnd(text, start);
        while (end + 1 < text.Length && text[end] == '-' && char.IsAsciiLetter(text[end + 1]))
        {
            end = Folding.WordEnd(text, end + 1);
        }

        return (Units.FindEnglish(text[start..end]), end);
    }

    private static Result Wrong(int length, LexicalMistake mistake) => new(length, default, Value.Unknown, default, mistake);

    /// <summary>How many digits there are, at most so many.</summary>
    private static int Digits(ReadOnlySpan<char> text, int at, int most)
    {
        var count = 0;
        while (count < most && at + count < text.Length && char.IsAsciiDigit(text[at + count]))
        {
            count++;
        }

        return count;
    }

    private static int Int(ReadOnlySpan<char> text, int at, int length) => int.Parse(text.Slice(at, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
