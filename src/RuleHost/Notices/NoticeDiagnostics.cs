using RuleHost.Text;

namespace RuleHost.Notices;

/// <summary>What can be wrong with a template of notices: RH0362, RH0363 and RH0370.</summary>
internal static class NoticeDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownBlank = new("RH0362", Severity.Error,
        new("通知书模板里没有“{0}”这个空可填。", "A notice has no blank \"{0}\"."),
        new("可以写：{1}。", "It may be: {1}."));

    public static readonly DiagnosticDescriptor OpenBlank = new("RH0363", Severity.Error,
        new("通知书模板里的“{{”没有用“}}”合上。", "\"{{\" in the template of a notice is not closed by \"}}\"."),
        new("写成 {{标题}} 这样。", "Write it like \"{{标题}}\"."));

    public static readonly DiagnosticDescriptor NoBlank = new("RH0370", Severity.Error,
        new("通知书模板里一个空也没有，印出来的每一份都会一样。", "The template of a notice has no blank, so that every notice would be the same."),
        new("至少写上 {{标题}}、{{文号}}、{{受文者}}、{{正文}}；不要自己的模板，就删去这个文件。", "Write at least \"{{标题}}\", \"{{文号}}\", \"{{受文者}}\" and \"{{正文}}\"; to do without a template of your own, remove the file."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [UnknownBlank, OpenBlank, NoBlank];
}
