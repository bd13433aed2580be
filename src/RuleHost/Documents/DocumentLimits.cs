namespace RuleHost.Documents;

/// <summary>Bounds on a document, so that bad input costs bounded time and memory.</summary>
/// <param name="MaxBytes">Largest file or line, in bytes (setting <c>RULEHOST_MAX_BYTES</c>; default 64 MB).</param>
/// <param name="MaxDepth">Deepest nesting of mappings and sequences.</param>
/// <param name="MaxNodes">Most nodes in one document.</param>
internal sealed record DocumentLimits(long MaxBytes = 64L * 1024 * 1024, int MaxDepth = 64, int MaxNodes = 2_000_000)
{
    public static DocumentLimits Default { get; } = new();
}
