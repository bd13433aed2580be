using System.Collections.Concurrent;
using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>
/// The assemblies of a host: copied aside before they are loaded, so that the originals can be replaced at any time; shared by rulebooks that
/// want the same one; remembered after they were unloaded until they are gone. Thread-safe.
/// </summary>
internal sealed class AssemblyShelf : IDisposable
{
    /// <summary>Old versions of a plugin that may still be on their way out before memory is cleared for them.</summary>
    private const int MostOnTheirWay = 3;

    private readonly Lock _lock = new();
    private readonly List<LoadedAssembly> _loaded = [];
    private readonly List<LoadedAssembly> _unloaded = [];
    private string? _shadow;

    /// <summary>Loads a trusted assembly, or gives the one that is loaded already.</summary>
    /// <param name="folder">The plugin.</param>
    /// <param name="trusted">Whether a hash is trusted.</param>
    /// <param name="problem">Why it cannot be loaded; null: it can, or it is not trusted.</param>
    public LoadedAssembly? Take(PluginFolder folder, Func<string, bool> trusted, out Localized? problem)
    {
        problem = null;
        var original = folder.PathOf(folder.Manifest.Assembly!);
        if (!trusted(TrustFile.HashOf(original)))
        {
            return null;
        }

        lock (_lock)
        {
            // What is loaded is what was hashed: the copy, which nobody else can reach.
            var (copy, hash) = Copy(original);
            if (!trusted(hash))
            {
                return null;
            }

            if (_loaded.Find(a => a.Hash == hash && a.Plugin == folder.Manifest.Id && !a.Abandoned) is { } loaded && loaded.TryLease())
            {
                return loaded;
            }

            if (LoadedAssembly.Load(folder, copy, hash, out problem) is { } fresh)
            {
                _loaded.Add(fresh);
                return fresh;
            }

            return null;
        }
    }

    /// <summary>Copies a trusted assembly aside for a process of its own; null where it is not trusted.</summary>
    public (string Path, string Hash)? CopyOf(PluginFolder folder, Func<string, bool> trusted)
    {
        lock (_lock)
        {
            var copy = Copy(folder.PathOf(folder.Manifest.Assembly!));
            return trusted(copy.Hash) ? copy : null;
        }
    }

    /// <summary>Ends a lease.</summary>
    public void Return(LoadedAssembly assembly)
    {
        if (assembly.Release())
        {
            lock (_lock)
            {
                _loaded.Remove(assembly);
                _unloaded.Add(assembly);
            }
        }
    }

    /// <summary>Old versions of a plugin (null: of any) that are still in memory though nobody uses them. Memory is cleared before they are counted.</summary>
    public int StillAlive(string? plugin = null)
    {
        if (Count(plugin) < MostOnTheirWay && plugin is not null)
        {
            return 0;
        }

        for (var i = 0; i < 10 && Count(plugin) > 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return Count(plugin);
    }

    /// <summary>Contexts in memory, used or on their way out.</summary>
    public IReadOnlyList<(string Plugin, string Hash, bool InUse, bool Abandoned)> Contexts()
    {
        lock (_lock)
        {
            return
            [
                .. _loaded.Select(a => (a.Plugin, a.Hash, true, a.Abandoned)),
                .. _unloaded.Where(a => a.Context.IsAlive).Select(a => (a.Plugin, a.Hash, false, a.Abandoned)),
            ];
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_shadow is null || _loaded.Count > 0)
            {
                return;
            }

            try
            {
                Directory.Delete(_shadow, recursive: true);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                // Some systems hold the files of a context that is still on its way out; the temporary folder is cleared in time.
            }
        }
    }

    private int Count(string? plugin)
    {
        lock (_lock)
        {
            _unloaded.RemoveAll(a => !a.Context.IsAlive);
            return _unloaded.Count(a => plugin is null || a.Plugin == plugin);
        }
    }

    /// <summary>The assembly and its libraries in a folder of this process alone, named by their hash.</summary>
    private (string Path, string Hash) Copy(string original)
    {
        _shadow ??= Directory.CreateTempSubdirectory("rulehost-plugins-").FullName;
        var arriving = Path.Combine(_shadow, "arriving");
        if (Directory.Exists(arriving))
        {
            Directory.Delete(arriving, recursive: true);
        }

        Directory.CreateDirectory(arriving);
        foreach (var file in TrustFile.Files(original))
        {
            File.Copy(file, Path.Combine(arriving, Path.GetFileName(file)));
        }

        var name = Path.GetFileName(original);
        var hash = TrustFile.HashOf(Path.Combine(arriving, name));
        var place = Path.Combine(_shadow, hash);
        if (!Directory.Exists(place))
        {
            Directory.Move(arriving, place);
        }

        return (Path.Combine(place, name), hash);
    }
}
