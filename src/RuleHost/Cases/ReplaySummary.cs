using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RuleHost.Decisions;

namespace RuleHost.Cases;

/// <summary>Writes <c>summary.json</c>: what was played, what became of its events, and the states and rates by limit and by unit.</summary>
internal static class ReplaySummary
{
    public static string Write(DateTimeOffset asOf, RulebookIdentity rulebook, ImmutableArray<RepealedProvision> repealed, string calendar, ReplayCounts counts, ReplayWriter found, string? unitField)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DecisionJson.Options with { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("asOf", DecisionJson.Instant(asOf));
            writer.WriteStartObject("rulebook");
            writer.WriteString("id", rulebook.Id);
            writer.WriteString("version", rulebook.Version);
            writer.WriteString("hash", rulebook.Hash);
            writer.WriteEndObject();
            writer.WriteString("calendar", calendar);
            Events(writer, counts);
            writer.WriteStartObject("clocks");
            writer.WriteNumber("endBeforeStart", found.EndsBeforeStart);
            writer.WriteNumber("endOnEarlierDay", found.EndsOnEarlierDay);
            writer.WriteEndObject();
            writer.WriteNumber("cases", found.Cases);
            Limits(writer, found.Limits);
            writer.WriteStartObject("cards");
            foreach (var (kind, count) in found.CardCounts)
            {
                writer.WriteNumber(kind, count);
            }

            writer.WriteEndObject();
            Units(writer, found.Units, unitField);
            DecisionJson.Repealed(writer, repealed);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Events(Utf8JsonWriter writer, ReplayCounts counts)
    {
        writer.WriteStartObject("events");
        writer.WriteNumber("read", counts.Read);
        writer.WriteNumber("used", counts.Used);
        writer.WriteNumber("ignored", counts.Ignored);
        writer.WriteNumber("duplicate", counts.Duplicate);
        writer.WriteNumber("rejected", counts.Rejected);
        writer.WriteNumber("outOfOrder", counts.OutOfOrder);
        writer.WriteNumber("recordedLate", counts.RecordedLate);
        writer.WriteNumber("withoutZone", counts.WithoutZone);
        writer.WriteEndObject();
    }

    private static void Limits(Utf8JsonWriter writer, IReadOnlyDictionary<string, LimitTally> limits)
    {
        writer.WriteStartObject("limits");
        foreach (var (limit, tally) in limits)
        {
            writer.WriteStartObject(limit);
            foreach (var (state, count) in tally.States)
            {
                writer.WriteNumber(state, count);
            }

            writer.WriteStartObject("onTime");
            writer.WriteString("chosen", OnTimeRate.Chosen);
            Rate(writer, "closed", tally.Rate.Closed);
            Rate(writer, "all", tally.Rate.All);
            Rate(writer, "closedAndOverdue", tally.Rate.ClosedAndOverdue);

            // Two rates compare only where what they divide by is told.
            writer.WriteNumber("inTime", tally.Rate.InTime);
            writer.WriteStartObject("of");
            writer.WriteNumber("closed", tally.Rate.OfClosed);
            writer.WriteNumber("all", tally.Rate.OfAll);
            writer.WriteNumber("closedAndOverdue", tally.Rate.OfClosedAndOverdue);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Units(Utf8JsonWriter writer, IReadOnlyDictionary<string, SortedDictionary<string, LimitTally>> units, string? field)
    {
        writer.WriteStartObject("by");
        writer.WriteString("field", field);
        writer.WriteStartObject("units");
        foreach (var (unit, limits) in units)
        {
            writer.WriteStartObject(unit);
            Limits(writer, limits);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Rate(Utf8JsonWriter writer, string name, decimal? rate)
    {
        if (rate is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
