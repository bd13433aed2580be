using System.Globalization;
using System.Text.Json;
using RuleHost.Decisions;

namespace RuleHost.Cases;

/// <summary>
/// Where cards are claimed: each once, however often a clock is looked at and by however many at the same time. The claim is the issue
/// itself, so that nothing can be lost between the two: who hands cards out takes them from the claims.
/// </summary>
internal interface IClaims
{
    /// <summary>Claims whatever of these nobody has claimed yet.</summary>
    /// <param name="claims">Cards, each with its key.</param>
    /// <returns>How many of them are new.</returns>
    int Claim(IReadOnlyList<Claim> claims);
}

/// <summary>A card to be issued once.</summary>
/// <param name="Type">The type of its case.</param>
/// <param name="Case">The key of its case.</param>
/// <param name="Limit">The limit that issues it.</param>
/// <param name="Round">The run of the clock.</param>
/// <param name="Card">The card.</param>
/// <param name="At">When the threshold was crossed, in the rulebook's zone.</param>
internal sealed record Claim(string Type, string Case, string Limit, int Round, IssuedCard Card, DateTimeOffset At)
{
    /// <summary>
    /// What it is claimed by: the clock's run, what was crossed, and to whom. The instant is no part of it: a change of holidays that moves
    /// a threshold gives no second card.
    /// </summary>
    public string Key { get; } = string.Join('/', new[]
    {
        $"{Type} {Case}", Limit, Round.ToString(CultureInfo.InvariantCulture), Card.Kind, Threshold(Card.Threshold), $"{Card.To.Type} {Card.To.Key}".Trim(),
    }.Select(part => part.Replace("\\", @"\\", StringComparison.Ordinal).Replace("/", @"\/", StringComparison.Ordinal)));

    /// <summary>Writes it as a line.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("key", Key);
        writer.WriteString("type", Type);
        writer.WriteString("case", Case);
        writer.WriteString("limit", Limit);
        writer.WriteNumber("round", Round);
        writer.WriteString("kind", Card.Kind);
        writer.WriteString("to", Card.To.Key);
        writer.WriteString("by", Card.By);
        writer.WriteString("at", DecisionJson.Instant(At));
        writer.WriteEndObject();
    }

    private static string Threshold(ClockThreshold crossed)
    {
        var word = JsonNamingPolicy.CamelCase.ConvertName(crossed.Kind.ToString());
        return crossed.Amount.IsNone ? word : $"{word} {crossed.Amount}";
    }
}

/// <summary>The cards of decisions, claimed some at a time.</summary>
internal sealed class ClaimBatch(IClaims? claims)
{
    private readonly List<Claim> _open = [];
    private int _new;
    private int _before;
    private int _toNobody;

    public (int New, int Before, int ToNobody) Tally => (_new, _before, _toNobody);

    /// <summary>A card without an addressee is not issued to anybody: it is claimed when the facts say to whom.</summary>
    public void Add(Decision decision)
    {
        if (claims is null)
        {
            return;
        }

        foreach (var limit in decision.Limits)
        {
            foreach (var round in limit.Outcome.Rounds)
            {
                foreach (var card in round.Cards)
                {
                    if (card.To.Key.Length == 0)
                    {
                        _toNobody++;
                    }
                    else
                    {
                        _open.Add(new Claim(decision.Type, decision.Key, limit.Id, round.Number, card, limit.At(card.At)));
                    }
                }
            }
        }
    }

    public void Commit()
    {
        if (_open.Count == 0)
        {
            return;
        }

        var added = claims!.Claim(_open);
        _new += added;
        _before += _open.Count - added;
        _open.Clear();
    }
}
