using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RuleHost.Decisions;
using RuleHost.Plugins;

namespace RuleHost.Scripting;

/// <summary>The functions of an assembly that its manifest wants in a process of its own (<c>run: worker</c>). Thread-safe.</summary>
internal sealed class AssemblyWorkerBody(WorkerPool pool, PluginFolder plugin, string path, string hash, TimeZoneInfo zone) : FunctionBody
{
    private readonly ImmutableArray<string> _arguments = [AssemblyWorker.Option, plugin.Root, path, .. plugin.Manifest.Rights.Read];

    public override string Code => "sha256:" + hash;

    public override FunctionAnswer Call(string function, FunctionArguments arguments)
    {
        var input = FactValues.Input(arguments, zone);
        return Ask(function, writer => FactValueJson.Write(writer, input, arguments));
    }

    /// <summary>Whether there is such a function.</summary>
    public FunctionAnswer Probe(string function) => Ask(function, null);

    private FunctionAnswer Ask(string function, Action<Utf8JsonWriter>? input)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DecisionJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("function", function);
            if (input is not null)
            {
                writer.WritePropertyName("input");
                input(writer);
            }

            writer.WriteEndObject();
        }

        var (line, fault) = pool.Ask(_arguments, plugin.Manifest.Rights.Memory, plugin.Manifest.Rights.Time, _ => Encoding.UTF8.GetString(buffer.WrittenSpan));
        if (line is null)
        {
            return new FunctionAnswer(null, fault);
        }

        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.TryGetProperty("error", out var error) ? new FunctionAnswer(null, PluginFault.Threw, error.GetString())
            : answer.RootElement.TryGetProperty("misfit", out var misfit) ? new FunctionAnswer(null, PluginFault.Misfit, misfit.GetString())
            : answer.RootElement.TryGetProperty("value", out var value) ? new FunctionAnswer(value.GetRawText())
            : default;
    }
}
