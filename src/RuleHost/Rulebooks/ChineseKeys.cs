using System.Collections.Frozen;
using System.Collections.Immutable;

namespace RuleHost.Rulebooks;

/// <summary>The entries of rulebook.yaml have English names. Who writes the Chinese word for one is told its name.</summary>
internal static class ChineseKeys
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Names = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["规则集"] = ["rulebook"],
        ["标题"] = ["title"],
        ["版本"] = ["version"],
        ["辖区"] = ["jurisdiction"],
        ["地区"] = ["jurisdiction"],
        ["时区"] = ["zone"],
        ["继承"] = ["extends"],
        ["叠加"] = ["extends"],
        ["来源"] = ["sources", "source"],
        ["条数"] = ["counts"],
        ["标签"] = ["tag"],
        ["惯例"] = ["conventions"],
        ["枚举"] = ["enumerations"],
        ["有序"] = ["ordered"],
        ["取值"] = ["values"],
        ["值"] = ["value", "values"],
        ["字段组"] = ["field-groups", "include"],
        ["包含"] = ["include"],
        ["事实"] = ["facts"],
        ["字段"] = ["fields"],
        ["主键"] = ["key"],
        ["键"] = ["key"],
        ["时间"] = ["time"],
        ["登记"] = ["register"],
        ["承接"] = ["predecessor"],
        ["事件"] = ["events"],
        ["类型"] = ["type"],
        ["参数"] = ["parameters"],
        ["施行"] = ["in-force"],
        ["至"] = ["until"],
        ["生效"] = ["from"],
        ["自"] = ["from"],
        ["备注"] = ["note"],
        ["说明"] = ["note"],
        ["日历"] = ["calendars"],
        ["办公时间"] = ["office-hours"],
        ["半天"] = ["half-days"],
        ["通知"] = ["notices"],
        ["公布"] = ["published"],
        ["牌"] = ["cards"],
        ["处理梯"] = ["ladders"],
        ["梯级"] = ["steps"],
        ["表彰"] = ["awards"],
        ["角色"] = ["roles"],
        ["表"] = ["tables"],
        ["文件"] = ["file"],
        ["列"] = ["columns"],
        ["行"] = ["rows"],
        ["别名"] = ["aliases"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The known entry that a Chinese word stands for; null where there is none.</summary>
    public static string? Of(string word, IEnumerable<string> known) =>
        Names.TryGetValue(word, out var names) ? names.FirstOrDefault(known.Contains) : null;
}
