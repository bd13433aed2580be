using System.Buffers;
using System.Text;
using System.Text.Json;
using RuleHost.Abstractions;
using RuleHost.Decisions;
using RuleHost.Plugins;

namespace RuleHost.Scripting;

/// <summary>The inside of a worker process that runs the functions of an assembly; who started it bounds its time and heap.</summary>
internal static class AssemblyWorker
{
    public const string Option = "--assembly";

    /// <summary>Loads the assembly and answers until the input ends.</summary>
    public static int Run(string root, string assembly, ReadOnlySpan<string> read, TextReader input, TextWriter output)
    {
        var parts = new PluginParts(new PluginFiles(root, read.ToArray()));
        try
        {
            new PluginContext(assembly).Entry(assembly).Register(parts);
        }
#pragma warning disable CA1031 // Foreign code: whatever it throws, the host is told by the end of this process.
        catch (Exception)
#pragma warning restore CA1031
        {
            return 1;
        }

        output.WriteLine("{}");
        output.Flush();
        while (input.ReadLine() is { } line)
        {
            using var deadline = WorkerDeadline.Begin();
            output.WriteLine(Answer(line, parts));
            output.Flush();
        }

        return 0;
    }

    private static string Answer(string line, PluginParts parts)
    {
        try
        {
            using var request = JsonDocument.Parse(line);
            if (!parts.Functions.TryGetValue(request.RootElement.GetProperty("function").GetString()!, out var function))
            {
                return WorkerAnswer.Of("error", ScriptBody.NoSuchFunction);
            }

            if (!request.RootElement.TryGetProperty("input", out var input))
            {
                return "{}";
            }

            var value = function.Body(FactValueJson.Read(input), CancellationToken.None);
            return value.Kind is not (FactKind.Unknown or FactKind.None) && value.Kind != function.Result ? WorkerAnswer.Of("misfit", value.ToString())
                : FactValues.Json(value) is { } json ? $"{{\"value\":{json}}}" : "{}";
        }
#pragma warning disable CA1031 // Foreign code: what it throws is told as text.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            var text = problem.Message ?? "";
            return WorkerAnswer.Of("error", text.Length > 200 ? text[..200] + "…" : text);
        }
    }
}
