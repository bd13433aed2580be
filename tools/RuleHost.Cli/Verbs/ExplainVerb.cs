using System.CommandLine;
using RuleHost.Cli.Output;

namespace RuleHost.Cli.Verbs;

/// <summary><c>explain PATH --facts FILE [ID]</c>: why, why not, what is missing.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string> _path = new("PATH");
    private readonly Argument<string?> _id = new("ID") { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _facts = new("--facts") { Required = true };

    public ExplainVerb() => Command = new Command("explain") { _path, _id, _facts };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("说明为什么成立、为什么不成立、还缺什么", "say why, why not, and what is missing");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost explain 路径 --facts 文件 [条文编号] [--as-of 时点] [--format text|json]

        对事实文件里的每个对象,说明每条(或指定的一条)为什么成立、为什么不成立、还缺什么事实。
        不写编号时,说明所有成立、待查和在走的条文,以及本级废止了的条文和理由。说明从不改变结果。

        例:rulehost explain rulebooks/kunshan --facts samples/one-complaint/facts.zh.yaml Q16
        """,
        """
        rulehost explain PATH --facts FILE [ID] [--as-of INSTANT] [--format text|json]

        For each subject of the facts file: why each provision (or the one named) holds or does not, and which facts are missing.
        Without an ID it explains all that hold, are unknown or run, and names those that an overlay repealed, with the reason.
        Explaining never changes an outcome.

        Example: rulehost explain rulebooks/kunshan --facts samples/one-complaint/facts.yaml Q16
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var rulebook = await Rulebook.LoadAsync(arguments.GetRequiredValue(_path), context.Configure, cancellation).ConfigureAwait(false);
        await using (rulebook.ConfigureAwait(false))
        {
            var id = arguments.GetValue(_id);
            if (id is not null && !rulebook.Model.ById.ContainsKey(id) && !rulebook.Model.Repealed.Any(r => r.Id == id))
            {
                var nearest = Text.DidYouMean.Nearest(id, rulebook.Model.ById.Keys);
                throw new UsageException(context.Say(
                    $"规则集里没有“{id}”这一条。{(nearest is null ? "" : $"是不是“{nearest}”?")}",
                    $"The rulebook has no provision \"{id}\".{(nearest is null ? "" : $" Did you mean \"{nearest}\"?")}"));
            }

            var facts = FactsFile.Read(arguments.GetRequiredValue(_facts), context);
            foreach (var decision in rulebook.DecideAll(facts, AsOf.Read(context, rulebook.Model.Definition.Zone), cancellation))
            {
                foreach (var finding in decision.All.Where(f => id is null ? f.Matters : f.Id == id))
                {
                    Write(decision.Type, decision.Key, finding.Id, finding.State, finding.Explanation(), context);
                }

                foreach (var unjudged in decision.NotJudged.Where(p => p.Id == id))
                {
                    Write(decision.Type, decision.Key, unjudged.Id, "notJudged", unjudged.Explanation(), context);
                }

                foreach (var repealed in decision.Repealed.Where(p => id is null || p.Id == id))
                {
                    Write(decision.Type, decision.Key, repealed.Id, "repealed", repealed.Explanation(), context);
                }
            }

            return ExitCode.Done;
        }
    }

    private static void Write(string type, string key, string id, string state, Explanation explanation, CliContext context)
    {
        if (!context.Json)
        {
            context.Output.WriteLine(explanation.ToText(context.Language));
            return;
        }

        JsonOutput.Write(context.Output, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteString("key", key);
            writer.WriteString("id", id);
            writer.WriteString("state", state);
            writer.WritePropertyName("explanation");
            Decisions.ExplanationJson.Write(writer, explanation, context.Language);
            writer.WriteEndObject();
        });
    }
}
