using RuleHost.Text;

namespace RuleHost.Cases;

/// <summary>What can be wrong with a file of claims: RH0371 to RH0373.</summary>
internal static class ClaimDiagnostics
{
    /// <summary>{0} the file, {1} the line.</summary>
    public static readonly DiagnosticDescriptor NoClaim = new("RH0371", Severity.Error,
        new("“{0}”第 {1} 行不是发牌的登记，整个文件不再可信，没有登记任何牌。", "Line {1} of \"{0}\" is no claim of a card; the file as a whole is not to be trusted, and no card was claimed."),
        new("看看是不是指错了文件；登记文件只能由 replay --claims 写，不能用手改。改坏了的，从备份恢复。", "See whether another file was meant; claims are written by \"replay --claims\" alone and never by hand. Restore a damaged file from its backup."));

    /// <summary>{0} the file.</summary>
    public static readonly DiagnosticDescriptor Held = new("RH0372", Severity.Error,
        new("登记文件“{0}”一直被别的程序占着，没有登记。", "Another program holds the claims \"{0}\" all the time; nothing was claimed."),
        new("等另一次重放结束后再运行；已经登记的不会重发。", "Run it again when the other replay is over; what was claimed is not issued again."));

    /// <summary>{0} the file.</summary>
    public static readonly DiagnosticDescriptor CannotWrite = new("RH0373", Severity.Error,
        new("登记文件“{0}”写不进去。", "The claims \"{0}\" cannot be written."),
        new("看看路径、权限和磁盘空间；上级文件夹要先建好。", "Check the path, the permissions and the disk; its folder must be there."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [NoClaim, Held, CannotWrite];
}
