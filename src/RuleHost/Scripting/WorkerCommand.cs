using System.Collections.Immutable;

namespace RuleHost.Scripting;

/// <summary>How a worker process is started: our own command with a hidden verb.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">What goes before the verb.</param>
internal sealed record WorkerCommand(string File, ImmutableArray<string> Arguments)
{
    public const string Verb = "script-worker";

    /// <summary>The command that runs now, or the one that lies beside the program; null where there is neither.</summary>
    public static WorkerCommand? Find()
    {
        // Started by its own launcher, the command starts its workers by it, too: it knows where the runtime is.
        if (Environment.ProcessPath is { } launcher && Path.GetFileNameWithoutExtension(launcher) == "rulehost")
        {
            return new WorkerCommand(launcher, []);
        }

        var assembly = Path.Combine(AppContext.BaseDirectory, "rulehost.dll");
        if (System.IO.File.Exists(assembly) && System.IO.File.Exists(Path.ChangeExtension(assembly, ".runtimeconfig.json")))
        {
            return new WorkerCommand(Dotnet(), [assembly]);
        }

        return null;
    }

    private static string Dotnet()
    {
        var self = Environment.ProcessPath;
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (self is not null && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet");
    }
}
