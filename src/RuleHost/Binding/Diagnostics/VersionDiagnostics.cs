using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>What can be wrong with texts that follow each other: RH0375 and RH0376.</summary>
internal static class VersionDiagnostics
{
    /// <summary>{0} the id, {1} the last day as written, {2} the day on which the next begins.</summary>
    public static readonly DiagnosticDescriptor Overlap = new("RH0375", Severity.Warning,
        new("“{0}”的这个文本写着施行至 {1}，后来的文本 {2} 就施行；从那天起按后来的。", "This text of “{0}” says that it stands until {1}, but the later text stands from {2}; from then on the later one counts."),
        new("把前一个文本的“至”改到后一个施行的前一天，或者删去“至”：后来的施行，前面的自然停止。", "End the earlier text on the day before, or leave its “至” out: it ends by itself when the later one begins."));

    /// <summary>{0} the id.</summary>
    public static readonly DiagnosticDescriptor OfAnotherType = new("RH0376", Severity.Error,
        new("“{0}”的几个文本给出的值不是同一类：引用它的条文不知道按哪一类算。", "The texts of “{0}” are not values of one type: provisions that refer to it cannot tell which."),
        new("各文本用同一种单位、同一个值域；确实换了，就用新的编号。", "Use one unit and one scale in all texts; where it really changes, give the new one an id of its own."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [Overlap, OfAnotherType];
}
