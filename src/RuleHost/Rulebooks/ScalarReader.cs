using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Documents;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>
/// Types what documents give as text: scalars are read as text first and then by their declaration. Missing, absent and empty are three
/// things: a field that is not there is unknown (and never comes here), <c>null</c> or 无 is known absent and allowed for
/// <c>T 或 无</c> alone, <c>""</c> is an empty text and an error for any other type.
/// </summary>
/// <param name="zone">Zone of instants without offset.</param>
internal sealed class ScalarReader(TimeZoneInfo zone)
{
    /// <summary>The value of a node, or null with a problem.</summary>
    public Value? Read(DocumentNode node, DataType type, out Localized? problem)
    {
        switch (node)
        {
            case ScalarNode { IsNull: true }:
                problem = type.Optional ? null : Absent(type);
                return type.Optional ? Value.None : null;
            case ScalarNode { Style: ScalarStyle.Json } number when type.IsNumeric && number.Text.AsSpan().ContainsAny('e', 'E')
                && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain):
                return Read(plain.ToString(CultureInfo.InvariantCulture), type, out problem);
            case ScalarNode scalar:
                return Read(scalar.Text, type, out problem);
            case SequenceNode sequence when type.Kind == TypeKind.List:
                var items = ImmutableArray.CreateBuilder<Value>(sequence.Items.Length);
                foreach (var item in sequence.Items)
                {
                    if (Read(item, type.Element!, out problem) is not { } value)
                    {
                        return null;
                    }

                    items.Add(value);
                }

                problem = null;
                return Value.OfList(ListValue.Of(items.MoveToImmutable()));
            default:
                problem = new Localized($"这里要写{TypeWords.Of(type).Chinese}，不能写成一组内容。", $"{TypeWords.Of(type).English} is due here, not a group of entries.");
                return null;
        }
    }

    /// <summary>The value of a text, or null with a problem.</summary>
    public Value? Read(string text, DataType type, out Localized? problem)
    {
        problem = null;
        if (text == "无" && (type.Optional || type.Enum?.IndexOf(text) is null or < 0) && type.Kind != TypeKind.Text)
        {
            problem = type.Optional ? null : Absent(type);
            return type.Optional ? Value.None : null;
        }

        if (type.Kind == TypeKind.Text)
        {
            return text == "无" && type.Optional ? Value.None : Value.OfText(text);
        }

        if (type.Kind is TypeKind.Enum or TypeKind.Record)
        {
            return Name(text.Trim(), type, out problem);
        }

        var folded = Folding.Fold(text).Trim();
        if (folded.Length == 0)
        {
            problem = new Localized($"空文本不是{TypeWords.Of(type).Chinese}；不知道就不写这一项，确知没有就写 无。", $"an empty text is not {TypeWords.Of(type).English}; leave the entry out where it is not known, write 无 where it is known to be absent.");
            return null;
        }

        if (type.Kind == TypeKind.List)
        {
            return Listed(folded, type, out problem);
        }

        if (Typed(folded, type) is { } value)
        {
            return value;
        }

        problem = Why(text.Length > 60 ? text[..60] + "…" : text, folded, type);
        return null;
    }

    /// <summary>The type that a parameter's first value shows, where it states none; null where it shows none.</summary>
    public static DataType? Infer(string text)
    {
        var folded = Folding.Fold(text).Trim();
        if (folded is "是" or "否" or "true" or "false")
        {
            return DataType.Bool;
        }

        if (InstantText.TryDate(folded, out _))
        {
            return DataType.Date;
        }

        return (Literal(folded) ?? TooLong(folded)) is not { } literal ? null : literal.Kind switch
        {
            LiteralKind.Number => literal.Value.Number == decimal.Truncate(literal.Value.Number) ? DataType.Integer : DataType.Decimal,
            LiteralKind.Percent => DataType.Percent,
            LiteralKind.Points => DataType.Points,
            LiteralKind.Money => DataType.MoneyOf(literal.Value.Currency),
            LiteralKind.Span => DataType.SpanOf(literal.Value.Unit),
            LiteralKind.TimeOfDay => DataType.TimeOfDay,
            LiteralKind.YearMonth => DataType.Month,
            _ => null,
        };
    }

    private Value? Typed(string text, DataType type)
    {
        switch (type.Kind)
        {
            case TypeKind.Bool:
                return text switch { "是" or "true" or "True" or "TRUE" => Value.True, "否" or "false" or "False" or "FALSE" => Value.False, _ => null };
            case TypeKind.Date:
                return InstantText.TryDate(text, out var date) ? Value.OfDate(date) : null;
            case TypeKind.Instant:
                return InstantText.TryInstant(text, zone, out var instant) ? Value.OfInstant(instant) : null;
            case TypeKind.Month:
                return InstantText.TryMonth(text, out var month) ? Value.OfMonth(month.Year, month.Month) : null;
            case TypeKind.Year:
                return int.TryParse(text.TrimEnd('年', '度'), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999 ? Value.OfYear(year) : null;
            default:
                return Number(text, type);
        }
    }

    private static Value? Number(string text, DataType type)
    {
        var negative = text[0] == '-';
        if (Literal(negative ? text[1..].TrimStart() : text) is not { } literal)
        {
            return null;
        }

        var value = literal.Value;
        var fits = type.Kind switch
        {
            TypeKind.Integer => literal.Kind == LiteralKind.Number && value.Number == decimal.Truncate(value.Number),
            TypeKind.Decimal => literal.Kind is LiteralKind.Number or LiteralKind.Percent or LiteralKind.Points,
            TypeKind.Percent => literal.Kind is LiteralKind.Number or LiteralKind.Percent,
            TypeKind.Points => literal.Kind is LiteralKind.Number or LiteralKind.Points,
            TypeKind.Money => literal.Kind == LiteralKind.Money && (type.Currency is null || type.Currency == value.Currency),
            TypeKind.Span => literal.Kind == LiteralKind.Span && (type.Unit is null || type.Unit.Family == value.Unit.Family),
            TypeKind.TimeOfDay => literal.Kind == LiteralKind.TimeOfDay,
            _ => false,
        };
        if (!fits)
        {
            return null;
        }

        return !negative ? value : value.Kind switch
        {
            ValueKind.Money => Value.OfMoney(-value.Number, value.Currency),
            ValueKind.Number => Value.OfNumber(-value.Number),
            _ => null,
        };
    }

    /// <summary>One literal of the rule language that takes the whole text.</summary>
    private static NumberReader.Result? Literal(string text)
    {
        if (text.Length == 0 || !char.IsAsciiDigit(text[0]))
        {
            return null;
        }

        var literal = NumberReader.Read(text);
        return literal.Mistake is null && literal.Length == text.Length ? literal : null;
    }

    /// <summary>A span beyond what may be written: it shows its unit, and is refused where it is read.</summary>
    private static NumberReader.Result? TooLong(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && NumberReader.Read(text) is { Mistake: not null, Kind: LiteralKind.Span } literal && literal.Length == text.Length ? literal : null;

    private static Value? Name(string text, DataType type, out Localized? problem)
    {
        problem = null;
        if (text.Length == 0)
        {
            problem = new Localized($"空文本不是{TypeWords.Of(type).Chinese}。", $"an empty text is not {TypeWords.Of(type).English}.");
            return null;
        }

        if (type.Kind == TypeKind.Record)
        {
            return Value.OfRecord(new Records.RecordKey(type.Name!, text));
        }

        var ordinal = type.Enum!.IndexOf(text);
        if (ordinal >= 0)
        {
            return Value.OfEnum(type.Enum, ordinal);
        }

        var nearest = DidYouMean.Nearest(text, type.Enum.Values);
        var choices = type.Enum.Values.Take(12).ToList();
        problem = new Localized(
            $"“{text}”不在“{type.Enum.Name}”里{(nearest is null ? "。" : $"，是不是“{nearest}”？")}可以写：{string.Join("、", choices)}。",
            $"\"{text}\" is not among {type.Enum.Name}{(nearest is null ? "." : $"; did you mean \"{nearest}\"?")} It may be: {string.Join(", ", choices)}.");
        return null;
    }

    private Value? Listed(string text, DataType type, out Localized? problem)
    {
        problem = null;
        var items = ImmutableArray.CreateBuilder<Value>();
        foreach (var part in text.Split(['、', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Read(part, type.Element!, out problem) is not { } value)
            {
                return null;
            }

            items.Add(value);
        }

        return Value.OfList(ListValue.Of(items.ToImmutable()));
    }

    private static Localized Absent(DataType type) => new(
        $"这里不能是 无：它声明为“{type}”，没有“或 无”。不知道就不写这一项。",
        $"无 is not allowed here: it is declared “{type}” without “或 无”. Leave the entry out where it is not known.");

    /// <summary>Why a literal of the rule language is not the one that the type wants: its unit, mostly.</summary>
    private Localized Why(string text, string folded, DataType type)
    {
        var literal = Literal(folded);
        switch (type.Kind, literal?.Kind)
        {
            case (TypeKind.Span, null) when TooLong(folded)?.Mistake is { Hint: { } hint, Arguments: [_, Localized why] }:
                return new($"“{text}”{why.Chinese}。{hint.Chinese}", $"\"{text}\" {why.English}. {hint.English}");
            case (TypeKind.Span, LiteralKind.Span):
                return new($"“{text}”的单位是{literal!.Value.Value.Unit}，这里要用{type.Unit}；两者不互相换算。", $"\"{text}\" is in {literal.Value.Value.Unit}, {type.Unit} is due here; one is never converted into the other.");
            case (TypeKind.Money, LiteralKind.Money):
                return new($"“{text}”的币种是{literal!.Value.Value.Currency}，这里要用{type.Currency}；币种之间不换算。", $"\"{text}\" is in {literal.Value.Value.Currency}, {type.Currency} is due here; currencies are never converted.");
            case (TypeKind.Span or TypeKind.Money, LiteralKind.Number):
                return new($"“{text}”没有单位，例如 {Sample(type)}。", $"\"{text}\" has no unit; write for example {Sample(type)}.");
            case (TypeKind.Bool, _):
                return new($"“{text}”既不是“是”，也不是“否”。", $"\"{text}\" is neither 是 nor 否.");
            case (TypeKind.Integer, LiteralKind.Number):
                return new($"“{text}”不是整数。", $"\"{text}\" is no whole number.");
            case (TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points or TypeKind.Money, null) when folded.Length > 29 && folded.AsSpan().Count('.') < 2 && !folded.AsSpan(0, 29).ContainsAnyExcept("0123456789.-"):
                return new($"“{text}”位数太多，最多 28 位。", $"\"{text}\" has too many digits; 28 is the most.");
            default:
                var sample = Sample(type);
                if (ChineseNumerals.Literal(folded) is { } digits && Typed(digits, type) is not null)
                {
                    return new($"“{text}”里的数要用阿拉伯数字写：{digits}。", $"The number in \"{text}\" is written in digits: {digits}.");
                }

                return new(
                    $"“{text}”不是{TypeWords.Of(type).Chinese}{(sample is null ? "" : $"（例如 {sample}）")}。",
                    $"\"{text}\" is not {TypeWords.Of(type).English}{(sample is null ? "" : $" (for example {sample})")}.");
        }
    }

    private static string? Sample(DataType type) => type.Kind switch
    {
        TypeKind.Integer => "3",
        TypeKind.Decimal => "0.5",
        TypeKind.Points => "95分",
        TypeKind.Date => "2011-03-07",
        TypeKind.Instant => "2011-03-07 10:00",
        TypeKind.TimeOfDay => "17:30",
        TypeKind.Month => "2011-03",
        TypeKind.Year => "2011",
        TypeKind.Money => $"500万{type.Currency ?? "元"}",
        TypeKind.Span => "3" + (Units.All.FirstOrDefault(u => u.Span == type.Unit)?.Canonical ?? "个工作日"),
        TypeKind.Percent => "30%",
        _ => null,
    };
}
