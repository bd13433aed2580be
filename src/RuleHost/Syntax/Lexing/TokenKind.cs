namespace RuleHost.Syntax;

/// <summary>
/// What a token is to the grammar. Reserved words have kinds of their own; words that mean something only at one place of one clause
/// (一律, 评为, 剩, …) have them too, and are given them there alone.
/// </summary>
internal enum TokenKind : byte
{
    /// <summary>The end of a clause; every clause's token list ends with it.</summary>
    End,

    /// <summary>What is no token: no parser accepts it, so the earlier of a lexical and a grammatical mistake is reported by itself.</summary>
    Bad,

    /// <summary>The clause keyword that a clause begins with.</summary>
    ClauseWord,
    Name,
    Number,
    Text,

    /// <summary>(一) at the beginning of a continuation line.</summary>
    ItemMark,

    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    Comma,
    Colon,
    Dot,
    Bar,
    Arrow,
    Plus,
    Minus,
    TimesOrDivide,
    Equals,

    /// <summary>Every comparison but =, 是 and 介于; <see cref="Token.Detail"/> says which.</summary>
    Compare,
    Between,

    /// <summary>是: after an operand a comparison, elsewhere a literal.</summary>
    Yes,
    No,
    None,

    Or,
    And,

    /// <summary>The English <c>and</c>, which is 且 or 与 by its place.</summary>
    AndOrWith,
    With,
    Not,
    Consecutive,

    /// <summary>为.</summary>
    Is,

    /// <summary>The English <c>is</c>, which is 为 or the comparison 是 by its place.</summary>
    IsOrEquals,
    When,
    To,
    By,
    ToWhom,
    Weight,
    Per,
    AtMost,
    Where,
    As,

    /// <summary>均.</summary>
    All,

    /// <summary>并.</summary>
    Also,

    /// <summary>起.</summary>
    Since,
    If,
    Then,
    Else,
    Into,
    Except,
    Of,
    Issue,
    Report,
    Deem,
    Limit,
    Produces,
    Await,
    Extendable,
    Ends,
    Pronoun,
    Within,
    Block,
    BlockAtLeast,
    CaseBlock,
    Otherwise,

    /// <summary>截至, behind 近 n.</summary>
    AsOf,

    /// <summary>一律, behind the colon of a measure.</summary>
    Always,

    /// <summary>先行, behind the colon of a measure.</summary>
    Interim,

    /// <summary>评为, behind 不得.</summary>
    GradingAs,

    /// <summary>仅客观, at the end of an item.</summary>
    MeasuredOnly,

    /// <summary>满, behind what 扣 or 加 counts per.</summary>
    Step,

    /// <summary>剩, 用满, 逾期满, 中止满, behind 于.</summary>
    ThresholdOf,

    /// <summary>逾期, behind 于.</summary>
    Overdue,

    /// <summary>从, behind the clause word of 可调.</summary>
    From,

    /// <summary>自, behind 中止, 重计, and within 延长 and 视为.</summary>
    FromEvent,

    /// <summary>按, within 中止.</summary>
    CountedIn,

    /// <summary>工作日, 天 or 工作小时, behind 按 of 中止.</summary>
    Measure,

    /// <summary>全部 or 任一, behind 待.</summary>
    AllOrAny,

    /// <summary>下班, 同时刻 or 24:00, behind 截止.</summary>
    Cutoff,

    /// <summary>含在办, at the end of 施行.</summary>
    RunningToo,

    /// <summary>成立, 不成立, 待查 or 不适用, behind the arrow of an example.</summary>
    Outcome,
}
