using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Comparing;

/// <summary>What became of a text.</summary>
internal enum TextChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Clauses of it are others.</summary>
    Changed,
}

/// <summary>A text of a provision that is not the same in both rulebooks.</summary>
/// <param name="Id">The provision.</param>
/// <param name="Kind">Its kind, in English.</param>
/// <param name="Title">Its title, of the new text where there is one.</param>
/// <param name="From">The first day of the text; null: always.</param>
/// <param name="Until">Its last day; null: for good.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Gone">Clauses that the old text alone has, in order of writing.</param>
/// <param name="Come">Clauses that the new text alone has.</param>
internal sealed record ProvisionChange(
    string Id, string Kind, string Title, DateOnly? From, DateOnly? Until, TextChange Change, ImmutableArray<string> Gone, ImmutableArray<string> Come)
{
    /// <summary>From when it can make a difference; null: ever.</summary>
    public DateOnly? Since { get; init; } = From;
}

/// <summary>A value of a parameter, a convention or another entry of rulebook.yaml that is not the same.</summary>
/// <param name="Name">What it is.</param>
/// <param name="From">From when the value counts; null: always.</param>
/// <param name="Old">The value; null: none.</param>
/// <param name="New">The value; null: none.</param>
internal sealed record ValueChange(string Name, DateOnly? From, string? Old, string? New);

/// <summary>How the effective provisions of two rulebooks differ: as bound, with overlays and versions applied, comments and layout left out.</summary>
/// <param name="Provisions">Texts, by id and first day.</param>
/// <param name="Values">Parameters and conventions.</param>
/// <param name="Vocabulary">Tables, enumerations, ladders, calendars and whatever else rulebook.yaml declares.</param>
internal sealed record TextDiff(ImmutableArray<ProvisionChange> Provisions, ImmutableArray<ValueChange> Values, ImmutableArray<VocabularyChange> Vocabulary)
{
    public bool IsEmpty => Provisions.IsEmpty && Values.IsEmpty && Vocabulary.IsEmpty;

    /// <summary>
    /// The day from which anything can come out otherwise; null where some change has no day, and counts from ever. A text that ends does so
    /// on the day after its last.
    /// </summary>
    public DateOnly? Effective
    {
        get
        {
            if (Vocabulary.Any(v => v.Counts))
            {
                // A table or a calendar holds at all times.
                return null;
            }

            DateOnly? first = null;
            foreach (var day in Provisions.Select(p => p.Since).Concat(Values.Select(v => v.From)))
            {
                if (day is not { } known)
                {
                    return null;
                }

                first = first is { } earlier && earlier < known ? earlier : known;
            }

            return first;
        }
    }

    public static TextDiff Of(RulebookModel old, RulebookModel now)
    {
        var (before, after) = (Texts(old), Texts(now));
        var changes = new List<ProvisionChange>();
        foreach (var key in before.Keys.Union(after.Keys))
        {
            var (gone, come) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            if (gone is null || come is null)
            {
                var text = (come ?? gone)!;
                changes.Add(Change(text, gone is null ? TextChange.Added : TextChange.Removed, gone is null ? [] : Clauses(gone), come is null ? [] : Clauses(come)));
                continue;
            }

            var (was, becomes) = (Clauses(gone), Clauses(come));
            if (!was.SequenceEqual(becomes))
            {
                changes.Add(Change(come, TextChange.Changed, Without(was, becomes), Without(becomes, was)) with { Since = EndsAlone(gone, come) });
            }
        }

        return new TextDiff(
            [.. changes.OrderBy(c => c.Id, StringComparer.Ordinal).ThenBy(c => c.From ?? DateOnly.MinValue).ThenBy(c => c.Kind, StringComparer.Ordinal)],
            [.. Parameters(old.Definition, now.Definition).Concat(Conventions(old.Definition, now.Definition))],
            [.. VocabularyDiff.Of(old.Definition, now.Definition)]);
    }

    /// <summary>From when a changed text makes a difference: where only its last day is another, on the day after the earlier of both.</summary>
    private static DateOnly? EndsAlone(BoundProvision old, BoundProvision now)
    {
        if (!Clauses(old, withForce: false).SequenceEqual(Clauses(now, withForce: false)))
        {
            return now.InForceFrom;
        }

        var ends = old.InForceUntil is { } one && now.InForceUntil is { } other ? (one < other ? one : other) : old.InForceUntil ?? now.InForceUntil;
        return ends?.AddDays(1) ?? now.InForceFrom;
    }

    private static Dictionary<(string Id, string? Subject, DateOnly? From), BoundProvision> Texts(RulebookModel model)
    {
        var texts = new Dictionary<(string, string?, DateOnly?), BoundProvision>();
        foreach (var provision in model.Provisions.Concat(model.Superseded))
        {
            texts.TryAdd((provision.Id, provision is BoundDefinition ? provision.Subject?.Name ?? provision.Group?.Name : null, provision.InForceFrom), provision);
        }

        return texts;
    }

    private static ProvisionChange Change(BoundProvision text, TextChange change, ImmutableArray<string> gone, ImmutableArray<string> come) =>
        new(text is BoundDefinition ? $"{text.Subject?.Name ?? text.Group?.Name}.{text.Id}" : text.Id, KindWords.English(text.Kind), text.Title, text.InForceFrom, text.InForceUntil, change, gone, come);

    /// <summary>Title and clauses as written, each on one line; examples apart.</summary>
    private static ImmutableArray<string> Clauses(BoundProvision provision, bool withForce = true)
    {
        var clauses = ImmutableArray.CreateBuilder<string>();
        if (provision.Title.Length > 0)
        {
            clauses.Add(provision.Title);
        }

        foreach (var clause in provision.Syntax.Clauses.Where(c => c is not ExampleClause && (withForce || c is not InForceClause)))
        {
            clauses.Add(AuthorText.Of(provision.Syntax.Source, clause.KeywordSpan.To(clause.Span)));
        }

        return clauses.ToImmutable();
    }

    private static ImmutableArray<string> Without(ImmutableArray<string> clauses, ImmutableArray<string> others)
    {
        var left = others.ToList();
        return [.. clauses.Where(c => !left.Remove(c))];
    }

    private static IEnumerable<ValueChange> Parameters(RulebookDefinition old, RulebookDefinition now)
    {
        foreach (var name in old.Parameters.Keys.Union(now.Parameters.Keys).Order(StringComparer.Ordinal))
        {
            var (was, becomes) = (Dated(old, name), Dated(now, name));
            foreach (var from in was.Keys.Union(becomes.Keys).Order())
            {
                var (before, after) = (was.GetValueOrDefault(from), becomes.GetValueOrDefault(from));
                if (before != after)
                {
                    yield return new ValueChange(name, from == DateOnly.MinValue ? null : from, before, after);
                }
            }
        }
    }

    private static Dictionary<DateOnly, string> Dated(RulebookDefinition definition, string name)
    {
        var values = new Dictionary<DateOnly, string>();
        foreach (var value in definition.Parameters.GetValueOrDefault(name)?.Values ?? [])
        {
            values[value.From ?? DateOnly.MinValue] = ValueText.Canonical(value.Value);
        }

        return values;
    }

    private static IEnumerable<ValueChange> Conventions(RulebookDefinition old, RulebookDefinition now)
    {
        var (was, becomes) = (old.Conventions.Raw, now.Conventions.Raw);
        foreach (var name in was.Keys.Union(becomes.Keys).Order(StringComparer.Ordinal))
        {
            var (before, after) = (was.GetValueOrDefault(name), becomes.GetValueOrDefault(name));
            if (before != after)
            {
                yield return new ValueChange(name, null, before, after);
            }
        }

        if (old.InForce != now.InForce)
        {
            yield return new ValueChange("in-force", null, Days(old.InForce), Days(now.InForce));
        }
    }

    private static string? Days((DateOnly? From, DateOnly? Until) days) =>
        days is (null, null) ? null : $"{(days.From is { } from ? ValueText.Date(from) : "")} – {(days.Until is { } until ? ValueText.Date(until) : "")}".Trim();
}
