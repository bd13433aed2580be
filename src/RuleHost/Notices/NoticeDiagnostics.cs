using RuleHost.Text;

namespace RuleHost.Notices;

/// <summary>What can be wrong with a template of notices: RH0362 and RH0363.</summary>
internal static class NoticeDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownBlank = new("RH0362", Severity.Error,
        new("通知书模板里没有“{0}”这个空可填。", "A notice has no blank \"{0}\"."),
        new("可以写：{1}。", "It may be: {1}."));

    public static readonly DiagnosticDescriptor OpenBlank = new("RH0363", Severity.Error,
        new("通知书模板里的“{{”没有用“}}”合上。", "\"{{\" in the template of a notice is not closed by \"}}\"."),
        new("写成 {{标题}} 这样。", "Write it like \"{{标题}}\"."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [UnknownBlank, OpenBlank];
}
