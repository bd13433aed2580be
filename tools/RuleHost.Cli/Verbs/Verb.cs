using System.CommandLine;

namespace RuleHost.Cli.Verbs;

/// <summary>One verb: its syntax, its help with an example, and what it does.</summary>
internal abstract class Verb
{
    /// <summary>The command with its arguments and options; made once.</summary>
    public abstract Command Command { get; }

    /// <summary>One line for the list of verbs.</summary>
    public abstract string Summary(CliContext context);

    /// <summary>The whole help text, with an example.</summary>
    public abstract string Help(CliContext context);

    /// <summary>Does it; the result is the exit code.</summary>
    public abstract Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation);
}
