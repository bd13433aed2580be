using System.Collections.Immutable;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>
/// The four built-in fact types (semantics S5): 牌 what clocks issued, 认定 and 处理 what people confirmed and decided, 确认 the
/// confirmations of S18. All are registers: what is not recorded does not exist.
/// </summary>
internal static class BuiltInFacts
{
    /// <summary>状态 of 牌.</summary>
    public static readonly EnumType CardStates = new("牌状态", false, ["已发出", "已送达", "已阅知", "已答复", "已摘牌", "已取代", "已失效"]);

    /// <summary>What may happen to a card: served, read, answered with a content, lifted for a reason.</summary>
    private static readonly ImmutableArray<(string Name, string? Field)> CardEvents = [("送达", null), ("阅知", null), ("答复", "内容"), ("摘牌", "理由")];

    public static readonly ImmutableArray<string> Names = ["牌", "认定", "处理", "确认"];

    public static IEnumerable<FactType> All(EnumType cards, IReadOnlySet<string> declared)
    {
        var unit = Reference("单位", declared);
        var person = Reference("人员", declared);
        yield return Make("牌", [("种类", DataType.EnumOf(cards)), ("时限", DataType.Text), ("案件", DataType.Text), ("单位", unit), ("人员", person), ("时刻", DataType.Instant)], "时限", "案件", "种类", "时刻").WithLife();
        yield return Make("认定", [("情形", DataType.Text), ("案件", DataType.Text), ("单位", unit), ("人员", person), ("时刻", DataType.Instant), ("确认人", DataType.Text)]);
        yield return Make("处理", [("措施", DataType.Text), ("情形", DataType.Text), ("案件", DataType.Text), ("单位", unit), ("人员", person), ("日期", DataType.Date), ("决定人", DataType.Text), ("理由", DataType.Text)]);
        yield return Make("确认", [("情形", DataType.Text), ("案件", DataType.Text), ("结论", DataType.Bool), ("由", DataType.Text)]);
    }

    /// <summary>What becomes of a card: its events, and 状态 and 有效, which are worked out of them.</summary>
    private static FactType WithLife(this FactType card) => new()
    {
        Name = card.Name,
        Key = card.Key,
        Complete = true,
        BuiltIn = true,
        Fields =
        [
            .. card.Fields,
            new FieldDefinition("状态", DataType.EnumOf(CardStates), false, null) { Computed = true },
            new FieldDefinition("有效", DataType.Bool, false, null) { Computed = true },
        ],
        Events = [.. CardEvents.Select(e => new EventDefinition(card.Name, e.Name, e.Field is { } field ? [new FieldDefinition(field, DataType.Text, false, null)] : []))],
    };

    /// <summary>A reference where the rulebook declares such a type, else a text.</summary>
    private static DataType Reference(string type, IReadOnlySet<string> declared) => (declared.Contains(type) ? DataType.RecordOf(type) : DataType.Text).OrNone();

    private static FactType Make(string name, (string Name, DataType Type)[] fields, params string[] key) => new()
    {
        Name = name,
        Fields = [.. fields.Select(f => new FieldDefinition(f.Name, f.Type, false, null))],
        Key = key.Length == 0 ? [.. Enumerable.Range(0, fields.Length)] : [.. key.Select(k => Array.FindIndex(fields, f => f.Name == k))],
        Complete = true,
        BuiltIn = true,
    };
}
