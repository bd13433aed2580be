using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace RuleHost.Benchmarks.Workload;

/// <summary>A condition of the workload in the rulebook's language: <c>逾期天数 大于 5 且 非 已答复</c>.</summary>
internal static class ConditionText
{
    private static readonly IReadOnlyDictionary<string, PropertyInfo> Properties =
        typeof(CaseFact).GetProperties().ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), StringComparer.Ordinal);

    public static string Of(JsonElement node) => Of(node, outermost: true);

    /// <summary>The rulebook's name of a property or of a member of an enumeration.</summary>
    public static string NameOf(MemberInfo member) => member.GetCustomAttribute<FactAttribute>()!.Name;

    private static string Of(JsonElement node, bool outermost)
    {
        var part = node.EnumerateObject().Single();
        var value = part.Value;
        switch (part.Name)
        {
            case "or" or "and":
                var joined = string.Join(part.Name == "or" ? " 或 " : " 且 ", value.EnumerateArray().Select(o => Of(o, outermost: false)));
                return outermost ? joined : $"({joined})";
            case "not":
                return "非 " + Of(value, outermost: false);
            case "is":
                return NameOf(Properties[value.GetString()!]);
            case "in":
                var member = Properties[value[0].GetString()!];
                return $"{NameOf(member)} 属于 [{string.Join('、', value[1].EnumerateArray().Select(v => Constant(member, v)))}]";
            default:
                var left = Properties[value[0].GetString()!];
                var right = value[2].ValueKind == JsonValueKind.Object ? NameOf(Properties[value[2].GetProperty("field").GetString()!]) : Constant(left, value[2]);
                return $"{NameOf(left)} {Operator(value[1].GetString()!)} {right}";
        }
    }

    private static string Operator(string sign) => sign switch
    {
        ">" => "大于",
        ">=" => "不小于",
        "<" => "小于",
        "<=" => "不大于",
        "==" => "=",
        _ => "不是",
    };

    private static string Constant(PropertyInfo property, JsonElement value)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsEnum ? NameOf(type.GetField(Enum.Parse(type, value.GetString()!, ignoreCase: true).ToString()!)!)
            : type == typeof(DateOnly) ? Days.Of(value.GetInt32()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : type == typeof(string) ? $"\"{value.GetString()}\""
            : value.GetRawText();
    }
}
