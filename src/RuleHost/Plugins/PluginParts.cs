using RuleHost.Abstractions;

namespace RuleHost.Plugins;

/// <summary>What a plugin's assembly brings, by name.</summary>
internal sealed class PluginParts(IPluginFiles files) : IPluginRegistry
{
    public Dictionary<string, PluginFunction> Functions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ICalendarSource> Calendars { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IFactSource> FactSources { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, INotifier> Notifiers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IImporter> Importers { get; } = new(StringComparer.Ordinal);

    public IPluginFiles Files { get; } = files;

    public void AddFunction(PluginFunction function) => Functions.Add(function.Name, function);

    public void AddCalendar(ICalendarSource calendar) => Calendars.Add(calendar.Name, calendar);

    public void AddFactSource(IFactSource source) => FactSources.Add(source.Name, source);

    public void AddNotifier(INotifier notifier) => Notifiers.Add(notifier.Name, notifier);

    public void AddImporter(IImporter importer) => Importers.Add(importer.Name, importer);

    /// <summary>Lets go of the plugin's objects.</summary>
    public void Clear()
    {
        Functions.Clear();
        Calendars.Clear();
        FactSources.Clear();
        Notifiers.Clear();
        Importers.Clear();
    }
}

/// <summary>The files below a plugin's folder that its manifest lets it read.</summary>
internal sealed class PluginFiles(string root, IReadOnlyCollection<string> folders) : IPluginFiles
{
    public Stream OpenRead(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var full = Path.GetFullPath(Path.Combine(root, path));
        var allowed = folders.Select(f => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, f))));
        if (!allowed.Any(a => full == a || full.StartsWith(a + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            throw new UnauthorizedAccessException($"may: read does not name {path}");
        }

        return File.OpenRead(full);
    }
}
