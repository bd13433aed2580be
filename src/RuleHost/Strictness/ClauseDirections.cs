using System.Collections.Frozen;

namespace RuleHost.Strictness;

/// <summary>What may become of a clause without loosening its provision (semantics S23).</summary>
internal enum ClauseDirection
{
    /// <summary>Changes no outcome for the worse: free.</summary>
    Neutral,

    /// <summary>May catch more cases, never fewer.</summary>
    CatchesMore,

    /// <summary>May let fewer cases off, never more.</summary>
    LetsOffLess,

    /// <summary>An amount that may shrink, never grow.</summary>
    Smaller,

    /// <summary>Must stay, as heavy, as early and as often as it was, or more so; more of it may be added.</summary>
    StaysOrGrows,

    /// <summary>May be taken away or made harder to get, never added.</summary>
    StaysOrShrinks,

    /// <summary>A condition that may become harder to meet, never easier.</summary>
    Harder,

    /// <summary>A moment that may come earlier or more often, never later or more seldom.</summary>
    Earlier,

    /// <summary>Its text says nothing of strictness: whoever changes it must be allowed to.</summary>
    Unchanged,
}

/// <summary>The direction of every clause: the one place where it stands.</summary>
internal static class ClauseDirections
{
    private static readonly FrozenDictionary<string, ClauseDirection> _directions = new Dictionary<string, ClauseDirection>(StringComparer.Ordinal)
    {
        ["标签"] = ClauseDirection.Neutral,
        ["施行"] = ClauseDirection.Unchanged,
        ["依据"] = ClauseDirection.Neutral,
        ["说明"] = ClauseDirection.Neutral,
        ["章"] = ClauseDirection.Neutral,
        ["未建模"] = ClauseDirection.Neutral,
        ["例"] = ClauseDirection.Neutral,
        ["可调"] = ClauseDirection.StaysOrShrinks,
        ["删去"] = ClauseDirection.Neutral,
        ["由"] = ClauseDirection.Neutral,
        ["对"] = ClauseDirection.CatchesMore,
        ["当"] = ClauseDirection.CatchesMore,
        ["适用"] = ClauseDirection.CatchesMore,
        ["不适用"] = ClauseDirection.LetsOffLess,
        ["免限"] = ClauseDirection.LetsOffLess,
        ["从轻"] = ClauseDirection.LetsOffLess,
        ["减轻"] = ClauseDirection.LetsOffLess,
        ["免予"] = ClauseDirection.LetsOffLess,
        ["中止"] = ClauseDirection.StaysOrShrinks,
        ["延长"] = ClauseDirection.StaysOrShrinks,
        ["确认"] = ClauseDirection.StaysOrShrinks,
        ["加"] = ClauseDirection.StaysOrShrinks,
        ["升"] = ClauseDirection.StaysOrShrinks,
        ["限"] = ClauseDirection.Smaller,
        ["名额"] = ClauseDirection.Smaller,
        ["问责"] = ClauseDirection.StaysOrGrows,
        ["给予"] = ClauseDirection.StaysOrGrows,
        ["从重"] = ClauseDirection.StaysOrGrows,
        ["加重"] = ClauseDirection.StaysOrGrows,
        ["不得"] = ClauseDirection.StaysOrGrows,
        ["扣"] = ClauseDirection.StaysOrGrows,
        ["降"] = ClauseDirection.StaysOrGrows,
        ["于"] = ClauseDirection.StaysOrGrows,
        ["评"] = ClauseDirection.Harder,
        ["有效"] = ClauseDirection.Harder,
        ["通过"] = ClauseDirection.Harder,
        ["自"] = ClauseDirection.Unchanged,
        ["至"] = ClauseDirection.Unchanged,
        ["每"] = ClauseDirection.Earlier,
        ["重计"] = ClauseDirection.Unchanged,
        ["截止"] = ClauseDirection.Earlier,
        ["日历"] = ClauseDirection.Unchanged,
        ["事件"] = ClauseDirection.Unchanged,
        ["满分"] = ClauseDirection.Unchanged,
        ["项"] = ClauseDirection.Unchanged,
        ["保留"] = ClauseDirection.Unchanged,
        ["值域"] = ClauseDirection.Unchanged,
        ["按"] = ClauseDirection.Unchanged,
        ["分组"] = ClauseDirection.Unchanged,
        ["缓议"] = ClauseDirection.Unchanged,
        ["载明"] = ClauseDirection.StaysOrGrows,
        ["步骤"] = ClauseDirection.Unchanged,
        ["为"] = ClauseDirection.Unchanged,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a clause of a 通则 takes something from the provisions that it reaches; its 当 asks for more before they hold.</summary>
    public static bool LetsOffByGeneral(string keyword) => keyword is "当" or "确认" or "加" || Of(keyword) == ClauseDirection.LetsOffLess;

    /// <summary>Whether a clause of a 通则 adds to what the provisions that it reaches entail.</summary>
    public static bool BurdensByGeneral(string keyword) => Of(keyword) == ClauseDirection.StaysOrGrows;

    /// <summary>The direction of a clause, by its Chinese keyword; null for no clause of the language.</summary>
    public static ClauseDirection? Of(string keyword) => _directions.TryGetValue(keyword, out var direction) ? direction : null;
}
