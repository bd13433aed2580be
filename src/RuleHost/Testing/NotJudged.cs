using RuleHost.Model;
using RuleHost.Syntax;

namespace RuleHost.Testing;

/// <summary>What this version reads and checks but does not judge: 流程.</summary>
internal static class NotJudged
{
    public static bool Is(BoundProvision provision) => provision is BoundUnjudged;

    /// <summary>What a name in 待查于 says is not judged yet; null where it names a fact.</summary>
    public static string? Named(RulebookModel model, string name)
    {
        var parts = name.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            if (model.ById.TryGetValue(parts[i], out var provision) && Is(provision))
            {
                return provision.Id;
            }
        }

        return null;
    }
}
