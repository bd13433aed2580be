using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RuleHost.Abstractions;
using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>
/// One version of a plugin's assembly in this process. Rulebooks share it by leases; when the last lease and the last call have ended it is
/// unloaded. Thread-safe.
/// </summary>
internal sealed class LoadedAssembly
{
    private readonly Lock _lock = new();
    private PluginContext? _context;
    private PluginParts? _parts;
    private int _leases = 1;
    private int _calls;

    private LoadedAssembly(string plugin, string hash, PluginContext context, PluginParts parts)
    {
        (Plugin, Hash, _context, _parts) = (plugin, hash, context, parts);
        Context = new WeakReference(context);
    }

    public string Plugin { get; }

    public string Hash { get; }

    /// <summary>Tells whether the context is still in memory.</summary>
    public WeakReference Context { get; }

    /// <summary>Whether a call did not return: its context can never go before the process ends.</summary>
    public bool Abandoned { get; private set; }

    /// <summary>Loads an assembly and asks what it brings.</summary>
    /// <param name="folder">The plugin.</param>
    /// <param name="assembly">The copy that is loaded.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="problem">Why it cannot be loaded.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static LoadedAssembly? Load(PluginFolder folder, string assembly, string hash, out Localized? problem)
    {
        var parts = new PluginParts(new PluginFiles(folder.Root, folder.Manifest.Rights.Read));
        var context = new PluginContext(assembly);
        var (unfit, fault, detail, _) = Guarded.Run(_ => Enter(context, assembly, parts), PluginRights.MostTime);
        problem = unfit ?? (fault is null ? null : new Localized($"它说自己带来什么的时候，{PluginFaults.Sentence(fault.Value).Chinese}。{detail}", $"while it said what it brings, {PluginFaults.Sentence(fault.Value).English}. {detail}"));
        if (problem is null)
        {
            return new LoadedAssembly(folder.Manifest.Id, hash, context, parts);
        }

        context.Unload();
        return null;
    }

    /// <summary>Asks the entry what it brings; why there is none, where the assembly itself is at fault.</summary>
    private static Localized? Enter(PluginContext context, string assembly, PluginParts parts)
    {
        IPlugin entry;
        try
        {
            entry = context.Entry(assembly);
        }
        catch (EntryException wrong)
        {
            return new Localized($"实现 IPlugin 的公开的类有 {wrong.Count} 个，应当恰有一个。", $"{wrong.Count} public classes implement IPlugin; there must be exactly one.");
        }
        catch (BadImageFormatException)
        {
            return new Localized("它不是 .NET 的程序集，或者是为别的平台编译的。", "it is no .NET assembly, or one for another platform.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or FileLoadException or TypeLoadException or System.Reflection.ReflectionTypeLoadException or MissingMethodException)
        {
            return new Localized("它需要的程序库或类型不在这里，或者版本不合。", "a library or type that it needs is not here, or of another version.");
        }

        entry.Register(parts);
        return null;
    }

    /// <summary>One more user; false where it is going.</summary>
    public bool TryLease()
    {
        lock (_lock)
        {
            if (_leases == 0)
            {
                return false;
            }

            _leases++;
            return true;
        }
    }

    /// <summary>One user less; true where it was the last.</summary>
    public bool Release()
    {
        lock (_lock)
        {
            if (--_leases > 0)
            {
                return false;
            }
        }

        UnloadWhenDrained();
        return true;
    }

    /// <summary>Names of what it brings.</summary>
    public ImmutableArray<string> Names(Func<PluginParts, IEnumerable<string>> kind)
    {
        lock (_lock)
        {
            return _parts is null ? [] : [.. kind(_parts)];
        }
    }

    /// <summary>What the code says of a function; null where it has none of that name.</summary>
    public (FactKind Result, bool Pure, bool Costly)? Function(string name)
    {
        lock (_lock)
        {
            return _parts?.Functions.GetValueOrDefault(name) is { } f ? (f.Result, f.Purity == Purity.Pure, f.Cost == Cost.Costly) : null;
        }
    }

    /// <summary>Calls something of it under a time limit.</summary>
    public (T? Value, PluginFault? Fault, string? Detail) Call<T>(Func<PluginParts, CancellationToken, T> body, TimeSpan limit)
    {
        PluginParts? parts;
        lock (_lock)
        {
            if (_parts is null || Abandoned)
            {
                return (default, PluginFault.NotLoaded, null);
            }

            (parts, _) = (_parts, _calls++);
        }

        var (value, fault, detail, abandoned) = Guarded.Run(stop => body(parts, stop), limit);
        lock (_lock)
        {
            Abandoned |= abandoned;
            _calls--;
        }

        UnloadWhenDrained();
        return (value, fault, detail);
    }

    private void UnloadWhenDrained()
    {
        PluginContext? context;
        lock (_lock)
        {
            if (_leases > 0 || _calls > 0 || _context is null)
            {
                return;
            }

            (context, _context) = (_context, null);
            _parts!.Clear();
            _parts = null;
        }

        context.Unload();
    }
}

/// <summary>The functions of an assembly in this process.</summary>
internal sealed class AssemblyBody(LoadedAssembly assembly, TimeSpan limit, TimeZoneInfo zone) : FunctionBody
{
    public override string Code => "sha256:" + assembly.Hash;

    public override FunctionAnswer Call(string function, FunctionArguments arguments)
    {
        var wanted = assembly.Function(function)?.Result;
        var input = FactValues.Input(arguments, zone);
        var (value, fault, detail) = assembly.Call((parts, stop) => parts.Functions[function].Body(input, stop), limit);
        return fault is not null ? new FunctionAnswer(null, fault, detail)
            : value is null || value.Kind is FactKind.Unknown or FactKind.None || value.Kind == wanted ? new FunctionAnswer(FactValues.Json(value))
            : new FunctionAnswer(null, PluginFault.Misfit, value.ToString());
    }
}
