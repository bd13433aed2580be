using RuleHost.Abstractions;

namespace SampleCounty;

/// <summary>What the county brings: its business system's export, its own days off, and at which level a unit works.</summary>
public sealed class County : IPlugin
{
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddFactSource(new BusinessSystem());
        registry.AddCalendar(new LocalCalendar(registry.Files));
        registry.AddFunction(new PluginFunction("承办层级", FactKind.Text, Purity.Pure, Cost.Cheap, static (input, _) => Level(input["承办单位"].Text)));
    }

    /// <summary>Towns and sub-districts by their names; every other unit is the county's own.</summary>
    private static FactValue Level(string unit) =>
        FactValue.Of(unit.EndsWith('镇') || unit.EndsWith('乡') || unit.EndsWith("街道", StringComparison.Ordinal) ? "镇街" : "县直");
}
