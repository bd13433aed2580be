using System.Collections.Immutable;
using RuleHost.Abstractions;

namespace RuleHost.Plugins;

/// <summary>What the plugins of one rulebook brought. Disposed with the rulebook: then its assemblies are returned.</summary>
internal sealed class PluginSet(AssemblyShelf shelf) : IDisposable
{
    private readonly List<LoadedAssembly> _leases = [];
    private readonly List<(PluginFolder Plugin, LoadedAssembly Assembly)> _assemblies = [];

    /// <summary>What supplies fields; null: nothing.</summary>
    public FieldFunctions? Functions { get; set; }

    public ImmutableArray<PluginIdentity> Identities { get; private set; } = [];

    /// <summary>Assemblies in this process with their plugins.</summary>
    public IReadOnlyList<(PluginFolder Plugin, LoadedAssembly Assembly)> Assemblies => _assemblies;

    /// <summary>Notes that a plugin takes part; said twice, the code that was said first counts.</summary>
    public void Identify(PluginFolder plugin, string? code = null)
    {
        if (Identities.All(i => i.Id != plugin.Manifest.Id))
        {
            Identities = Identities.Add(new PluginIdentity(plugin.Manifest.Id, plugin.Manifest.Version, code));
        }
    }

    public void Add(PluginFolder plugin, LoadedAssembly assembly)
    {
        _leases.Add(assembly);
        _assemblies.Add((plugin, assembly));
    }

    /// <summary>The assembly that brings something of a name; null where none does.</summary>
    public (PluginFolder Plugin, LoadedAssembly Assembly)? Find(Func<PluginManifest, ImmutableArray<string>> declared, string name) =>
        _assemblies.FirstOrDefault(a => declared(a.Plugin.Manifest).Contains(name)) is { Plugin: not null } found ? found : null;

    public void Dispose()
    {
        _assemblies.Clear();
        foreach (var lease in _leases)
        {
            shelf.Return(lease);
        }

        _leases.Clear();
    }
}
