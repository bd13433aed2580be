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
    private readonly ConcurrentDictionary<(string Plugin, string Function, string Code), FunctionSwitch> _switches = [];

    /// <summary>Makes a host. No process is started and no file but the one of recorded values is opened before a plugin needs it.</summary>
    /// <param name="options">How; null: as usual.</param>
    /// <exception cref="IOException">The file of recorded values cannot be read and written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public PluginHost(PluginHostOptions? options = null)
    {
        Options = options ?? new PluginHostOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.Workers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Options.Workers, 64);
        _workers = new WorkerPool(WorkerCommand.Find(), Options.Workers);
        _log = new ComputedLog(Options.ComputedFile);
    }

    internal PluginHostOptions Options { get; }

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
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes functions ready to be called; what cannot be is told.</summary>
    internal FieldFunctions? Load(IReadOnlyCollection<FieldFunction> functions, RulebookDefinition definition, DiagnosticBag diagnostics)
    {
        if (functions.Count == 0)
        {
            return null;
        }

        var scripts = new Dictionary<(string Root, string Script), FunctionBody>();
        var ready = ImmutableArray.CreateBuilder<(FieldFunction, FunctionBody, FunctionSwitch)>(functions.Count);
        foreach (var function in functions)
        {
            var body = function.Declaration.Script is { } script ? Script(function, script, scripts, diagnostics) : new NoBody();
            var key = (function.Plugin.Manifest.Id, function.Declaration.Function, body.Code);
            ready.Add((function, body, _switches.GetOrAdd(key, k => new FunctionSwitch(k.Item1, k.Item2, contained: body is ScriptBody))));
        }

        return new FieldFunctions(ready, definition, _log);
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
