using System.Reflection;
using System.Runtime.Loader;
using RuleHost.Abstractions;

namespace RuleHost.Plugins;

/// <summary>The load context of one version of a plugin's assembly: its libraries are its own, the contract is the host's. Collectible.</summary>
internal sealed class PluginContext(string assembly) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assembly), isCollectible: true)
{
    private readonly AssemblyDependencyResolver _resolver = new(assembly);

    /// <summary>The contract's own name: whoever brings a copy of it gets the host's.</summary>
    private static readonly string Contract = typeof(IPlugin).Assembly.GetName().Name!;

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name != Contract && _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    /// <summary>Makes the one object that implements <see cref="IPlugin"/>.</summary>
    /// <exception cref="EntryException">There is none, or more than one.</exception>
    public IPlugin Entry(string assembly)
    {
        Type[] entries = [.. LoadFromAssemblyPath(assembly).GetExportedTypes().Where(t => typeof(IPlugin).IsAssignableFrom(t) && t is { IsAbstract: false, IsInterface: false })];
        return entries is [var entry] ? (IPlugin)Activator.CreateInstance(entry)! : throw new EntryException(entries.Length);
    }
}

/// <summary>An assembly has no class that implements the contract, or several.</summary>
internal sealed class EntryException(int count) : Exception
{
    /// <summary>How many there are.</summary>
    public int Count { get; } = count;
}
