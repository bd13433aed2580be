using System.Diagnostics;
using RuleHost.Plugins;

namespace RuleHost.Scripting;

/// <summary>
/// Ends a worker process that is still at one line when even the longest limit is over: then whoever should have killed it is gone, and a loop
/// without end would outlive its host.
/// </summary>
internal static class WorkerDeadline
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static IDisposable Begin() => new Timer(
        static _ =>
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        },
        null,
        PluginRights.MostTime + Grace,
        Timeout.InfiniteTimeSpan);
}
