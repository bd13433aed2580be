using System.Collections.Immutable;
using System.Reflection;

namespace RuleHost.Scripting;

/// <summary>How a worker process is started: our own command with a hidden verb.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">What goes before the verb.</param>
internal sealed record WorkerCommand(string File, ImmutableArray<string> Arguments)
{
    public const string Verb = "script-worker";

    /// <summary>The command that runs now, or the one that lies beside the engine; null where there is neither.</summary>
    public static WorkerCommand? Find()
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "rulehost.dll");
        if (System.IO.File.Exists(assembly) && System.IO.File.Exists(Path.ChangeExtension(assembly, ".runtimeconfig.json")))
        {
            return new WorkerCommand(Dotnet(), [assembly]);
        }

        // Published as one file, the command is the process itself.
        return Assembly.GetEntryAssembly()?.GetName().Name == "rulehost" && Environment.ProcessPath is { } self ? new WorkerCommand(self, []) : null;
    }

    private static string Dotnet()
    {
        var self = Environment.ProcessPath;
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (self is not null && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet");
    }
}
