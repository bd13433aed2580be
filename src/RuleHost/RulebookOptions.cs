namespace RuleHost;

/// <summary>How a rulebook is loaded.</summary>
public sealed class RulebookOptions
{
    /// <summary>The language of messages in a <see cref="RulebookException"/>.</summary>
    public Language Language { get; set; } = Language.Chinese;
}
