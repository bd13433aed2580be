namespace RuleHost.Abstractions;

/// <summary>Hands out cards: to an office system, by mail.</summary>
public interface INotifier
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Hands out one card. The host may come again with the same card after a fault: <see cref="CardNotice.Id"/> tells.</summary>
    /// <param name="card">The card.</param>
    /// <param name="cancellation">Cancelled when the manifest's time limit is over.</param>
    void Notify(CardNotice card, CancellationToken cancellation);
}

/// <summary>A card that was issued.</summary>
/// <param name="Id">The same for the same card, however often it is told.</param>
/// <param name="Kind">Its kind, as the rulebook names it: 黄牌, 红牌.</param>
/// <param name="Limit">The limit that issued it.</param>
/// <param name="Record">The record that it is about, <c>类型 键</c>.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="At">When it was issued.</param>
public sealed record CardNotice(string Id, string Kind, string Limit, string Record, string To, DateTimeOffset At);
