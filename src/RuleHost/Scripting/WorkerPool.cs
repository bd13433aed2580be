using System.Collections.Concurrent;
using System.Collections.Immutable;
using RuleHost.Plugins;

namespace RuleHost.Scripting;

/// <summary>
/// The worker processes of a host: never more than a few at once, started when needed, kept for the next call, replaced when they die.
/// Thread-safe.
/// </summary>
internal sealed class WorkerPool(WorkerCommand? command, int most) : IDisposable
{
    private readonly SemaphoreSlim _places = new(most);
    private readonly ConcurrentDictionary<string, ConcurrentBag<WorkerProcess>> _idle = new(StringComparer.Ordinal);
    private int _started;
    private volatile bool _over;

    /// <summary>How many processes were started in all.</summary>
    public int Started => Volatile.Read(ref _started);

    /// <summary>Sends a worker a line and gives what it answers.</summary>
    /// <param name="arguments">What kind of worker: its arguments behind the verb.</param>
    /// <param name="heap">Its heap, in bytes.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="line">The line for a worker; it may remember what the worker knows already.</param>
    /// <returns>The answer, or what went wrong.</returns>
    public (string? Line, PluginFault? Fault) Ask(ImmutableArray<string> arguments, long heap, TimeSpan limit, Func<WorkerProcess, string> line)
    {
        if (command is null || _over)
        {
            return (null, PluginFault.NotLoaded);
        }

        var kind = $"{heap} {string.Join(' ', arguments)}";
        _places.Wait();
        try
        {
            var idle = _idle.GetOrAdd(kind, _ => []);
            if (!idle.TryTake(out var worker))
            {
                worker = WorkerProcess.Start(command, arguments, heap);
                Interlocked.Increment(ref _started);
            }

            if (worker is null)
            {
                return (null, PluginFault.NotLoaded);
            }

            if (worker.Exchange(line(worker), limit, out var late) is { } answer)
            {
                Keep(idle, worker);
                return (answer, null);
            }

            worker.Dispose();
            return (null, late ? PluginFault.TimedOut : PluginFault.Died);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Ends the idle workers of a kind that no plugin uses any more, or all.</summary>
    public void Dispose()
    {
        _over = true;
        foreach (var idle in _idle.Values)
        {
            while (idle.TryTake(out var worker))
            {
                worker.Dispose();
            }
        }
    }

    private void Keep(ConcurrentBag<WorkerProcess> idle, WorkerProcess worker)
    {
        if (_over)
        {
            worker.Dispose();
        }
        else
        {
            idle.Add(worker);
        }
    }
}
