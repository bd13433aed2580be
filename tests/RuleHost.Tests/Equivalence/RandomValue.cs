using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

/// <summary>Values of a type from a small domain; open amounts and spans come in several currencies and units.</summary>
internal static class RandomValue
{
    public static readonly DateOnly Day = new(2010, 11, 20);

    public static Value Of(DataType type, Random random) => type.Kind switch
    {
        TypeKind.Bool => Value.Of(random.Next(2) == 0),
        TypeKind.Integer => Value.OfNumber(random.Next(-1, 5)),
        TypeKind.Decimal => Value.OfNumber(random.Next(-2, 9) / 2m),
        TypeKind.Percent => Value.OfNumber(random.Next(0, 5) / 4m),
        TypeKind.Points => Value.OfNumber(random.Next(0, 5) * 25),
        TypeKind.Money => Value.OfMoney(random.Next(0, 4) * 1000, type.Currency ?? Pick(random, "元", "美元")),
        TypeKind.Text => Value.OfText(Pick(random, "甲", "乙", "丙", "")),
        TypeKind.Date => Value.OfDate(Day.AddDays(random.Next(-40, 60))),
        TypeKind.Instant => Value.OfInstant(Instant(random)),
        TypeKind.TimeOfDay => Value.OfTimeOfDay(new TimeOnly(random.Next(8, 11), 0)),
        TypeKind.Month => Value.OfMonth(2010, random.Next(10, 13)),
        TypeKind.Year => Value.OfYear(random.Next(2009, 2013)),
        TypeKind.Span => Span(type.Unit ?? Pick(random, SpanUnit.Day, SpanUnit.Week, SpanUnit.Hour, SpanUnit.Minute, SpanUnit.Month, SpanUnit.Year, SpanUnit.WorkingDay), random),
        TypeKind.Enum => Value.OfEnum(type.Enum!, random.Next(type.Enum!.Values.Length)),
        TypeKind.Record => Value.OfRecord(Key(type.Name!, random)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.ToString()),
    };

    public static DateTime Instant(Random random) =>
        DateTime.SpecifyKind(Day.ToDateTime(new TimeOnly(random.Next(24), 30 * random.Next(2))), DateTimeKind.Utc).AddDays(random.Next(-40, 60));

    /// <summary>A key of one of a few records, of which some are never given.</summary>
    public static RecordKey Key(string type, Random random) => new(type, type switch
    {
        "年度单位" => $"{Pick(random, "U1", "U2")}/{random.Next(2008, 2012)}",
        "单位" => Pick(random, "U1", "U2", "U3"),
        _ => type[..1] + random.Next(1, 5),
    });

    public static T Pick<T>(Random random, params ReadOnlySpan<T> items) => items[random.Next(items.Length)];

    private static Value Span(SpanUnit unit, Random random) => Value.OfSpan(unit.Family == SpanFamily.Clock ? random.Next(0, 4) * 0.5m : random.Next(0, 5), unit);
}
