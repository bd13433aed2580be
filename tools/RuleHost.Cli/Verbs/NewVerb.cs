using System.CommandLine;
using System.Globalization;
using System.Text;
using RuleHost.Cli.Output;
using RuleHost.Rulebooks;
using RuleHost.Rulebooks.Overlays;
using RuleHost.Text;

namespace RuleHost.Cli.Verbs;

/// <summary><c>new plugin NAME</c>, <c>new rulebook NAME</c>: a working skeleton whose own tests pass.</summary>
internal sealed class NewVerb : Verb
{
    private readonly Argument<string> _plugin = new("NAME");
    private readonly Argument<string> _rulebook = new("NAME");
    private readonly Option<string?> _extends = new("--extends");
    private readonly Command _newPlugin;
    private readonly Command _newRulebook;

    public NewVerb()
    {
        _newPlugin = new Command("plugin") { _plugin, _extends };
        _newRulebook = new Command("rulebook") { _rulebook };
        Command = new Command("new") { _newPlugin, _newRulebook };
    }

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("新建一个规则集或插件，带用例，改了就能用", "a new rulebook or plugin with cases, ready to be changed");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost new plugin 名称       在当前文件夹里新建 名称/:清单、规则集、条文、用例、README
        rulehost new rulebook 名称     同上,没有清单
        rulehost new plugin 名称 --extends 规则集[@版本范围] [--base 文件夹]
                                       建立在这个规则集之上:基础的条文照用,只写本地多的、严的;
                                       不写范围的,从现有的版本到下一个大版本以前。基础在 rulebooks/、plugins/ 和 --base 里找

        生成的用例都通过;要改的地方标着“待办”,rulehost check 会列出来。
        退出码:0 已建;2 名称不能用,已经有这个文件夹,或者基础找不到、检查不通过、版本不合。

        例:rulehost new plugin 青石
            rulehost new plugin 青石 --extends "kunshan@>=2011.1 <2012"
        """,
        """
        rulehost new plugin NAME       makes NAME/ in the current folder: manifest, rulebook, provisions, cases, README
        rulehost new rulebook NAME     the same without a manifest
        rulehost new plugin NAME --extends RULEBOOK[@RANGE] [--base DIR]
                                       over that rulebook: what the base says holds, only what is added or stricter is written;
                                       without a range, from the version there is to before the next major one. The base is looked
                                       for in rulebooks/, plugins/ and --base

        The cases that are made pass; where the author goes on stands "待办" (to do), which rulehost check lists.
        Exit codes: 0 made; 2 the name cannot be used, there is such a folder, or the base is not found, has errors or another version.

        Example: rulehost new plugin 青石
                 rulehost new plugin 青石 --extends "kunshan@>=2011.1 <2012"
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var plugin = arguments.CommandResult.Command == _newPlugin;
        var name = arguments.GetRequiredValue(plugin ? _plugin : _rulebook);
        if (!IsName(name))
        {
            throw new UsageException(context.Say($"“{name}”不能作名称：用汉字、字母、数字和“-”，以汉字或字母开头。", $"\"{name}\" cannot be a name: it is made of letters, Chinese characters, digits and \"-\", and does not begin with a digit."));
        }

        if (Path.Exists(name))
        {
            throw new UsageException(context.Say($"已经有 {name} 了；换一个名称，或先移走它。", $"{name} exists already; take another name, or move it away."));
        }

        var files = plugin && arguments.GetValue(_extends) is { } wanted ? await OverBaseAsync(name, wanted, context, cancellation).ConfigureAwait(false)
            : plugin ? Skeleton.Plugin(name)
            : Skeleton.Rulebook(name);
        try
        {
            foreach (var (path, text) in files)
            {
                var full = Path.Combine(name, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text, new UTF8Encoding(false));
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(context.Say($"{name} 写不进去。看看权限和磁盘空间。", $"{name} cannot be written. Check the permissions and the disk."));
        }

        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("folder", name);
                writer.WriteStartArray("files");
                foreach (var (path, _) in files)
                {
                    writer.WriteStringValue(path);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
        }
        else
        {
            var bases = string.Concat(context.Bases.Select(b => $" --base {b}"));
            context.Output.WriteLine(context.Say(
                $"已建 {name}/：{string.Join("、", files.Select(f => f.Path))}\n先运行：rulehost check {name}{bases}，再运行：rulehost test {name}{bases}",
                $"made {name}/: {string.Join(", ", files.Select(f => f.Path))}\nnext: rulehost check {name}{bases}, then rulehost test {name}{bases}"));
        }

        return ExitCode.Done;
    }

    /// <summary>A county over a base that is found where check will find it, is without errors and has a version within the range.</summary>
    private static async Task<IReadOnlyList<(string Path, string Text)>> OverBaseAsync(string name, string wanted, CliContext context, CancellationToken cancellation)
    {
        var at = wanted.IndexOf('@', StringComparison.Ordinal);
        var (id, range) = at < 0 ? (wanted, null) : (wanted[..at], wanted[(at + 1)..].Trim());
        var places = RulebookPlaces.Of(id, Path.GetFullPath(name), context.Bases);
        if (places.FirstOrDefault(p => RulebookPlaces.Holds(p.Path, id)).Path is not { } folder)
        {
            throw new UsageException(context.Say(
                $"找不到要叠加的规则集“{id}”。找过：{string.Join("、", places.Select(p => p.Shown))}。用 --base 说出它在哪个文件夹。",
                $"The rulebook \"{id}\" is not found. Looked in: {string.Join(", ", places.Select(p => p.Shown))}. Say with --base in which folder it is."));
        }

        var loaded = RulebookLoader.Load(folder, cancellation, bases: context.Bases);
        await using (loaded.ConfigureAwait(false))
        {
            if (loaded.Model is not { } model || loaded.Diagnostics.Any(d => d.Severity == Severity.Error))
            {
                throw new UsageException(context.Say($"规则集“{id}”自己就有错。先运行：rulehost check {folder}", $"The rulebook \"{id}\" has errors itself. Run first: rulehost check {folder}"));
            }

            var version = model.Definition.Version;
            range ??= FromHere(version);
            if (range.Contains('"') || VersionRange.Parse(range)?.Contains(version) != true)
            {
                throw new UsageException(context.Say(
                    $"规则集“{id}”的版本是 {version}，不在范围“{range}”里。范围的写法：“>=2011.1 <2012”。",
                    $"The rulebook \"{id}\" has the version {version}, which is not within \"{range}\". A range is written \">=2011.1 <2012\"."));
            }

            return OverlaySkeleton.Files(name, range, model);
        }
    }

    /// <summary>This version and those after it, to before the next major one.</summary>
    private static string FromHere(string version)
    {
        var parts = version.Split('.', '-', '+');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? string.Create(CultureInfo.InvariantCulture, $">={version} <{major + 1}") : $"={version}";
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
}
