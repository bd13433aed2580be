using System.Collections.Immutable;
using RuleHost.Abstractions;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Records;

namespace RuleHost.Plugins;

/// <summary>Facts and events that plugins read, and cards that they hand out. What they give is copied while their time runs.</summary>
internal static class PluginReading
{
    /// <summary>An export is read in one go.</summary>
    private static readonly TimeSpan ReadingTime = PluginRights.MostTime;

    public static Facts Facts(PluginSet? plugins, string source, Stream input)
    {
        var (plugin, assembly) = Find(plugins, m => m.FactSources, source);
        var given = Answer(assembly.Call((parts, stop) => Read(parts.FactSources[source], input, stop), ReadingTime), plugin, source);
        return RuleHost.Facts.From(given);
    }

    public static Facts Events(PluginSet? plugins, string importer, Stream input)
    {
        var (plugin, assembly) = Find(plugins, m => m.Importers, importer);
        var events = Answer(assembly.Call<ImmutableArray<GivenEvent>?>((parts, stop) => [.. parts.Importers[importer].Import(input, stop).Select(Event)], ReadingTime), plugin, importer);
        return RuleHost.Facts.From(new GivenFacts { Events = events!.Value });
    }

    public static IReadOnlyList<PluginException> Notify(PluginSet? plugins, Decision decision)
    {
        var failures = new List<PluginException>();
        foreach (var (plugin, assembly) in plugins?.Assemblies ?? [])
        {
            foreach (var name in plugin.Manifest.Notifiers)
            {
                foreach (var notice in Cards(decision))
                {
                    var (_, fault, detail) = assembly.Call<object?>(
                        (parts, stop) =>
                        {
                            parts.Notifiers[name].Notify(notice, stop);
                            return null;
                        },
                        plugin.Manifest.Rights.Time);
                    if (fault is { } what)
                    {
                        failures.Add(new PluginException(plugin.Manifest.Id, name, what, detail));
                    }
                }
            }
        }

        return failures;
    }

    private static IEnumerable<CardNotice> Cards(Decision decision) =>
        from limit in decision.Limits
        from card in limit.Cards
        select new CardNotice($"{limit.Id}/{decision.Type} {decision.Key}/{card.Kind}/{DecisionJson.Instant(card.At)}/{card.To}", card.Kind, limit.Id, $"{decision.Type} {decision.Key}", card.To, card.At);

    private static (PluginFolder Plugin, LoadedAssembly Assembly) Find(PluginSet? plugins, Func<PluginManifest, ImmutableArray<string>> declared, string name) =>
        plugins?.Find(declared, name) ?? throw new ArgumentException($"No plugin that is loaded brings \"{name}\".", nameof(name));

    private static T Answer<T>((T? Value, PluginFault? Fault, string? Detail) answer, PluginFolder plugin, string part) =>
        answer.Fault is { } fault ? throw new PluginException(plugin.Manifest.Id, part, fault, answer.Detail) : answer.Value!;

    private static GivenFacts Read(IFactSource source, Stream input, CancellationToken stop)
    {
        var records = new Dictionary<string, List<GivenRecord>>(StringComparer.Ordinal);
        var events = ImmutableArray.CreateBuilder<GivenEvent>();
        foreach (var type in source.Complete)
        {
            records.TryAdd(type, []);
        }

        var complete = records.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var item in source.Read(input, stop))
        {
            stop.ThrowIfCancellationRequested();
            switch (item)
            {
                case SourceRecord record:
                    if (!records.TryGetValue(record.Type, out var list))
                    {
                        records[record.Type] = list = [];
                    }

                    list.Add(new FieldsRecord(FactValues.Fields(record.Fields)));
                    break;
                case SourceEvent happened:
                    events.Add(Event(happened));
                    break;
                default:
                    break;
            }
        }

        return new GivenFacts
        {
            Types = [.. records.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new GivenType(Nowhere.Text(r.Key), complete.Contains(r.Key), [.. r.Value]))],
            Events = events.ToImmutable(),
        };
    }

    private static GivenEvent Event(SourceEvent happened) =>
        new(Nowhere.Place, Nowhere.Text($"{happened.Type} {happened.Key}"), Nowhere.Text(happened.Event), Nowhere.Text(DecisionJson.Instant(happened.At)))
        {
            Id = happened.Id is { } id ? Nowhere.Text(id) : null,
            Fields = happened.Fields is { } fields ? FactValues.Fields(fields) : null,
        };
}
