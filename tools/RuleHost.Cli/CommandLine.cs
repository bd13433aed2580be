using System.CommandLine;
using RuleHost.Cli.Verbs;
using RuleHost.Text;

namespace RuleHost.Cli;

/// <summary>Reads the command line, finds the verb, and turns every ending into an exit code and a message for people.</summary>
internal sealed class CommandLine
{
    private readonly Option<string?> _language = new("--lang") { Recursive = true };
    private readonly Option<string?> _format = new("--format") { Recursive = true };
    private readonly Option<string?> _asOf = new("--as-of") { Recursive = true };
    private readonly Option<string[]> _plugins = new("--plugin") { Recursive = true };
    private readonly Option<string[]> _bases = new("--base") { Recursive = true };
    private readonly Option<string?> _trust = new("--trust") { Recursive = true };
    private readonly Option<string?> _computed = new("--computed") { Recursive = true };
    private readonly Option<bool> _strict = new("--strict") { Recursive = true };
    private readonly Option<bool> _help = new("--help", "-h", "-?") { Recursive = true };
    private readonly RootCommand _root = new();
    private readonly IReadOnlyList<Verb> _verbs;

    public CommandLine(IReadOnlyList<Verb> verbs)
    {
        _verbs = verbs;

        // The library's own help and version are English only; ours speak both languages.
        _root.Options.Clear();
        _root.Options.Add(_language);
        _root.Options.Add(_format);
        _root.Options.Add(_asOf);
        _root.Options.Add(_plugins);
        _root.Options.Add(_bases);
        _root.Options.Add(_trust);
        _root.Options.Add(_computed);
        _root.Options.Add(_strict);
        _root.Options.Add(_help);
        foreach (var verb in verbs)
        {
            _root.Subcommands.Add(verb.Command);
        }
    }

    public async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var parsed = _root.Parse(arguments);
        var context = new CliContext(Languages.OfLocale(), false, false, null, output, error);
        try
        {
            context = Context(parsed, context);
            var verb = Find(parsed);
            if (parsed.GetValue(_help) || arguments is [])
            {
                context.Output.WriteLine(verb?.Help(context) ?? Overview(context));
                return verb is null && arguments is [] ? ExitCode.Usage : ExitCode.Done;
            }

            if (verb is null || parsed.Errors.Count > 0)
            {
                throw new UsageException(Problem(parsed, verb, context));
            }

            if (context.Plugins.FirstOrDefault(p => !RuleHost.Plugins.PluginFolder.Is(p) && !RuleHost.Rulebooks.Overlays.RulebookPlaces.IsOverlay(p)) is { } missing)
            {
                throw new UsageException(context.Say($"{missing} 里没有 plugin.yaml，也不是写了 extends 的规则集。", $"There is no plugin.yaml in {missing}, nor a rulebook that extends another."));
            }

            var host = PluginHost(parsed, context);
            await using (host.ConfigureAwait(false))
            {
                return await verb.RunAsync(parsed, context with { PluginHost = host }, cancellation).ConfigureAwait(false);
            }
        }
        catch (UsageException problem)
        {
            error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
        catch (RulebookException problem)
        {
            context.Report(problem.Diagnostics);
            return !problem.IsInside && problem.Diagnostics.Any(d => d.Code.StartsWith("RH00", StringComparison.Ordinal)) ? ExitCode.Usage : ExitCode.DoesNotHold;
        }
        catch (PluginException problem)
        {
            var did = RuleHost.Plugins.PluginFaults.Sentence(problem.Fault);
            error.WriteLine(context.Say($"插件 {problem.Plugin} 的 {problem.Part} 没有完成：{did.Chinese}。{problem.Detail}", $"{problem.Part} of the plugin {problem.Plugin} did not finish: {did.English}. {problem.Detail}"));
            return ExitCode.DoesNotHold;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            error.WriteLine(context.Say("已中断。", "Interrupted."));
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last line of defence: whatever happens, a user gets a sentence and not a stack trace.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            error.WriteLine(context.Say(
                $"程序出错了（{Fingerprint(fault)}）。这不是您的规则集或数据的错；请把这一行和所用的命令报告给维护者。",
                $"The program is at fault ({Fingerprint(fault)}). Neither your rulebook nor your data is to blame; please report this line and the command to the maintainers."));
            return ExitCode.Fault;
        }
    }

    private CliContext Context(ParseResult parsed, CliContext context)
    {
        context = context with
        {
            Language = parsed.GetValue(_language) switch
            {
                null => context.Language,
                "zh" or "zh-CN" or "zh-Hans" => Language.Chinese,
                "en" => Language.English,
                var other => throw new UsageException(context.Say($"--lang 只能是 zh 或 en，不是“{other}”。", $"--lang is zh or en, not \"{other}\".")),
            },
        };
        return context with
        {
            Json = parsed.GetValue(_format) switch
            {
                null or "text" => false,
                "json" => true,
                "sarif" when Find(parsed) is CheckVerb => false,
                var other => throw new UsageException(context.Say($"--format 只能是 text 或 json，不是“{other}”。", $"--format is text or json, not \"{other}\".")),
            },
            Sarif = parsed.GetValue(_format) == "sarif",
            Strict = parsed.GetValue(_strict),
            AsOf = parsed.GetValue(_asOf),
            Plugins = parsed.GetValue(_plugins) ?? [],
            Bases = parsed.GetValue(_bases) ?? [],
        };
    }

    private PluginHost PluginHost(ParseResult parsed, CliContext context)
    {
        var computed = parsed.GetValue(_computed);
        try
        {
            return new PluginHost(new PluginHostOptions { TrustFile = parsed.GetValue(_trust), ComputedFile = computed });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(context.Say($"{computed} 读不了或写不了。看看路径、权限和磁盘空间。", $"{computed} cannot be read and written. Check the path, the permissions and the disk."));
        }
    }

    private Verb? Find(ParseResult parsed)
    {
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            foreach (var verb in _verbs)
            {
                if (verb.Command == result.Command)
                {
                    return verb;
                }
            }
        }

        return null;
    }

    private string Problem(ParseResult parsed, Verb? verb, CliContext context)
    {
        var unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (verb is null)
        {
            var guess = Guess(unknown, _verbs.Select(v => v.Command.Name), context);
            return context.Say($"没有“{unknown}”这个命令。{guess}\n用 rulehost --help 看全部命令。", $"There is no verb \"{unknown}\".{guess}\nrulehost --help lists them all.");
        }

        return What(parsed, unknown, context) + context.Say($"\n用 rulehost {verb.Command.Name} --help 看用法和例子。", $"\nrulehost {verb.Command.Name} --help shows usage and an example.");
    }

    /// <summary>What is wrong with the words behind a verb: one that is not known, one that lacks its value, or one that is not there.</summary>
    private string What(ParseResult parsed, string? unknown, CliContext context)
    {
        var command = parsed.CommandResult.Command;
        var options = command.Options.Concat(_root.Options).ToList();
        if (unknown is not null)
        {
            var guess = Guess(unknown, unknown.StartsWith('-') ? options.Select(o => o.Name) : command.Subcommands.Select(c => c.Name), context);
            return context.Say($"不认识“{unknown}”。{guess}", $"\"{unknown}\" is not understood.{guess}");
        }

        foreach (var option in options)
        {
            var found = parsed.GetResult(option) is { Implicit: false } result ? result : null;
            if (found is null && option.Required)
            {
                return context.Say($"缺少 {option.Name}。", $"{option.Name} is missing.");
            }

            if (found is { Tokens.Count: 0 } && option.Arity.MinimumNumberOfValues > 0)
            {
                return context.Say($"{option.Name} 后面要跟一个值。", $"{option.Name} needs a value behind it.");
            }

            if (found is { IdentifierTokenCount: > 1 } && option.Arity.MaximumNumberOfValues <= 1)
            {
                return context.Say($"{option.Name} 只能写一次。", $"{option.Name} can be given only once.");
            }
        }

        foreach (var argument in command.Arguments)
        {
            if (argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 })
            {
                return context.Say($"缺少 {argument.Name}。", $"{argument.Name} is missing.");
            }
        }

        return context.Say("命令的写法不对。", "The command is not written correctly.");
    }

    private static string Guess(string? unknown, IEnumerable<string> names, CliContext context) =>
        unknown is not null && DidYouMean.Nearest(unknown, names) is { } nearest
            ? context.Say($"是不是“{nearest}”？", $" Did you mean \"{nearest}\"?")
            : "";

    private string Overview(CliContext context)
    {
        var lines = new List<string>
        {
            context.Say("rulehost：检查、试算、裁判和解释规则集", "rulehost: check, test, judge and explain rulebooks"),
            "",
            context.Say("用法：rulehost 命令 … [--lang zh|en] [--format text|json] [--as-of 时点] [--strict] [--plugin 文件夹] [--base 文件夹] [--trust 文件] [--computed 文件]", "Usage: rulehost VERB … [--lang zh|en] [--format text|json] [--as-of INSTANT] [--strict] [--plugin DIR] [--base DIR] [--trust FILE] [--computed FILE]"),
            "",
        };
        lines.AddRange(_verbs.Select(v => $"  {v.Command.Name,-10}{v.Summary(context)}"));
        lines.Add("");
        lines.Add(context.Say("用 rulehost 命令 --help 看一个命令的用法和例子。", "rulehost VERB --help shows one verb with an example."));
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>Enough for a maintainer to find the place, and nothing that reads like a stack trace.</summary>
    private static string Fingerprint(Exception fault)
    {
        var place = fault.TargetSite is { } site ? $"{site.DeclaringType?.Name}.{site.Name}" : "?";
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{fault.GetType().Name}:{place}:{fault.Message}")))[..12];
    }
}
