using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RuleHost.Model;
using RuleHost.Plugins;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>The JSON shape of a decision: stable keys, additions allowed, instants with their offset, spans canonical.</summary>
internal static class DecisionJson
{
    /// <summary>Chinese stays readable; the output is a document of its own, never part of a page.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Key(JudgementState state) => state switch
    {
        JudgementState.Holds => "holds",
        JudgementState.Fails => "fails",
        JudgementState.Unknown => "unknown",
        JudgementState.NotApplicable => "notApplicable",
        _ => "conflict",
    };

    public static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    public static void Write(Utf8JsonWriter writer, Decision decision, bool all)
    {
        writer.WriteStartObject();
        writer.WriteString("type", decision.Type);
        writer.WriteString("key", decision.Key);
        writer.WriteString("asOf", Instant(decision.AsOf));
        writer.WriteStartObject("rulebook");
        writer.WriteString("id", decision.Rulebook.Id);
        writer.WriteString("version", decision.Rulebook.Version);
        writer.WriteString("hash", decision.Rulebook.Hash);
        if (decision.Rulebook.Layers.Count > 0)
        {
            writer.WriteStartArray("layers");
            foreach (var layer in decision.Rulebook.Layers)
            {
                writer.WriteStartObject();
                writer.WriteString("id", layer.Id);
                writer.WriteString("version", layer.Version);
                writer.WriteString("hash", layer.Hash);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        Judgements(writer, "situations", decision.Situations, all);
        writer.WriteStartArray("limits");
        foreach (var limit in decision.Limits)
        {
            if (all || limit.Matters)
            {
                Limit(writer, limit, all);
            }
        }

        writer.WriteEndArray();
        Judgements(writer, "vetoes", decision.Vetoes, all);
        ScoringJson.Scores(writer, decision.Scores.Where(s => all || s.Matters));
        ScoringJson.Grades(writer, decision.Grades.Where(g => all || g.Matters));
        ScoringJson.Votes(writer, decision.Votes.Where(v => all || v.Matters));
        Judgements(writer, "consequences", decision.Consequences, all);
        writer.WriteStartArray("notJudged");
        foreach (var provision in decision.NotJudged)
        {
            writer.WriteStartObject();
            writer.WriteString("id", provision.Id);
            writer.WriteString("kind", provision.Kind);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Repealed(writer, decision.Repealed);
        if (!decision.Plugins.IsEmpty)
        {
            Plugins(writer, decision.Plugins);
        }

        if (!decision.Computed.IsEmpty)
        {
            Computed(writer, decision.Computed);
        }

        writer.WriteEndObject();
    }

    /// <summary>Provisions that an overlay switched off; left out where there are none.</summary>
    public static void Repealed(Utf8JsonWriter writer, ImmutableArray<RepealedProvision> repealed)
    {
        if (repealed.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("repealed");
        foreach (var provision in repealed)
        {
            writer.WriteStartObject();
            writer.WriteString("id", provision.Id);
            writer.WriteString("kind", provision.Kind);
            writer.WriteString("by", provision.By);
            writer.WriteString("reason", provision.Reason);
            writer.WriteString("at", provision.At);
            writer.WriteString("from", provision.From is { } from ? ValueText.Date(from) : null);
            writer.WriteString("until", provision.Until is { } until ? ValueText.Date(until) : null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Plugins(Utf8JsonWriter writer, ImmutableArray<PluginIdentity> plugins)
    {
        writer.WriteStartArray("plugins");
        foreach (var plugin in plugins)
        {
            writer.WriteStartObject();
            writer.WriteString("id", plugin.Id);
            writer.WriteString("version", plugin.Version);
            writer.WriteString("code", plugin.Code);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>What functions of plugins supplied: so that a reader sees it, and a replay can take it from the record.</summary>
    private static void Computed(Utf8JsonWriter writer, ImmutableArray<ComputedValue> values)
    {
        writer.WriteStartArray("computed");
        foreach (var value in values)
        {
            writer.WriteStartObject();
            writer.WriteString("field", value.Field);
            writer.WriteString("plugin", value.Plugin);
            writer.WriteString("function", value.Function);
            writer.WriteString("input", value.Input);
            writer.WriteString("value", value.Value);
            if (value.Fault is { } fault)
            {
                writer.WriteString("fault", PluginFaults.Key(fault));
            }

            if (!value.Missing.IsEmpty)
            {
                Strings(writer, "missing", value.Missing);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void Judgements(Utf8JsonWriter writer, string name, IEnumerable<JudgementFinding> findings, bool all)
    {
        writer.WriteStartArray(name);
        foreach (var finding in findings)
        {
            if (all || finding.Matters)
            {
                Judgement(writer, finding);
            }
        }

        writer.WriteEndArray();
    }

    private static void Judgement(Utf8JsonWriter writer, JudgementFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("id", finding.Id);
        writer.WriteString("state", finding.State);
        if (!finding.Items.IsEmpty)
        {
            Strings(writer, "item", finding.Items);
        }

        if (finding.Confirmed is { } confirmed)
        {
            writer.WriteBoolean("confirmed", confirmed);
        }

        if (!finding.Generals.IsEmpty)
        {
            Strings(writer, "generals", finding.Generals);
        }

        if (!finding.Outcome.Forbids.IsEmpty)
        {
            Strings(writer, "forbids", finding.Forbids);
        }

        if (!finding.Outcome.Points.IsEmpty)
        {
            Points(writer, finding.Outcome.Points);
        }

        writer.WriteStartArray("sanctions");
        foreach (var sanction in finding.Sanctions)
        {
            Sanction(writer, sanction);
        }

        writer.WriteEndArray();
        Text(writer, finding.Outcome.Governing?.Text);
        Flag(writer, "milder", finding.Outcome.Governing?.IsMilder == true);
        Strings(writer, "missing", finding.Missing);
        writer.WriteEndObject();
    }

    public static void Sanction(Utf8JsonWriter writer, Sanction sanction)
    {
        writer.WriteStartObject();
        writer.WriteString("to", sanction.To);
        writer.WriteString("toType", sanction.ToType);
        writer.WriteString("from", sanction.From);
        writer.WriteString("upTo", sanction.UpTo);
        if (!sanction.Alternatives.IsEmpty)
        {
            Strings(writer, "or", sanction.Alternatives);
        }

        Flag(writer, "mandatory", sanction.Mandatory);
        Flag(writer, "interim", sanction.Interim);
        Flag(writer, "plus", sanction.Plus);
        Flag(writer, "award", sanction.IsAward);
        if (sanction.IsUnknown)
        {
            writer.WriteString("state", "unknown");
        }

        if (!sanction.Reasons.IsEmpty)
        {
            Strings(writer, "reasons", sanction.Reasons);
        }

        if (!sanction.Missing.IsEmpty)
        {
            Strings(writer, "missing", sanction.Missing);
        }

        writer.WriteEndObject();
    }

    private static void Points(Utf8JsonWriter writer, ImmutableArray<PointChange> points)
    {
        writer.WriteStartArray("points");
        foreach (var change in points)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", change.IsPlus ? "plus" : "minus");
            writer.WriteString("amount", change.Amount.IsUnknown ? null : ValueText.Number(change.Amount.Number) + "分");
            writer.WriteString("into", change.Into);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Limit(Utf8JsonWriter writer, LimitFinding limit, bool all)
    {
        writer.WriteStartObject();
        writer.WriteString("id", limit.Id);
        writer.WriteString("state", limit.State);
        writer.WriteNumber("round", limit.Round);
        OptionalInstant(writer, "start", limit.Start);
        OptionalInstant(writer, "due", limit.Due);
        writer.WriteString("dueDate", limit.DueDate is { } date ? ValueText.Date(date) : null);
        writer.WriteString("original", limit.Original is { } original ? ValueText.Date(original) : null);
        OptionalInstant(writer, "closed", limit.Closed);
        writer.WriteString("elapsed", limit.Elapsed);
        writer.WriteString("remaining", limit.Remaining);
        writer.WriteString("overdue", limit.Overdue);
        writer.WriteString("overdueOriginal", limit.OverdueOriginal);
        writer.WriteString("suspended", limit.Suspended);
        writer.WriteString("deemed", limit.Deemed);
        Flag(writer, "tracked", limit.Clock == ClockState.Exempt);
        writer.WriteBoolean("provisional", limit.Provisional);
        Ledger(writer, limit, all);
        writer.WriteStartArray("cards");
        foreach (var card in limit.Cards)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", card.Kind);
            writer.WriteString("to", card.To);
            writer.WriteString("by", card.By);
            writer.WriteString("at", Instant(card.At));
            Life(writer, card);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Text(writer, limit.Present.Text);
        Strings(writer, "missing", limit.Missing);
        writer.WriteEndObject();
    }

    /// <summary>Of a provision with several texts, from when to when the one stands that was gone by.</summary>
    private static void Text(Utf8JsonWriter writer, BoundProvision? text)
    {
        if (text is not null)
        {
            writer.WriteStartObject("text");
            writer.WriteString("from", text.InForceFrom is { } from ? ValueText.Date(from) : null);
            writer.WriteString("until", text.InForceUntil is { } until ? ValueText.Date(until) : null);
            writer.WriteEndObject();
        }
    }

    /// <summary>What became of a card.</summary>
    internal static void Life(Utf8JsonWriter writer, CardIssued card)
    {
        writer.WriteString("state", card.State);
        OptionalInstant(writer, "ended", card.Ended);
        OptionalInstant(writer, "sendAt", card.SendAt);
        if (card.History.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("history");
        foreach (var step in card.History)
        {
            writer.WriteStartObject();
            writer.WriteString("event", step.Event);
            writer.WriteString("at", Instant(step.At));
            writer.WriteString("by", step.By);
            writer.WriteString("reason", step.Reason);
            writer.WriteBoolean("effective", step.Refused is null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>What happened to the clock; left out where only start and answer did, unless all is asked for.</summary>
    private static void Ledger(Utf8JsonWriter writer, LimitFinding limit, bool all)
    {
        var ledger = limit.Ledger;
        if (!all && ledger.All(e => e.Kind is "started" or "answered"))
        {
            return;
        }

        writer.WriteStartArray("ledger");
        foreach (var entry in ledger)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", entry.Kind);
            writer.WriteString("at", Instant(entry.Happened));
            OptionalInstant(writer, "recorded", entry.Recorded);
            writer.WriteString("cause", entry.Cause);
            writer.WriteString("by", entry.By);
            writer.WriteString("reason", entry.Reason);
            writer.WriteString("amount", entry.Amount);
            writer.WriteBoolean("counts", entry.Counts);
            if (entry.Kind is "calendarChanged" or "moved")
            {
                writer.WriteString("dueBefore", entry.DueBefore is { } before ? ValueText.Date(before) : null);
                writer.WriteString("dueAfter", entry.DueAfter is { } after ? ValueText.Date(after) : null);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void OptionalInstant(Utf8JsonWriter writer, string name, DateTimeOffset? at) => writer.WriteString(name, at is { } known ? Instant(known) : null);

    private static void Flag(Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, true);
        }
    }

    public static void Strings(Utf8JsonWriter writer, string name, ImmutableArray<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
