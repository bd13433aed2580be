namespace RuleHost.Syntax;

/// <summary>The kinds of provision by the words of the JSON contract: the English keywords.</summary>
internal static class KindWords
{
    public static string English(ProvisionKind kind) => kind switch
    {
        ProvisionKind.Situation => "situation",
        ProvisionKind.Veto => "veto",
        ProvisionKind.Consequence => "consequence",
        ProvisionKind.General => "general",
        ProvisionKind.Limit => "limit",
        ProvisionKind.Recurring => "recurring",
        ProvisionKind.Score => "score",
        ProvisionKind.Grade => "grade",
        ProvisionKind.Vote => "vote",
        ProvisionKind.Flow => "flow",
        ProvisionKind.Define => "define",
        _ => throw new InvalidOperationException(kind.ToString()),
    };
}
