using Xunit;

namespace RuleHost.Tests.Syntax;

/// <summary>Mistakes that people make, each at its place and told so that it can be mended. A second, sound provision must never suffer.</summary>
public class MistakesTests
{
    [Theory]
    [InlineData("当 逾期 > 且 非 绿色通道", "2:10 RH0101 此处应为条件、名称或数，却遇到关键字“且”")]
    [InlineData("当 逾期 > 3个工作日 且", "2:17 RH0101 此处应为条件、名称或数，却遇到子句结束")]
    [InlineData("问责 直接责任人 诫勉谈话", "2:12 RH0101 此处应为“:”，却遇到“诫勉谈话”")]
    [InlineData("从重 责任人.次数 >= 2", "2:6 RH0101 此处应为“当”，却遇到“责任人”")]
    [InlineData("当 (损失 >= 10万元 或 计数(处分记录) > 0", "2:31 RH0101 此处应为“)”、加减乘除号、“且”或“或”，却遇到子句结束")]
    [InlineData("当 损失 >= 10万元) 且 甲", "2:15 RH0102 多余的“)”")]
    [InlineData("当 逾期 => 3个工作日", "2:8 RH0106 没有“=>”这个运算符。 是不是“>=”？")]
    [InlineData("当 （损失 ＞＝ １０万元 或 ） 且 甲", "2:19 RH0101 此处应为条件、名称或数，却遇到“）”")]
    [InlineData("当 逾期 > 3个箱 且 甲", "2:10 RH0107 “3”后面的“个箱”不是单位")]
    [InlineData("当 由 > 3", "2:5 RH0109 “由”是保留的关键字")]
    [InlineData("当 逾期 > 3个工作日 绿色通道", "2:16 RH0101 此处应为子句结束、加减乘除号、“且”或“或”，却遇到“绿色通道”")]
    [InlineData("当 部门 = \"研发 且 甲", "2:10 RH0105 以 \" 开始的内容到行末也没有结束")]
    [InlineData("从众 当 甲", "2:3 RH0108 “从众”不是子句关键字。 是不是“从重”？")]
    [InlineData("当 逾期 > 3 ？ 2", "2:12 RH0103 不能识别的字符“？”")]
    [InlineData("当 逾期 > 3个工作日 且非 绿色通道", "2:16 RH0110 “且非”中间缺少空格。 是不是：且 非")]
    [InlineData("问责 责任人: 诫勉谈话 至", "2:17 RH0101 此处应为名称，却遇到子句结束")]
    [InlineData("当 计数(处分记录 其中 ) > 0", "2:16 RH0101 此处应为条件、名称或数，却遇到“)”")]
    [InlineData("当 1 < 逾期 < 3", "2:12 RH0123 比较不能连写")]
    [InlineData("当 甲 且 (乙 或 (丙 且 (丁 > )))", "2:24 RH0101 此处应为条件、名称或数，却遇到“)”")]
    [InlineData("当 （损失　≥　１０万元，　或 甲）", "2:15 RH0101 此处应为“)”、加减乘除号、“且”或“或”，却遇到“，”")]
    [InlineData("当 逾期 > 3\n    且 甲 且 且 乙", "3:11 RH0101 此处应为条件、名称或数，却遇到关键字“且”")]
    [InlineData("当 甲 且 😀 > 3", "2:9 RH0103 不能识别的字符“😀”")]
    [InlineData("当", "2:4 RH0101 此处应为条件、名称或数，却遇到子句结束")]
    [InlineData("当 非 或 甲", "2:7 RH0101 此处应为条件、名称或数，却遇到关键字“或”")]
    // Look-alikes, pasted marks and missing spaces.
    [InlineData("当 Ѕ12 = 1", "2:5 RH0104 “Ѕ”（U+0405）不是“S”")]
    [InlineData("当 甲；乙", "2:6 RH0103 不能识别的字符“；”")]
    [InlineData("当 甲 = “乙\"", "2:9 RH0105 以 “ 开始的内容到行末也没有结束。 引号要成对：以 “ 开始就要以 ” 结束，这里却是 \" 。")]
    [InlineData("当 甲 = ‘乙’", "2:9 RH0104 “‘”（U+2018）不是“\"”")]
    [InlineData("当 甲 − 乙 > 0", "2:7 RH0104 “−”（U+2212）不是“-”")]
    [InlineData("当 甲-乙 > 0", "2:6 RH0122 减号两边要有空格")]
    [InlineData("当 甲 == 乙", "2:7 RH0106 没有“==”这个运算符。 是不是“=”？")]
    [InlineData("当 甲 && 乙", "2:7 RH0106 没有“&&”这个运算符。 是不是“且”？")]
    [InlineData("当 逾期 > 1O个工作日", "2:10 RH0104 “O”（U+004F）不是“0”，只是看起来像。 是不是：10个工作日")]
    [InlineData("当 逾期 > 3个工作日且 甲", "2:10 RH0110 “3个工作日且”中间缺少空格。 是不是：3个工作日 且")]
    [InlineData("当 逾期 > 3个工作曰", "2:10 RH0107 “3”后面的“个工作曰”不是单位。 是不是“3个工作日”？")]
    [InlineData("当 日期 > 2011/3/7", "2:10 RH0121 “2011/3/7”不是这里的日期写法。 是不是：2011-03-07")]
    [InlineData("当 日期 > 2011-02-30", "2:10 RH0121 “2011-02-30”不是日历上有的日子")]
    [InlineData("当 12345热线 = 是", "2:5 RH0107 “12345”后面的“热线”不是单位。 名称不能以数字开头；如果是名称，写成「12345热线」")]
    [InlineData("当 「12345热线 = 是", "2:5 RH0105 以 「 开始的内容到行末也没有结束")]
    [InlineData("当逾期 大于 3", "2:3 RH0110 “当逾期”中间缺少空格。 是不是：当 逾期")]
    [InlineData("问责 责任人: 诫勉谈话\n      问责 单位: 通报批评", "3:7 RH0101 此处应为子句结束、“当”、“至”、“并”或“或”，却遇到“问责”。 “问责”如果另起一个子句，请与上面的子句对齐")]
    [InlineData("当 甲 且\n 问责 单位: 通报批评", "2:8 RH0101 此处应为条件、名称或数，却遇到子句结束")]
    [InlineData("限 3个工作日", "2:3 RH0113 “限”子句不能写在“情形”里。 它可以写在：时限、定期。")]
    [InlineData("删去 当", "2:3 RH0114 “删去”只能写在“修订”的条文里")]
    [InlineData("当 甲\n    (一) 乙", "3:5 RH0119 分项写法不对：“(一)”上面没有打开的清单")]
    [InlineData("当 下列之一", "2:9 RH0101 此处应为以“(一)”开头的一项，却遇到子句结束")]
    [InlineData("当 下列之一\n    (一)甲", "3:5 RH0119 分项写法不对：“(一)”后面要空一格")]
    [InlineData("当 下列之一\n    (一) 下列全部\n    (二) 乙", "3:9 RH0119 分项写法不对：清单里不能再套清单")]
    [InlineData("如果 甲", "2:3 RH0108 “如果”不是子句关键字。 是不是“当”？")]
    [InlineData("当 甲 或者 乙", "2:7 RH0101 此处应为子句结束、加减乘除号、比较、“且”或“或”，却遇到“或者”。 这里写“或”，不写“或者”。")]
    [InlineData("当 次数 大于等于 3", "2:8 RH0101 此处应为子句结束、加减乘除号、比较、“且”或“或”，却遇到“大于等于”。 这里写“不小于”，不写“大于等于”。")]
    [InlineData("当 甲 属于 [一,", "2:13 RH0101 此处应为条件、名称或数，却遇到子句结束")]
    public void Mistake_is_reported_at_its_place(string clause, string expected)
    {
        var (file, diagnostics) = Parsed.File($"情形 Q01\n  {clause}\n情形 Q02\n  当 甲\n");
        var lines = diagnostics.Select(Parsed.Line).Where(l => !l.Contains("RH0118", StringComparison.Ordinal)).ToList();
        Assert.Single(lines);
        Assert.StartsWith(expected, lines[0], StringComparison.Ordinal);
        Assert.Equal(["Q01", "Q02"], file.Provisions.Select(p => p.Id.Name));
        Assert.True(file.Provisions[0].Broken);
        Assert.False(file.Provisions[1].Broken);
    }

    [Theory]
    [InlineData("限 3", "2:5 RH0120 “3”缺少时间单位")]
    [InlineData("延长 5个 当 甲", "2:6 RH0120 “5”缺少时间单位")]
    [InlineData("于 剩 3 发 提醒 予 单位", "2:7 RH0120 “3”缺少时间单位")]
    [InlineData("于 剩下 3天 发 提醒 予 单位", "2:5 RH0101 此处应为“剩”“用满”“逾期满”“中止满”加时长或“逾期”，却遇到“剩下”")]
    [InlineData("于 逾期 发 黄牌 给 单位", "2:13 RH0101 此处应为“予”，却遇到“给”。 这里写“予”，不写“给”。")]
    [InlineData("中止 补正 至 补正完成", "2:6 RH0101 此处应为“自”，却遇到“补正”")]
    [InlineData("截止 下午", "2:6 RH0101 此处应为数字、时长或日期或“下班”“同时刻”或“24:00”，却遇到“下午”")]
    [InlineData("施行 2011-06 起", "2:10 RH0122 减号两边要有空格")]
    [InlineData("当 甲", "2:3 RH0113 “当”子句不能写在“时限”里")]
    [InlineData("自 交办 到 反馈", "2:8 RH0101 此处应为子句结束、“与”、“至”或“或”，却遇到“到”")]
    public void Mistake_in_a_clock_is_reported_at_its_place(string clause, string expected)
    {
        var (file, diagnostics) = Parsed.File($"时限 甲\n  {clause}\n情形 Q02\n  当 甲\n");
        var line = Assert.Single(diagnostics.Select(Parsed.Line));
        Assert.StartsWith(expected, line, StringComparison.Ordinal);
        Assert.Equal(2, file.Provisions.Length);
    }

    [Theory]
    [InlineData("情行 Q01 标题", "1:1 RH0111 “情行”不是条文的种类。 是不是“情形”？")]
    [InlineData("情形Q01 标题", "1:1 RH0110 “情形Q01”中间缺少空格。 是不是：情形 Q01")]
    [InlineData("情形", "1:1 RH0112 “情形”后面没有编号或名称")]
    [InlineData("情形 由", "1:4 RH0109 “由”是保留的关键字")]
    [InlineData("情形 Q-01 标题", "1:5 RH0101 此处应为空格和标题，却遇到“-”")]
    [InlineData("情形 12345热线", "1:4 RH0107 “12345”后面的“热线”不是单位")]
    [InlineData("修订 新 情形", "1:4 RH0111 “新”不是条文的种类")]
    [InlineData("定义 金额 为 3", "1:7 RH0101 此处应为“.”，却遇到关键字“为”。 定义要写明是哪一类事实的什么：定义 事实.名称 为 …")]
    [InlineData("定义 单位.金额 为", "1:11 RH0101 此处应为条件、名称或数，却遇到子句结束")]
    [InlineData("当 甲", "1:1 RH0111 “当”不是条文的种类。 “当”是子句的关键字")]
    public void Mistake_in_a_head_is_reported_at_its_place(string head, string expected)
    {
        var (file, diagnostics) = Parsed.File($"{head}\n  依据 a b\n情形 Q02\n  当 甲\n");
        var line = Assert.Single(diagnostics.Select(Parsed.Line));
        Assert.StartsWith(expected, line, StringComparison.Ordinal);
        Assert.Equal("Q02", file.Provisions[^1].Id.Name);
    }
}
