using System.Collections.Immutable;

namespace RuleHost;

/// <summary>
/// One recommended measure for one addressee (semantics S19). The engine recommends; a person decides about a person.
/// </summary>
public sealed record Sanction
{
    /// <summary>The addressee's key (a person's or a unit's); empty where it is not known.</summary>
    public required string To { get; init; }

    /// <summary>The addressee's fact type.</summary>
    public required string ToType { get; init; }

    /// <summary>The lightest measure of the range, or the only one; null where the measure is unknown.</summary>
    public string? From { get; init; }

    /// <summary>The heaviest measure of the range; equals <see cref="From"/> for a single one.</summary>
    public string? UpTo { get; init; }

    /// <summary>或: further measures of which the decider picks one.</summary>
    public ImmutableArray<string> Alternatives { get; init; } = [];

    /// <summary>一律: no ground of mitigation, aggravation or exemption moves it.</summary>
    public bool Mandatory { get; init; }

    /// <summary>先行: may be executed before the inquiry ends.</summary>
    public bool Interim { get; init; }

    /// <summary>并: stands beside other measures and is not joined with them.</summary>
    public bool Plus { get; init; }

    /// <summary>Whether it is an award and not a step of a ladder.</summary>
    public bool IsAward { get; init; }

    /// <summary>Whether the measure is unknown: <see cref="Missing"/> says what would settle it.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Grounds that moved the range, by their clause words: 从重, 从轻, 加重, 减轻.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>What is missing; for a known range, what could still move it.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];
}
