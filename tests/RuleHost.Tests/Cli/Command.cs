using System.Diagnostics;
using System.Text;

namespace RuleHost.Tests.Cli;

/// <summary>Runs the built command as a process of its own, as a user does.</summary>
internal static class Command
{
    /// <summary>What a run leaves.</summary>
    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Runs it from a folder that has nothing to do with it, or from one that the test names, so that nothing can hang on where it is started.</summary>
    public static async Task<Result> RunAsync(string[] arguments, string? locale = "en_US.UTF-8", string? folder = null)
    {
        using var process = Start(arguments, locale, folder);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    public static Process Start(string[] arguments, string? locale, string? folder = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "rulehost.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("LC_ALL");
        start.Environment.Remove("LC_MESSAGES");
        start.Environment["LANG"] = locale ?? "";
        return Process.Start(start)!;
    }

    public static async Task<Result> EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new Result(process.ExitCode, await output, await error);
    }
}
