using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Tests.Decisions;

/// <summary>A small rulebook built by hand, and bound expressions over it, for tests of the evaluators alone.</summary>
internal static class TinyModel
{
    public static readonly DateTime AsOf = new(2011, 3, 15, 1, 0, 0, DateTimeKind.Utc);

    public static readonly EventDefinition FollowUp = new("事项", "回访", [Plain("满意", DataType.Bool)]);

    /// <summary>事项: truths a b c d, numbers m n, optional o, an open amount, a reference, a list.</summary>
    public static readonly FactType Matter = new()
    {
        Name = "事项",
        Key = [0],
        Fields =
        [
            Plain("编号", DataType.Text), Plain("a", DataType.Bool), Plain("b", DataType.Bool), Plain("c", DataType.Bool), Plain("d", DataType.Bool),
            Plain("m", DataType.Integer), Plain("n", DataType.Integer), Plain("o", DataType.Integer.OrNone()),
            Plain("资本", DataType.OpenMoney), Plain("单位", DataType.RecordOf("单位").OrNone()), Plain("凭据", DataType.ListOf(DataType.Text)),
        ],
        Events = [FollowUp],
    };

    public static readonly FactType Unit = new() { Name = "单位", Key = [0], Fields = [Plain("名称", DataType.Text)] };

    public static readonly FactType Penalty = new()
    {
        Name = "处分",
        Key = [0],
        Fields = [Plain("编号", DataType.Text), Plain("单位", DataType.RecordOf("单位")), Plain("分数", DataType.Integer.OrNone()), Plain("重", DataType.Bool)],
    };

    public static readonly FactType UnitYear = new()
    {
        Name = "单位年度",
        Key = [0, 1],
        Fields = [Plain("单位", DataType.RecordOf("单位")), Plain("年度", DataType.Year), Plain("收费额", DataType.MoneyOf("元")), Plain("好", DataType.Bool)],
    };

    public static readonly ParameterDefinition Limit = new()
    {
        Name = "上限",
        Type = DataType.Integer,
        Values = [new ParameterValue(new DateOnly(2011, 1, 1), Value.OfNumber(3), null, null)],
    };

    public static readonly RulebookModel Model = new()
    {
        Definition = new RulebookDefinition
        {
            Id = "tiny",
            Title = "小",
            Version = "1",
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
            Conventions = Conventions.Default,
            Calendars = new CalendarsDefinition("cn", [], ImmutableDictionary<string, OtherCalendarDefinition>.Empty),
            Cards = new EnumType("牌", true, ["提醒", "黄牌"]),
            Facts = new[] { Matter, Unit, Penalty, UnitYear }.ToImmutableDictionary(t => t.Name),
            Source = new SourceText("rulebook.yaml", ""),
        },
        Provisions = [],
        Formulas = [],
        Times = ImmutableDictionary<string, Formula>.Empty,
        Hash = "sha256:0",
        ById = ImmutableDictionary<string, BoundProvision>.Empty,
    };

    public static SourceLocation At(string text) => new(new SourceText("t.rule", text), new TextSpan(0, text.Length));

    public static Value Number(decimal number) => Value.OfNumber(number);

    public static Value Record(FactType type, string key) => Value.OfRecord(new RecordKey(type.Name, key));

    public static BoundExpression Constant(Value value, DataType? type = null) => new ConstantExpression(type ?? DataType.Integer, At(value.ToString()), value);

    public static BoundExpression Subject(FactType type) => new SubjectExpression(DataType.RecordOf(type.Name), At("本"));

    public static BoundExpression Field(FactType type, string name, BoundExpression? target = null)
    {
        var slot = type.SlotOf(name);
        return new FieldExpression(type.Fields[slot].Type, At(name), target ?? Subject(type), type.Fields[slot], slot);
    }

    public static BoundExpression Of(string field) => Field(Matter, field);

    public static BoundExpression Local(FactType type, int slot = 0) => new LocalExpression(DataType.RecordOf(type.Name), At("其"), slot);

    public static BoundExpression And(params BoundExpression[] operands) => new LogicalExpression(At("且"), true, [.. operands]);

    public static BoundExpression Or(params BoundExpression[] operands) => new LogicalExpression(At("或"), false, [.. operands]);

    public static BoundExpression Not(BoundExpression operand) => new NotExpression(At("非"), operand);

    public static BoundExpression Compare(BoundExpression left, ComparisonOperator @operator, BoundExpression right) =>
        new CompareExpression(At($"{left.Text} ? {right.Text}"), left, @operator, right);

    public static BoundExpression Block(BlockKind kind, int atLeast, params BoundExpression[] items) =>
        new BlockExpression(At("下列"), kind, atLeast, [.. items.Select((item, i) => new BlockItem($"({"一二三四五六"[i]})", item))]);

    public static BoundExpression PenaltiesOfUnit(BoundExpression? unit = null) => new ReferrersExpression(
        DataType.ListOf(DataType.RecordOf("处分")), At("单位 的 处分"), unit ?? Subject(Unit), Penalty, Penalty.SlotOf("单位"));

    public static BoundExpression Aggregate(AggregateFunction function, BoundExpression list, BoundExpression? filter = null, BoundExpression? selector = null, DataType? type = null) =>
        new AggregateExpression(type ?? DataType.Integer, At(function.ToString()), function, list, 0, filter, selector);

    /// <summary>A record with the fields named; the rest is unknown.</summary>
    public static FactRecord Given(FactType type, string key, params (string Field, Value Value)[] fields)
    {
        var slots = new Value[type.Fields.Length];
        foreach (var (field, value) in fields)
        {
            slots[type.SlotOf(field)] = value;
        }

        return new FactRecord(type, new RecordKey(type.Name, key), slots);
    }

    public static Evaluation Evaluation(FactRecord[] records, params string[] complete)
    {
        var builder = new FactStoreBuilder();
        foreach (var record in records)
        {
            builder.Add(record);
        }

        foreach (var type in complete)
        {
            builder.MarkComplete(type);
        }

        return new Evaluation(TinyModel.Model, builder.Build(), AsOf, Interpreter.Instance);
    }

    public static Traced Run(BoundExpression body, Evaluation evaluation, Value subject) =>
        evaluation.Run(new Formula(0, body, 2), new Frame(subject, AsOf));

    /// <summary>Runs on 事项[X1] with the fields named.</summary>
    public static Traced Run(BoundExpression body, params (string Field, Value Value)[] fields) =>
        Run(body, Evaluation([Given(Matter, "X1", fields)]), Record(Matter, "X1"));

    private static FieldDefinition Plain(string name, DataType type) => new(name, type, false, null);
}
