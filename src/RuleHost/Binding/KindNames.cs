using RuleHost.Syntax;

namespace RuleHost.Binding;

/// <summary>Kinds of provision by their canonical words, as messages name them.</summary>
internal static class KindNames
{
    public static string Of(ProvisionKind kind) => Keywords.Kinds.Words.First(w => w.Detail == (int)kind).Canonical;

    /// <summary>The kind that a word names, in whichever writing.</summary>
    public static ProvisionKind? Find(string word) => Keywords.Kinds.Find(word) is { } kind ? (ProvisionKind)kind.Detail : null;
}
