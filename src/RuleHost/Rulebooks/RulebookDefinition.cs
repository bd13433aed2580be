using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>
/// What <c>rulebook.yaml</c> says, read and typed: the vocabulary that provisions are written in. Immutable. Every part keeps
/// its place in the YAML, so that a later stage can point at it.
/// </summary>
internal sealed class RulebookDefinition
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Version { get; init; }

    public string? Jurisdiction { get; init; }

    /// <summary>Zone of instants without offset and of calendar days; default Asia/Shanghai.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public ImmutableArray<ExtendsDefinition> Extends { get; init; } = [];

    public ImmutableDictionary<string, SourceDefinition> Sources { get; init; } = ImmutableDictionary<string, SourceDefinition>.Empty;

    public ImmutableArray<CountDefinition> Counts { get; init; } = [];

    public required Conventions Conventions { get; init; }

    /// <summary>in-force: the first and the last day of the rulebook as a whole; null: always, for good.</summary>
    public (DateOnly? From, DateOnly? Until) InForce { get; init; }

    public ImmutableDictionary<string, EnumType> Enumerations { get; init; } = ImmutableDictionary<string, EnumType>.Empty;

    public ImmutableDictionary<string, FieldGroup> Groups { get; init; } = ImmutableDictionary<string, FieldGroup>.Empty;

    /// <summary>Declared fact types and the four built-in ones (牌, 认定, 处理, 确认), by name.</summary>
    public ImmutableDictionary<string, FactType> Facts { get; init; } = ImmutableDictionary<string, FactType>.Empty;

    public ImmutableDictionary<string, ParameterDefinition> Parameters { get; init; } = ImmutableDictionary<string, ParameterDefinition>.Empty;

    /// <summary>Its calendars; the notices that a plugin brings are added by the loader.</summary>
    public required CalendarsDefinition Calendars { get; set; }

    /// <summary>Kinds of card (提醒, 黄牌, 红牌), as an enumeration.</summary>
    public required EnumType Cards { get; init; }

    /// <summary>What is said of each kind of card, in the order of <see cref="Cards"/>.</summary>
    public ImmutableArray<CardDefinition> CardKinds { get; init; } = [];

    /// <summary>Ladders by the addressee's fact type.</summary>
    public ImmutableDictionary<string, LadderDefinition> Ladders { get; init; } = ImmutableDictionary<string, LadderDefinition>.Empty;

    public ImmutableArray<string> Awards { get; init; } = [];

    public ImmutableArray<string> Roles { get; init; } = [];

    public ImmutableDictionary<string, TableDefinition> Tables { get; init; } = ImmutableDictionary<string, TableDefinition>.Empty;

    public ImmutableDictionary<string, string> Aliases { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Names declared in an entry that could not be read, which was told there. Set once by the reader.</summary>
    public FrozenSet<string> Misread { get; internal set; } = [];

    /// <summary>The fields (<c>fact.field</c>) that functions of plugins are given. Set once by the loader.</summary>
    public FrozenSet<string> ReadByFunctions { get; internal set; } = [];

    /// <summary>The text of rulebook.yaml.</summary>
    public required SourceText Source { get; init; }

    /// <summary>Where each declared name stands, by name: parameters, facts, <c>fact.field</c>, tables, roles, ladder steps, …</summary>
    public ImmutableDictionary<string, SourceLocation> Places { get; init; } = ImmutableDictionary<string, SourceLocation>.Empty;
}

internal sealed record ExtendsDefinition(string Rulebook, string? Range);

internal sealed record SourceDefinition(string Id, string? Title, string? Issuer, string? Date, string? Status, DateOnly? Until);

/// <summary><c>counts:</c> — how many provisions of a kind the source declares, and how many are present here.</summary>
/// <param name="Tag">Only those with this 标签; null: all of the kind.</param>
/// <param name="At">The day on which there are so many; null: all that the rulebook holds.</param>
internal sealed record CountDefinition(string Of, string? Tag, int Declared, int Present, string? Source, string? Note, DateOnly? At, SourceLocation Place);

/// <summary>A fact type: what is known of one sort of record.</summary>
internal sealed class FactType
{
    public required string Name { get; init; }

    /// <summary>Indexes into <see cref="Fields"/> of the key's parts.</summary>
    public required ImmutableArray<int> Key { get; init; }

    /// <summary>Own fields and those of the included groups.</summary>
    public required ImmutableArray<FieldDefinition> Fields { get; init; }

    public ImmutableArray<string> Groups { get; init; } = [];

    public ImmutableArray<EventDefinition> Events { get; init; } = [];

    /// <summary><c>time:</c> — expression text of the record's own time, with its place; null where undeclared.</summary>
    public EmbeddedText? Time { get; init; }

    /// <summary><c>predecessor:</c> — the field that names whom a record succeeded and answers for (semantics S21); null where undeclared.</summary>
    public int? Predecessor { get; init; }

    /// <summary><c>register: complete</c> — what is not recorded does not exist (semantics S7).</summary>
    public bool Complete { get; init; }

    /// <summary>牌, 认定, 处理, 确认.</summary>
    public bool BuiltIn { get; init; }

    private Dictionary<string, int>? _slots;

    /// <summary>The slot of a field, or −1.</summary>
    public int SlotOf(string field)
    {
        var slots = _slots;
        if (slots is null)
        {
            slots = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < Fields.Length; i++)
            {
                slots.TryAdd(Fields[i].Name, i);
            }

            _slots = slots;
        }

        return slots.TryGetValue(field, out var slot) ? slot : -1;
    }

    public EventDefinition? FindEvent(string name) => Events.FirstOrDefault(e => e.Name == name);

    public override string ToString() => Name;
}

/// <summary>A piece of rule language inside YAML: its text, and where in the YAML it stands.</summary>
internal sealed record EmbeddedText(string Text, SourceLocation Place);

/// <summary>One field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Measured"><c>basis: measured</c> — an objective figure (仅客观).</param>
/// <param name="Group">The field group it comes from, if any.</param>
internal sealed record FieldDefinition(string Name, DataType Type, bool Measured, string? Group)
{
    /// <summary>Worked out by the engine: facts never give it.</summary>
    public bool Computed { get; init; }
}

internal sealed record FieldGroup(string Name, ImmutableArray<FieldDefinition> Fields);

/// <summary>One kind of event of a fact type, with its declared fields (beside 时刻 and 由).</summary>
internal sealed record EventDefinition(string FactType, string Name, ImmutableArray<FieldDefinition> Fields)
{
    public bool Equals(EventDefinition? other) => other is not null && FactType == other.FactType && Name == other.Name;

    public override int GetHashCode() => HashCode.Combine(FactType, Name);
}

/// <summary>A dated parameter. Without values it is named but unknown: what needs it is 待查 (semantics S24).</summary>
internal sealed class ParameterDefinition
{
    public required string Name { get; init; }

    public required DataType Type { get; init; }

    /// <summary>Values in force from a date on (null: always), oldest first.</summary>
    public required ImmutableArray<ParameterValue> Values { get; init; }

    public string? Source { get; init; }

    public string? Note { get; init; }

    /// <summary>The value in force on a date; unknown before the first one.</summary>
    public Value On(DateOnly date)
    {
        var value = Value.Unknown;
        foreach (var candidate in Values)
        {
            if (candidate.From is null || candidate.From <= date)
            {
                value = candidate.Value;
            }
        }

        return value;
    }
}

internal sealed record ParameterValue(DateOnly? From, Value Value, string? Source, string? Note);

/// <summary>Conventions: what sources leave open and a rulebook must say (one answer each, none hidden in code).</summary>
/// <param name="DateBeforeIncludesDay">日前: 含当日.</param>
/// <param name="Cutoff">截止: the default end of a due day.</param>
/// <param name="RollFixedDates">固定日期顺延.</param>
/// <param name="Raw">Every convention as written, by name.</param>
internal sealed record Conventions(bool DateBeforeIncludesDay, CutoffKind Cutoff, bool RollFixedDates, ImmutableDictionary<string, string> Raw)
{
    /// <summary>发送: 办公时间 — a card is handed out in office hours only; otherwise at any hour.</summary>
    public bool SendInOfficeHours { get; init; }

    public static Conventions Default { get; } = new(true, CutoffKind.EndOfDay, false, ImmutableDictionary<string, string>.Empty);

    /// <summary>新旧: 从旧兼从轻 — old conduct is judged by the present text where that is milder.</summary>
    public bool Milder { get; init; }

    /// <summary>名额取整: how a share of the entrants becomes places.</summary>
    public QuotaRounding QuotaRounding { get; init; } = QuotaRounding.Down;

    /// <summary>名额取整: at least one place, however few the entrants.</summary>
    public bool AtLeastOnePlace { get; init; }

    /// <summary>并列: whether those who tie at the edge of a quota are all in; otherwise all are out.</summary>
    public bool TiesAreIn { get; init; }
}

/// <summary>How a fraction of a place is rounded.</summary>
internal enum QuotaRounding
{
    /// <summary>舍去.</summary>
    Down,

    /// <summary>进一.</summary>
    Up,

    /// <summary>四舍五入.</summary>
    HalfUp,
}

/// <summary>When on the due day a limit ends.</summary>
internal enum CutoffKind
{
    /// <summary>24:00.</summary>
    EndOfDay,

    /// <summary>下班: the end of office hours.</summary>
    OfficeClose,

    /// <summary>同时刻: the time of day of the start.</summary>
    SameTime,

    /// <summary>A stated time of day.</summary>
    TimeOfDay,
}

/// <summary><c>calendars:</c></summary>
/// <param name="Default">Name of the default calendar; <c>cn</c> is the one the product ships.</param>
/// <param name="OfficeHours">Office hours of the default calendar, one or more stretches a day.</param>
/// <param name="Others">Further calendars by name.</param>
internal sealed record CalendarsDefinition(string Default, ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours, ImmutableDictionary<string, OtherCalendarDefinition> Others);

/// <summary>A calendar of the rulebook's own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AllDays"><c>days: all</c> — every day counts and nothing rolls.</param>
/// <param name="WeekDays">The days of the week that count, where not all.</param>
/// <param name="Off">Days off besides.</param>
/// <param name="Makeup">Days that count although the week says no.</param>
/// <param name="Known">The stretch for which its days off are known; null: always.</param>
/// <param name="OfficeHours">Its office hours.</param>
internal sealed record OtherCalendarDefinition(string Name, bool AllDays, ImmutableArray<DayOfWeek> WeekDays, ImmutableHashSet<DateOnly> Off, ImmutableHashSet<DateOnly> Makeup, DateWindow? Known, ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours)
{
    /// <summary>extends: cn — the days that the State Council announced, changed by what is said here.</summary>
    public bool ExtendsAnnounced { get; init; }

    /// <summary>Days worked for other hours than the usual ones: half days.</summary>
    public ImmutableDictionary<DateOnly, ImmutableArray<(TimeOnly From, TimeOnly To)>> HalfDays { get; init; } = ImmutableDictionary<DateOnly, ImmutableArray<(TimeOnly From, TimeOnly To)>>.Empty;

    /// <summary>Local notices, in order of announcement.</summary>
    public ImmutableArray<LocalNotice> Notices { get; init; } = [];
}

/// <summary>A local notice of days off and days made up.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Published">When it was announced: the days are known from then on.</param>
/// <param name="Url">Where it can be read; null: nowhere that is known.</param>
/// <param name="Off">Days off.</param>
/// <param name="Makeup">Days worked.</param>
internal sealed record LocalNotice(string Title, DateOnly Published, string? Url, ImmutableHashSet<DateOnly> Off, ImmutableHashSet<DateOnly> Makeup);

/// <summary>A ladder of measures, light to heavy, for addressees of one fact type.</summary>
/// <param name="Addressee">The fact type.</param>
/// <param name="PersonDecides"><c>decides: person</c> — never acts by itself (semantics S19).</param>
/// <param name="Steps">Its steps as an ordered enumeration.</param>
internal sealed record LadderDefinition(string Addressee, bool PersonDecides, EnumType Steps);

/// <summary>A table, its rows typed by its columns.</summary>
internal sealed class TableDefinition
{
    public required string Name { get; init; }

    /// <summary>Index of the key column.</summary>
    public required int Key { get; init; }

    public required ImmutableArray<FieldDefinition> Columns { get; init; }

    /// <summary>Rows by key, in file order. Set once by the loader.</summary>
    public ImmutableArray<TableRow> Rows { get; internal set; } = [];

    private Dictionary<string, TableRow>? _index;

    public TableRow? Find(string key)
    {
        var index = _index;
        if (index is null)
        {
            index = new Dictionary<string, TableRow>(StringComparer.Ordinal);
            foreach (var row in Rows)
            {
                index.TryAdd(row.Key, row);
            }

            _index = index;
        }

        return index.GetValueOrDefault(key);
    }

    public int ColumnOf(string name)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
