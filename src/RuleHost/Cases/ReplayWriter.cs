using System.Buffers;
using System.Text;
using System.Text.Json;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// Writes what a replay found: <c>limits.ndjson</c>, <c>cards.ndjson</c>, <c>findings.ndjson</c>, <c>grades.ndjson</c> and
/// <c>summary.json</c>. Files of these names are replaced, nothing else is touched. Cases come in order of their key. Without a folder it
/// only counts.
/// </summary>
internal sealed class ReplayWriter : IDisposable
{
    private readonly string? _folder;
    private readonly NdjsonFile _limits;
    private readonly NdjsonFile _cards;
    private readonly NdjsonFile _findings;
    private readonly NdjsonFile _grades;
    private readonly SortedDictionary<string, SortedDictionary<string, int>> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnTimeRate> _rates = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _cardCounts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, int>> _findingCounts = new(StringComparer.Ordinal);
    private int _cases;

    public ReplayWriter(string? folder)
    {
        _folder = folder;
        _limits = new NdjsonFile(folder, "limits.ndjson");
        _cards = new NdjsonFile(folder, "cards.ndjson");
        _findings = new NdjsonFile(folder, "findings.ndjson");
        _grades = new NdjsonFile(folder, "grades.ndjson");
    }

    /// <summary>Counts of each limit's states, for the table that ends a replay.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, int>> States => _states;

    /// <summary>Rates by limit.</summary>
    public IReadOnlyDictionary<string, OnTimeRate> Rates => _rates;

    /// <summary>Cards by kind.</summary>
    public IReadOnlyDictionary<string, int> CardCounts => _cardCounts;

    /// <summary>Counts of each judgement's states, as far as they matter: holds, unknown, conflict.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, int>> FindingCounts => _findingCounts;

    /// <summary>How many cases were judged.</summary>
    public int Cases => _cases;

    /// <summary>Writes what a decision says.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="isCase">Whether its record is a case of the log, and not another record that is judged beside it.</param>
    public void Add(Decision decision, bool isCase = true)
    {
        _cases += isCase ? 1 : 0;
        foreach (var limit in decision.Limits.OrderBy(l => l.Id, StringComparer.Ordinal))
        {
            foreach (var round in limit.Outcome.Rounds)
            {
                Limit(decision, limit, round);
            }
        }

        foreach (var finding in decision.Judgements)
        {
            if (finding.Matters)
            {
                Finding(decision, finding);
            }
        }
    }

    /// <summary>Writes <c>summary.json</c>; the result is its text.</summary>
    public string WriteSummary(DateTimeOffset asOf, RulebookIdentity rulebook, string calendar, ReplayCounts counts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DecisionJson.Options with { Indented = true, NewLine = "\n" }))
        {
            Summary(writer, asOf, rulebook, calendar, counts);
        }

        if (_folder is not null)
        {
            File.WriteAllBytes(Path.Combine(_folder, "summary.json"), [.. buffer.WrittenSpan, (byte)'\n']);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public void Dispose()
    {
        _limits.Dispose();
        _cards.Dispose();
        _findings.Dispose();
        _grades.Dispose();
    }

    private void Summary(Utf8JsonWriter writer, DateTimeOffset asOf, RulebookIdentity rulebook, string calendar, ReplayCounts counts)
    {
        writer.WriteStartObject();
        writer.WriteString("asOf", DecisionJson.Instant(asOf));
        writer.WriteStartObject("rulebook");
        writer.WriteString("id", rulebook.Id);
        writer.WriteString("version", rulebook.Version);
        writer.WriteString("hash", rulebook.Hash);
        writer.WriteEndObject();
        writer.WriteString("calendar", calendar);
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
        writer.WriteNumber("cases", _cases);
        writer.WriteStartObject("limits");
        foreach (var (limit, states) in _states)
        {
            writer.WriteStartObject(limit);
            foreach (var (state, count) in states)
            {
                writer.WriteNumber(state, count);
            }

            var rate = _rates[limit];
            writer.WriteStartObject("onTime");
            writer.WriteString("chosen", OnTimeRate.Chosen);
            Rate(writer, "closed", rate.Closed);
            Rate(writer, "all", rate.All);
            Rate(writer, "closedAndOverdue", rate.ClosedAndOverdue);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartObject("cards");
        foreach (var (kind, count) in _cardCounts)
        {
            writer.WriteNumber(kind, count);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void Limit(Decision decision, LimitFinding limit, LimitRound round)
    {
        var reading = round.Reading;
        if (!_states.TryGetValue(limit.Id, out var states))
        {
            _states[limit.Id] = states = new SortedDictionary<string, int>(StringComparer.Ordinal);
            _rates[limit.Id] = new OnTimeRate();
        }

        states[round.State.Key()] = states.GetValueOrDefault(round.State.Key()) + 1;
        _rates[limit.Id].Add(round.State);

        var writer = _limits.Begin();
        writer.WriteString("case", decision.Key);
        writer.WriteString("type", decision.Type);
        writer.WriteString("limit", limit.Id);
        writer.WriteNumber("round", round.Number);
        writer.WriteString("state", round.State.Key());
        Instant(writer, "start", round.Start, limit);
        Instant(writer, "due", reading?.Due, limit);
        writer.WriteString("dueDate", reading?.DueDate is { } date ? ValueText.Date(date) : null);
        writer.WriteString("original", reading?.Original is { } original ? ValueText.Date(original) : null);
        writer.WriteBoolean("provisional", reading?.Provisional ?? false);
        Instant(writer, "closed", round.Closed, limit);
        Span(writer, "elapsed", reading?.Elapsed);
        Span(writer, "remaining", reading?.Remaining);
        Span(writer, "overdue", reading?.Overdue is { Number: > 0 } overdue ? overdue : null);
        Span(writer, "suspended", reading?.Suspended);
        writer.WriteString("deemed", round.Deemed?.Result);
        writer.WriteStartArray("missing");
        foreach (var name in round.Missing)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        _limits.End();

        foreach (var card in round.Cards)
        {
            _cardCounts[card.Kind] = _cardCounts.GetValueOrDefault(card.Kind) + 1;
            var line = _cards.Begin();
            line.WriteString("case", decision.Key);
            line.WriteString("limit", limit.Id);
            line.WriteNumber("round", round.Number);
            line.WriteString("kind", card.Kind);
            line.WriteString("to", card.To.Key);
            line.WriteString("by", card.By);
            Instant(line, "at", card.At, limit);
            DecisionJson.Life(line, limit.Card(card));
            _cards.End();
        }
    }

    private void Finding(Decision decision, JudgementFinding finding)
    {
        if (!_findingCounts.TryGetValue(finding.Id, out var counts))
        {
            _findingCounts[finding.Id] = counts = new(StringComparer.Ordinal);
        }

        counts[finding.State] = counts.GetValueOrDefault(finding.State) + 1;

        var writer = _findings.Begin();
        writer.WriteString("case", decision.Key);
        writer.WriteString("type", decision.Type);
        writer.WriteString("id", finding.Id);
        writer.WriteString("state", finding.State);
        writer.WriteStartArray("item");
        foreach (var item in finding.Items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("sanctions");
        foreach (var sanction in finding.Sanctions)
        {
            DecisionJson.Sanction(writer, sanction);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("missing");
        foreach (var name in finding.Missing)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        _findings.End();
    }

    private static void Instant(Utf8JsonWriter writer, string name, DateTime? utc, LimitFinding limit) =>
        writer.WriteString(name, utc is { } at ? DecisionJson.Instant(limit.At(at)) : null);

    private static void Span(Utf8JsonWriter writer, string name, Value? value) =>
        writer.WriteString(name, value is { Kind: ValueKind.Span } span ? ValueText.Canonical(span) : null);

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
