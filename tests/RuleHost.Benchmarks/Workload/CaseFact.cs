namespace RuleHost.Benchmarks.Workload;

internal enum Severity
{
    [Fact("轻微")]
    Minor,
    [Fact("一般")]
    General,
    [Fact("较大")]
    Major,
    [Fact("重大")]
    Critical,
}

internal enum Region
{
    [Fact("甲区")]
    A,
    [Fact("乙区")]
    B,
    [Fact("丙区")]
    C,
    [Fact("丁区")]
    D,
    [Fact("戊区")]
    E,
    [Fact("己区")]
    F,
    [Fact("庚区")]
    G,
    [Fact("辛区")]
    H,
}

internal enum Role
{
    [Fact("一把手")]
    Leader,
    [Fact("副职")]
    Deputy,
    [Fact("工作人员")]
    Staff,
    [Fact("外聘")]
    Contractor,
}

internal enum Duty
{
    [Fact("直接")]
    Direct,
    [Fact("监管")]
    Supervisory,
    [Fact("集体")]
    Collective,
}

/// <summary>A case of the workload as a host holds it: exact decimals, and null where nobody has said.</summary>
[Fact("案件")]
internal sealed record CaseFact
{
    [Fact("编号")]
    public required string Id { get; init; }

    [Fact("领域")]
    public string? Domain { get; init; }

    [Fact("逾期天数")]
    public int? OverdueDays { get; init; }

    [Fact("已答复")]
    public bool? Replied { get; init; }

    [Fact("投诉次数")]
    public int? ComplaintCount { get; init; }

    [Fact("损失数额")]
    public int? Loss { get; init; }

    [Fact("伤亡人数")]
    public int? Casualties { get; init; }

    [Fact("严重程度")]
    public Severity? Severity { get; init; }

    [Fact("迟报")]
    public bool? ReportedLate { get; init; }

    [Fact("片区")]
    public Region? Region { get; init; }

    [Fact("差错率")]
    public decimal? Rate { get; init; }

    [Fact("超支比例")]
    public decimal? BudgetOverrun { get; init; }

    [Fact("警示次数")]
    public int? PriorWarnings { get; init; }

    [Fact("隐瞒")]
    public bool? Concealed { get; init; }

    [Fact("身份")]
    public Role? Role { get; init; }

    [Fact("责任类型")]
    public Duty? DutyType { get; init; }

    [Fact("缺件数")]
    public int? DocumentsMissing { get; init; }

    [Fact("检查得分")]
    public decimal? InspectionScore { get; init; }

    [Fact("已整改")]
    public bool? Rectified { get; init; }

    [Fact("应办日")]
    public DateOnly? DueOn { get; init; }

    [Fact("报告日")]
    public DateOnly? ReportedOn { get; init; }

    [Fact("指派日")]
    public DateOnly? AssignedOn { get; init; }

    [Fact("曝光次数")]
    public int? MediaExposure { get; init; }

    [Fact("满意度")]
    public decimal? Satisfaction { get; init; }
}

/// <summary>The same with plain fields, as the peers of <c>perf</c> had it.</summary>
internal sealed class PlainCase
{
    public required string Domain { get; init; }

    public int OverdueDays { get; init; }

    public bool Replied { get; init; }

    public int ComplaintCount { get; init; }

    public int Loss { get; init; }

    public int Casualties { get; init; }

    public Severity Severity { get; init; }

    public bool ReportedLate { get; init; }

    public Region Region { get; init; }

    public double Rate { get; init; }

    public double BudgetOverrun { get; init; }

    public int PriorWarnings { get; init; }

    public bool Concealed { get; init; }

    public Role Role { get; init; }

    public Duty DutyType { get; init; }

    public int DocumentsMissing { get; init; }

    public double InspectionScore { get; init; }

    public bool Rectified { get; init; }

    public int DueOn { get; init; }

    public int ReportedOn { get; init; }

    public int AssignedOn { get; init; }

    public int MediaExposure { get; init; }

    public double Satisfaction { get; init; }
}
