using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// Silence has one meaning (semantics S22): two limits of one subject that wait for the same event and give its failing to come different
/// meanings contradict each other. Neither wins: both are a conflict that names both.
/// </summary>
internal sealed partial class Evaluation
{
    /// <summary>A limit with its conflicts; null while a limit that could contradict it is being reckoned: nothing is settled then.</summary>
    private LimitOutcome? Settled(BoundLimit limit, Value record, LimitOutcome outcome)
    {
        if (outcome.Rounds.All(r => r.Deemed is null))
        {
            return outcome;
        }

        var rounds = outcome.Rounds;
        foreach (var rival in Model.Contenders[limit])
        {
            var key = (Provision: (BoundProvision)rival, Record: record.Kind == ValueKind.Record ? record.RecordKey : Nobody);
            if (_underWay.Contains(key))
            {
                return null;
            }

            var others = Alone(rival, record).Rounds;
            rounds = [.. rounds.Select(round => others.FirstOrDefault(other => Contradict(round, other)) is { } contrary ? Conflict(round, limit, rival, contrary) : round)];
        }

        return outcome with { Rounds = rounds };
    }

    private static bool Contradict(LimitRound one, LimitRound other) =>
        one.Deemed is { } deemed && other.Deemed is { } contrary && deemed.Result != contrary.Result
        && !(one.Closed < other.Start) && !(other.Closed < one.Start);

    private static LimitRound Conflict(LimitRound round, BoundLimit limit, BoundLimit rival, LimitRound other)
    {
        ImmutableArray<(string Limit, string Result)> both = [(limit.Id, round.Deemed!.Result), (rival.Id, other.Deemed!.Result)];
        return Conflicting(round, [.. both.OrderBy(b => b.Limit, StringComparer.Ordinal)]);
    }

    /// <summary>A round in which silence means two things.</summary>
    private static LimitRound Conflicting(LimitRound round, ImmutableArray<(string Limit, string Result)> contrary) => round with
    {
        State = ClockState.Conflict,
        Deemed = null,
        Contrary = contrary,
        Missing = [.. contrary.Select(c => $"{c.Limit}.视为.{c.Result}")],
    };
}
