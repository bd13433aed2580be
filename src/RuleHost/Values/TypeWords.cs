using RuleHost.Text;

namespace RuleHost.Values;

/// <summary>Types in plain words, for messages: how a person would call such a value, without the signs that rulebook.yaml writes.</summary>
internal static class TypeWords
{
    public static Localized Of(DataType type) => new(Chinese(type), English(type));

    private static string Chinese(DataType type)
    {
        var text = type.Kind switch
        {
            TypeKind.Bool => "是或否",
            TypeKind.Money => type.Currency is null ? "金额" : $"金额（{type.Currency}）",
            TypeKind.Span => type.Unit is null ? "时长" : $"以{type.Unit.Name}计的时长",
            TypeKind.Enum => $"“{type.Enum!.Name}”里的一个值",
            TypeKind.Record or TypeKind.Group => $"“{type.Name}”记录",
            TypeKind.Event => $"“{type.Event!.Name}”事件",
            TypeKind.Row => $"表“{type.Name}”的一行",
            TypeKind.List when type.Element!.Kind == TypeKind.Event => $"{Chinese(type.Element)}（可以不止一次）",
            TypeKind.List => $"{Chinese(type.Element!)}的列表",
            _ => TypeText.Of(type.WithoutNone()),
        };
        return type.Optional ? text + "（也可以是无）" : text;
    }

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
            TypeKind.Enum => $"a value of “{type.Enum!.Name}”",
            TypeKind.Record or TypeKind.Group => $"a record of “{type.Name}”",
            TypeKind.Event => $"an event “{type.Event!.Name}”",
            TypeKind.Row => $"a row of “{type.Name}”",
            TypeKind.List when type.Element!.Kind == TypeKind.Event => $"the events “{type.Element.Event!.Name}” (there may be several)",
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
