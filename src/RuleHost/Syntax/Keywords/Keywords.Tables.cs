using RuleHost.Values;
using static RuleHost.Syntax.TokenKind;

namespace RuleHost.Syntax;

/// <summary>The longer tables.</summary>
internal static partial class Keywords
{
    /// <summary>The comparison 是, which English writes otherwise than the literal 是.</summary>
    public static Keyword IsOperator { get; } = new("是", "是", "is", Yes, (int)ComparisonOperator.Equal);

    /// <summary>What a clause may stand in: the detail of a clause word.</summary>
    [Flags]
    internal enum Shapes
    {
        Judgement = 1,
        Clock = 2,
        Scoring = 4,
        Vote = 8,
        Flow = 16,
        Definition = 32,
        Any = 63,
    }

    /// <summary>The shape of a kind of provision.</summary>
    public static Shapes ShapeOf(ProvisionKind kind) => kind switch
    {
        ProvisionKind.Situation or ProvisionKind.Veto or ProvisionKind.Consequence or ProvisionKind.General => Shapes.Judgement,
        ProvisionKind.Limit or ProvisionKind.Recurring => Shapes.Clock,
        ProvisionKind.Score or ProvisionKind.Grade => Shapes.Scoring,
        ProvisionKind.Vote => Shapes.Vote,
        ProvisionKind.Flow => Shapes.Flow,
        _ => Shapes.Definition,
    };

    private static WordTable ClauseTable()
    {
        static Keyword Of(string canonical, string traditional, string english, Shapes shapes = Shapes.Any) =>
            new(canonical, traditional, english, ClauseWord, (int)shapes);

        return new(
        [
            Of("对", "對", "for"),
            Of("标签", "標籤", "tags"),
            Of("施行", "施行", "in-force"),
            Of("依据", "依據", "basis"),
            Of("说明", "說明", "note"),
            Of("章", "章", "chapter"),
            Of("未建模", "未建模", "unmodelled"),
            Of("例", "例", "example"),
            Of("可调", "可調", "adjustable"),
            Of("删去", "刪去", "drop"),
            Of("适用", "適用", "applies-to", Shapes.Judgement),
            Of("当", "當", "when", Shapes.Judgement),
            Of("不适用", "不適用", "not-applicable", Shapes.Judgement | Shapes.Clock),
            Of("问责", "問責", "hold", Shapes.Judgement),
            Of("给予", "給予", "give", Shapes.Judgement),
            Of("从重", "從重", "heavier", Shapes.Judgement),
            Of("从轻", "從輕", "lighter", Shapes.Judgement),
            Of("加重", "加重", "aggravate", Shapes.Judgement),
            Of("减轻", "減輕", "reduce", Shapes.Judgement),
            Of("免予", "免予", "exempt", Shapes.Judgement),
            Of("不得", "不得", "forbid", Shapes.Judgement),
            Of("扣", "扣", "minus", Shapes.Judgement | Shapes.Scoring),
            Of("加", "加", "plus-points", Shapes.Judgement | Shapes.Scoring),
            Of("事件", "事件", "event", Shapes.Judgement),
            Of("确认", "確認", "confirm", Shapes.Judgement),
            Of("自", "自", "since", Shapes.Clock),
            Of("至", "至", "to", Shapes.Clock),
            Of("每", "每", "per", Shapes.Clock),
            Of("限", "限", "within", Shapes.Clock),
            Of("中止", "中止", "suspend", Shapes.Clock),
            Of("延长", "延長", "extend", Shapes.Clock),
            Of("重计", "重計", "restart", Shapes.Clock),
            Of("免限", "免限", "unlimited", Shapes.Clock),
            Of("于", "於", "on", Shapes.Clock),
            Of("截止", "截止", "cutoff", Shapes.Clock),
            Of("日历", "日曆", "calendar", Shapes.Clock),
            Of("由", "由", "by", Shapes.Clock),
            Of("满分", "滿分", "out-of", Shapes.Scoring),
            Of("项", "項", "item", Shapes.Scoring),
            Of("保留", "保留", "round", Shapes.Scoring),
            Of("值域", "值域", "scale", Shapes.Scoring | Shapes.Definition),
            Of("按", "按", "by-score", Shapes.Scoring),
            Of("分组", "分組", "group-by", Shapes.Scoring),
            Of("评", "評", "award", Shapes.Scoring),
            Of("名额", "名額", "quota", Shapes.Scoring),
            Of("升", "升", "promote", Shapes.Scoring),
            Of("降", "降", "demote", Shapes.Scoring),
            Of("有效", "有效", "valid", Shapes.Vote),
            Of("缓议", "緩議", "postpone", Shapes.Vote),
            Of("通过", "通過", "pass", Shapes.Vote),
            Of("载明", "載明", "record", Shapes.Vote),
            Of("步骤", "步驟", "step", Shapes.Flow),
            Of("为", "為", "is", Shapes.Definition),
        ]);
    }

    private static WordTable ReservedTable()
    {
        static Keyword Compared(string canonical, string traditional, string english, ComparisonOperator comparison) =>
            new(canonical, traditional, english, Compare, (int)comparison);

        static Keyword Named(string canonical, string traditional, string english, Syntax.Pronoun pronoun) =>
            new(canonical, traditional, english, TokenKind.Pronoun, (int)pronoun);

        var and = new Keyword("且", "且", "and", And);
        var weight = new Keyword("占", "占", "weight", Weight);
        var equals = new Keyword("为", "為", "is", Is);
        return new(
        [
            new("或", "或", "or", Or),
            and,
            new("非", "非", "not", Not),
            new("是", "是", "yes", Yes, (int)ComparisonOperator.Equal),
            new("否", "否", "no", No),
            new("无", "無", "none", None),
            Compared("不是", "不是", "is-not", ComparisonOperator.NotEqual),
            Compared("大于", "大於", "more-than", ComparisonOperator.Greater),
            Compared("不小于", "不小於", "no-less-than", ComparisonOperator.GreaterOrEqual),
            Compared("小于", "小於", "less-than", ComparisonOperator.Less),
            Compared("不大于", "不大於", "no-more-than", ComparisonOperator.LessOrEqual),
            Compared("超过", "超過", "exceeds", ComparisonOperator.Greater),
            Compared("不超过", "不超過", "not-exceeding", ComparisonOperator.LessOrEqual),
            Compared("不足", "不足", "short-of", ComparisonOperator.Less),
            Compared("达到", "達到", "reaches", ComparisonOperator.GreaterOrEqual),
            Compared("早于", "早於", "earlier-than", ComparisonOperator.Less),
            Compared("晚于", "晚於", "later-than", ComparisonOperator.Greater),
            Compared("不早于", "不早於", "not-earlier-than", ComparisonOperator.GreaterOrEqual),
            Compared("不晚于", "不晚於", "not-later-than", ComparisonOperator.LessOrEqual),
            Compared("属于", "屬於", "in", ComparisonOperator.In),
            Compared("不属于", "不屬於", "not-in", ComparisonOperator.NotIn),
            Compared("包含", "包含", "contains", ComparisonOperator.Contains),
            new("介于", "介於", "between", Between),
            new("当", "當", "when", When),
            new("至", "至", "to", To),
            new("由", "由", "by", By),
            new("予", "予", "to-whom", ToWhom),
            equals,
            weight,
            new("每", "每", "per", Per),
            new("至多", "至多", "at-most", AtMost),
            new("其中", "其中", "where", Where),
            new("称", "稱", "as", As),
            new("均", "均", "all", All),
            new("并", "並", "plus", Also),
            new("起", "起", "from", Since),
            new("若", "若", "if", If),
            new("则", "則", "then", Then),
            new("否则", "否則", "else", Else),
            new("与", "與", "and", With),
            new("计入", "計入", "into", Into),
            new("除", "除", "except", Except),
            new("的", "的", "of", Of),
            new("发", "發", "issue", Issue),
            new("报", "報", "report-to", Report),
            new("视为", "視為", "deem", Deem),
            new("限", "限", "within", Limit),
            new("作出", "作出", "records", Produces),
            new("待", "待", "await", Await),
            new("可延", "可延", "extendable", Extendable),
            new("终止", "終止", "end", Ends),
            Named("本", "本", "this", Syntax.Pronoun.This),
            Named("其", "其", "it", Syntax.Pronoun.It),
            Named("上年", "上年", "last-year", Syntax.Pronoun.LastYear),
            Named("现在", "現在", "now", Syntax.Pronoun.Now),
            new("近", "近", "within-last", Within),
            new("连续", "連續", "consecutive", Consecutive),
            new("有下列情形之一", "有下列情形之一", "any-of", Block, (int)BlockKind.Any),
            new("下列之一", "下列之一", "one-of", Block, (int)BlockKind.Any),
            new("同时具备下列情形", "同時具備下列情形", "all-of", Block, (int)BlockKind.All),
            new("下列全部", "下列全部", "each-of", Block, (int)BlockKind.All),
            new("下列至少", "下列至少", "at-least", BlockAtLeast, (int)BlockKind.AtLeast),
            new("分情形", "分情形", "cases", CaseBlock),
            new("其余", "其餘", "otherwise", Otherwise),
        ],
        ("佔", weight),
        ("and", and with { Kind = AndOrWith }),
        ("is", equals with { Kind = IsOrEquals, Detail = (int)ComparisonOperator.Equal }));
    }

    private static WordTable DateWordTable() => new(
    [
        new("年", "年", "year"),
        new("半年", "半年", "half-year"),
        new("季度", "季度", "quarter"),
        new("月", "月", "month"),
        new("周", "週", "week"),
        new("日", "日", "day"),
        new("工作日", "工作日", "working-day"),
        new("周一", "週一", "monday"),
        new("周二", "週二", "tuesday"),
        new("周三", "週三", "wednesday"),
        new("周四", "週四", "thursday"),
        new("周五", "週五", "friday"),
        new("周六", "週六", "saturday"),
        new("周日", "週日", "sunday"),
        new("上旬", "上旬", "first-ten-days"),
        new("中旬", "中旬", "middle-ten-days"),
        new("下旬", "下旬", "last-ten-days"),
        new("底", "底", "close"),
        new("末日", "末日", "last-day"),
        new("前", "前", "before"),
        new("后", "後", "after"),
        new("第", "第", "number"),
        new("元旦", "元旦", "new-year"),
        new("春节", "春節", "spring-festival"),
        new("清明", "清明", "qingming"),
        new("劳动节", "勞動節", "labour-day"),
        new("端午", "端午", "dragon-boat"),
        new("中秋", "中秋", "mid-autumn"),
        new("国庆", "國慶", "national-day"),
    ]);
}
