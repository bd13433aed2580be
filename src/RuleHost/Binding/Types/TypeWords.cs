using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>Types in prose: as rulebook.yaml writes them in Chinese, in plain words in English.</summary>
internal static class TypeWords
{
    public static Localized Of(DataType type) => new(type.ToString(), English(type));

    private static string English(DataType type)
    {
        var text = type.Kind switch
        {
            TypeKind.Error => "?",
            TypeKind.Bool => "a yes-or-no value",
            TypeKind.Integer => "a whole number",
            TypeKind.Decimal => "a number",
            TypeKind.Percent => "a percentage",
            TypeKind.Points => "points",
            TypeKind.Money => type.Currency is null ? "an amount of money" : $"an amount in {type.Currency}",
            TypeKind.Text => "a text",
            TypeKind.Date => "a date",
            TypeKind.Instant => "an instant",
            TypeKind.TimeOfDay => "a time of day",
            TypeKind.Month => "a month",
            TypeKind.Year => "a year",
            TypeKind.Span => type.Unit is null ? "a span of time" : $"a span in {type.Unit.English}s",
            TypeKind.Enum => $"a value of {type.Enum!.Name}",
            TypeKind.Record or TypeKind.Group => $"a record of {type.Name}",
            TypeKind.Event => $"an event {type.Event!.Name}",
            TypeKind.Row => $"a row of {type.Name}",
            TypeKind.List => $"a list ({English(type.Element!)} each)",
            TypeKind.Window => "a stretch of time",
            TypeKind.None => "none",
            TypeKind.Limit => "a time limit",
            TypeKind.Score => "a score",
            TypeKind.Vote => "a vote",
            _ => type.ToString(),
        };
        return type.Optional ? text + " or none" : text;
    }

    /// <summary>A family of time span by its units.</summary>
    public static Localized Of(SpanFamily family) => family switch
    {
        SpanFamily.WorkingDays => new("工作日", "working days"),
        SpanFamily.WorkingHours => new("工作小时", "working hours"),
        SpanFamily.Clock => new("小时、分钟", "hours and minutes"),
        SpanFamily.Days => new("天、周", "days and weeks"),
        _ => new("月、年", "months and years"),
    };
}
