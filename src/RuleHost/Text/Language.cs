namespace RuleHost;

/// <summary>The language of prose: messages, hints, explanations. Keys, states and spans never change with it.</summary>
public enum Language
{
    /// <summary>Simplified Chinese.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
