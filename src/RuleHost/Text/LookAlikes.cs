using System.Collections.Frozen;

namespace RuleHost.Text;

/// <summary>Characters that look like others: letters of other scripts, digits and letters, punctuation, and Chinese characters one stroke or one sound apart.</summary>
internal static class LookAlikes
{
    private static readonly FrozenDictionary<char, char> Letters = Pairs(
        "АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX УY аa сc еe һh іi јj оo рp ѕs хx уy "
        + "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo νv ιi ſf ıi").ToFrozenDictionary();

    private static readonly FrozenDictionary<char, string> Punctuation = new Dictionary<char, string>
    {
        ['−'] = "-",
        ['–'] = "-",
        ['‐'] = "-",
        ['‑'] = "-",
        ['﹣'] = "-",
        ['⇒'] = "→",
        ['⟶'] = "→",
        ['➔'] = "→",
        ['➜'] = "→",
        ['〈'] = "<",
        ['〉'] = ">",
        ['⩾'] = "≥",
        ['≧'] = "≥",
        ['⩽'] = "≤",
        ['≦'] = "≤",
        ['【'] = "[",
        ['】'] = "]",
        ['〔'] = "[",
        ['〕'] = "]",
        ['{'] = "[",
        ['}'] = "]",
        ['『'] = "「",
        ['』'] = "」",
        ['‘'] = "\"",
        ['’'] = "\"",
        ['\''] = "\"",
        ['`'] = "\"",
        ['„'] = "\"",
        ['‟'] = "\"",
        ['″'] = "\"",
        ['〝'] = "\"",
        ['〞'] = "\"",
        ['﹐'] = ",",
        ['‚'] = ",",
        ['•'] = "·",
        ['・'] = "·",
        ['∶'] = ":",
        ['﹕'] = ":",
        ['ː'] = ":",
        ['﹪'] = "%",
        ['∗'] = "*",
        ['✕'] = "*",
        ['⁄'] = "/",
        ['∕'] = "/",
        ['﹙'] = "(",
        ['﹚'] = ")",
        ['⑴'] = "(1)",
        ['㈠'] = "(一)",
        ['㈡'] = "(二)",
        ['㈢'] = "(三)",
        ['㈣'] = "(四)",
        ['㈤'] = "(五)",
        ['①'] = "(1)",
        ['②'] = "(2)",
        ['③'] = "(3)",
        ['④'] = "(4)",
        ['⑤'] = "(5)",
        ['︰'] = ":",
    }.ToFrozenDictionary();

    /// <summary>Digits that people mistype as letters: O, l, I.</summary>
    private static readonly FrozenDictionary<char, char> Digits = Pairs("O0 o0 〇0 l1 I1 i1 |1 S5 s5 Z2 z2 B8").ToFrozenDictionary();

    private static readonly FrozenSet<(char, char)> Similar = Pairs(
        "己已 己巳 已巳 未末 日曰 人入 人八 土士 干千 千于 干于 王玉 王主 玉主 天夭 大太 大犬 太犬 免兔 折拆 侯候 末未 毋母 戊戌 戌戍 戊戍 刀力 目自 "
        + "拨拔 栗粟 冶治 洽治 住往 住佳 茶荼 晴睛 睛情 请清 清情 情晴 请情 辩辨 辨辫 竟竞 赢羸 暑署 署著 副幅 像象 象橡 迟退 期欺 报服 限跟 跟根 限根 恨根 "
        + "实买 买卖 卖实 责贵 责债 贯贵 处外 理埋 部陪 班斑 仓仑 今令 令冷 问间 间闲 问同 同冈 定宝 效郊 核该 该刻 制刮 制剂 从丛 重童 轻经 经径 "
        // Sounding alike, as input methods offer them.
        + "众重 种重 中重 中众 清轻 青轻 现限 县限 线限 子自 字自 只至 止至 制至 置至 有由 平评 凭评 向项 相项 但当 挡当 力例 于与 予于 或活 切且 飞非 问文 则责 择责 "
        + "0O 0o Oo 1l 1I lI 5S 2Z 8B uv vw mn")
        .SelectMany(p => new[] { (p.Key, p.Value), (p.Value, p.Key) }).ToFrozenSet();

    /// <summary>The Latin letter that a letter of another script looks like; '\0' if it looks like none.</summary>
    public static char Latin(char letter) => Letters.GetValueOrDefault(letter);

    /// <summary>What a punctuation mark or symbol was probably meant to be; null if nothing is known.</summary>
    public static string? Intended(char mark) => Punctuation.GetValueOrDefault(mark);

    /// <summary>The digit that a letter looks like; '\0' if none.</summary>
    public static char Digit(char letter) => Digits.GetValueOrDefault(letter);

    /// <summary>Whether two characters are easily taken for each other.</summary>
    public static bool AreSimilar(char a, char b) =>
        Similar.Contains((a, b)) || char.ToLowerInvariant(a) == char.ToLowerInvariant(b) || (Latin(a) is var x and not '\0' && x == b) || (Latin(b) is var y and not '\0' && y == a);

    private static IEnumerable<KeyValuePair<char, char>> Pairs(string pairs) =>
        pairs.Split(' ').Select(p => KeyValuePair.Create(p[0], p[1])).DistinctBy(p => (p.Key, p.Value)).GroupBy(p => p.Key).SelectMany(g => g);
}
