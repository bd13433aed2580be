using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>The words for faults: a key for JSON, a word for 待查于, a sentence for people.</summary>
internal static class PluginFaults
{
    public static string Key(PluginFault fault) => fault switch
    {
        PluginFault.Threw => "threw",
        PluginFault.TimedOut => "timedOut",
        PluginFault.Died => "died",
        PluginFault.Impure => "impure",
        PluginFault.Misfit => "misfit",
        PluginFault.SwitchedOff => "switchedOff",
        PluginFault.LeftBehind => "leftBehind",
        _ => "notLoaded",
    };

    /// <summary>The same in both languages, as the words for other faults are.</summary>
    public static string Word(PluginFault fault) => fault switch
    {
        PluginFault.Threw => "出错",
        PluginFault.TimedOut => "超时",
        PluginFault.Died => "崩溃",
        PluginFault.Impure => "同入异出",
        PluginFault.Misfit => "值不合类型",
        PluginFault.SwitchedOff => "已停用",
        PluginFault.LeftBehind => "旧版本未卸",
        _ => "未装入",
    };

    public static Localized Sentence(PluginFault fault) => fault switch
    {
        PluginFault.Threw => new("它出错了", "it failed"),
        PluginFault.TimedOut => new("它超过了时间限制", "it exceeded its time limit"),
        PluginFault.Died => new("它用完了内存，或者递归太深，所在的进程被结束了", "it ran out of memory or recursed too deep, and its process ended"),
        PluginFault.Impure => new("它声明输入相同值就相同，可是同样的输入给出了两个值", "it is declared pure, but gave two values for one input"),
        PluginFault.Misfit => new("它给出的值不合这个字段的类型", "the value that it gave does not fit the type of the field"),
        PluginFault.LeftBehind => new("它的旧版本卸不掉，已经停用；主机要重新启动", "its old versions cannot be unloaded, so it was switched off; the host has to be restarted"),
        PluginFault.SwitchedOff => new("它先前出过错，已经停用", "it was switched off after an earlier fault"),
        _ => new("它没有装入：装配件没有得到信任，或者不在", "it was not loaded: its assembly is not trusted, or is not there"),
    };
}
