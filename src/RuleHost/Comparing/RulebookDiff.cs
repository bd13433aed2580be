using System.Collections.Immutable;
using RuleHost.Cases;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Comparing;

/// <summary>How two rulebooks differ: in their effective provisions, and in what they say about a file of cases.</summary>
internal sealed record RulebookDiff
{
    public required RulebookIdentity Old { get; init; }

    public required RulebookIdentity New { get; init; }

    public required TextDiff Text { get; init; }

    /// <summary>
    /// From when the new rulebook may say something else: as asked, else as its texts say; null where neither says, and no case is beyond its
    /// reach.
    /// </summary>
    public required DateOnly? Effective { get; init; }

    /// <summary>Records decided; null where no cases were given.</summary>
    public int? Cases { get; init; }

    /// <summary>Of them those of which some outcome differs.</summary>
    public int CasesChanged { get; init; }

    public ImmutableArray<OutcomeChange> Changes { get; init; } = [];

    /// <summary>Records by unit, and of them those of which some outcome differs.</summary>
    public IReadOnlyDictionary<string, (int Cases, int Changed)> Units { get; init; } = ImmutableSortedDictionary<string, (int, int)>.Empty;

    /// <summary>
    /// Outcomes that should have stayed and did not: of cases before the effective day, or answered before it, unless the new text says that
    /// it reaches back.
    /// </summary>
    public ImmutableArray<OutcomeChange> Broken { get; init; } = [];

    /// <summary>Compares the texts.</summary>
    public static RulebookDiff Of(Rulebook old, Rulebook now, DateOnly? from)
    {
        var text = TextDiff.Of(old.Model, now.Model);
        return new RulebookDiff { Old = old.Identity, New = now.Identity, Text = text, Effective = from ?? text.Effective };
    }

    /// <summary>The same with the outcomes of cases, given as pairs of decisions by the two rulebooks.</summary>
    /// <param name="pairs">The decisions on each record, and its unit; null where a rulebook does not judge it.</param>
    /// <param name="zone">The zone of the new rulebook.</param>
    public RulebookDiff With(IEnumerable<(Decision? Old, Decision? New, string? Unit)> pairs, TimeZoneInfo zone)
    {
        var changes = ImmutableArray.CreateBuilder<OutcomeChange>();
        var units = new SortedDictionary<string, (int Cases, int Changed)>(StringComparer.Ordinal);
        var (cases, changed) = (0, 0);
        foreach (var (old, now, unit) in pairs)
        {
            var before = changes.Count;
            changes.AddRange(OutcomeDiff.Of(old, now, unit));
            var differs = changes.Count > before ? 1 : 0;
            cases++;
            changed += differs;
            if (unit is not null)
            {
                var known = units.GetValueOrDefault(unit);
                units[unit] = (known.Cases + 1, known.Changed + differs);
            }
        }

        var all = changes.ToImmutable();
        return this with { Cases = cases, CasesChanged = changed, Changes = all, Units = units, Broken = Effective is { } day ? [.. all.Where(c => !c.IsMeant && IsBefore(c, ZoneTime.StartOf(day, zone)))] : [] };
    }

    private static bool IsBefore(OutcomeChange change, DateTime effective) => change.Closed < effective || change.Time < effective;
}

/// <summary>Decides cases by two rulebooks side by side.</summary>
internal static class SideBySide
{
    /// <summary>The cases of a facts document.</summary>
    /// <param name="asOf">As of when; null: as the document says, else now.</param>
    public static IEnumerable<(Decision? Old, Decision? New, string? Unit)> Of(Rulebook old, Rulebook now, Facts facts, DateTimeOffset? asOf, string? by, CancellationToken cancellation)
    {
        var units = Units(now, by);
        var bound = now.Binder.Bind(facts);
        var at = asOf ?? bound.AsOf ?? DateTimeOffset.UtcNow;
        return Pairs(old.DecideAll(facts, at, cancellation), now.DecideAll(facts, at, cancellation), key => units.Of(key, bound.Store));
    }

    /// <summary>The cases of an event log, as of its end or as asked.</summary>
    public static IEnumerable<(Decision? Old, Decision? New, string? Unit)> Of(Rulebook old, Rulebook now, ReplayRequest request, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var units = Units(now, request.By);
        var facts = new Dictionary<RecordKey, FactStore>();
        using var one = Open(old, request, diagnostics, cancellation);
        using var other = Open(now, request with { AsOf = request.AsOf ?? one.AsOf }, diagnostics, cancellation);
        foreach (var pair in Pairs(Decisions(one, null, cancellation), Decisions(other, facts, cancellation), key => facts.TryGetValue(key, out var store) ? units.Of(key, store) : null))
        {
            yield return pair;
        }
    }

    private static ReplayUnits Units(Rulebook rulebook, string? by)
    {
        var diagnostics = new DiagnosticBag();
        var units = ReplayUnits.Of(rulebook.Model.Definition, rulebook.Model.Provisions.Select(p => p.Subject?.Name).OfType<string>().Distinct(), by, diagnostics);
        LogPlay.ThrowOnError(diagnostics, Language.Chinese);
        return units;
    }

    private static LogPlay Open(Rulebook rulebook, ReplayRequest request, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var map = LogPlay.ReadMap(rulebook, request.Map, diagnostics);
        LogPlay.ThrowOnError(diagnostics, request.Language);
        return LogPlay.Open(rulebook, request, map, _ => { }, diagnostics, null, cancellation);
    }

    private static IEnumerable<Decision> Decisions(LogPlay play, Dictionary<RecordKey, FactStore>? facts, CancellationToken cancellation)
    {
        foreach (var part in play.Parts())
        {
            foreach (var key in part.Cases)
            {
                cancellation.ThrowIfCancellationRequested();
                if (facts is not null)
                {
                    facts[key] = part.Facts;
                }

                yield return part.Session.Decide(key);
            }
        }
    }

    /// <summary>Decisions on the same record together, in order of type and key.</summary>
    private static IEnumerable<(Decision?, Decision?, string?)> Pairs(IEnumerable<Decision> old, IEnumerable<Decision> now, Func<RecordKey, string?> unit)
    {
        var (before, after) = (ByKey(old), ByKey(now));
        foreach (var key in before.Keys.Union(after.Keys).OrderBy(k => k.Type, StringComparer.Ordinal).ThenBy(k => k.Key, StringComparer.Ordinal))
        {
            yield return (before.GetValueOrDefault(key), after.GetValueOrDefault(key), unit(key));
        }
    }

    private static Dictionary<RecordKey, Decision> ByKey(IEnumerable<Decision> decisions)
    {
        var found = new Dictionary<RecordKey, Decision>();
        foreach (var decision in decisions)
        {
            found[new RecordKey(decision.Type, decision.Key)] = decision;
        }

        return found;
    }
}
