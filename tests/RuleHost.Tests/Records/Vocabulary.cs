using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Tests.Records;

/// <summary>A small vocabulary for tests of facts: complaints with units, yearly records, cards.</summary>
internal static class Vocabulary
{
    private static readonly EnumType Kinds = new("投诉.类别", false, ["咨询", "报修"]);
    private static readonly EnumType CardKinds = new("牌", false, ["提醒", "黄牌", "红牌"]);

    public static RulebookDefinition Definition { get; } = new()
    {
        Id = "t",
        Title = "t",
        Version = "1",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        Conventions = Conventions.Default,
        Calendars = new CalendarsDefinition("cn", [], ImmutableDictionary<string, OtherCalendarDefinition>.Empty),
        Cards = CardKinds,
        Source = new SourceText("rulebook.yaml", ""),
        Facts = Types().ToImmutableDictionary(t => t.Name),
    };

    private static IEnumerable<FactType> Types()
    {
        yield return new FactType { Name = "单位", Key = [0], Fields = [Field("名称", DataType.Text), Field("上级", DataType.RecordOf("单位").OrNone())] };
        yield return new FactType
        {
            Name = "投诉",
            Key = [0],
            Fields =
            [
                Field("编号", DataType.Text), Field("类别", DataType.EnumOf(Kinds)), Field("承办单位", DataType.RecordOf("单位")),
                Field("损失", DataType.MoneyOf("元")), Field("上级", DataType.Text.OrNone()), Field("查实", DataType.Bool),
                Field("发生日期", DataType.Date), Field("进度", DataType.Percent), Field("凭据", DataType.ListOf(DataType.Text)),
                Field("缺岗", DataType.SpanOf(SpanUnit.Minute)), Field("次数", DataType.Integer),
            ],
            Events =
            [
                new EventDefinition("投诉", "交办", []), new EventDefinition("投诉", "反馈", [Field("内容", DataType.Text)]),
            ],
        };
        yield return new FactType { Name = "单位年度", Key = [0, 1], Fields = [Field("单位", DataType.RecordOf("单位")), Field("年度", DataType.Year), Field("收费额", DataType.MoneyOf("元"))] };
        yield return new FactType { Name = "测评票", Key = [0], Fields = [Field("编号", DataType.Text), Field("单位年度", DataType.RecordOf("单位年度"))] };
        yield return new FactType
        {
            Name = "牌",
            Key = [],
            BuiltIn = true,
            Complete = true,
            Fields = [Field("种类", DataType.EnumOf(CardKinds)), Field("时限", DataType.Text), Field("案件", DataType.Text), Field("时刻", DataType.Instant)],
        };
    }

    private static FieldDefinition Field(string name, DataType type) => new(name, type, false, null);
}
