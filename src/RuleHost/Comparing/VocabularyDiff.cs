using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Comparing;

/// <summary>An entry of rulebook.yaml, other than a parameter or a convention, that is not the same.</summary>
/// <param name="Section">Its section, as in rulebook.yaml: tables, enumerations, ladders, calendars, …</param>
/// <param name="Name">What is declared there; empty where the section is about one thing.</param>
/// <param name="Part">Which part of it: the key of a row, <c>fields.NAME</c>, a day; empty: it as a whole.</param>
/// <param name="Old">What it was; null: it was not there.</param>
/// <param name="New">What it is; null: it is gone.</param>
internal sealed record VocabularyChange(string Section, string Name, string Part, string? Old, string? New)
{
    /// <summary>Whether an outcome can differ by it alone. What is new and was named by nothing changes none.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>The section as people call it.</summary>
    public Localized Kind => Section switch
    {
        "zone" => new("时区", "zone"),
        "enumerations" => new("枚举", "enumeration"),
        "facts" => new("事实", "facts"),
        "tables" => new("表", "table"),
        "ladders" => new("处理梯", "ladder"),
        "cards" => new("牌", "card"),
        "awards" => new("奖励", "award"),
        "roles" => new("角色", "role"),
        _ => new("日历", "calendar"),
    };

    /// <summary>Name and part together.</summary>
    public string Of => Part.Length == 0 ? Name : Name.Length == 0 ? Part : $"{Name}[{Part}]";
}

/// <summary>How the vocabulary of two rulebooks differs: entry by entry, whatever the order and layout of the YAML.</summary>
internal static class VocabularyDiff
{
    public static IEnumerable<VocabularyChange> Of(RulebookDefinition old, RulebookDefinition now)
    {
        var (before, after) = (Flat(old), Flat(now));
        var known = before.Keys.Select(k => (k.Section, k.Name)).ToHashSet();
        foreach (var key in before.Keys.Union(after.Keys).OrderBy(k => k.Section, StringComparer.Ordinal).ThenBy(k => k.Name, StringComparer.Ordinal).ThenBy(k => k.Part, StringComparer.Ordinal))
        {
            var (was, becomes) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            if (was != becomes)
            {
                yield return new VocabularyChange(key.Section, key.Name, key.Part, was, becomes) { Counts = was is not null || (key.Section != "facts" && known.Contains((key.Section, key.Name))) };
            }
        }
    }

    private static Dictionary<(string Section, string Name, string Part), string> Flat(RulebookDefinition definition)
    {
        var flat = new Dictionary<(string, string, string), string> { [("zone", "", "")] = definition.Zone.Id };
        foreach (var values in definition.Enumerations.Values)
        {
            flat[("enumerations", values.Name, "")] = Values(values);
        }

        foreach (var type in definition.Facts.Values.Where(t => !t.BuiltIn))
        {
            Fact(flat, type);
        }

        foreach (var table in definition.Tables.Values)
        {
            flat[("tables", table.Name, "columns")] = string.Join("、", table.Columns.Select(c => $"{c.Name}: {c.Type}"));
            foreach (var row in table.Rows)
            {
                flat[("tables", table.Name, row.Key)] = string.Join("、", row.Cells.Select((c, i) => (c, i)).Where(x => x.i != table.Key).Select(x => $"{table.Columns[x.i].Name} {Cell(x.c)}"));
            }
        }

        foreach (var ladder in definition.Ladders.Values)
        {
            flat[("ladders", ladder.Addressee, "")] = Values(ladder.Steps);
            flat[("ladders", ladder.Addressee, "decides")] = ladder.PersonDecides ? "person" : "";
        }

        foreach (var card in definition.CardKinds)
        {
            flat[("cards", card.Name, "")] = card.Name;
            Add(flat, ("cards", card.Name, "lasts"), card.Lasts is { } lasts ? ValueText.Canonical(lasts) : "");
            Add(flat, ("cards", card.Name, "supersedes"), string.Join("、", card.Supersedes));
            Add(flat, ("cards", card.Name, "lifted-by"), string.Join("、", card.LiftedBy));
            Add(flat, ("cards", card.Name, "lifted-for"), string.Join("、", card.LiftedFor));
        }

        foreach (var (section, names) in new[] { ("awards", definition.Awards), ("roles", definition.Roles) })
        {
            foreach (var name in names)
            {
                flat[(section, name, "")] = name;
            }
        }

        Calendars(flat, definition.Calendars);
        return flat;
    }

    private static void Fact(Dictionary<(string, string, string), string> flat, FactType type)
    {
        flat[("facts", type.Name, "key")] = string.Join("、", type.Key.Select(k => type.Fields[k].Name));
        Add(flat, ("facts", type.Name, "time"), type.Time?.Text ?? "");
        Add(flat, ("facts", type.Name, "register"), type.Complete ? "complete" : "");
        Add(flat, ("facts", type.Name, "predecessor"), type.Predecessor is { } predecessor ? type.Fields[predecessor].Name : "");
        foreach (var field in type.Fields)
        {
            flat[("facts", type.Name, $"fields.{field.Name}")] = Field(field);
        }

        foreach (var happening in type.Events)
        {
            flat[("facts", type.Name, $"events.{happening.Name}")] = $"({string.Join("、", happening.Fields.Select(f => $"{f.Name}: {f.Type}"))})";
        }
    }

    private static void Calendars(Dictionary<(string, string, string), string> flat, CalendarsDefinition calendars)
    {
        flat[("calendars", "", "default")] = calendars.Default;
        Add(flat, ("calendars", "", "office-hours"), Hours(calendars.OfficeHours));
        foreach (var calendar in calendars.Others.Values)
        {
            Add(flat, ("calendars", calendar.Name, "days"), calendar.ExtendsAnnounced ? "" : calendar.AllDays ? "all" : string.Join("、", calendar.WeekDays.Select(d => $"周{"日一二三四五六"[(int)d]}")));
            Add(flat, ("calendars", calendar.Name, "extends"), calendar.ExtendsAnnounced ? "cn" : "");
            Add(flat, ("calendars", calendar.Name, "office-hours"), Hours(calendar.OfficeHours));
            Add(flat, ("calendars", calendar.Name, "known"), calendar.Known is { } known ? $"{ValueText.Date(known.First)} – {ValueText.Date(known.Last)}" : "");
            Days(flat, calendar.Name, "off", calendar.Off);
            Days(flat, calendar.Name, "makeup", calendar.Makeup);
            foreach (var (day, hours) in calendar.HalfDays)
            {
                flat[("calendars", calendar.Name, $"half-days.{ValueText.Date(day)}")] = Hours(hours);
            }

            foreach (var notice in calendar.Notices)
            {
                Days(flat, calendar.Name, $"{notice.Title} ({ValueText.Date(notice.Published)}).off", notice.Off);
                Days(flat, calendar.Name, $"{notice.Title} ({ValueText.Date(notice.Published)}).makeup", notice.Makeup);
            }
        }
    }

    private static void Days(Dictionary<(string, string, string), string> flat, string calendar, string part, ImmutableHashSet<DateOnly> days)
    {
        foreach (var day in days)
        {
            flat[("calendars", calendar, $"{part}.{ValueText.Date(day)}")] = ValueText.Date(day);
        }
    }

    private static void Add(Dictionary<(string, string, string), string> flat, (string, string, string) key, string text)
    {
        if (text.Length > 0)
        {
            flat[key] = text;
        }
    }

    private static string Values(EnumType values) => string.Join(values.Ordered ? " < " : "、", values.Values);

    private static string Field(FieldDefinition field) => field.Type + (field.Measured ? " (measured)" : "");

    private static string Cell(Value value) => value.IsUnknown ? "?" : ValueText.Canonical(value);

    private static string Hours(ImmutableArray<(TimeOnly From, TimeOnly To)> hours) => string.Join("、", hours.Select(h => $"{h.From:HH:mm}–{h.To:HH:mm}"));
}
