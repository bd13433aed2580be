using RuleHost.Plugins;

namespace RuleHost;

/// <summary>A plugin failed while it read facts, imported events or handed out a card.</summary>
public sealed class PluginException : Exception
{
    /// <summary>Makes it.</summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <param name="part">The name of the source, importer or notifier.</param>
    /// <param name="fault">What it did.</param>
    /// <param name="detail">What it said itself; null: nothing.</param>
    public PluginException(string plugin, string part, PluginFault fault, string? detail)
        : base($"{plugin}/{part}: {PluginFaults.Sentence(fault).English}{(string.IsNullOrEmpty(detail) ? "" : ": " + detail)}") => (Plugin, Part, Fault, Detail) = (plugin, part, fault, detail);

    /// <summary>The plugin's id.</summary>
    public string Plugin { get; }

    /// <summary>The name of the source, importer or notifier.</summary>
    public string Part { get; }

    /// <summary>What it did.</summary>
    public PluginFault Fault { get; }

    /// <summary>What it said itself; null: nothing.</summary>
    public string? Detail { get; }
}
