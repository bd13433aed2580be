namespace RuleHost.Abstractions;

/// <summary>
/// The entry of a plugin's assembly: a public class with a public constructor without parameters, one in an assembly. The host makes one
/// object of it for each time that the assembly is loaded, asks it once what it brings, and from then on calls only that.
/// </summary>
/// <remarks>
/// What a plugin brings may be called from several threads at once. Whatever it throws is caught, named in the outcome, and switches the
/// plugin off. It must not start threads or timers that outlive a call: they keep the old version in memory after a reload, which the host reports.
/// </remarks>
public interface IPlugin
{
    /// <summary>Says what the plugin brings. Called once, before anything else; it should not take long and reads no facts.</summary>
    /// <param name="registry">Takes what is brought.</param>
    void Register(IPluginRegistry registry);
}
