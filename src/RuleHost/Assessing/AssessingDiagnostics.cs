using RuleHost.Text;

namespace RuleHost.Assessing;

/// <summary>What can be wrong with a folder of facts as a whole: RH0558 to RH0560.</summary>
internal static class AssessingDiagnostics
{
    /// <summary>{0} the fact type, {1} and {2} the files.</summary>
    public static readonly DiagnosticDescriptor TwoFiles = new("RH0558", Severity.Error,
        new("“{0}”有两个文件：{1} 和 {2}，不知道以哪一个为准。", "There are two files of {0}: {1} and {2}; which one counts is not clear."),
        new("留下一个；要合并的，先合成一个文件。", "Keep one, or join them into one first."));

    /// <summary>{0} the map, {1} the fact type.</summary>
    public static readonly DiagnosticDescriptor MapWithoutData = new("RH0559", Severity.Error,
        new("“{0}”旁边没有“{1}”的数据文件。", "Beside \"{0}\" there is no file with the records of {1}."),
        new("放上 {1}.csv 或 {1}.ndjson；不用了的对应表要删去。", "Put {1}.csv or {1}.ndjson there, or remove the map."));

    /// <summary>{0} the path, {1} files that could be there.</summary>
    public static readonly DiagnosticDescriptor EmptyFolder = new("RH0560", Severity.Error,
        new("“{0}”里没有一类事实的文件。", "There is no file of any fact type in \"{0}\"."),
        new("一类事实一个文件，.csv、.ndjson 或 .yaml，例如 {1}。", "One file a fact type, .csv, .ndjson or .yaml, for example {1}."));

    public static IReadOnlyList<DiagnosticDescriptor> All => [TwoFiles, MapWithoutData, EmptyFolder];
}
