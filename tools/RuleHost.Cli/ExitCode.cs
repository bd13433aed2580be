namespace RuleHost.Cli;

/// <summary>Exit codes of every verb; scripts rely on them.</summary>
internal static class ExitCode
{
    /// <summary>Done, whatever the verdict: 待查 and overdue cards are answers.</summary>
    public const int Done = 0;

    /// <summary>The thing asked about does not hold: a failed test, no test found, an error in a rulebook.</summary>
    public const int DoesNotHold = 1;

    /// <summary>Wrong usage, or a file that is not there or cannot be opened.</summary>
    public const int Usage = 2;

    /// <summary>A fault of the program.</summary>
    public const int Fault = 3;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
