using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>Dated parameters and conventions.</summary>
internal sealed partial class RulebookYamlReader
{
    private ImmutableDictionary<string, ParameterDefinition> Parameters()
    {
        var result = ImmutableDictionary.CreateBuilder<string, ParameterDefinition>(StringComparer.Ordinal);
        foreach (var (key, value) in _root.Entries("parameters"))
        {
            Declare(key, new("参数", "a parameter"));
            if (Parameter(key, value) is { } parameter)
            {
                result[key.Text] = parameter;
            }
        }

        return result.ToImmutable();
    }

    private ParameterDefinition? Parameter(ScalarNode name, DocumentNode node)
    {
        MappingReader? entry = null;
        IEnumerable<DocumentNode> versions;
        switch (node)
        {
            case SequenceNode sequence:
                versions = sequence.Items;
                break;
            case MappingNode:
                entry = MappingReader.Of(node, new($"参数“{name.Text}”", $"the parameter \"{name.Text}\""), _diagnostics)!;
                versions = entry.Items("values");
                if (entry.Get("values") is null)
                {
                    _diagnostics.Report(RulebookDiagnostics.MissingKey, node.Place, "values", new Localized($"参数“{name.Text}”", $"the parameter \"{name.Text}\""));
                }

                break;
            default:
                _diagnostics.Report(RulebookDiagnostics.WrongShape, node.Place, name.Text, new Localized("一组带日期的值，例如 - { from: 2011-01-01, value: 5个工作日 }", "dated values, for example - { from: 2011-01-01, value: 5个工作日 }"));
                return null;
        }

        var list = versions.ToList();
        var stated = entry?.Get("type") is { } typed ? _types.Read(typed, name.Text) : null;
        var type = stated ?? Shown(list);
        if (type is null)
        {
            // A version without a value is a mistake of its own.
            if (list.Count == 0 || list.Exists(v => v is MappingNode version && version.Find("value") is not null))
            {
                _diagnostics.Report(RulebookDiagnostics.TypeNotShown, name.Place, name.Text);
            }

            type = DataType.Error;
        }

        var values = ImmutableArray.CreateBuilder<ParameterValue>();
        foreach (var version in list)
        {
            if (Version(name.Text, version, type) is not { } value)
            {
                continue;
            }

            if (values.Any(v => v.From == value.From))
            {
                _diagnostics.Report(RulebookDiagnostics.ParameterTwice, version.Place, name.Text,
                    value.From is { } from ? Localized.Same($"{from:yyyy-MM-dd}") : new Localized("一开始", "the beginning"));
            }
            else
            {
                values.Add(value);
            }
        }

        values.Sort((a, b) => Nullable.Compare(a.From, b.From));
        var parameter = new ParameterDefinition { Name = name.Text, Type = type, Values = values.ToImmutable(), Source = entry?.Text("source"), Note = entry?.Text("note") };
        entry?.Finish();
        return parameter;
    }

    private static DataType? Shown(List<DocumentNode> versions)
    {
        foreach (var version in versions)
        {
            if (version is MappingNode mapping && mapping.Find("value") is ScalarNode value && ScalarReader.Infer(value.Text) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private ParameterValue? Version(string name, DocumentNode node, DataType type)
    {
        if (MappingReader.Of(node, new($"参数“{name}”的一个值", $"a value of the parameter \"{name}\""), _diagnostics) is not { } entry)
        {
            return null;
        }

        DateOnly? from = null;
        if (entry.Get("from") is ScalarNode { IsNull: false } date)
        {
            if (_scalars.Read(date, DataType.Date, out var badDate) is { } read)
            {
                from = read.DateValue;
            }
            else
            {
                _diagnostics.Report(RulebookDiagnostics.BadValue, date.Place, "from", badDate!);
            }
        }

        var (source, note) = (entry.Text("source"), entry.Text("note"));
        var written = entry.Get("value");
        entry.Finish();
        if (written is null)
        {
            _diagnostics.Report(RulebookDiagnostics.MissingKey, entry.Place, "value", new Localized($"参数“{name}”的一个值", $"a value of the parameter \"{name}\""));
            return null;
        }

        if (type.Kind == TypeKind.Error)
        {
            return null;
        }

        if (_scalars.Read(written, type, out var problem) is { } value)
        {
            return new ParameterValue(from, value, source, note);
        }

        _diagnostics.Report(RulebookDiagnostics.BadValue, written.Place, name, problem!);
        return null;
    }

    private static readonly string[] KnownConventions = ["日前", "截止", "名额取整", "固定日期顺延", "并列", "分子分母", "发送", "新旧"];

    private Conventions ReadConventions()
    {
        var raw = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var (includes, cutoff, roll, inOfficeHours) = (true, CutoffKind.EndOfDay, false, false);
        var (rounding, atLeastOne, tiesIn, milder) = (QuotaRounding.Down, false, false, false);
        foreach (var (key, value) in _root.Entries("conventions"))
        {
            var text = (value as ScalarNode)?.Text ?? "";
            raw[key.Text] = text;
            _places[$"conventions.{key.Text}"] = key.Place;
            bool known;
            switch (key.Text)
            {
                case "日前":
                    known = text is "含当日" or "不含当日";
                    includes = text != "不含当日";
                    break;
                case "截止":
                    known = text is "24:00" or "下班" or "同时刻";
                    cutoff = text switch { "下班" => CutoffKind.OfficeClose, "同时刻" => CutoffKind.SameTime, _ => CutoffKind.EndOfDay };
                    break;
                case "固定日期顺延":
                    known = text is "是" or "否" or "true" or "false";
                    roll = text is "是" or "true";
                    break;
                case "发送":
                    known = text is "随时" or "办公时间";
                    inOfficeHours = text == "办公时间";
                    break;
                case "新旧":
                    known = text is "从旧" or "从旧兼从轻";
                    milder = text == "从旧兼从轻";
                    break;
                case "并列":
                    known = text is "均入" or "均不入";
                    tiesIn = text == "均入";
                    break;
                case "名额取整":
                    var parts = text.Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                    atLeastOne = parts is [_, "至少1个"];
                    known = parts is ["舍去" or "进一" or "四舍五入"] || (atLeastOne && parts[0] is "舍去" or "进一" or "四舍五入");
                    rounding = parts is [var how, ..] ? how switch { "进一" => QuotaRounding.Up, "四舍五入" => QuotaRounding.HalfUp, _ => QuotaRounding.Down } : rounding;
                    break;
                default:
                    known = true;
                    if (!KnownConventions.Contains(key.Text))
                    {
                        var unknown = _diagnostics.Report(RulebookDiagnostics.UnknownConvention, key.Place, key.Text, new Localized(string.Join("、", KnownConventions), string.Join(", ", KnownConventions)));
                        Guess(unknown, key.Text, KnownConventions);
                    }

                    break;
            }

            if (!known)
            {
                _diagnostics.Report(RulebookDiagnostics.BadValue, value.Place, key.Text, Choices(key.Text));
            }
        }

        return new Conventions(includes, cutoff, roll, raw.ToImmutable())
        {
            SendInOfficeHours = inOfficeHours,
            Milder = milder,
            QuotaRounding = rounding,
            AtLeastOnePlace = atLeastOne,
            TiesAreIn = tiesIn,
        };
    }

    private static Localized Choices(string convention) => convention switch
    {
        "日前" => new("可以写 含当日 或 不含当日。", "it is 含当日 or 不含当日."),
        "截止" => new("可以写 24:00、下班 或 同时刻。", "it is 24:00, 下班 or 同时刻."),
        "发送" => new("可以写 随时 或 办公时间。", "it is 随时 (at any hour) or 办公时间 (in office hours)."),
        "新旧" => new("可以写 从旧 或 从旧兼从轻。", "it is 从旧 (by the text of the time) or 从旧兼从轻 (by the present one where it is milder)."),
        "并列" => new("可以写 均入 或 均不入。", "it is 均入 or 均不入."),
        "名额取整" => new("可以写 舍去、进一 或 四舍五入，后面可加“,至少1个”。", "it is 舍去, 进一 or 四舍五入, optionally followed by \",至少1个\"."),
        _ => new("可以写 是 或 否。", "it is 是 or 否."),
    };
}
