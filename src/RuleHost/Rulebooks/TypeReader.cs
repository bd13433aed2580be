using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>Reads the types that rulebook.yaml writes: 文本, 金额&lt;元&gt;, 时长&lt;工作日&gt;, 列表&lt;人员&gt;, [高, 中, 低], 单位 或 无, T?.</summary>
/// <param name="enumerations">Declared enumerations.</param>
/// <param name="facts">Names of the fact types.</param>
/// <param name="overlay">Whether the rulebook extends another, whose types it may name: then an unknown name is left to the base.</param>
/// <param name="diagnostics">Gets what cannot be read.</param>
internal sealed class TypeReader(IReadOnlyDictionary<string, EnumType> enumerations, IReadOnlySet<string> facts, bool overlay, DiagnosticBag diagnostics)
{
    /// <summary>A list of lists is odd; more is a mistake, and must not cost a stack.</summary>
    private const int MaxDepth = 4;

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

    /// <summary>What other systems and people call the types.</summary>
    private static readonly FrozenDictionary<string, string> Synonyms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["布尔"] = "是否",
        ["布尔值"] = "是否",
        ["是/否"] = "是否",
        ["bool"] = "是否",
        ["boolean"] = "是否",
        ["字符串"] = "文本",
        ["文字"] = "文本",
        ["字符"] = "文本",
        ["string"] = "文本",
        ["text"] = "文本",
        ["数字"] = "整数",
        ["数值"] = "小数",
        ["数"] = "整数",
        ["int"] = "整数",
        ["integer"] = "整数",
        ["number"] = "小数",
        ["decimal"] = "小数",
        ["钱"] = "金额",
        ["money"] = "金额",
        ["时间"] = "时刻",
        ["日期时间"] = "时刻",
        ["datetime"] = "时刻",
        ["date"] = "日期",
        ["期限"] = "时长",
        ["天数"] = "时长<天>",
        ["百分数"] = "百分比",
        ["比例"] = "百分比",
        ["分数"] = "分",
        ["分钟"] = "时长<分钟>",
        ["小时"] = "时长<小时>",
        ["天"] = "时长<天>",
        ["日"] = "时长<天>",
        ["工作日"] = "时长<工作日>",
        ["工作小时"] = "时长<工作小时>",
        ["周"] = "时长<周>",
        ["月"] = "时长<月>",
        ["年"] = "时长<年>",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> SpanUnits = ["工作日", "工作小时", "分钟", "小时", "天", "周", "月", "年"];
    private static readonly ImmutableArray<string> Currencies = [.. Units.All.Where(u => u.Kind == LiteralKind.Money).Select(u => u.Canonical)];

    /// <summary>Names that a fact type or an enumeration must not take: the type would hide it.</summary>
    public static bool IsBuiltIn(string name) => Simple.ContainsKey(name) || name == "列表";

    /// <summary>The type of a field or column.</summary>
    /// <param name="node">As written: a text, or an enumeration's values in place.</param>
    /// <param name="owner">What an enumeration written in place is named after: <c>投诉.类别</c>.</param>
    public DataType Read(DocumentNode node, string owner)
    {
        switch (node)
        {
            case SequenceNode values:
                return InPlace(values, owner);
            case ScalarNode scalar when Parse(scalar.Text.Trim(), owner, 0) is { } type:
                if (type.Optional && scalar.Text.TrimEnd().EndsWith("或无", StringComparison.Ordinal))
                {
                    var fix = Split(scalar.Text.Trim()).Bare + " 或 无";
                    var written = diagnostics.Report(RulebookDiagnostics.NoneWithoutSpace, scalar.Place, scalar.Text, fix);
                    diagnostics.Amend(written with { Fix = fix });
                }

                return type;
            case ScalarNode scalar:
                Unknown(scalar);
                return DataType.Error;
            default:
                diagnostics.Report(RulebookDiagnostics.WrongShape, node.Place, owner, new Localized("一个类型", "a type"));
                return DataType.Error;
        }
    }

    private DataType? Parse(string text, string owner, int depth)
    {
        if (depth > MaxDepth || text.Length == 0)
        {
            return null;
        }

        var (bare, optional) = Split(text);
        return optional ? Bare(bare, owner, depth)?.OrNone() : Bare(text, owner, depth);
    }

    /// <summary>Takes <c>或 无</c> or <c>?</c> off the end.</summary>
    private static (string Bare, bool Optional) Split(string text)
    {
        if (text[^1] is '?' or '？')
        {
            return (text[..^1].TrimEnd(), true);
        }

        return text[^1] == '无' && text[..^1].TrimEnd() is [.. var before, '或'] ? (before.TrimEnd(), true) : (text, false);
    }

    private DataType? Bare(string text, string owner, int depth)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text is ['[' or '［', .. var values, ']' or '］'])
        {
            return InPlace(values.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), owner);
        }

        if (Angled(text) is (var outer, var inner))
        {
            return outer switch
            {
                "列表" => Parse(inner, owner, depth + 1) is { } element ? DataType.ListOf(element) : null,
                "时长" => SpanUnitOf(inner) is { } unit ? DataType.SpanOf(unit) : null,
                "金额" => Units.Find(inner) is { Kind: LiteralKind.Money } currency ? DataType.MoneyOf(currency.Canonical) : null,
                _ => null,
            };
        }

        return Simple.TryGetValue(text, out var simple) ? simple
            : enumerations.TryGetValue(text, out var declared) ? DataType.EnumOf(declared)
            : facts.Contains(text) ? DataType.RecordOf(text)
            : overlay && DidYouMean.Nearest(text, Simple.Keys) is null ? DataType.Error
            : null;
    }

    /// <summary>列表&lt;人员&gt; as 列表 and 人员; half- or full-width.</summary>
    private static (string Outer, string Inner)? Angled(string text)
    {
        var open = text.AsSpan().IndexOfAny("<＜〈");
        return open > 0 && text[^1] is '>' or '＞' or '〉' ? (text[..open].Trim(), text[(open + 1)..^1].Trim()) : null;
    }

    /// <summary>A month's span is 2个月, its type 时长&lt;月&gt;.</summary>
    private static SpanUnit? SpanUnitOf(string text) => text == "月" ? SpanUnit.Month : Units.Find(text)?.Span;

    private void Unknown(ScalarNode scalar)
    {
        if (WideMarks.BetweenEntries(scalar, diagnostics))
        {
            return;
        }

        var unknown = diagnostics.Report(RulebookDiagnostics.UnknownType, scalar.Place, scalar.Text);
        if (Nearest(scalar.Text.Trim()) is { } nearest)
        {
            diagnostics.Amend(unknown with { SpecialHint = new($"是不是“{nearest}”？", $"Did you mean \"{nearest}\"?"), Fix = nearest });
        }
    }

    private string? Nearest(string text)
    {
        var (bare, optional) = text.Length == 0 ? (text, false) : Split(text);
        var nearest = bare.Length > 0 && Angled(bare) is (var outer, var inner)
            ? outer switch
            {
                "时长" => DidYouMean.Nearest(inner, SpanUnits),
                "金额" => DidYouMean.Nearest(inner, Currencies),
                "列表" => DidYouMean.Nearest(inner, Names()),
                _ => null,
            } is { } unit ? $"{outer}<{unit}>" : null
            : Synonyms.GetValueOrDefault(bare) ?? DidYouMean.Nearest(bare, Names());
        return nearest is null || !optional ? nearest : nearest + " 或 无";
    }

    private IEnumerable<string> Names() => Simple.Keys.Concat(enumerations.Keys).Concat(facts);

    private DataType? InPlace(string[] values, string owner) =>
        values.Length > 0 && values.Distinct(StringComparer.Ordinal).Count() == values.Length ? DataType.EnumOf(new EnumType(owner, false, [.. values])) : null;

    private DataType InPlace(SequenceNode values, string owner)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in values.Items)
        {
            if (item is not ScalarNode { IsNull: false } name)
            {
                diagnostics.Report(RulebookDiagnostics.WrongShape, item.Place, owner, new Localized("枚举的一个值", "a value of the enumeration"));
            }
            else if (names.Contains(name.Text))
            {
                diagnostics.Report(DocumentDiagnostics.DuplicateKey, name.Place, name.Text);
            }
            else
            {
                names.Add(name.Text);
            }
        }

        if (values.Items.IsEmpty)
        {
            diagnostics.Report(RulebookDiagnostics.WrongShape, values.Place, owner, new Localized("枚举的值，至少一个", "the values of an enumeration, at least one"));
            return DataType.Error;
        }

        return DataType.EnumOf(new EnumType(owner, false, names.ToImmutable()));
    }
}
