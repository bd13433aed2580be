using RuleHost.Syntax;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>A provision that a layer repealed.</summary>
/// <param name="Text">What it said.</param>
/// <param name="By">The 废止.</param>
/// <param name="Layer">Id of the layer that says so.</param>
internal sealed record Repeal(ProvisionSyntax Text, ProvisionSyntax By, string Layer);
