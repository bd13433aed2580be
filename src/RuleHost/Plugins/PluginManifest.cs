using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>What <c>plugin.yaml</c> says: who a county is, what it brings, and what that may do. Immutable.</summary>
internal sealed record PluginManifest
{
    public const string FileName = "plugin.yaml";

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Version { get; init; }

    public string? Jurisdiction { get; init; }

    /// <summary>国家, 省, 市, 县, 乡 or 部门; null where it does not say.</summary>
    public string? Level { get; init; }

    /// <summary>The rulebooks that its overlay builds on.</summary>
    public ImmutableArray<ExtendsDefinition> Extends { get; init; } = [];

    /// <summary>The hosts that it runs on; null: any.</summary>
    public string? Host { get; init; }

    /// <summary>Paths of overlay folders; empty: the plugin's own folder, where it has a rulebook.yaml.</summary>
    public ImmutableArray<string> Overlays { get; init; } = [];

    public ImmutableArray<string> Scripts { get; init; } = [];

    /// <summary>Path of the assembly; null: none.</summary>
    public string? Assembly { get; init; }

    /// <summary>The calendars that the assembly brings, by name.</summary>
    public ImmutableArray<string> Calendars { get; init; } = [];

    public ImmutableArray<string> FactSources { get; init; } = [];

    public ImmutableArray<string> Notifiers { get; init; } = [];

    public ImmutableArray<string> Importers { get; init; } = [];

    /// <summary>Path of the folder with templates of notices; null: notices/ where it is there.</summary>
    public string? Notices { get; init; }

    public ImmutableArray<FunctionDeclaration> Functions { get; init; } = [];

    public PluginRights Rights { get; init; } = PluginRights.Default;

    /// <summary>The text of plugin.yaml.</summary>
    public required SourceText Source { get; init; }

    /// <summary>Where each entry stands, by its key.</summary>
    public ImmutableDictionary<string, SourceLocation> Places { get; init; } = ImmutableDictionary<string, SourceLocation>.Empty;

    /// <summary>The place of an entry, or of the whole text.</summary>
    public SourceLocation PlaceOf(string key) => Places.TryGetValue(key, out var place) ? place : new SourceLocation(Source, default);
}

/// <summary>A field whose value a function supplies where it was not given.</summary>
/// <param name="Type">The fact type.</param>
/// <param name="Field">The field.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Script">The script that has it; null: the assembly has it.</param>
/// <param name="From">The fields and events of the record that it is given.</param>
/// <param name="Pure">Whether the same input always gives the same value.</param>
/// <param name="Costly">Whether a call takes long, so that it is not made twice only to check <paramref name="Pure"/>.</param>
/// <param name="Place">Where it is declared.</param>
internal sealed record FunctionDeclaration(string Type, string Field, string Function, string? Script, ImmutableArray<string> From, bool Pure, bool Costly, SourceLocation Place);

/// <summary>What a plugin may do.</summary>
/// <param name="Read">The folders under its own whose files its assembly may read.</param>
/// <param name="Time">How long one call may take.</param>
/// <param name="Memory">What a worker process may hold, in bytes.</param>
/// <param name="InWorker">Whether its assembly runs in a process of its own.</param>
internal sealed record PluginRights(ImmutableArray<string> Read, TimeSpan Time, long Memory, bool InWorker)
{
    public static PluginRights Default { get; } = new([], TimeSpan.FromSeconds(2), 128L << 20, false);

    public static readonly TimeSpan MostTime = TimeSpan.FromMinutes(1);

    public const long LeastMemory = 32L << 20;
    public const long MostMemory = 1L << 30;
}
