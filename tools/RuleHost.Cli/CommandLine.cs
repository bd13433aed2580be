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
        var context = new CliContext(Locale.Default(), false, false, null, output, error);
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

            return await verb.RunAsync(parsed, context, cancellation).ConfigureAwait(false);
        }
        catch (UsageException problem)
        {
            error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
        catch (RulebookException problem)
        {
            context.Report(problem.Diagnostics);
            return problem.Diagnostics.Any(d => d.Code.StartsWith("RH00", StringComparison.Ordinal)) ? ExitCode.Usage : ExitCode.DoesNotHold;
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
                $"程序出错了({Fingerprint(fault)})。这不是您的规则集或数据的错;请把这一行和所用的命令报告给维护者。",
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
                var other => throw new UsageException(context.Say($"--lang 只能是 zh 或 en,不是“{other}”。", $"--lang is zh or en, not \"{other}\".")),
            },
        };
        return context with
        {
            Json = parsed.GetValue(_format) switch
            {
                null or "text" => false,
                "json" => true,
                var other => throw new UsageException(context.Say($"--format 只能是 text 或 json,不是“{other}”。", $"--format is text or json, not \"{other}\".")),
            },
            Strict = parsed.GetValue(_strict),
            AsOf = parsed.GetValue(_asOf),
        };
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
            var nearest = unknown is null ? null : DidYouMean.Nearest(unknown, _verbs.Select(v => v.Command.Name));
            var guess = nearest is null ? "" : context.Say($"是不是“{nearest}”?", $" Did you mean \"{nearest}\"?");
            return context.Say($"没有“{unknown}”这个命令。{guess}\n用 rulehost --help 看全部命令。", $"There is no verb \"{unknown}\".{guess}\nrulehost --help lists them all.");
        }

        var what = unknown is not null
            ? context.Say($"不认识“{unknown}”。", $"\"{unknown}\" is not understood.")
            : context.Say("参数不全,或值不对。", "An argument is missing, or a value is wrong.");
        return what + context.Say($"\n用 rulehost {verb.Command.Name} --help 看用法和例子。", $"\nrulehost {verb.Command.Name} --help shows usage and an example.");
    }

    private string Overview(CliContext context)
    {
        var lines = new List<string>
        {
            context.Say("rulehost:检查、试算、裁判和解释规则集", "rulehost: check, test, judge and explain rulebooks"),
            "",
            context.Say("用法:rulehost 命令 … [--lang zh|en] [--format text|json] [--as-of 时点] [--strict]", "Usage: rulehost VERB … [--lang zh|en] [--format text|json] [--as-of INSTANT] [--strict]"),
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
