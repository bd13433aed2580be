using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RuleHost.Decisions;
using RuleHost.Plugins;

namespace RuleHost.Scripting;

/// <summary>A script of a plugin, run in worker processes. Thread-safe.</summary>
internal sealed class ScriptBody : FunctionBody
{
    /// <summary>Scripts are short: what is longer is a program, and belongs into an assembly.</summary>
    public const int MostCharacters = 64 * 1024;

    /// <summary>What a script may be given at once.</summary>
    public const int MostInput = 256 * 1024;

    /// <summary>What a script may give at once.</summary>
    public const int MostOutput = 64 * 1024;

    /// <summary>The worker's word for a function that the script does not have.</summary>
    public const string NoSuchFunction = "no such function";

    private readonly WorkerPool _pool;
    private readonly string _source;
    private readonly PluginRights _rights;

    public ScriptBody(WorkerPool pool, string source, PluginRights rights)
    {
        (_pool, _source, _rights) = (pool, source, rights);
        Code = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
    }

    public override string Code { get; }

    public override FunctionAnswer Call(string function, FunctionArguments arguments) =>
        arguments.Json.Length > MostInput ? new FunctionAnswer(null, PluginFault.Misfit, "input") : Ask(function, arguments.Json);

    /// <summary>Reads the script without calling anything, to see that it can be read and has a function; what the worker says of it.</summary>
    public FunctionAnswer Probe(string function) => Ask(function, null);

    private FunctionAnswer Ask(string function, string? input)
    {
        var (line, fault) = _pool.Ask([], _rights.Memory, _rights.Time, worker => Request(worker, function, input));
        if (line is null)
        {
            return new FunctionAnswer(null, fault);
        }

        try
        {
            using var answer = JsonDocument.Parse(line);
            return answer.RootElement.TryGetProperty("error", out var error) ? new FunctionAnswer(null, PluginFault.Threw, error.GetString())
                : answer.RootElement.TryGetProperty("value", out var value) ? new FunctionAnswer(value.GetRawText())
                : default;
        }
        catch (JsonException)
        {
            return new FunctionAnswer(null, PluginFault.Misfit);
        }
    }

    private string Request(WorkerProcess worker, string function, string? input)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DecisionJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("script", Code);
            if (worker.Knows.Add(Code))
            {
                writer.WriteString("source", _source);
            }

            writer.WriteString("function", function);
            if (input is not null)
            {
                writer.WriteString("input", input);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
