using System.Globalization;
using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>What is wrong with a literal that begins with a digit, and how it was probably meant.</summary>
internal static class NumberMistakes
{
    /// <summary>What prose puts behind an amount to say on which side of it something lies, and the comparison that says so here.</summary>
    private static readonly (string Ending, string Sign)[] Bounds =
        [("及以上", "不小于"), ("以上", "不小于"), ("及以下", "不大于"), ("以下", "不大于"), ("之内", ""), ("以内", ""), ("内", "")];

    public static LexicalMistake NoSuchDay(string literal) =>
        new(SyntaxDiagnostics.InvalidLiteral, literal, new Localized("不是日历上有的日子", "is no day of the calendar"));

    public static LexicalMistake NoSuchTime(string literal) =>
        new(SyntaxDiagnostics.InvalidLiteral, literal, new Localized("不是一天里有的时刻", "is no time of day"));

    public static LexicalMistake TooLarge(string literal) =>
        new(SyntaxDiagnostics.InvalidLiteral, literal, new Localized("超出可以精确表示的范围（28位数字）", "is beyond what is exact here (28 digits)"))
        {
            Hint = new Localized("数最多写28位；看看是不是多打了数字，金额可以用“万元”“亿元”。", "A number has at most 28 digits: see whether some were typed too many; amounts may be written in “万元” or “亿元”."),
        };

    public static LexicalMistake TooLong(string literal) =>
        new(SyntaxDiagnostics.InvalidLiteral, literal, new Localized("超过了一千年", "is longer than a thousand years"))
        {
            Hint = new Localized("看看是不是多打了数字或写错了单位；没有期限的用“免限 当 …”。", "See whether digits were typed too many or the unit is another; what has no limit says “免限 当 …”."),
        };

    public static LexicalMistake DateWrittenOtherwise(string literal, int year, int month, int day)
    {
        var fix = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        return new(SyntaxDiagnostics.InvalidLiteral, literal, new Localized("不是这里的日期写法", "is not how dates are written here"))
        {
            Hint = new Localized($"是不是：{fix}", $"Did you mean: {fix}"),
            Fix = fix,
        };
    }

    /// <summary>A number with something behind it that is no unit.</summary>
    public static LexicalMistake UnknownUnit(string number, string run)
    {
        if (Digits(number, run) is { } digits)
        {
            return digits;
        }

        var cut = UnspacedRepair.BehindNumber(number, run);
        if (cut.Whole is { } whole)
        {
            return new(SyntaxDiagnostics.Unspaced, number + run, whole) { Fix = whole };
        }

        if (number.Length == 4 && run is ['年', .., '号'] && NumberReader.IsLiteral($"{number}{run[..^1]}日"))
        {
            var date = $"{number}{run[..^1]}日";
            return new(SyntaxDiagnostics.InvalidLiteral, number + run, new Localized("不是这里的日期写法", "is not how dates are written here"))
            {
                Hint = new Localized($"是不是：{date}", $"Did you mean: {date}"),
                Fix = date,
            };
        }

        var mistake = new LexicalMistake(SyntaxDiagnostics.UnknownUnit, number, run);
        foreach (var (ending, sign) in Bounds)
        {
            if (run.EndsWith(ending, StringComparison.Ordinal) && Units.TryRead(run.AsSpan(0, run.Length - ending.Length), out _, out _))
            {
                var amount = number + run[..^ending.Length];
                return sign.Length == 0
                    ? mistake with { Hint = new Localized($"期限本身就是“以内”，写成：{amount}", $"A limit is a limit without saying so; write: {amount}"), Fix = amount }
                    : mistake with { Hint = new Localized($"“{ending}”写成比较：… {sign} {amount}", $"“{ending}” is written as a comparison: … {sign} {amount}") };
            }
        }

        if (cut.Unit is { } unit)
        {
            return mistake with
            {
                Hint = new Localized($"“{number}{unit}”后面是否漏了空格？", $"Is a space missing behind “{number}{unit}”?"),
            };
        }

        if (DidYouMean.Nearest(run, Units.Spellings) is { } near)
        {
            return mistake with { Hint = new Localized($"是不是“{number}{near}”？", $"Did you mean “{number}{near}”?"), Fix = number + near };
        }

        return mistake with
        {
            Hint = new Localized(
                $"名称不能以数字开头；如果是名称，写成「{number}{run}」。单位有：个工作日、小时、天、周、个月、年、元、分、%、人、次、项等。",
                $"A name cannot begin with a digit; if it is one, write 「{number}{run}」. Units are 个工作日, 小时, 天, 周, 个月, 年, 元, 分, %, 人, 次, 项 …"),
        };
    }

    /// <summary>1O个工作日: letters that look like digits.</summary>
    private static LexicalMistake? Digits(string number, string run)
    {
        var letters = 0;
        while (letters < run.Length && (char.IsAsciiDigit(run[letters]) || LookAlikes.Digit(run[letters]) != '\0'))
        {
            letters++;
        }

        if (letters == 0 || !Units.TryRead(run.AsSpan(letters), out _, out _))
        {
            return null;
        }

        var digits = string.Create(letters, run, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = LookAlikes.Digit(source[i]) is var digit and not '\0' ? digit : source[i];
            }
        });
        var odd = run.First(c => !char.IsAsciiDigit(c));
        var fix = number + digits + run[letters..];
        return new(SyntaxDiagnostics.LookAlike, odd, CodePoint(odd), LookAlikes.Digit(odd))
        {
            Hint = new Localized($"是不是：{fix}", $"Did you mean: {fix}"),
            Fix = fix,
        };
    }

    private static string CodePoint(char c) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
}
