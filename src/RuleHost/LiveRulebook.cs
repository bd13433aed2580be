namespace RuleHost;

/// <summary>
/// A rulebook that can be replaced while it is used. Whoever judges takes a lease and keeps the version that was current then to the end of it;
/// a version that was replaced is disposed when its last lease ends, its plugins unloaded. Thread-safe.
/// </summary>
/// <example><code>
/// await using var live = await LiveRulebook.LoadAsync("plugins/suining");
/// using (var lease = live.Lease()) { lease.Rulebook.Decide("投诉 T1", facts, asOf); }
/// await live.ReloadAsync();
/// </code></example>
public sealed class LiveRulebook : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly Action<RulebookOptions>? _configure;
    private readonly SemaphoreSlim _reloading = new(1);
    private Version _current;

    private LiveRulebook(string path, Action<RulebookOptions>? configure, Rulebook first) => (_path, _configure, _current) = (path, configure, new Version(first));

    /// <summary>Loads the first version.</summary>
    /// <param name="path">As <see cref="Rulebook.LoadAsync"/> takes it.</param>
    /// <param name="configure">Options, the same for every version. Give a <see cref="PluginHost"/>, so that versions share it.</param>
    /// <param name="cancellation">Stops the loading.</param>
    /// <exception cref="RulebookException">It has an error.</exception>
    public static async Task<LiveRulebook> LoadAsync(string path, Action<RulebookOptions>? configure = null, CancellationToken cancellation = default) =>
        new(path, configure, await Rulebook.LoadAsync(path, configure, cancellation).ConfigureAwait(false));

    /// <summary>The version that is current now, held until the lease is disposed.</summary>
    public RulebookLease Lease()
    {
        lock (_lock)
        {
            _current.Users++;
            return new RulebookLease(this, _current);
        }
    }

    /// <summary>Loads the text anew and, where it is sound, makes it the current version; otherwise the old one stays.</summary>
    /// <param name="cancellation">Stops the loading; the old version stays.</param>
    /// <exception cref="RulebookException">The new text has an error.</exception>
    public async Task ReloadAsync(CancellationToken cancellation = default)
    {
        await _reloading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var next = new Version(await Rulebook.LoadAsync(_path, _configure, cancellation).ConfigureAwait(false));
            Version old;
            lock (_lock)
            {
                (old, _current) = (_current, next);
            }

            await EndAsync(old).ConfigureAwait(false);
        }
        finally
        {
            _reloading.Release();
        }
    }

    /// <summary>Lets go of the current version, when its last lease ends at the latest.</summary>
    public ValueTask DisposeAsync() => EndAsync(_current);

    internal void Return(Version version) => EndAsync(version).AsTask().GetAwaiter().GetResult();

    /// <summary>One user less; being current counts as one.</summary>
    private ValueTask EndAsync(Version version)
    {
        lock (_lock)
        {
            if (--version.Users > 0)
            {
                return ValueTask.CompletedTask;
            }
        }

        return version.Rulebook.DisposeAsync();
    }

    internal sealed class Version(Rulebook rulebook)
    {
        public Rulebook Rulebook { get; } = rulebook;

        public int Users { get; set; } = 1;
    }
}

/// <summary>A version of a rulebook that stays until this is disposed.</summary>
public sealed class RulebookLease : IDisposable
{
    private readonly LiveRulebook _owner;
    private LiveRulebook.Version? _version;

    internal RulebookLease(LiveRulebook owner, LiveRulebook.Version version)
    {
        (_owner, _version) = (owner, version);
        Rulebook = version.Rulebook;
    }

    /// <summary>The version.</summary>
    public Rulebook Rulebook { get; }

    /// <summary>Ends the lease.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _version, null) is { } version)
        {
            _owner.Return(version);
        }
    }
}
