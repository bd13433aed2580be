namespace RuleHost.Plugins;

/// <summary>
/// Runs foreign code on a thread of its own, under a time limit. What it throws becomes text: an exception object would hold its assembly.
/// Code that does not return when it is told to is left behind with its thread, which ends with the process at the latest.
/// </summary>
internal static class Guarded
{
    /// <summary>How long code is waited for after it was told to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs; the outcome says what became of it.</summary>
    public static (T? Value, PluginFault? Fault, string? Detail, bool Abandoned) Run<T>(Func<CancellationToken, T> body, TimeSpan limit)
    {
        var call = new Call<T>(body);
        var thread = new Thread(static state => ((Call<T>)state!).Run()) { IsBackground = true, Name = "rulehost-plugin" };

        // What flows along with a thread may be the plugin's own.
        thread.UnsafeStart(call);
        if (!thread.Join(limit))
        {
            call.Stop();
            if (!thread.Join(Grace))
            {
                return (default, PluginFault.TimedOut, null, true);
            }

            return (default, PluginFault.TimedOut, null, false);
        }

        return (call.Value, call.Failed ? PluginFault.Threw : null, call.Detail, false);
    }

    private sealed class Call<T>(Func<CancellationToken, T> body)
    {
        private readonly CancellationTokenSource _stop = new();
        private Func<CancellationToken, T>? _body = body;

        public T? Value { get; private set; }

        public bool Failed { get; private set; }

        public string? Detail { get; private set; }

        public void Stop() => _stop.Cancel(throwOnFirstException: false);

        public void Run()
        {
            try
            {
                Value = _body!(_stop.Token);
            }
#pragma warning disable CA1031 // Whatever foreign code throws shall end here.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                Failed = true;
                Detail = Message(problem);
            }
            finally
            {
                _body = null;
            }
        }

        /// <summary>The message is foreign code, too.</summary>
        private static string Message(Exception problem)
        {
            try
            {
                var text = problem.Message ?? "";
                return text.Length > 200 ? text[..200] + "…" : text;
            }
#pragma warning disable CA1031
            catch (Exception)
#pragma warning restore CA1031
            {
                return "";
            }
        }
    }
}
