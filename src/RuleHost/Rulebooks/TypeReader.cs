using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>Reads the types that rulebook.yaml writes: 文本, 金额&lt;元&gt;, 时长&lt;工作日&gt;, 列表&lt;人员&gt;, [高, 中, 低], 单位 或 无, T?.</summary>
/// <param name="enumerations">Declared enumerations.</param>
/// <param name="facts">Names of the fact types.</param>
/// <param name="diagnostics">Gets what cannot be read.</param>
internal sealed class TypeReader(IReadOnlyDictionary<string, EnumType> enumerations, IReadOnlySet<string> facts, DiagnosticBag diagnostics)
{
    private static readonly string[] Currencies = ["元", "美元", "欧元", "港元", "日元"];

    private static readonly FrozenDictionary<string, DataType> Simple = new Dictionary<string, DataType>(StringComparer.Ordinal)
    {
        ["是否"] = DataType.Bool,
        ["整数"] = DataType.Integer,
        ["小数"] = DataType.Decimal,
        ["百分比"] = DataType.Percent,
        ["分"] = DataType.Points,
        ["金额"] = DataType.OpenMoney,
        ["文本"] = DataType.Text,
        ["日期"] = DataType.Date,
        ["时刻"] = DataType.Instant,
        ["月份"] = DataType.Month,
        ["年度"] = DataType.Year,
        ["时长"] = DataType.OpenSpan,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SpanUnit> Spans = new Dictionary<string, SpanUnit>(StringComparer.Ordinal)
    {
        ["工作日"] = SpanUnit.WorkingDay,
        ["工作小时"] = SpanUnit.WorkingHour,
        ["分钟"] = SpanUnit.Minute,
        ["小时"] = SpanUnit.Hour,
        ["天"] = SpanUnit.Day,
        ["日"] = SpanUnit.Day,
        ["周"] = SpanUnit.Week,
        ["月"] = SpanUnit.Month,
        ["个月"] = SpanUnit.Month,
        ["年"] = SpanUnit.Year,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The type of a field or column.</summary>
    /// <param name="node">As written: a text, or an enumeration's values in place.</param>
    /// <param name="owner">What an enumeration written in place is named after: <c>投诉.类别</c>.</param>
    public DataType Read(DocumentNode node, string owner)
    {
        switch (node)
        {
            case SequenceNode values:
                return InPlace(values, owner);
            case ScalarNode scalar when Parse(scalar.Text.Trim()) is { } type:
                return type;
            case ScalarNode scalar:
                var names = Simple.Keys.Concat(enumerations.Keys).Concat(facts);
                var nearest = DidYouMean.Nearest(scalar.Text.Trim(), names);
                var unknown = diagnostics.Report(RulebookDiagnostics.UnknownType, scalar.Place, scalar.Text);
                if (nearest is not null)
                {
                    diagnostics.Amend(unknown with { SpecialHint = new($"是不是“{nearest}”?", $"Did you mean \"{nearest}\"?"), Fix = nearest });
                }

                return DataType.Error;
            default:
                diagnostics.Report(RulebookDiagnostics.WrongShape, node.Place, owner, new Localized("一个类型", "a type"));
                return DataType.Error;
        }
    }

    private DataType? Parse(string text)
    {
        if (text.EndsWith('?') || text.EndsWith('？'))
        {
            return Parse(text[..^1].TrimEnd())?.OrNone();
        }

        if (text.EndsWith(" 或 无", StringComparison.Ordinal) || text.EndsWith("或无", StringComparison.Ordinal))
        {
            return Parse(text[..text.LastIndexOf('或')].TrimEnd())?.OrNone();
        }

        var (open, close) = (text.IndexOfAny(['<', '＜', '〈']), text.Length - 1);
        if (open > 0 && text[close] is '>' or '＞' or '〉')
        {
            var inner = text[(open + 1)..close].Trim();
            return text[..open].Trim() switch
            {
                "列表" => Parse(inner) is { } element ? DataType.ListOf(element) : null,
                "时长" => Spans.TryGetValue(inner, out var unit) ? DataType.SpanOf(unit) : null,
                "金额" => Currencies.Contains(inner) ? DataType.MoneyOf(inner) : null,
                _ => null,
            };
        }

        return Simple.TryGetValue(text, out var simple) ? simple
            : enumerations.TryGetValue(text, out var declared) ? DataType.EnumOf(declared)
            : facts.Contains(text) ? DataType.RecordOf(text)
            : null;
    }

    private DataType InPlace(SequenceNode values, string owner)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in values.Items)
        {
            if (item is ScalarNode { IsNull: false } name)
            {
                names.Add(name.Text);
            }
            else
            {
                diagnostics.Report(RulebookDiagnostics.WrongShape, item.Place, owner, new Localized("枚举的一个值", "a value of the enumeration"));
            }
        }

        return DataType.EnumOf(new EnumType(owner, false, names.ToImmutable()));
    }
}
