using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

/// <summary>
/// A vocabulary with at least one field, event field, column and parameter of every type of the language: what random formulas are
/// written over. Small domains, so that comparisons come out either way.
/// </summary>
internal sealed class Vocabulary
{
    public static readonly EnumType Level = new("程度", true, ["轻微", "一般", "较重", "严重"]);
    public static readonly EnumType Category = new("类别", false, ["投诉", "报修", "咨询"]);
    public static readonly EnumType Cards = new("牌种", true, ["提醒", "黄牌", "红牌"]);

    public static readonly DataType Unit = DataType.RecordOf("单位");
    public static readonly DataType Case = DataType.RecordOf("案件");
    public static readonly DataType Sanction = DataType.RecordOf("处分");
    public static readonly DataType Card = DataType.RecordOf("牌");

    /// <summary>Every type a field, a parameter or an expression of a random rulebook may have.</summary>
    public static readonly ImmutableArray<DataType> Scalars =
    [
        DataType.Bool, DataType.Integer, DataType.Decimal, DataType.Percent, DataType.Points, DataType.MoneyOf("元"), DataType.OpenMoney,
        DataType.Text, DataType.Date, DataType.Instant, DataType.TimeOfDay, DataType.Month, DataType.Year, DataType.SpanOf(SpanUnit.Day),
        DataType.SpanOf(SpanUnit.WorkingDay), DataType.SpanOf(SpanUnit.Hour), DataType.OpenSpan, DataType.EnumOf(Level), DataType.EnumOf(Category), Unit,
    ];

    public Vocabulary(Random random)
    {
        var events = ImmutableArray.Create(
            new EventDefinition("案件", "交办", [Field("限办", DataType.Integer), Field("方式", DataType.EnumOf(Category))]),
            new EventDefinition("案件", "反馈", [Field("满意", DataType.Bool), Field("单位", Unit)]));
        var unitFields = Scalars.Select(t => Field("单" + NameOf(t), t.Equals(DataType.Text) ? t : Sometimes(random, t))).ToImmutableArray();
        var caseFields = Scalars.SelectMany(t => new[] { Field(NameOf(t), t), Field("可" + NameOf(t), t.OrNone()) })
            .Append(Field("标签", DataType.ListOf(DataType.Text)))
            .Append(Field("涉及", DataType.ListOf(Unit)))
            .Append(Field("得分", DataType.ListOf(DataType.Decimal)))
            .ToImmutableArray();

        Facts = new[]
        {
            Type("案件", ["编号"], [Field("编号", DataType.Text), .. caseFields], events),
            Type("单位", ["名称"], [Field("名称", DataType.Text), .. unitFields], []),
            Type("处分", ["编号"], [Field("编号", DataType.Text), Field("单位", Unit), Field("可单位", Unit.OrNone()), Field("日期", DataType.Date), Field("程度", DataType.EnumOf(Level)), Field("金额", DataType.MoneyOf("元"))], []),
            Type("年度单位", ["单位", "年度"], [Field("单位", Unit), Field("年度", DataType.Year), Field("达标", DataType.Bool), Field("类别", DataType.EnumOf(Category)), Field("备注", DataType.Text.OrNone()), Field("得分", DataType.Decimal.OrNone())], []),
        }.ToImmutableDictionary(t => t.Name);
        var builtIn = BuiltInFacts.All(Cards, Facts.Keys.ToHashSet()).ToImmutableDictionary(t => t.Name);
        Facts = Facts.Add("牌", builtIn["牌"]);

        var table = new TableDefinition { Name = "事项", Key = 0, Columns = [Field("事项", DataType.Text), Field("天数", DataType.Integer), Field("说明", DataType.Text.OrNone()), Field("程度", DataType.EnumOf(Level))] };
        table.Rows = [.. new[] { "甲", "乙", "丙" }.Select(k => new TableRow(table, k, [Value.OfText(k), Value.OfNumber(random.Next(1, 5)), random.Next(2) == 0 ? Value.None : Value.OfText("甲"), RandomValue.Of(DataType.EnumOf(Level), random)]))];
        Table = table;

        var parameters = Scalars.Select(t => new ParameterDefinition
        {
            Name = "参" + NameOf(t),
            Type = t,
            Values = random.Next(5) == 0 ? [] : [new(random.Next(2) == 0 ? null : new DateOnly(2010, 1, 1), RandomValue.Of(t, random), null, null), new(new DateOnly(2011, 1, 1), RandomValue.Of(t, random), null, null)],
        });

        Definition = new RulebookDefinition
        {
            Id = "random",
            Title = "random",
            Version = "1",
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
            Conventions = Conventions.Default,
            Calendars = new CalendarsDefinition("cn", [(new TimeOnly(9, 0), new TimeOnly(17, 0))], ImmutableDictionary<string, OtherCalendarDefinition>.Empty),
            Cards = Cards,
            Facts = Facts.SetItems(builtIn),
            Tables = ImmutableDictionary<string, TableDefinition>.Empty.Add(table.Name, table),
            Parameters = parameters.ToImmutableDictionary(p => p.Name),
            Source = new SourceText("rulebook.yaml", ""),
        };
    }

    public RulebookDefinition Definition { get; }

    public ImmutableDictionary<string, FactType> Facts { get; }

    public TableDefinition Table { get; }

    public static string NameOf(DataType type) => type.ToString().Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal).Replace(" 或 无", "", StringComparison.Ordinal);

    private static DataType Sometimes(Random random, DataType type) => random.Next(3) == 0 ? type.OrNone() : type;

    private static FieldDefinition Field(string name, DataType type) => new(name, type, false, null);

    private static FactType Type(string name, string[] key, ImmutableArray<FieldDefinition> fields, ImmutableArray<EventDefinition> events) => new()
    {
        Name = name,
        Fields = fields,
        Events = events,
        Key = [.. key.Select(k => fields.IndexOf(fields.First(f => f.Name == k)))],
    };
}
