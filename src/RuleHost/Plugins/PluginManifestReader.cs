using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>Reads plugin.yaml. One mistake hides no other; the result is null only where there is no mapping to read.</summary>
internal sealed class PluginManifestReader
{
    private static readonly Localized Whole = new("plugin.yaml ", "plugin.yaml");
    private static readonly ImmutableArray<string> Levels = ["国家", "省", "市", "县", "乡", "部门"];

    private static readonly FrozenSet<string> Prose = FrozenSet.Create(StringComparer.Ordinal, "title", "note");

    private readonly MappingReader _root;
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly ImmutableDictionary<string, SourceLocation>.Builder _places = ImmutableDictionary.CreateBuilder<string, SourceLocation>(StringComparer.Ordinal);

    private PluginManifestReader(MappingReader root, SourceText source, DiagnosticBag diagnostics) => (_root, _source, _diagnostics) = (root, source, diagnostics);

    public static PluginManifest? Read(SourceText source, DiagnosticBag diagnostics) =>
        YamlDocumentReader.Read(source, diagnostics) is { } node && MappingReader.Of(WideMarks.Unquoted(node, Prose, diagnostics), Whole, diagnostics) is { } root
            ? new PluginManifestReader(root, source, diagnostics).Read()
            : null;

    private PluginManifest Read()
    {
        var manifest = new PluginManifest
        {
            Id = _root.Required("plugin") ?? "",
            Title = _root.Text("title") ?? _root.Text("plugin") ?? "",
            Version = _root.Required("version") ?? "",
            Jurisdiction = _root.Text("jurisdiction"),
            Level = Level(),
            Extends = Extends(),
            Host = Host(),
            Source = _source,
        };
        if (manifest.Version.Length > 0 && VersionRange.Parse("=" + manifest.Version) is null)
        {
            _diagnostics.Report(RulebookDiagnostics.NotAVersion, _root.Get("version")!.Place, manifest.Version);
        }

        if (_root.Get("brings") is { } brings && MappingReader.Of(brings, new("brings ", "brings"), _diagnostics) is { } entry)
        {
            manifest = manifest with
            {
                Overlays = Paths(entry, "overlay"),
                Scripts = Paths(entry, "scripts"),
                Assembly = Paths(entry, "assembly").FirstOrDefault(),
                Calendars = Names(entry, "calendars"),
                FactSources = Names(entry, "fact-sources"),
                Notifiers = Names(entry, "notifiers"),
                Importers = Names(entry, "importers"),
                Notices = Paths(entry, "notices").FirstOrDefault(),
            };
            entry.Finish();
        }

        manifest = manifest with { Functions = Functions(manifest), Rights = Rights(manifest) };
        _root.Finish();
        return manifest with { Places = _places.ToImmutable() };
    }

    private string? Level()
    {
        if (_root.Text("level") is not { } level)
        {
            return null;
        }

        if (!Levels.Contains(level))
        {
            BadValue(_root.Get("level")!, "level", new($"没有“{level}”这一级；可以写 {string.Join("、", Levels)}。", $"there is no level \"{level}\"; it is one of {string.Join(", ", Levels)}."), level, Levels);
        }

        return level;
    }

    private string? Host()
    {
        if (_root.Text("host") is not { } range)
        {
            return null;
        }

        if (VersionRange.Parse(range) is not { } parsed)
        {
            BadValue(_root.Get("host")!, "host", new($"“{range}”不是版本范围；写成 \">=0.1 <1\" 这样。", $"\"{range}\" is no range of versions; write it as \">=0.1 <1\"."));
        }
        else if (!parsed.Contains(HostVersion.Text))
        {
            _diagnostics.Report(PluginDiagnostics.OtherHost, _root.Get("host")!.Place, range, HostVersion.Text);
        }

        return range;
    }

    private ImmutableArray<ExtendsDefinition> Extends()
    {
        var result = ImmutableArray.CreateBuilder<ExtendsDefinition>();
        foreach (var item in _root.Items("extends"))
        {
            if (item is ScalarNode name)
            {
                result.Add(new ExtendsDefinition(name.Text, null));
            }
            else if (MappingReader.Of(item, new("extends", "extends"), _diagnostics) is { } entry)
            {
                var range = entry.Text("range");
                if (range is not null && VersionRange.Parse(range) is null)
                {
                    BadValue(entry.Get("range")!, "range", new($"“{range}”不是版本范围；写成 \">=2011.2 <2012\" 这样。", $"\"{range}\" is no range of versions; write it as \">=2011.2 <2012\"."));
                }

                result.Add(new ExtendsDefinition(entry.Required("rulebook") ?? "", range));
                entry.Finish();
            }
        }

        return result.ToImmutable();
    }

    private ImmutableArray<FunctionDeclaration> Functions(PluginManifest manifest)
    {
        var result = ImmutableArray.CreateBuilder<FunctionDeclaration>();
        foreach (var (key, value) in _root.Entries("functions"))
        {
            var what = new Localized($"函数“{key.Text}”", $"the function \"{key.Text}\"");
            if (MappingReader.Of(value, what, _diagnostics) is not { } entry)
            {
                continue;
            }

            var script = entry.Text("script");
            if (script is not null && !manifest.Scripts.Contains(script))
            {
                BadValue(entry.Get("script")!, "script", new($"brings 的 scripts 里没有“{script}”。", $"\"{script}\" is not listed under scripts in brings."), script, manifest.Scripts);
            }
            else if (script is null && manifest.Assembly is null)
            {
                _diagnostics.Report(RulebookDiagnostics.MissingKey, value.Place, "script", what);
            }

            var name = entry.Text("function");
            var from = Names(entry, "from");
            var pure = Flag(entry, "pure", true);
            var costly = Choice(entry, "cost", "cheap", "costly") == "costly";
            var dot = key.Text.IndexOf('.');
            if (dot <= 0 || dot == key.Text.Length - 1)
            {
                BadValue(key, "functions", new($"“{key.Text}”要写成 事实.字段，说明这个函数算出哪个字段的值。", $"\"{key.Text}\" is written as TYPE.FIELD: the field whose value the function supplies."));
            }
            else
            {
                result.Add(new FunctionDeclaration(key.Text[..dot], key.Text[(dot + 1)..], name ?? key.Text[(dot + 1)..], script, from, pure, costly, key.Place));
            }

            entry.Finish();
        }

        return result.ToImmutable();
    }

    private PluginRights Rights(PluginManifest manifest)
    {
        var rights = PluginRights.Default;
        if (_root.Get("may") is not { } node || MappingReader.Of(node, new("may ", "may"), _diagnostics) is not { } entry)
        {
            return rights;
        }

        rights = new PluginRights(
            Paths(entry, "read"),
            Time(entry) ?? rights.Time,
            Memory(entry) ?? rights.Memory,
            Choice(entry, "run", "in-process", "worker") == "worker");
        entry.Finish();
        return rights;
    }

    private TimeSpan? Time(MappingReader entry)
    {
        if (entry.Text("time") is not { } text)
        {
            return null;
        }

        var folded = Folding.Fold(text).Trim();
        foreach (var (unit, milliseconds) in new[] { ("毫秒", 1), ("ms", 1), ("秒", 1000), ("s", 1000) })
        {
            if (folded.EndsWith(unit, StringComparison.Ordinal)
                && decimal.TryParse(folded[..^unit.Length].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                && amount > 0 && amount * milliseconds <= (decimal)PluginRights.MostTime.TotalMilliseconds)
            {
                return TimeSpan.FromMilliseconds((double)(amount * milliseconds));
            }
        }

        BadValue(entry.Get("time")!, "time", new("写一次调用最多几秒：500毫秒、2秒；大于零，不超过 60秒。", "it says how long a call may take: 500毫秒, 2秒; above zero and at most 60秒."));
        return null;
    }

    private long? Memory(MappingReader entry)
    {
        if (entry.Text("memory") is not { } text)
        {
            return null;
        }

        var folded = Folding.Fold(text).Trim();
        if (folded.EndsWith("MB", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(folded[..^2].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes)
            && ((long)megabytes << 20) is >= PluginRights.LeastMemory and <= PluginRights.MostMemory)
        {
            return (long)megabytes << 20;
        }

        BadValue(entry.Get("memory")!, "memory", new("写成 64MB 这样，从 32MB 到 1024MB。", "it is written as 64MB, from 32MB to 1024MB."));
        return null;
    }

    /// <summary>Paths relative to the plugin's folder; those that lead out of it are told and left out.</summary>
    private ImmutableArray<string> Paths(MappingReader entry, string key)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Scalars(entry, key))
        {
            if (Path.IsPathRooted(item.Text) || item.Text.Split('/', '\\').Contains(".."))
            {
                _diagnostics.Report(PluginDiagnostics.OutsideFolder, item.Place, item.Text);
            }
            else
            {
                _places[$"{key}:{item.Text}"] = item.Place;
                result.Add(item.Text);
            }
        }

        return result.ToImmutable();
    }

    private ImmutableArray<string> Names(MappingReader entry, string key)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Scalars(entry, key))
        {
            _places.TryAdd($"{key}:{item.Text}", item.Place);
            result.Add(item.Text);
        }

        return result.ToImmutable();
    }

    private IEnumerable<ScalarNode> Scalars(MappingReader entry, string key)
    {
        foreach (var item in entry.Items(key))
        {
            if (item is ScalarNode { IsNull: false } scalar)
            {
                yield return scalar;
            }
            else
            {
                _diagnostics.Report(RulebookDiagnostics.WrongShape, item.Place, key, new Localized("名字的列表", "a list of names"));
            }
        }
    }

    private bool Flag(MappingReader entry, string key, bool otherwise)
    {
        switch (entry.Text(key))
        {
            case null:
                return otherwise;
            case "true" or "是":
                return true;
            case "false" or "否":
                return false;
            default:
                BadValue(entry.Get(key)!, key, new("写 是 或 否。", "it is 是 or 否."));
                return otherwise;
        }
    }

    private string Choice(MappingReader entry, string key, string first, string second)
    {
        var text = entry.Text(key);
        if (text is null || text == first || text == second)
        {
            return text ?? first;
        }

        BadValue(entry.Get(key)!, key, new($"写 {first} 或 {second}。", $"it is {first} or {second}."), text, [first, second]);
        return first;
    }

    private void BadValue(DocumentNode node, string key, Localized why, string? word = null, IEnumerable<string>? candidates = null)
    {
        var diagnostic = _diagnostics.Report(RulebookDiagnostics.BadValue, node.Place, key, why);
        if (word is not null && DidYouMean.Nearest(word, candidates!) is { } near)
        {
            _diagnostics.Amend(diagnostic with { SpecialHint = new($"是不是“{near}”？", $"Did you mean \"{near}\"?"), Fix = near });
        }
    }
}
