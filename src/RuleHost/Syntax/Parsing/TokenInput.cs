using Sprache;

namespace RuleHost.Syntax;

/// <summary>
/// The state of one parse: the clause's tokens, the furthest place where something was wanted and not found, and what was wanted there.
/// One serves one thread and is reused from clause to clause, inputs included.
/// </summary>
internal sealed class ParseContext
{
    private readonly List<TokenInput> _inputs = [];

    public Token[] Tokens { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>The furthest token at which a parser failed.</summary>
    public int Far { get; private set; }

    /// <summary>Every kind that would have been accepted there.</summary>
    public KindSet Wanted { get; private set; }

    /// <summary>Mistakes that are seen only once a part is read: a limit without unit.</summary>
    public List<LexicalMistakeAt> Complaints { get; } = [];

    /// <summary>Begins the parse of a clause; its last token is <see cref="TokenKind.End"/>.</summary>
    public TokenInput Start(Token[] tokens, int count)
    {
        (Tokens, Count, Far, Wanted) = (tokens, count, -1, default);
        Complaints.Clear();
        while (_inputs.Count <= count)
        {
            _inputs.Add(new TokenInput(this, _inputs.Count));
        }

        return _inputs[0];
    }

    public TokenInput At(int index) => _inputs[index];

    public void Miss(int at, KindSet wanted)
    {
        if (at > Far)
        {
            (Far, Wanted) = (at, wanted);
        }
        else if (at == Far)
        {
            Wanted |= wanted;
        }
    }

    /// <summary>Notes which of two meanings a word has; the English <c>and</c> and <c>is</c> have two.</summary>
    public void Resolve(int at, Keyword word) => Tokens[at] = Tokens[at] with { Word = word };
}

internal readonly record struct LexicalMistakeAt(Text.TextSpan Span, LexicalMistake Mistake);

/// <summary>A place in a clause. Input and its own success result at once, so that accepting a token allocates nothing.</summary>
internal sealed class TokenInput(ParseContext context, int index) : IInput, IResult<Token>
{
    public ParseContext Context => context;

    public int Index => index;

    public TokenKind Kind => context.Tokens[index].Kind;

    public TokenInput Next => context.At(index + 1);

    public Token Value => context.Tokens[index];

    public bool WasSuccessful => true;

    public string Message => "";

    public IEnumerable<string> Expectations => [];

    public IInput Remainder => Next;

    public string Source => "";

    public char Current => (char)Kind;

    public bool AtEnd => Kind == TokenKind.End;

    public int Position => index;

    public int Line => 0;

    public int Column => 0;

    /// <summary>Sprache keeps memos of <c>Parse.Ref</c> here; inputs are reused, so nothing may stay on them.</summary>
    public IDictionary<object, object> Memos => throw new NotSupportedException("Use Rules.Lazy instead of Parse.Ref.");

    public IInput Advance() => Next;

    public bool Equals(IInput? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => index;
}
