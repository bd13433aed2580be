namespace RuleHost;

/// <summary>Which text judged: carried by every outcome so that it can be replayed byte for byte.</summary>
/// <param name="Id">The rulebook's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">Hash of every text that took part, <c>sha256:…</c>.</param>
public sealed record RulebookIdentity(string Id, string Version, string Hash)
{
    /// <summary>The rulebooks that it was composed of, the lowest first, where overlays take part; else empty.</summary>
    public IReadOnlyList<RulebookIdentity> Layers { get; init; } = [];
}
