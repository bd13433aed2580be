using System.Collections.Immutable;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>A kind of card under <c>cards:</c>, and what ends a card of it.</summary>
/// <param name="Name">提醒, 黄牌, 红牌, or as the rulebook names it.</param>
internal sealed record CardDefinition(string Name)
{
    /// <summary><c>lasts:</c> — how long it counts, the day of issue not counted; null: until something else ends it.</summary>
    public Value? Lasts { get; init; }

    /// <summary><c>supersedes:</c> — the kinds of card of the same limit and case that it takes the place of.</summary>
    public ImmutableArray<string> Supersedes { get; init; } = [];

    /// <summary><c>lifted-by:</c> — the roles that may lift it (摘牌); empty: nobody may.</summary>
    public ImmutableArray<string> LiftedBy { get; init; } = [];

    /// <summary><c>lifted-for:</c> — the reasons for which it may be lifted; empty: any stated reason.</summary>
    public ImmutableArray<string> LiftedFor { get; init; } = [];
}
