using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>Diagnostics of plugin.yaml and of what it brings (RH0700 to RH0749).</summary>
internal static class PluginDiagnostics
{
    /// <summary>{0} the range, {1} this host's version.</summary>
    public static readonly DiagnosticDescriptor OtherHost = new("RH0700", Severity.Error,
        new("插件要求的主机版本是“{0}”，这里是 {1}。", "The plugin wants a host of version \"{0}\"; this is {1}."),
        new("换用合适的主机；确认插件在这个版本上能用以后，再改 host 的范围。", "Use a host that fits; once the plugin is known to work with this one, change the range of host."));

    /// <summary>{0} the path.</summary>
    public static readonly DiagnosticDescriptor OutsideFolder = new("RH0701", Severity.Error,
        new("“{0}”指到了插件文件夹之外；插件只能带来、只能读取自己文件夹里的文件。", "\"{0}\" leads out of the plugin's folder; a plugin brings and reads only what lies in its own."),
        new("把文件放进插件文件夹，用相对路径。", "Put the file into the plugin's folder and name it by a relative path."));

    /// <summary>{0} the path, {1} what it is said to be.</summary>
    public static readonly DiagnosticDescriptor NotThere = new("RH0702", Severity.Error,
        new("插件说它带来“{0}”（{1}），可是文件夹里没有。", "The plugin says that it brings \"{0}\" ({1}), which is not there."),
        new("放上这个文件，或改正路径；装配件要先编译。", "Put the file there, or mend the path; an assembly has to be built first."));

    /// <summary>{0} the field as written, {1} what is not there.</summary>
    public static readonly DiagnosticDescriptor UnknownField = new("RH0703", Severity.Error,
        new("函数说它算出“{0}”，可是规则集里没有{1}。", "The function is said to supply \"{0}\", but the rulebook has no {1}."),
        new("先在 rulebook.yaml 的 facts 里声明这个字段，或改正名字。", "Declare the field under facts in rulebook.yaml, or mend the name."));

    /// <summary>{0} the name, {1} the fact type.</summary>
    public static readonly DiagnosticDescriptor UnknownInput = new("RH0704", Severity.Error,
        new("函数要用“{0}”，可是“{1}”没有这个字段，也没有这个事件。", "The function wants \"{0}\", which is neither a field nor an event of \"{1}\"."),
        new("改正名字；from 里只能写同一条记录的字段和事件。", "Mend the name; from lists fields and events of the record itself."));

    /// <summary>{0} the field, {1} the other plugin or the field itself.</summary>
    public static readonly DiagnosticDescriptor SuppliedByItself = new("RH0705", Severity.Error,
        new("“{0}”不能由这个函数算出：{1}", "\"{0}\" cannot be supplied by this function: {1}"),
        new("一个字段只由一个函数算，算的时候不用它自己，也不用别的函数算出的字段；主键必须是给定的。", "A field is supplied by one function, from neither itself nor what another function supplies; a key is always given."));

    /// <summary>{0} the assembly.</summary>
    public static readonly DiagnosticDescriptor NotTrusted = new("RH0706", Severity.Warning,
        new("装配件“{0}”没有得到信任，没有装入；它的函数算出的值都是待查。", "The assembly \"{0}\" is not trusted and was not loaded; what its functions supply is unknown."),
        new("看过它的来历以后，运行 rulehost plugin trust；文件改动后要重新信任。", "Once you know where it comes from, run rulehost plugin trust; a file that changed must be trusted again."));

    /// <summary>{0} the assembly, {1} why.</summary>
    public static readonly DiagnosticDescriptor DoesNotLoad = new("RH0707", Severity.Error,
        new("装配件“{0}”装不进来：{1}", "The assembly \"{0}\" cannot be loaded: {1}"),
        new("用 RuleHost.Abstractions 编译，并让它有一个公开的、实现 IPlugin 的类。", "Build it against RuleHost.Abstractions, with one public class that implements IPlugin."));

    /// <summary>{0} the name, {1} what kind of thing, {2} the assembly.</summary>
    public static readonly DiagnosticDescriptor NotBrought = new("RH0708", Severity.Error,
        new("装配件“{2}”里没有叫“{0}”的{1}。", "The assembly \"{2}\" has no {1} named \"{0}\"."),
        new("改正 plugin.yaml 里的名字，或在代码里补上。", "Mend the name in plugin.yaml, or add it to the code."));

    /// <summary>{0} the calendar, {1} why.</summary>
    public static readonly DiagnosticDescriptor NoCalendar = new("RH0709", Severity.Error,
        new("插件带来的日历“{0}”用不上：{1}", "The calendar \"{0}\" that the plugin brings cannot be used: {1}"),
        new("在 rulebook.yaml 的 calendars 里写“others: {{ {0}: {{ extends: cn }} }}”，并信任装配件；少了地方的放假通知，时限会算错，所以不能当作没有。",
            "Write \"others: {{ {0}: {{ extends: cn }} }}\" under calendars in rulebook.yaml, and trust the assembly; without the local notices limits would be reckoned wrongly, so it cannot be passed over."));

    /// <summary>{0} the name, {1} what kind of thing.</summary>
    public static readonly DiagnosticDescriptor OnlyFunctionsInWorker = new("RH0710", Severity.Error,
        new("“{0}”是{1}，不能在单独的进程里运行（run: worker）；那里只运行函数。", "\"{0}\" is {1} and cannot run in a process of its own (run: worker), which runs functions alone."),
        new("把函数和别的东西分成两个插件，或写 run: in-process。", "Make two plugins of it, or write run: in-process."));

    /// <summary>{0} the plugin, {1} how many.</summary>
    public static readonly DiagnosticDescriptor LeftBehind = new("RH0711", Severity.Warning,
        new("插件“{0}”的旧版本卸不掉：内存里还留着 {1} 个。它已停用，主机要重新启动。", "Old versions of the plugin \"{0}\" cannot be unloaded: {1} are still in memory. It is switched off, and the host has to be restarted."),
        new("请插件的作者找出谁还拿着它：没有停下的线程和计时器、静态事件；也可以写 run: worker。", "Ask its author to find what holds it: threads and timers that were not stopped, static events; or write run: worker."));

    /// <summary>{0} the folder.</summary>
    public static readonly DiagnosticDescriptor NoPlugin = new("RH0712", Severity.Error,
        new("“{0}”里没有 plugin.yaml，不是插件文件夹。", "There is no plugin.yaml in \"{0}\": it is not the folder of a plugin."),
        new("给出有 plugin.yaml 的文件夹。", "Name a folder that has a plugin.yaml."));

    /// <summary>{0} the plugin.</summary>
    public static readonly DiagnosticDescriptor OverlayNotComposed = new("RH0713", Severity.Warning,
        new("插件“{0}”带来的规则集没有写 extends，没有合进来：只用了它的函数、日历和别的代码。", "The rulebook that the plugin \"{0}\" brings has no extends and was not laid over this one: its functions, calendars and other code alone are used."),
        new("要叠加它的条文，在它的 rulebook.yaml 里写 extends。", "To lay its provisions over another rulebook, write extends in its rulebook.yaml."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [OtherHost, OutsideFolder, NotThere, UnknownField, UnknownInput, SuppliedByItself, NotTrusted, DoesNotLoad, NotBrought, NoCalendar, OnlyFunctionsInWorker, LeftBehind, NoPlugin, OverlayNotComposed, TodoMarks.Todo];
}
