using System.Collections.Concurrent;
using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Plugins;
using RuleHost.Rulebooks;
using RuleHost.Scripting;
using RuleHost.Text;

namespace RuleHost;

/// <summary>How a host runs plugins.</summary>
public sealed record PluginHostOptions
{
    /// <summary>The file that says which assemblies are trusted; null: the one of the user, <see cref="PluginHost.DefaultTrustFile"/>.</summary>
    public string? TrustFile { get; init; }

    /// <summary>A file (NDJSON) that values of functions are taken from and added to, so that a replay calls none again; null: they are kept in memory.</summary>
    public string? ComputedFile { get; init; }

    /// <summary>How many worker processes run at once, at most; 1 to 64.</summary>
    public int Workers { get; init; } = 2;
}

/// <summary>
/// What runs the functions of plugins for the rulebooks of a process: one pool of worker processes, one memory of what was decided, one count of
/// faults. Hand one to every rulebook that is loaded (<see cref="RulebookOptions.PluginHost"/>) and dispose it after them. Thread-safe.
/// </summary>
public sealed partial class PluginHost : IAsyncDisposable
{
    private readonly WorkerPool _workers;
    private readonly ComputedLog _log;
    private readonly ConcurrentDictionary<(string Id, string Function, string Code), FunctionSwitch> _switches = [];
    private readonly AssemblyShelf _shelf = new();
    private volatile bool _leftBehind;

    /// <summary>Makes a host. No process is started and no file but the one of recorded values is opened before a plugin needs it.</summary>
    /// <param name="options">How; null: as usual.</param>
    /// <exception cref="IOException">The file of recorded values cannot be read and written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public PluginHost(PluginHostOptions? options = null)
        : this(options, WorkerCommand.Find())
    {
    }

    /// <summary>As the public one, with workers started in a given way; null: none can be started.</summary>
    internal PluginHost(PluginHostOptions? options, WorkerCommand? worker)
    {
        Options = options ?? new PluginHostOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.Workers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Options.Workers, 64);
        _workers = new WorkerPool(worker, Options.Workers);
        _log = new ComputedLog(Options.ComputedFile);
    }

    internal PluginHostOptions Options { get; }

    /// <summary>The trust file in use.</summary>
    internal string TrustPath => Options.TrustFile ?? DefaultTrustFile;

    /// <summary>Where the user's trust file lies: <c>rulehost/trust.yaml</c> in the user's folder of settings (<c>~/.config</c>, <c>%APPDATA%</c>).</summary>
    public static string DefaultTrustFile => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "rulehost", "trust.yaml");

    /// <summary>How many worker processes were started so far.</summary>
    internal int WorkersStarted => _workers.Started;

    /// <summary>The functions that were switched off, and why.</summary>
    public IReadOnlyList<SwitchedOffFunction> SwitchedOff =>
    [
        .. _switches.Values.Where(s => s.OffBecause is not null)
            .Select(s => new SwitchedOffFunction(s.Plugin, s.Function, s.OffBecause!.Value, s.Detail))
            .OrderBy(s => s.Plugin, StringComparer.Ordinal).ThenBy(s => s.Function, StringComparer.Ordinal),
    ];

    /// <summary>Ends the worker processes and lets go of everything that was loaded.</summary>
    public ValueTask DisposeAsync()
    {
        _workers.Dispose();
        _log.Dispose();
        _shelf.StillAlive();
        _shelf.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether code did not return or old versions cannot be unloaded: only a new process gets rid of them.</summary>
    public bool NeedsRestart => Contexts.Any(c => c.Abandoned) || _leftBehind;

    /// <summary>The versions of plugins' assemblies in memory: in use, or unloaded and not yet gone.</summary>
    public IReadOnlyList<PluginContextInfo> Contexts => [.. _shelf.Contexts().Select(c => new PluginContextInfo(c.Plugin, "sha256:" + c.Hash, c.InUse, c.Abandoned))];

    /// <summary>Clears memory and says how many versions that nobody uses are still there: 0, unless a plugin holds on.</summary>
    public int UnloadedButAlive() => _shelf.StillAlive();

    /// <summary>Makes what plugins bring ready to be used; what cannot be is told.</summary>
    internal PluginSet Load(IReadOnlyCollection<PluginFolder> plugins, IReadOnlyCollection<FieldFunction> functions, RulebookDefinition definition, DiagnosticBag diagnostics)
    {
        var set = new PluginSet(_shelf);
        var assemblies = new Dictionary<PluginFolder, AssemblyPart>();
        var trust = plugins.Any(p => p.Manifest.Assembly is not null) ? TrustFile.Read(TrustPath, diagnostics) : null;
        foreach (var plugin in plugins)
        {
            if (plugin.Manifest.Assembly is { } path && File.Exists(plugin.PathOf(path)))
            {
                assemblies[plugin] = new AssemblyPart(this, trust!, plugin, definition, diagnostics).Load(set);
            }

            set.Identify(plugin);
        }

        var scripts = new Dictionary<(string Root, string Script), FunctionBody>();
        var ready = ImmutableArray.CreateBuilder<(FieldFunction, FunctionBody, FunctionSwitch)>(functions.Count);
        foreach (var declared in functions)
        {
            var function = declared;
            var body = function.Declaration.Script is { } script ? Script(function, script, scripts, diagnostics)
                : assemblies.TryGetValue(function.Plugin, out var part) ? part.Body(ref function)
                : new NoBody();
            var key = (function.Plugin.Manifest.Id, function.Declaration.Function, body.Code);
            ready.Add((function, body, _switches.GetOrAdd(key, k => new FunctionSwitch(k.Id, k.Function, contained: body is not AssemblyBody))));
        }

        set.Functions = ready.Count == 0 ? null : new FieldFunctions(ready, definition, _log);
        return set;
    }

    private FunctionBody Script(FieldFunction function, string script, Dictionary<(string Root, string Script), FunctionBody> scripts, DiagnosticBag diagnostics)
    {
        var (plugin, place) = (function.Plugin, function.Plugin.Manifest.PlaceOf($"scripts:{script}"));
        if (!scripts.TryGetValue((plugin.Root, script), out var body))
        {
            scripts[(plugin.Root, script)] = body = Read(plugin, script, place, diagnostics);
        }

        if (body is ScriptBody readable)
        {
            var answer = readable.Probe(function.Declaration.Function);
            if (answer.Fault is { } fault)
            {
                ScriptDiagnostics.Report(fault, answer.Detail, script, function.Declaration, place, diagnostics);
            }
        }

        return body;
    }

    private FunctionBody Read(PluginFolder plugin, string script, SourceLocation place, DiagnosticBag diagnostics)
    {
        // One that is not there was told with the manifest.
        if (!File.Exists(plugin.PathOf(script)) || FileReader.Read(plugin.PathOf(script), script, diagnostics) is not { } source)
        {
            return new NoBody();
        }

        if (source.Content.Length <= ScriptBody.MostCharacters)
        {
            return new ScriptBody(_workers, source.Content, plugin.Manifest.Rights);
        }

        diagnostics.Report(ScriptDiagnostics.TooLong, place, script, ScriptBody.MostCharacters / 1024);
        return new NoBody();
    }
}

/// <summary>A function of a plugin that is called no more.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Fault">What it did.</param>
/// <param name="Detail">What it said itself, for its author; null: nothing.</param>
public sealed record SwitchedOffFunction(string Plugin, string Function, PluginFault Fault, string? Detail);

/// <summary>A version of a plugin's assembly in memory.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Hash">Hash of the assembly and its libraries.</param>
/// <param name="InUse">Whether a rulebook uses it.</param>
/// <param name="Abandoned">Whether a call of it did not return.</param>
public sealed record PluginContextInfo(string Plugin, string Hash, bool InUse, bool Abandoned);
