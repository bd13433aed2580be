using RuleHost.Binding;
using RuleHost.Model;
using RuleHost.Plugins;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>For each kind of name in 待查于, what it is and how to supply it.</summary>
internal sealed class MissingAdvice(Evaluation evaluation)
{
    private readonly RulebookDefinition _definition = evaluation.Model.Definition;

    public Localized For(string name)
    {
        var advice = Advice(name);
        return new($"{name} — {advice.Chinese}", $"{name} — {advice.English}");
    }

    private Localized Advice(string name)
    {
        if (name.StartsWith("确认(", StringComparison.Ordinal))
        {
            return new("等待有权的人确认；有了结论，给出一条 确认 记录（情形、案件、结论）", "someone entitled has to confirm; once they have, give a record of 确认 (情形, 案件, 结论)");
        }

        if (Supplied(name) is { } supplied)
        {
            return supplied;
        }

        if (name.EndsWith(".限:无一项成立", StringComparison.Ordinal))
        {
            return new("几个 限 没有一个成立：规则在这里有缺口，须由制定者补上", "none of the limits' conditions holds: the text has a gap here, which its authors must fill");
        }

        if (name.EndsWith(":无一项成立", StringComparison.Ordinal) && evaluation.Model.ById.GetValueOrDefault(name[..name.LastIndexOf(':')]) is BoundGrade)
        {
            return new("没有一个 评 成立而又不被否决，也没有写其余：规则在这里有缺口，须由制定者补上", "no 评 holds without being forbidden, and there is no otherwise: the text has a gap here, which its authors must fill");
        }

        if (name.EndsWith(":无一项成立", StringComparison.Ordinal))
        {
            return new("分情形没有一项成立，也没有写其余：规则在这里有缺口，须由制定者补上", "none of the cases holds and there is no otherwise: the text has a gap here, which its authors must fill");
        }

        if (name.EndsWith(":" + FaultText.Of(Fault.Overflow), StringComparison.Ordinal))
        {
            return new("所给的分超出了 0 到满分的范围：改正数据", "the mark lies outside 0 to full marks: correct the data");
        }

        var colon = name.LastIndexOf(':');
        if (colon > name.LastIndexOf(']'))
        {
            return new($"这里不能计算（{name[(colon + 1)..]}）：改正所给的值，或在规则里用 缺省 写明怎么算", "there is no value to reckon with here: correct what was given, or say in the text with 缺省 what to take instead");
        }

        var open = name.IndexOf('[');
        var close = name.LastIndexOf(']');
        if (open <= 0 || close < open)
        {
            return Named(name);
        }

        var (type, key, rest) = (name[..open], name[(open + 1)..close], name[(close + 1)..]);
        if (_definition.Tables.ContainsKey(type))
        {
            return new($"表 {type} 没有 {key} 这一行：核对写法，或补上这一行", $"table {type} has no row {key}: check its spelling, or add the row");
        }

        if (rest.Length == 0)
        {
            return new($"没有 {type} {key} 的记录：请给出", $"there is no record {key} of {type}: give it");
        }

        if (rest.StartsWith('的'))
        {
            return List(rest[1..]);
        }

        return Field(type, key, rest[1..]);
    }

    /// <summary>A field that a function of a plugin supplies: which one, and what it lacks or did instead.</summary>
    private Localized? Supplied(string name)
    {
        if (evaluation.Facts.Computed.Count == 0 || name.IndexOf('[') is not (> 0 and var open) || name.LastIndexOf("].", StringComparison.Ordinal) is var close && close < open)
        {
            return null;
        }

        foreach (var value in evaluation.Facts.Computed.GetValueOrDefault(new RecordKey(name[..open], name[(open + 1)..close]), []))
        {
            if (name != value.Field && !name.StartsWith(value.Field + ":", StringComparison.Ordinal))
            {
                continue;
            }

            if (value.Fault is { } fault)
            {
                var did = PluginFaults.Sentence(fault);
                return new(
                    $"本该由插件 {value.Plugin} 的函数 {value.Function} 算出，可是{did.Chinese}；可以先给出这个值，并请插件的作者改正",
                    $"the function {value.Function} of the plugin {value.Plugin} should have supplied it, but {did.English}; the value can be given meanwhile, and the plugin's author has to mend it");
            }

            return value.Missing.IsEmpty
                ? new($"由插件 {value.Plugin} 的函数 {value.Function} 算出，这一次它说不知道；请给出这个值", $"the function {value.Function} of the plugin {value.Plugin} supplies it and says that it cannot tell; give the value")
                : new($"由插件 {value.Plugin} 的函数 {value.Function} 算出，还缺 {string.Join("、", value.Missing)}", $"the function {value.Function} of the plugin {value.Plugin} supplies it from {string.Join(", ", value.Missing)}, which is not known");
        }

        return null;
    }

    private Localized Named(string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot > 0 && evaluation.Model.ById.GetValueOrDefault(name[..dot]) is BoundLimit limit)
        {
            return name[(dot + 1)..] == "限"
                ? new($"{limit.Id} 写了几个 限，应当恰有一个成立：核对各自的 当", $"{limit.Id} states several limits, of which exactly one should hold: check their conditions")
                : new($"本版本还不推算时限的 {name[(dot + 1)..]}", $"this version does not reckon {name[(dot + 1)..]} of a limit yet");
        }

        if (_definition.Parameters.ContainsKey(name))
        {
            return new("参数没有施行中的值：在 rulebook.yaml 的 parameters 里补上", "the parameter has no value in force: add one under parameters in rulebook.yaml");
        }

        return _definition.Facts.ContainsKey(name) ? List(name) : new("本版本还不能判定，或规则文本没有写明", "this version cannot judge it yet, or the text does not say");
    }

    private static Localized List(string type) => new(
        $"给出 {type} 的完整清单；一条也没有，就写空清单",
        $"give the complete list of {type}; where there are none, an empty list");

    private Localized Field(string type, string key, string field)
    {
        var wanted = "";
        if (field.EndsWith(')') && field.LastIndexOf('(') is var at and > 0)
        {
            (field, wanted) = (field[..at], field[(at + 1)..^1]);
            return new(
                $"须以{wanted}给出 {type} {key} 的 {field}；币种和单位从不自动换算",
                $"give {field} of {type} {key} in {wanted}; currencies and units never convert by themselves");
        }

        if (_definition.Facts.TryGetValue(type, out var fact) && fact.SlotOf(field) is var slot and >= 0)
        {
            var kind = fact.Fields[slot].Type;
            var values = kind is { Kind: TypeKind.Enum, Enum: { } enumeration } ? Localized.Same(string.Join("、", enumeration.Values)) : TypeWords.Of(kind);
            return new($"请给出 {type} {key} 的 {field}（{values.Chinese}）", $"give {field} of {type} {key} ({values.English})");
        }

        var member = field.Split('.')[0];
        if (evaluation.Model.ById.TryGetValue(member, out var provision) && provision is not (BoundJudgement or BoundLimit { Kind: ProvisionKind.Limit }))
        {
            var of = ExplanationWords.Kind(provision.Kind);
            return new($"本版本不判断{of.Chinese}；要接着判断，须把它的结果当作已定给出", $"this version does not judge a {of.English.ToLowerInvariant()}; to go on, its outcome has to be given as settled");
        }

        return new($"请给出 {type} {key} 的 {field}", $"give {field} of {type} {key}");
    }
}
