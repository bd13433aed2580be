using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>How a value of each type is written, as a hint beside one that does not fit.</summary>
internal static class TypeHints
{
    public static Localized For(DataType type) => type.Kind switch
    {
        TypeKind.Bool => new("写“是”或“否”;不知道就不要写。", "Write 是 or 否 (yes or no); leave it out where it is not known."),
        TypeKind.Integer => new("写不带单位的整数,例如 3。", "Write a whole number without a unit, as in 3."),
        TypeKind.Decimal or TypeKind.Points => new("写数字,例如 95.5。", "Write a number, as in 95.5."),
        TypeKind.Percent => new("写 30% 或 0.3。", "Write 30% or 0.3."),
        TypeKind.Money => new($"数字后面写单位,例如 5万{type.Currency ?? "元"}。", $"Write the number with its unit, as in 5万{type.Currency ?? "元"}."),
        TypeKind.Date => new("写成 2011-03-14。", "Write it as 2011-03-14."),
        TypeKind.Instant => new("写成 2011-03-15 09:00,需要时带时区:2011-03-15T09:00:00+08:00。", "Write it as 2011-03-15 09:00, with an offset where needed: 2011-03-15T09:00:00+08:00."),
        TypeKind.TimeOfDay => new("写成 17:30。", "Write it as 17:30."),
        TypeKind.Month => new("写成 2011-03。", "Write it as 2011-03."),
        TypeKind.Year => new("写成 2011。", "Write it as 2011."),
        TypeKind.Span => SpanHint(type.Unit),
        TypeKind.Enum => new($"可用的有:{string.Join("、", type.Enum!.Values)}。", $"Known here: {string.Join(", ", type.Enum!.Values)}."),
        TypeKind.Record => new($"写那条“{type.Name}”的键;几部分组成的键用 / 相连。", $"Write the key of the {type.Name}; the parts of a compound key are joined by /."),
        TypeKind.List => new("写成列表:[甲, 乙];没有就写 []。", "Write a list: [a, b]; write [] where there is none."),
        _ => new("写成一个值,文字里有逗号、冒号时加引号。", "Write a single value; put a text with commas or colons in quotes."),
    };

    private static Localized SpanHint(SpanUnit? unit) => unit is null
        ? new("数字后面写单位,例如 3个工作日、72小时。", "Write the number with its unit, as in 3个工作日 or 72小时.")
        : new($"数字后面写单位,例如 3{unit.Name};别族的单位不能换算。", $"Write the number with its unit, as in 3{unit.Name}; units of another family do not convert.");
}
