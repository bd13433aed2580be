using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Comparing;

/// <summary>An outcome that is not the same under both rulebooks.</summary>
/// <param name="Type">The type of the record.</param>
/// <param name="Key">The key of the record.</param>
/// <param name="Unit">The unit that it is summed up under; null: none.</param>
/// <param name="Provision">The provision.</param>
/// <param name="Old">Its state by the old rulebook; null: it has no such provision.</param>
/// <param name="New">Its state by the new one.</param>
/// <param name="What">The parts of the outcome that differ, by their keys in JSON, each before and after.</param>
/// <param name="Time">The time whose text applied (UTC); null where it is not known.</param>
/// <param name="Closed">When it was answered (UTC); null where it is open or is no clock's.</param>
internal sealed record OutcomeChange(
    string Type, string Key, string? Unit, string Provision, string? Old, string? New, ImmutableArray<(string Part, string Old, string New)> What, DateTime? Time, DateTime? Closed)
{
    /// <summary>Whether the new text itself says that it reaches back: 含在办, or 从旧兼从轻.</summary>
    public bool IsMeant { get; init; }
}

/// <summary>Compares the decisions on one record.</summary>
internal static class OutcomeDiff
{
    private static readonly string[] Lists = ["situations", "limits", "vetoes", "scores", "grades", "votes", "consequences"];

    /// <summary>What says how an outcome came about and not what it is.</summary>
    private static readonly string[] Circumstances = ["id", "missing", "ledger", "text", "milder", "generals"];

    public static IEnumerable<OutcomeChange> Of(Decision? old, Decision? now, string? unit)
    {
        var (before, after) = (Outcomes(old), Outcomes(now));
        var decision = (now ?? old)!;
        foreach (var id in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (was, becomes) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
            if (was is null ? !Says(becomes!) : becomes is null && !Says(was))
            {
                continue;
            }

            var parts = Parts(was, becomes).ToImmutableArray();
            if (parts.IsEmpty)
            {
                continue;
            }

            var finding = now?.All.FirstOrDefault(f => f.Id == id) ?? old!.All.First(f => f.Id == id);
            yield return new OutcomeChange(decision.Type, decision.Key, unit, id, State(was), State(becomes), parts, Time(finding), Closed(finding)) { IsMeant = now?.All.FirstOrDefault(f => f.Id == id) is { } meant && Meant(meant) };
        }
    }

    private static Dictionary<string, JsonObject> Outcomes(Decision? decision)
    {
        var outcomes = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        if (decision is not null)
        {
            var json = JsonNode.Parse(decision.ToJson(all: true))!.AsObject();
            foreach (var outcome in Lists.SelectMany(list => json[list]?.AsArray() ?? []).OfType<JsonObject>())
            {
                outcomes.TryAdd(outcome["id"]!.GetValue<string>(), outcome);
            }
        }

        return outcomes;
    }

    /// <summary>Whether a provision that the other rulebook lacks says anything about the record.</summary>
    private static bool Says(JsonObject outcome) => State(outcome) is not ("notApplicable" or "fails" or "notStarted");

    private static string? State(JsonObject? outcome) => (outcome?["state"] ?? outcome?["grade"] ?? outcome?["total"])?.ToString();

    private static IEnumerable<(string, string, string)> Parts(JsonObject? was, JsonObject? becomes)
    {
        foreach (var key in (was ?? []).Select(p => p.Key).Union((becomes ?? []).Select(p => p.Key)).Except(Circumstances))
        {
            var (before, after) = (Text(was?[key]), Text(becomes?[key]));
            if (before != after)
            {
                yield return (key, before, after);
            }
        }
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray { Count: 0 } => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(new JsonSerializerOptions { Encoder = DecisionJson.Options.Encoder }),
    };

    private static DateTime? Time(Finding finding)
    {
        if (finding is LimitFinding limit)
        {
            return limit.Start?.UtcDateTime;
        }

        var evaluation = finding.Context.Evaluation;
        var subject = finding.Context.Subject;
        if (evaluation.Model.Times.ContainsKey(subject.Type))
        {
            return evaluation.ApplicableTime(Value.OfRecord(subject)).Value is { Kind: ValueKind.Instant } time ? time.InstantUtc : null;
        }

        return evaluation.AsOf;
    }

    private static DateTime? Closed(Finding finding) => (finding as LimitFinding)?.Closed?.UtcDateTime;

    private static bool Meant(Finding finding) => finding switch
    {
        LimitFinding limit => limit.Present.Moved is not null,
        JudgementFinding judgement => judgement.Outcome.Governing?.IsMilder == true,
        _ => false,
    };
}
