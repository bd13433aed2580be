using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RuleHost.Documents;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>
/// Reads rulebook.yaml: identity, vocabulary, parameters, tables. One mistake hides no other; the result holds what could be read and is
/// null only where there is no mapping to read.
/// </summary>
internal sealed partial class RulebookYamlReader
{
    private static readonly Localized AwardKind = new("表彰", "an award");
    private static readonly Localized Whole = new("rulebook.yaml ", "rulebook.yaml");

    /// <summary>Where a text may stand between quotes of its own; cells of tables and the words behind aliases are such texts, too.</summary>
    private static readonly FrozenSet<string> Prose = FrozenSet.Create(StringComparer.Ordinal, "title", "note", "issuer", "place", "status", "url", "tables", "aliases");

    private readonly MappingReader _root;
    private readonly DiagnosticBag _diagnostics;
    private readonly SourceText _source;
    private readonly Func<string, SourceLocation, SourceText?> _openTable;
    private readonly Dictionary<string, (Localized Kind, SourceLocation Place)> _names = new(StringComparer.Ordinal);
    private readonly ImmutableDictionary<string, SourceLocation>.Builder _places = ImmutableDictionary.CreateBuilder<string, SourceLocation>(StringComparer.Ordinal);
    private TypeReader _types = null!;
    private ScalarReader _scalars = null!;
    private HashSet<string> _factNames = [];
    private bool _overlay;

    private RulebookYamlReader(MappingReader root, SourceText source, Func<string, SourceLocation, SourceText?> openTable, DiagnosticBag diagnostics) =>
        (_root, _source, _openTable, _diagnostics) = (root, source, openTable, diagnostics);

    /// <summary>Reads a rulebook.yaml.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="openTable">Opens a table's file by its path relative to the rulebook; null (with a diagnostic) where it cannot.</param>
    /// <param name="diagnostics">Gets every mistake.</param>
    public static RulebookDefinition? Read(SourceText source, Func<string, SourceText?> openTable, DiagnosticBag diagnostics)
    {
        return Document(source, diagnostics) is { } node ? Read(node, source, (file, _) => openTable(file), diagnostics) : null;
    }

    /// <summary>The tree of a rulebook.yaml, in which names stand without Chinese quotes; null, with a diagnostic, where it cannot be read.</summary>
    public static DocumentNode? Document(SourceText source, DiagnosticBag diagnostics) =>
        YamlDocumentReader.Read(source, diagnostics) is { } node ? WideMarks.Unquoted(node, Prose, diagnostics) : null;

    /// <summary>Reads one that overlays were merged into: a table's file lies beside the YAML that names it.</summary>
    public static RulebookDefinition? Read(DocumentNode node, SourceText source, Func<string, SourceLocation, SourceText?> openTable, DiagnosticBag diagnostics)
    {
        if (MappingReader.Of(node, Whole, diagnostics) is not { } root)
        {
            return null;
        }

        var definition = new RulebookYamlReader(root, source, openTable, diagnostics).Read();
        definition.Misread = Misread.Settle((MappingNode)node, diagnostics);
        return definition;
    }

    private RulebookDefinition Read()
    {
        var zone = Zone();
        _scalars = new ScalarReader(zone);
        var id = _root.Required("rulebook") ?? "";
        var title = _root.Text("title") ?? id;
        var version = Version();
        var jurisdiction = _root.Text("jurisdiction");
        var extends = Extends();
        _overlay = !extends.IsEmpty;
        var sources = Sources();
        var counts = Counts();
        var conventions = ReadConventions();
        var enumerations = Enumerations();
        var cardKinds = Cards();
        var cards = new EnumType("牌种类", true, [.. cardKinds.Select(c => c.Name)]);
        var factNodes = _root.Entries("facts").ToList();
        _factNames = [.. factNodes.Select(f => f.Key.Text)];
        _types = new TypeReader(enumerations, new HashSet<string>(_factNames.Concat(BuiltInFacts.Names)), _overlay, _diagnostics);
        var groups = Groups();
        var facts = Facts(factNodes, groups, cards);
        var tables = Tables();
        var definition = new RulebookDefinition
        {
            Id = id,
            Title = title,
            Version = version,
            Jurisdiction = jurisdiction,
            Zone = zone,
            Extends = extends,
            Sources = sources,
            Counts = counts,
            Conventions = conventions,
            InForce = InForce(),
            Enumerations = enumerations,
            Groups = groups,
            Facts = facts,
            Parameters = Parameters(),
            Calendars = Calendars(),
            Cards = cards,
            CardKinds = cardKinds,
            Awards = Names("awards", AwardKind),
            Ladders = Ladders(),
            Roles = Names("roles", new("角色", "a role")),
            Tables = tables,
            Aliases = _root.Entries("aliases").ToImmutableDictionary(e => e.Key.Text, e => (e.Value as ScalarNode)?.Text ?? ""),
            Source = _source,
            Places = _places.ToImmutable(),
        };
        _root.Finish();
        return definition;
    }

    private string Version()
    {
        var version = _root.Required("version") ?? "";
        if (version.Length > 0 && !Versions().IsMatch(version))
        {
            _diagnostics.Report(RulebookDiagnostics.NotAVersion, _root.Get("version")!.Place, version);
        }

        return version;
    }

    /// <summary>Numbers and dots, perhaps with what semantic versions put behind them: 1.0.0, 2011.2, 1.0.0-draft.1.</summary>
    [GeneratedRegex(@"^[0-9]{1,9}(\.[0-9]{1,9}){0,3}([-+][0-9A-Za-z.+-]{1,64})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Versions();

    private TimeZoneInfo Zone()
    {
        var name = _root.Text("zone") ?? "Asia/Shanghai";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        _diagnostics.Report(RulebookDiagnostics.UnknownZone, _root.Get("zone")?.Place, name);
        return TimeZoneInfo.Utc;
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
                result.Add(new ExtendsDefinition(entry.Required("rulebook") ?? "", entry.Text("range")));
                entry.Finish();
            }
        }

        return result.ToImmutable();
    }

    private ImmutableDictionary<string, SourceDefinition> Sources()
    {
        var result = ImmutableDictionary.CreateBuilder<string, SourceDefinition>(StringComparer.Ordinal);
        foreach (var (key, value) in _root.Entries("sources"))
        {
            if (MappingReader.Of(value, new($"来源“{key.Text}”", $"the source \"{key.Text}\""), _diagnostics) is { } entry)
            {
                result[key.Text] = new SourceDefinition(key.Text, entry.Text("title"), entry.Text("issuer"), DateOf(entry), entry.Text("status"), Day(entry, "until"));
                entry.Text("place");
                entry.Text("note");
                entry.Text("url");
                entry.Finish();
                _places[$"sources.{key.Text}"] = key.Place;
            }
        }

        return result.ToImmutable();
    }

    /// <summary>The date of a source as written: a day, or only its month or year.</summary>
    private string? DateOf(MappingReader entry)
    {
        var written = entry.Text("date");
        if (written is not null && !new[] { "yyyy-MM-dd", "yyyy-MM", "yyyy" }.Any(f => DateOnly.TryParseExact(written, f, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            _diagnostics.Report(RulebookDiagnostics.NotASourcesDate, entry.Get("date")!.Place, written);
        }

        return written;
    }

    private ImmutableArray<CountDefinition> Counts()
    {
        var result = ImmutableArray.CreateBuilder<CountDefinition>();
        foreach (var item in _root.Items("counts"))
        {
            if (MappingReader.Of(item, new("counts 的一项", "an entry of counts"), _diagnostics) is not { } entry)
            {
                continue;
            }

            var declared = Integer(entry, "declared");
            result.Add(new CountDefinition(entry.Required("of") ?? "", entry.Text("tag"), declared, entry.Get("present") is null ? declared : Integer(entry, "present"), entry.Text("source"), entry.Text("note"), Day(entry, "at"), entry.Place));
            entry.Finish();
        }

        return result.ToImmutable();
    }

    /// <summary>From when to when the rulebook as a whole is in force.</summary>
    private (DateOnly? From, DateOnly? Until) InForce()
    {
        if (_root.Get("in-force") is not { } node || MappingReader.Of(node, new("in-force", "in-force"), _diagnostics) is not { } entry)
        {
            return default;
        }

        var (from, until) = (Day(entry, "from"), Day(entry, "until"));
        entry.Finish();
        if (from > until)
        {
            _diagnostics.Report(RulebookDiagnostics.BadValue, node.Place, "in-force", new Localized("until 早于 from，一天也不施行。", "until lies before from: it is never in force."));
        }

        return (from, until);
    }

    private DateOnly? Day(MappingReader entry, string key)
    {
        if (entry.Text(key) is not { } text)
        {
            return null;
        }

        if (InstantText.TryDate(Syntax.Folding.Fold(text).Trim(), out var day))
        {
            return day;
        }

        _diagnostics.Report(RulebookDiagnostics.BadValue, entry.Get(key)!.Place, key, new Localized($"“{text}”不是日期（例如 2011-03-01）。", $"\"{text}\" is no date (write 2011-03-01)."));
        return null;
    }

    private int Integer(MappingReader entry, string key)
    {
        if (entry.Required(key) is not { } text)
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _diagnostics.Report(RulebookDiagnostics.BadValue, entry.Get(key)!.Place, key, new Localized($"“{text}”不是整数。", $"\"{text}\" is no whole number."));
        return 0;
    }

    private ImmutableDictionary<string, EnumType> Enumerations()
    {
        var result = ImmutableDictionary.CreateBuilder<string, EnumType>(StringComparer.Ordinal);
        foreach (var (key, value) in _root.Entries("enumerations"))
        {
            DeclareType(key, new("枚举", "an enumeration"));
            if (value is SequenceNode sequence)
            {
                result[key.Text] = new EnumType(key.Text, false, Texts(sequence.Items));
            }
            else if (MappingReader.Of(value, new($"枚举“{key.Text}”", $"the enumeration \"{key.Text}\""), _diagnostics) is { } entry)
            {
                var ordered = Flag(entry, "ordered");
                var values = Texts(entry.Items("values"));
                if (values.IsEmpty && !entry.HasUnknown)
                {
                    _diagnostics.Report(RulebookDiagnostics.MissingKey, key.Place, "values", new Localized($"枚举“{key.Text}”", $"the enumeration \"{key.Text}\""));
                }

                result[key.Text] = new EnumType(key.Text, ordered, values);
                entry.Finish();
            }
        }

        return result.ToImmutable();
    }

    private ImmutableDictionary<string, LadderDefinition> Ladders()
    {
        var result = ImmutableDictionary.CreateBuilder<string, LadderDefinition>(StringComparer.Ordinal);
        foreach (var (key, value) in _root.Entries("ladders"))
        {
            _places[$"ladders.{key.Text}"] = key.Place;
            if (!_factNames.Contains(key.Text) && !_overlay)
            {
                _diagnostics.Report(RulebookDiagnostics.UnknownFact, key.Place, key.Text);
            }

            if (MappingReader.Of(value, Ladder(key.Text), _diagnostics) is { } entry)
            {
                var person = Choice(entry, "decides", "person") == "person";
                var steps = entry.Items("steps").ToList();
                if (_overlay)
                {
                    // Steps put into a ladder of the base: read when overlays are applied.
                    entry.Get("insert");
                }
                else if (steps.Count == 0)
                {
                    _diagnostics.Report(RulebookDiagnostics.MissingKey, key.Place, "steps", Ladder(key.Text));
                }

                foreach (var step in steps.OfType<ScalarNode>())
                {
                    _places[$"{key.Text}.{step.Text}"] = step.Place;
                    if (_names.TryGetValue(step.Text, out var award) && award.Kind == AwardKind)
                    {
                        Clash(step, AwardKind, award.Place, new("措施", "a measure"));
                    }
                }

                result[key.Text] = new LadderDefinition(key.Text, person, new EnumType($"{key.Text}处理", true, Texts(steps)));
                entry.Finish();
            }
        }

        return result.ToImmutable();
    }

    private static Localized Ladder(string addressee) => new($"“{addressee}”的处理梯", $"the ladder of \"{addressee}\"");

    private ImmutableArray<string> Names(string key, Localized kind)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var item in _root.Items(key))
        {
            if (item is ScalarNode { IsNull: false } name)
            {
                Declare(name, kind);
                result.Add(name.Text);
            }
            else
            {
                _diagnostics.Report(RulebookDiagnostics.WrongShape, item.Place, key, new Localized("名字", "a name"));
            }
        }

        return result.ToImmutable();
    }

    private ImmutableArray<string> Texts(IEnumerable<DocumentNode> items)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            if (item is ScalarNode { IsNull: false } name && !result.Contains(name.Text))
            {
                result.Add(name.Text);
            }
            else if (item is ScalarNode { IsNull: false } twice)
            {
                _diagnostics.Report(DocumentDiagnostics.DuplicateKey, twice.Place, twice.Text);
            }
            else
            {
                _diagnostics.Report(RulebookDiagnostics.WrongShape, item.Place, "", new Localized("名字", "a name"));
            }
        }

        return result.ToImmutable();
    }

    /// <summary>A yes or no; 否 where it is not written.</summary>
    private bool Flag(MappingReader entry, string key)
    {
        switch (entry.Text(key))
        {
            case null or "false" or "False" or "否" or "no":
                return false;
            case "true" or "True" or "是" or "yes":
                return true;
            default:
                _diagnostics.Report(RulebookDiagnostics.BadValue, entry.Get(key)!.Place, key, new Localized("写 true 或 false。", "it is true or false."));
                return false;
        }
    }

    /// <summary>One of some words; null where it is not written, or is none of them.</summary>
    private string? Choice(MappingReader entry, string key, params string[] choices)
    {
        if (entry.Text(key) is not { } text || choices.Contains(text))
        {
            return entry.Text(key) is { } word && choices.Contains(word) ? word : null;
        }

        var wrong = _diagnostics.Report(RulebookDiagnostics.BadValue, entry.Get(key)!.Place, key, new Localized($"可以写 {string.Join("、", choices)}。", $"it may be {string.Join(" or ", choices)}."));
        Guess(wrong, text, choices);
        return null;
    }

    /// <summary>Takes a name of the rulebook's own namespace; a second meaning is an error that shows both places.</summary>
    private void Declare(ScalarNode name, Localized kind)
    {
        if (_names.TryGetValue(name.Text, out var first) && first.Kind != kind)
        {
            Clash(name, first.Kind, first.Place, kind);
            return;
        }

        _names[name.Text] = (kind, name.Place);
        _places[name.Text] = name.Place;
    }

    /// <summary>Takes the name of a type, which no built-in type may hide.</summary>
    private void DeclareType(ScalarNode name, Localized kind)
    {
        if (TypeReader.IsBuiltIn(name.Text))
        {
            _diagnostics.Report(RulebookDiagnostics.NameClash, name.Place, name.Text, new Localized("内建的类型", "a built-in type"), kind);
        }

        Declare(name, kind);
    }

    private void Clash(ScalarNode name, Localized firstKind, SourceLocation firstPlace, Localized kind)
    {
        var clash = _diagnostics.Report(RulebookDiagnostics.NameClash, name.Place, name.Text, firstKind, kind);
        _diagnostics.Amend(clash with { Related = [(firstPlace, firstKind)] });
    }
}
