using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Plugins;
using RuleHost.Rulebooks;
using RuleHost.Syntax;

namespace RuleHost.Model;

/// <summary>A checked rulebook: what every later stage reads. Immutable; holds no facts and no state of an evaluation.</summary>
internal sealed class RulebookModel
{
    public required RulebookDefinition Definition { get; init; }

    /// <summary>All provisions, each by its last text, in order of file and place.</summary>
    public required ImmutableArray<BoundProvision> Provisions { get; init; }

    /// <summary>Texts that later ones of their id follow: not judged by themselves, but by way of <see cref="BoundProvision.Versions"/>.</summary>
    public ImmutableArray<BoundProvision> Superseded { get; init; } = [];

    /// <summary>All formulas, by index.</summary>
    public required ImmutableArray<Formula> Formulas { get; init; }

    /// <summary><c>time:</c> of each fact type that declares one.</summary>
    public required ImmutableDictionary<string, Formula> Times { get; init; }

    /// <summary>Hash of every text that took part: <c>sha256:…</c>.</summary>
    public required string Hash { get; init; }

    /// <summary>Provisions by id; definitions are not in it (they are members of their type).</summary>
    public required ImmutableDictionary<string, BoundProvision> ById { get; init; }

    /// <summary>What supplies fields that nobody gave: functions of plugins; null: nothing. Set once by the loader.</summary>
    public FieldFunctions? Functions { get; internal set; }

    /// <summary>The rulebooks that it was composed of, the lowest first; empty where nothing was. Set once by the loader.</summary>
    public ImmutableArray<RulebookIdentity> Layers { get; internal set; } = [];

    /// <summary>Provisions of the base that an overlay repealed, with the reason. Set once by the loader.</summary>
    public ImmutableArray<RepealedProvision> Repealed { get; internal set; } = [];

    /// <summary>What an overlay has repealed as of a day.</summary>
    public ImmutableArray<RepealedProvision> RepealedAt(DateOnly day) => Repealed.IsEmpty ? [] : [.. Repealed.Where(r => (r.From is not { } from || from <= day) && (r.Until is not { } until || until >= day))];

    /// <summary>Those of them that were about a fact type.</summary>
    public ImmutableArray<RepealedProvision> RepealedOf(string type, DateOnly day) => Repealed.IsEmpty ? [] : [.. RepealedAt(day).Where(r => r.Types.Contains(type))];

    /// <summary>The plugins that take part. Set once by the loader.</summary>
    public ImmutableArray<PluginIdentity> Plugins { get; internal set; } = [];

    /// <summary>The title of a provision as its text of a day has it; empty where there is none.</summary>
    public string TitleOf(string id, DateOnly day) =>
        !ById.TryGetValue(id, out var provision) ? "" : (provision.Versions.LastOrDefault(t => t.InForceFrom is not { } from || from <= day) ?? provision).Title;

    /// <summary>The limits by whose 视为 an event of a fact type may count as having happened.</summary>
    public ILookup<(string Type, string Event), BoundLimit> Deeming => field ??= Provisions.OfType<BoundLimit>()
        .Where(l => l is { Broken: false, Subject: not null })
        .SelectMany(l => TextsOf(l).SelectMany(t => t.Ons).Where(o => o.DeemedEvent is not null).Select(o => (Event: (l.Subject!.Name, o.DeemedEvent!.Name), Limit: l)).Distinct())
        .ToLookup(p => p.Event, p => p.Limit);

    /// <summary>Whether any fact type says whom its records succeed.</summary>
    public bool HasSuccessors => _hasSuccessors ??= Definition.Facts.Values.Any(t => t.Predecessor is not null);

    private bool? _hasSuccessors;

    /// <summary>For each limit with 视为 the others of its subject that wait for the same event and have 视为: what silence means must agree.</summary>
    public ILookup<BoundLimit, BoundLimit> Contenders => field ??= Provisions.OfType<BoundLimit>()
        .Where(l => l is { Broken: false, Subject: not null } && TextsOf(l).Any(t => t.Ons.Any(o => o.Effect == Syntax.EffectKind.Deem)))
        .SelectMany(l => TextsOf(l).SelectMany(Awaited).Distinct().Select(e => (l.Subject!.Name, Event: e, Limit: l)))
        .GroupBy(x => (x.Name, x.Event), x => x.Limit)
        .SelectMany(g => g.SelectMany(one => g.Where(other => other != one).Select(other => (One: one, Other: other))))
        .Distinct()
        .ToLookup(p => p.One, p => p.Other);

    private static IEnumerable<BoundLimit> TextsOf(BoundLimit limit) => limit.Versions.IsEmpty ? [limit] : limit.Versions.Cast<BoundLimit>();

    private static IEnumerable<EventDefinition> Awaited(BoundLimit limit) =>
        limit.Until?.Events.Select(e => e.Body).OfType<EventsExpression>().Where(e => e.Target is SubjectExpression).Select(e => e.Event).Distinct() ?? [];

    /// <summary>The fact type that each provision judges, by id; null where it judges none.</summary>
    public IReadOnlyDictionary<string, string?> SubjectTypes => field ??= ById.ToDictionary(p => p.Key, p => p.Value.Subject?.Name);

    /// <summary>The calendars that its limits go by.</summary>
    public CalendarSet Calendars => field ??= new CalendarSet(Definition.Calendars);
}
