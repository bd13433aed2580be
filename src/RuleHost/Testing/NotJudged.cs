using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;

namespace RuleHost.Testing;

/// <summary>
/// What this version reads and checks but does not judge: 评分, 等次, 票决, 流程, 定期, and of limits 中止, 延长, 视为, which leave a limit unknown
/// and name the clause.
/// </summary>
internal static class NotJudged
{
    private static readonly ImmutableArray<string> Clauses = ["中止", "延长", "视为"];

    public static bool Is(BoundProvision provision) => provision is BoundUnjudged || provision.Kind == ProvisionKind.Recurring;

    /// <summary>What a name in 待查于 says is not judged yet; null where it names a fact.</summary>
    public static string? Named(RulebookModel model, string name)
    {
        var parts = name.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            if (model.ById.TryGetValue(parts[i], out var provision))
            {
                if (Is(provision))
                {
                    return provision.Id;
                }

                if (provision is BoundLimit && i + 1 < parts.Length && Clauses.Contains(parts[i + 1]))
                {
                    return $"{parts[i]}.{parts[i + 1]}";
                }
            }
        }

        return null;
    }
}
