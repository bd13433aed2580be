namespace RuleHost.Cli.Output;

/// <summary>Kinds of provision as a person calls them.</summary>
internal static class KindNames
{
    public static string Of(string kind, Language language) => language == Language.Chinese ? Counted(kind, 0, language).Split(' ')[0] : kind;

    public static string Counted(string kind, int count, Language language) => language == Language.Chinese
        ? kind switch
        {
            "situation" => $"情形 {count}",
            "veto" => $"否决 {count}",
            "consequence" => $"后果 {count}",
            "general" => $"通则 {count}",
            "limit" => $"时限 {count}",
            "recurring" => $"定期 {count}",
            "score" => $"评分 {count}",
            "grade" => $"等次 {count}",
            "vote" => $"票决 {count}",
            "flow" => $"流程 {count}",
            "define" => $"定义 {count}",
            _ => $"{kind} {count}",
        }
        : count == 1 ? $"1 {kind}" : $"{count} {(kind == "veto" ? "vetoe" : kind)}s";
}
