namespace RuleHost;

/// <summary>Which plugin took part in an outcome.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Code">Hash of its assembly and libraries, <c>sha256:…</c>; null: it has none, or it was not loaded. Its texts and scripts are in the rulebook's hash.</param>
public sealed record PluginIdentity(string Id, string Version, string? Code);
