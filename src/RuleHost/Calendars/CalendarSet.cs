using System.Collections.Immutable;
using RuleHost.Rulebooks;

namespace RuleHost.Calendars;

/// <summary>The calendars of a rulebook by name: <c>cn</c>, and those it declares. Immutable.</summary>
internal sealed class CalendarSet
{
    private readonly ImmutableDictionary<string, WorkCalendar> _calendars;

    public CalendarSet(CalendarsDefinition definition)
    {
        var calendars = ImmutableDictionary.CreateBuilder<string, WorkCalendar>(StringComparer.Ordinal);
        calendars[AnnouncedCalendar.Name] = new AnnouncedCalendar(definition.OfficeHours);
        foreach (var (name, other) in definition.Others)
        {
            var hours = other.OfficeHours.IsEmpty ? definition.OfficeHours : other.OfficeHours;
            calendars[name] = new DeclaredCalendar(other with { OfficeHours = hours });
        }

        _calendars = calendars.ToImmutable();
        Default = _calendars.GetValueOrDefault(definition.Default, _calendars[AnnouncedCalendar.Name]);
    }

    /// <summary>The calendar of limits that name none.</summary>
    public WorkCalendar Default { get; }

    /// <summary>A calendar by name; null: the default. The binder has made sure that the name exists.</summary>
    public WorkCalendar Find(string? name) => name is not null && _calendars.TryGetValue(name, out var calendar) ? calendar : Default;

    /// <summary>A calendar by a name that a fact or a table gives; null where there is none of that name.</summary>
    public WorkCalendar? Named(string name) => _calendars.GetValueOrDefault(name);
}
