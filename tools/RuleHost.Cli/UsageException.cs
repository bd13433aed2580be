namespace RuleHost.Cli;

/// <summary>Wrong usage, or a file that is not there: its message is for the user, in the language in use; exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
