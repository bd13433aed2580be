using RuleHost.Plugins;
using RuleHost.Text;

namespace RuleHost.Scripting;

/// <summary>Diagnostics of scripts (RH0750 to RH0779).</summary>
internal static class ScriptDiagnostics
{
    /// <summary>{0} the script, {1} thousands of characters.</summary>
    public static readonly DiagnosticDescriptor TooLong = new("RH0750", Severity.Error,
        new("脚本“{0}”太长：最多 {1} 千字符。", "The script \"{0}\" is too long: at most {1} thousand characters."),
        new("脚本只做短小的计算；更多的代码放进装配件。", "A script makes small calculations; more code goes into an assembly."));

    /// <summary>{0} the script, {1} what the script engine says.</summary>
    public static readonly DiagnosticDescriptor CannotBeRead = new("RH0751", Severity.Error,
        new("脚本“{0}”读不下去：{1}", "The script \"{0}\" cannot be read: {1}"),
        new("脚本是 ECMAScript 5：没有 let、const、箭头函数和模板字符串。", "Scripts are ECMAScript 5: without let, const, arrow functions and template strings."));

    /// <summary>{0} the script, {1} the function.</summary>
    public static readonly DiagnosticDescriptor NoFunction = new("RH0752", Severity.Error,
        new("脚本“{0}”里没有函数“{1}”。", "The script \"{0}\" has no function \"{1}\"."),
        new("在脚本里写上“function {1}(输入)”，或改正 plugin.yaml 里的名字。", "Write \"function {1}(input)\" in the script, or mend the name in plugin.yaml."));

    /// <summary>{0} the script, {1} what it did.</summary>
    public static readonly DiagnosticDescriptor BreaksItsWorker = new("RH0753", Severity.Error,
        new("脚本“{0}”还没有被调用就不行了：{1}。", "The script \"{0}\" fails before it is called: {1}."),
        new("函数之外不要写循环、递归和大量数据；脚本每次调用都从头运行一遍。", "Outside of functions write no loops, recursion or masses of data; a script is run from its beginning at each call."));

    /// <summary>{0} the script.</summary>
    public static readonly DiagnosticDescriptor NoWorker = new("RH0754", Severity.Warning,
        new("启动不了运行脚本“{0}”的进程；它的函数算出的值都是待查。", "The process that runs the script \"{0}\" cannot be started; what its functions supply is unknown."),
        new("脚本由 rulehost 命令的进程运行：把它和引擎装在同一个文件夹，并确认可以启动新进程。", "Scripts are run by processes of the command rulehost: install it beside the engine, and see that processes can be started."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [TooLong, CannotBeRead, NoFunction, BreaksItsWorker, NoWorker];

    /// <summary>Tells what came of a script that was only to be read.</summary>
    public static void Report(PluginFault fault, string? detail, string script, FunctionDeclaration function, SourceLocation place, DiagnosticBag diagnostics)
    {
        switch (fault)
        {
            case PluginFault.NotLoaded:
                diagnostics.Report(NoWorker, place, script);
                break;
            case PluginFault.Threw when detail == ScriptBody.NoSuchFunction:
                diagnostics.Report(NoFunction, function.Place, script, function.Function);
                break;
            case PluginFault.Threw:
                diagnostics.Report(CannotBeRead, place, script, detail ?? "");
                break;
            default:
                diagnostics.Report(BreaksItsWorker, place, script, PluginFaults.Sentence(fault));
                break;
        }
    }
}
