namespace RuleHost.Abstractions;

/// <summary>Takes what a plugin brings. Names are unique within a plugin and kind; the manifest (<c>plugin.yaml</c>) says which of them the county uses.</summary>
public interface IPluginRegistry
{
    /// <summary>The files that the plugin may read.</summary>
    IPluginFiles Files { get; }

    /// <summary>Brings a function that supplies the value of a field.</summary>
    /// <param name="function">The function.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    void AddFunction(PluginFunction function);

    /// <summary>Brings a calendar.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    void AddCalendar(ICalendarSource calendar);

    /// <summary>Brings a source of facts.</summary>
    /// <param name="source">The source.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    void AddFactSource(IFactSource source);

    /// <summary>Brings a way to hand out cards.</summary>
    /// <param name="notifier">The notifier.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    void AddNotifier(INotifier notifier);

    /// <summary>Brings a reader of event logs.</summary>
    /// <param name="importer">The importer.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    void AddImporter(IImporter importer);
}
