using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace RuleHost.Scripting;

/// <summary>
/// A process of our own command that does one thing after the other: a line of JSON in, a line of JSON out. Its heap has a hard limit, and
/// whoever waits kills it when the time is over; then it is of no further use. Used by one thread at a time.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan StartingTime = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Lock _lock = new();
    private bool _killed;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>What the worker was told once and remembers: hashes of scripts.</summary>
    public HashSet<string> Knows { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts a worker and waits until it is ready; null where it cannot be started.</summary>
    public static WorkerProcess? Start(WorkerCommand command, IEnumerable<string> arguments, long heap)
    {
        var start = new ProcessStartInfo(command.File)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in command.Arguments.Append(WorkerCommand.Verb).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        // What a worker runs shall learn nothing of this process: only what the runtime itself needs goes on.
        foreach (var name in start.Environment.Keys.Where(k => k is not ("PATH" or "HOME" or "TMPDIR" or "TEMP" or "TMP" or "SystemRoot" or "DOTNET_ROOT" or "LD_LIBRARY_PATH")).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = heap.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_GCgen0size"] = "1000000";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        try
        {
            var worker = new WorkerProcess(Process.Start(start)!);

            // A runtime that dies says much on its way; unread, it would fill the pipe and live on.
            worker._process.ErrorDataReceived += static (_, _) => { };
            worker._process.BeginErrorReadLine();
            if (worker.Exchange(null, StartingTime, out _) is not null)
            {
                return worker;
            }

            worker.Dispose();
        }
        catch (Exception problem) when (problem is System.ComponentModel.Win32Exception or IOException or InvalidOperationException)
        {
        }

        return null;
    }

    /// <summary>Sends a line and waits for the answer; null where the process died or, with <paramref name="late"/>, where it was killed because its time was over.</summary>
    public string? Exchange(string? line, TimeSpan limit, out bool late)
    {
        string? answer = null;
        var timedOut = false;
        using (new Timer(_ =>
        {
            Volatile.Write(ref timedOut, true);
            Kill();
        }, null, limit, Timeout.InfiniteTimeSpan))
        {
            try
            {
                if (line is not null)
                {
                    _process.StandardInput.WriteLine(line);
                    _process.StandardInput.Flush();
                }

                answer = _process.StandardOutput.ReadLine();
            }
            catch (IOException)
            {
            }
        }

        late = answer is null && Volatile.Read(ref timedOut);
        return answer;
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Kill()
    {
        lock (_lock)
        {
            if (_killed)
            {
                return;
            }

            _killed = true;
            try
            {
                _process.Kill(entireProcessTree: true);
            }
            catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
            {
            }
        }
    }
}
