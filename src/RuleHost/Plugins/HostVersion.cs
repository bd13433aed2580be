namespace RuleHost.Plugins;

/// <summary>The version of the host that manifests' <c>host:</c> ranges are held against.</summary>
internal static class HostVersion
{
    public static string Text { get; } = typeof(HostVersion).Assembly.GetName().Version!.ToString(3);
}
