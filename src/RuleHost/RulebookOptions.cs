namespace RuleHost;

/// <summary>How a rulebook is loaded.</summary>
public sealed class RulebookOptions
{
    /// <summary>The language of the message of a <see cref="RulebookException"/>; Chinese where the current UI culture is, else English.</summary>
    public Language Language { get; set; } = Languages.OfCulture();

    /// <summary>
    /// What runs the functions of plugins; shared by the rulebooks of a process, which do not dispose it. Null: a rulebook that needs one makes its own.
    /// </summary>
    public PluginHost? PluginHost { get; set; }

    internal List<Type> FactClasses { get; } = [];

    internal List<string> Bases { get; } = [];

    /// <summary>Adds a place in which the bases of an overlay (<c>extends</c>) are looked for first: the base's own folder, or one that holds it.</summary>
    /// <param name="folder">The folder.</param>
    public RulebookOptions AddBase(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Bases.Add(folder);
        return this;
    }

    internal List<string> Plugins { get; } = [];

    /// <summary>
    /// Adds a plugin: its functions, calendars, fact sources, importers and notifiers serve this rulebook, and an overlay that it brings is laid over it, on top of those of a plugin.yaml in the
    /// rulebook's own folder.
    /// </summary>
    /// <param name="folder">The plugin's folder, with its plugin.yaml.</param>
    public RulebookOptions AddPlugin(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Plugins.Add(folder);
        return this;
    }

    /// <summary>
    /// Registers a C# class or record whose objects will be given as facts: whether it fits the rulebook (its names, the types of its
    /// properties, <see cref="Maybe{T}"/> for what may be known to be absent) is checked when the rulebook is loaded instead of at the
    /// first object. A class need not be registered to be used.
    /// </summary>
    /// <typeparam name="T">A class with a <see cref="FactAttribute"/>.</typeparam>
    /// <exception cref="ArgumentException">It has none.</exception>
    public RulebookOptions AddFacts<T>()
    {
        if (!typeof(T).IsDefined(typeof(FactAttribute), inherit: true))
        {
            throw new ArgumentException($"{typeof(T).Name} has no [Fact(\"…\")] that names its fact type.");
        }

        FactClasses.Add(typeof(T));
        return this;
    }
}
