using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>Clocks: what cannot be counted as it is written (RH0460 to RH0469).</summary>
internal static partial class BindingDiagnostics
{
    /// <summary>{0} the point.</summary>
    public static readonly DiagnosticDescriptor NoSuchPoint = Error(
        "RH0460",
        "“{0}”定不出哪一天。",
        "“{0}” does not say which day.",
        "写成 周五、月 末日、月 第 5个工作日、季度 后 第 10个工作日、半年 末日、年 6月 上旬、年 6月20日 前、年 春节 后 第 1个工作日 这样的说法。",
        "Write it like 周五, 月 末日, 月 第 5个工作日, 季度 后 第 10个工作日, 半年 末日, 年 6月 上旬, 年 6月20日 前 or 年 春节 后 第 1个工作日.");

    /// <summary>{0} the limit's family.</summary>
    public static readonly DiagnosticDescriptor HeldInAnotherUnit = Error(
        "RH0461",
        "时限按{0}计，中止就按实际的时间扣除，不能另写“按”。",
        "The limit is counted in {0}, so what is suspended is taken out exactly; it has no 按.",
        "删去“按”和它之后的单位。",
        "Remove 按 and the unit behind it.");

    /// <summary>{0} the limit.</summary>
    public static readonly DiagnosticDescriptor HeldInTwoUnits = Error(
        "RH0462",
        "“{0}”的几个“中止”按不同的单位计，重叠的日子就说不清算一次还是两次。",
        "The 中止 of “{0}” are counted in different units, so that days under two of them would have no one meaning.",
        "给每个“中止”写同样的“按”，或者都不写。",
        "Give each 中止 the same 按, or none.");

    /// <summary>{0} the amount.</summary>
    public static readonly DiagnosticDescriptor CapOfExtension = Error(
        "RH0463",
        "“{0}”既不是次数，也不是与“限”同一种单位的时长。",
        "“{0}” is neither a number of times nor a span in the unit of 限.",
        "写 至多 2次，或 至多 20个工作日。",
        "Write 至多 2次 or 至多 20个工作日.");

    /// <summary>{0} the result, {1} the subject.</summary>
    public static readonly DiagnosticDescriptor DeemedSinceWhat = Error(
        "RH0464",
        "“{0}”不是“{1}”的事件，视为它就没有发生的时刻，不能写“自”。",
        "“{0}” is no event of {1}, so deeming it has no time of its own and takes no 自.",
        "改成事件的名称，或者删去“自”和它之后的部分。",
        "Name an event, or remove 自 and what follows it.");
}
