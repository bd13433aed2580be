using RuleHost.Cases;

namespace RuleHost.Cli.Output;

/// <summary>
/// Progress of a replay on standard error: one line that rewrites itself on a terminal, a line now and then where errors go to a file.
/// </summary>
internal sealed class ProgressLine(CliContext context) : IProgress<ReplayProgress>
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan InFile = TimeSpan.FromSeconds(5);

    private readonly bool _rewrites = !Console.IsErrorRedirected;
    private readonly System.Diagnostics.Stopwatch _since = System.Diagnostics.Stopwatch.StartNew();
    private bool _open;

    public void Report(ReplayProgress value)
    {
        if (_since.Elapsed < (_rewrites ? OnTerminal : InFile))
        {
            return;
        }

        _since.Restart();
        var text = value.Judging
            ? context.Say($"裁判 {value.Done}/{value.Total}", $"judging {value.Done}/{value.Total}")
            : context.Say($"已读 {value.Done} 行", $"{value.Done} rows read");
        if (_rewrites)
        {
            context.Error.Write($"\r{text}   ");
            _open = true;
        }
        else
        {
            context.Error.WriteLine(text);
        }
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        if (_open)
        {
            context.Error.Write("\r" + new string(' ', 40) + "\r");
        }
    }
}
