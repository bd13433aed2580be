using System.Globalization;
using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>Bounds on a document, so that bad input costs bounded time and memory.</summary>
/// <param name="MaxBytes">Largest file or line, in bytes.</param>
/// <param name="MaxDepth">Deepest nesting of mappings and sequences.</param>
/// <param name="MaxNodes">Most nodes in one document.</param>
internal sealed record DocumentLimits(long MaxBytes = 64L * 1024 * 1024, int MaxDepth = 64, int MaxNodes = 2_000_000)
{
    /// <summary>The setting that raises the size: named in the message that refuses a file.</summary>
    public const string MaxBytesSetting = "RULEHOST_MAX_BYTES";

    /// <summary>The largest size as messages say it.</summary>
    public Localized MaxSize => MaxBytes % (1024 * 1024) == 0 ? Localized.Same($"{MaxBytes / (1024 * 1024)} MB") : new($"{MaxBytes} 字节", $"{MaxBytes} bytes");

    /// <summary>The limits in force: the defaults, the size as the environment sets it.</summary>
    public static DocumentLimits Current =>
        long.TryParse(Environment.GetEnvironmentVariable(MaxBytesSetting), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0
            ? new DocumentLimits(bytes)
            : new DocumentLimits();
}
