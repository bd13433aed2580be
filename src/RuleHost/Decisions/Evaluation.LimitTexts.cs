using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// A limit with several texts (semantics S14): a clock keeps the text of its start; where a later one says 含在办, a clock that runs when it
/// comes into force goes on under it, from its own start, and is late no earlier than then. A limit that was broken before stays broken.
/// </summary>
internal sealed partial class Evaluation
{
    private LimitOutcome ByTexts(BoundLimit limit, Value record)
    {
        var rounds = new List<LimitRound>();
        LimitRound? otherwise = null;
        var onEarlierDay = 0;
        for (var i = 0; i < limit.Versions.Length; i++)
        {
            var text = (BoundLimit)limit.Versions[i];
            var outcome = text.Kind == ProvisionKind.Recurring ? Occurrences(text, record) : Rounds(text, record);
            onEarlierDay = Math.Max(onEarlierDay, outcome.EndsOnEarlierDay);
            foreach (var round in outcome.Rounds)
            {
                if (Stands(text, round))
                {
                    rounds.Add(Carried(limit, i, record, round with { Text = text }));
                }
                else if (round.Start is null && (round.State == ClockState.Unknown || otherwise?.State is null or ClockState.NotApplicable))
                {
                    otherwise = round;
                }
            }
        }

        if (rounds.Count == 0)
        {
            return new LimitOutcome([otherwise ?? LimitRound.Of(ClockState.NotApplicable)]) { EndsOnEarlierDay = onEarlierDay };
        }

        var ordered = rounds.OrderBy(r => r.Start).Select((r, i) => r with { Number = i + 1 }).ToImmutableArray();
        var present = limit.Kind == ProvisionKind.Recurring ? ordered.IndexOf(ordered.FirstOrDefault(r => r.State is not (ClockState.Done or ClockState.NotApplicable))!) : -1;
        return new LimitOutcome(ordered) { PresentIndex = present < 0 ? ordered.Length - 1 : present, EndsOnEarlierDay = onEarlierDay };
    }

    /// <summary>Whether a round is of a text: a clock by its start, an occurrence of a duty by its due, one to come by now.</summary>
    private bool Stands(BoundLimit text, LimitRound round)
    {
        if (round.Start is not { } start)
        {
            return false;
        }

        var day = text.Kind != ProvisionKind.Recurring ? DateOf(start) : round.State == ClockState.NotStarted ? DateOf(AsOf) : round.Reading?.DueDate ?? DateOf(start);
        return (text.InForceFrom is not { } from || day >= from) && (text.InForceUntil is not { } until || day <= until);
    }

    /// <summary>A round as later texts took it over, one after the other.</summary>
    private LimitRound Carried(BoundLimit limit, int text, Value record, LimitRound round)
    {
        for (var next = text + 1; next < limit.Versions.Length && limit.Kind == ProvisionKind.Limit; next++)
        {
            var later = (BoundLimit)limit.Versions[next];
            if (!later.RunningToo || later.InForceFrom is not { } first || StartOf(first) is var begins && (begins > AsOf || round.Closed < begins))
            {
                break;
            }

            // As it stood when the later text came.
            var before = new Evaluation(this, begins.AddTicks(-1)).Alone(limit, record).Rounds.FirstOrDefault(r => r.Start == round.Start);
            if (before?.State is not (ClockState.Running or ClockState.Warning or ClockState.Suspended or ClockState.Exempt)
                || before.Reading?.Due <= begins
                || Rounds(later, record, begins).Rounds.FirstOrDefault(r => r.Start == round.Start) is not { } taken)
            {
                break;
            }

            ImmutableArray<IssuedCard> cards = [.. before.Cards, .. taken.Cards.Where(c => c.At >= begins && !before.Cards.Any(b => b.Kind == c.Kind && b.To == c.To))];
            round = taken with { Text = later, Cards = cards, Reports = [.. before.Reports, .. taken.Reports.Where(r => r.At >= begins)], Moved = (begins, before.Reading?.DueDate) };
        }

        return round;
    }
}
