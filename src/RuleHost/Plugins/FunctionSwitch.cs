namespace RuleHost.Plugins;

/// <summary>
/// Keeps count of a function's faults and switches it off: code in this process at its first fault, a script, which a process of its own
/// contains, at its third in a row, and either at once where it is found to be impure. Thread-safe.
/// </summary>
internal sealed class FunctionSwitch(string plugin, string function, bool contained)
{
    private const int MostFaults = 3;
    private const int CheckEvery = 64;

    private readonly Lock _lock = new();
    private int _inARow;
    private int _calls;

    public string Plugin { get; } = plugin;

    public string Function { get; } = function;

    /// <summary>Why it was switched off; null: it is on.</summary>
    public PluginFault? OffBecause { get; private set; }

    /// <summary>What the plugin itself said at its last fault.</summary>
    public string? Detail { get; private set; }

    /// <summary>Whether this call is one of those that are made twice to see whether a function declared pure is.</summary>
    public bool IsToBeChecked() => (Interlocked.Increment(ref _calls) - 1) % CheckEvery == 0;

    public void Succeeded()
    {
        lock (_lock)
        {
            _inARow = 0;
        }
    }

    public void Failed(PluginFault fault, string? detail)
    {
        lock (_lock)
        {
            if (fault is PluginFault.NotLoaded or PluginFault.LeftBehind || OffBecause is not null)
            {
                return;
            }

            Detail = detail;
            if (++_inARow >= (contained && fault != PluginFault.Impure ? MostFaults : 1))
            {
                OffBecause = fault;
            }
        }
    }
}
