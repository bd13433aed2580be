using System.Buffers;
using System.Text;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Parser;
using Jint.Runtime;
using RuleHost.Decisions;

namespace RuleHost.Scripting;

/// <summary>
/// The inside of a worker process, and the one file that knows the script engine. It answers each line with a line; what a script does to
/// the process (its heap, its stack, its time) is the business of whoever started it. Every call has an engine of its own: nothing that a
/// script keeps outlives a call, so no call can hang on another.
/// </summary>
internal static class ScriptWorker
{
    private const int MostDepth = 200;
    private const int Stack = 4 << 20;
    private static readonly TimeSpan RegexTime = TimeSpan.FromSeconds(1);

    /// <summary>Answers until the input ends. Must run before anything has used a regular expression.</summary>
    /// <param name="arguments">What stands behind the verb: nothing for scripts, an assembly and what it may read otherwise.</param>
    /// <param name="input">Where the lines come from.</param>
    /// <param name="output">Where the answers go.</param>
    public static int Run(ReadOnlySpan<string> arguments, TextReader input, TextWriter output)
    {
        if (arguments is [AssemblyWorker.Option, var root, var assembly, .. var read])
        {
            return AssemblyWorker.Run(root, assembly, read, input, output);
        }

        AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", RegexTime);
        var exit = 0;
        var thread = new Thread(() => exit = Serve(input, output), Stack);
        thread.Start();
        thread.Join();
        return exit;
    }

    private static int Serve(TextReader input, TextWriter output)
    {
        var programs = new Dictionary<string, Jint.Parser.Ast.Program>(StringComparer.Ordinal);

        // The engine is warm before the first call's time begins.
        Evaluate(new JavaScriptParser().Parse("function f(x) { return x.a; }"), "f", "{\"a\":[1]}");
        output.WriteLine("{}");
        output.Flush();
        while (input.ReadLine() is { } line)
        {
            using var deadline = WorkerDeadline.Begin();
            output.WriteLine(Answer(line, programs));
            output.Flush();
        }

        return 0;
    }

    private static string Answer(string line, Dictionary<string, Jint.Parser.Ast.Program> programs)
    {
        try
        {
            using var request = JsonDocument.Parse(line);
            var script = request.RootElement.GetProperty("script").GetString()!;
            if (request.RootElement.TryGetProperty("source", out var source))
            {
                programs[script] = new JavaScriptParser().Parse(source.GetString()!);
            }

            if (!programs.TryGetValue(script, out var program))
            {
                return WorkerAnswer.Of("error", "the script could not be read");
            }

            var input = request.RootElement.TryGetProperty("input", out var given) ? given.GetString() : null;
            return Evaluate(program, request.RootElement.GetProperty("function").GetString()!, input) is { } value ? $"{{\"value\":{value}}}" : "{}";
        }
        catch (ParserException problem)
        {
            return WorkerAnswer.Of("error", $"{problem.LineNumber}:{problem.Column}: {problem.Description}");
        }
        catch (JavaScriptException problem)
        {
            return WorkerAnswer.Of("error", $"{problem.LineNumber}: {Short(problem.Error)}");
        }
        catch (Exception problem) when (problem is RecursionDepthOverflowException or System.Text.RegularExpressions.RegexMatchTimeoutException or InvalidOperationException
            or ArgumentException or NullReferenceException or InvalidCastException or IndexOutOfRangeException or OverflowException or KeyNotFoundException or FormatException)
        {
            // The old engine lets some of its own slips out; to the script's author they are errors of the script.
            return WorkerAnswer.Of("error", problem switch
            {
                RecursionDepthOverflowException => "recursion too deep",
                System.Text.RegularExpressions.RegexMatchTimeoutException => "a regular expression took too long",
                ArgumentException { Message: ScriptBody.NoSuchFunction } => ScriptBody.NoSuchFunction,
                _ => "the script failed",
            });
        }
    }

    /// <summary>The function's value as JSON; null: undefined. Without input only whether there is such a function.</summary>
    private static string? Evaluate(Jint.Parser.Ast.Program program, string function, string? input)
    {
        var engine = new Engine(options => options.LimitRecursion(MostDepth).Strict(false));
        engine.Execute(program);
        var body = engine.GetValue(function);
        if (body.TryCast<ICallable>() is null)
        {
            throw new ArgumentException(ScriptBody.NoSuchFunction);
        }

        if (input is null)
        {
            return "true";
        }

        var argument = engine.Json.Parse(JsValue.Undefined, [new JsValue(input)]);
        var value = body.Invoke(argument);
        var text = engine.Json.Stringify(JsValue.Undefined, [value, JsValue.Undefined, JsValue.Undefined]);
        return !text.IsString() ? null : text.AsString() is { Length: <= ScriptBody.MostOutput } json ? json : throw new InvalidOperationException();
    }

    private static string Short(JsValue error)
    {
        var text = error.ToString();
        return text.Length > 200 ? text[..200] + "…" : text;
    }
}
