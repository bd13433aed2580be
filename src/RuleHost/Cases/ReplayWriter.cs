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
    private static readonly System.Text.UTF8Encoding Utf8 = new(false);

    private readonly string? _folder;
    private readonly NdjsonFile _limits;
    private readonly NdjsonFile _cards;
    private readonly NdjsonFile _findings;
    private readonly NdjsonFile _grades;
    private readonly SortedDictionary<string, LimitTally> _tallies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, LimitTally>> _units = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, SortedDictionary<string, int>> _cardWeeks = [];
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

    /// <summary>What became of each limit's clocks, by limit.</summary>
    public IReadOnlyDictionary<string, LimitTally> Limits => _tallies;

    /// <summary>The same by unit, and limit.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, LimitTally>> Units => _units;

    /// <summary>Cards by the Monday of their week, and kind.</summary>
    public IReadOnlyDictionary<DateOnly, SortedDictionary<string, int>> CardWeeks => _cardWeeks;

    /// <summary>Clocks that an end earlier on the day of their start closed, with nothing used.</summary>
    public int EndsBeforeStart { get; private set; }

    /// <summary>Ends on a day before the start, which close nothing.</summary>
    public int EndsOnEarlierDay { get; private set; }

    /// <summary>Cards by kind.</summary>
    public IReadOnlyDictionary<string, int> CardCounts => _cardCounts;

    /// <summary>Counts of each judgement's states, as far as they matter: holds, unknown, conflict.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, int>> FindingCounts => _findingCounts;

    /// <summary>How many cases were judged.</summary>
    public int Cases => _cases;

    /// <summary>Writes what a decision says.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="isCase">Whether its record is a case of the log, and not another record that is judged beside it.</param>
    /// <param name="unit">The unit that it is summed up under; null: none.</param>
    public void Add(Decision decision, bool isCase = true, string? unit = null)
    {
        _cases += isCase ? 1 : 0;
        foreach (var limit in decision.Limits.OrderBy(l => l.Id, StringComparer.Ordinal))
        {
            EndsOnEarlierDay += limit.Outcome.EndsOnEarlierDay;
            foreach (var round in limit.Outcome.Rounds)
            {
                Limit(decision, limit, round, unit);
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

    /// <summary>Writes a file of another kind.</summary>
    public void Write(string name, string text)
    {
        if (_folder is not null)
        {
            File.WriteAllText(Path.Combine(_folder, name), text + "\n", Utf8);
        }
    }

    public void Dispose()
    {
        _limits.Dispose();
        _cards.Dispose();
        _findings.Dispose();
        _grades.Dispose();
    }

    private void Limit(Decision decision, LimitFinding limit, LimitRound round, string? unit)
    {
        var reading = round.Reading;
        Tally(_tallies, limit.Id).Add(round);
        if (unit is not null)
        {
            if (!_units.TryGetValue(unit, out var limits))
            {
                _units[unit] = limits = new(StringComparer.Ordinal);
            }

            Tally(limits, limit.Id).Add(round);
        }

        EndsBeforeStart += round.Closed < round.Start ? 1 : 0;
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
            var week = Week(card.At, limit);
            week[card.Kind] = week.GetValueOrDefault(card.Kind) + 1;
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

    private SortedDictionary<string, int> Week(DateTime at, LimitFinding limit)
    {
        var day = DateOnly.FromDateTime(limit.At(at).DateTime);
        var monday = day.AddDays(-Math.Min(day.DayNumber, ((int)day.DayOfWeek + 6) % 7));
        if (!_cardWeeks.TryGetValue(monday, out var kinds))
        {
            _cardWeeks[monday] = kinds = new(StringComparer.Ordinal);
        }

        return kinds;
    }

    private static LimitTally Tally(SortedDictionary<string, LimitTally> limits, string id)
    {
        if (!limits.TryGetValue(id, out var tally))
        {
            limits[id] = tally = new LimitTally();
        }

        return tally;
    }
}
