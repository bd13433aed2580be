using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RuleHost.Text;
using Sprache;

namespace RuleHost.Syntax;

/// <summary>
/// Combinators on Sprache's types that decide on one token: an alternative or a tail once begun is committed to, so parsing is linear, and
/// every refusal leaves in the context what would have been accepted. Chains are loops; only nesting uses the stack.
/// </summary>
internal static class Rules
{
    /// <summary>One token of some kinds.</summary>
    public static Parser<Token> One(params ReadOnlySpan<TokenKind> kinds)
    {
        var set = KindSet.Of(kinds);
        return input => set.AreAt((TokenInput)input) ? (TokenInput)input : new No<Token>(input);
    }

    /// <summary>One token of some kinds, which here is a certain keyword.</summary>
    public static Parser<Token> Meaning(Keyword word, params ReadOnlySpan<TokenKind> kinds)
    {
        var set = KindSet.Of(kinds);
        return input =>
        {
            var at = (TokenInput)input;
            if (!set.AreAt(at))
            {
                return new No<Token>(input);
            }

            at.Context.Resolve(at.Index, word);
            return at;
        };
    }

    public static Parser<R> To<A, R>(this Parser<A> parser, Func<A, R> make) =>
        input => parser(input) is { WasSuccessful: true } read ? new Ok<R>(make(read.Value), read.Remainder) : new No<R>(input);

    /// <summary>Makes a node that covers all the tokens read.</summary>
    public static Parser<R> Node<A, R>(this Parser<A> parser, Func<TextSpan, A, R> make) => parser.Node((_, span, value) => make(span, value));

    /// <summary>Makes a node that covers all the tokens read, and may complain.</summary>
    public static Parser<R> Node<A, R>(this Parser<A> parser, Func<ParseContext, TextSpan, A, R> make) => input =>
    {
        var read = parser(input);
        return read.WasSuccessful
            ? new Ok<R>(make(((TokenInput)input).Context, Covered((TokenInput)input, (TokenInput)read.Remainder), read.Value), read.Remainder)
            : new No<R>(read.Remainder);
    };

    public static TextSpan Covered(TokenInput from, TokenInput behind)
    {
        var tokens = from.Context.Tokens;
        return behind.Index > from.Index
            ? tokens[from.Index].Span.To(tokens[behind.Index - 1].Span)
            : new TextSpan(tokens[from.Index].Span.Start, 0);
    }

    public static Parser<R> Seq<A, B, R>(Parser<A> a, Parser<B> b, Func<A, B, R> make) => input =>
    {
        var x = a(input);
        if (!x.WasSuccessful)
        {
            return new No<R>(x.Remainder);
        }

        var y = b(x.Remainder);
        return y.WasSuccessful ? new Ok<R>(make(x.Value, y.Value), y.Remainder) : new No<R>(y.Remainder);
    };

    public static Parser<R> Seq<A, B, C, R>(Parser<A> a, Parser<B> b, Parser<C> c, Func<A, B, C, R> make) => input =>
    {
        var x = a(input);
        if (!x.WasSuccessful)
        {
            return new No<R>(x.Remainder);
        }

        var y = b(x.Remainder);
        if (!y.WasSuccessful)
        {
            return new No<R>(y.Remainder);
        }

        var z = c(y.Remainder);
        return z.WasSuccessful ? new Ok<R>(make(x.Value, y.Value, z.Value), z.Remainder) : new No<R>(z.Remainder);
    };

    public static Parser<R> Seq<A, B, C, D, R>(Parser<A> a, Parser<B> b, Parser<C> c, Parser<D> d, Func<A, B, C, D, R> make) =>
        Seq(Seq(a, b, static (x, y) => (x, y)), Seq(c, d, static (x, y) => (x, y)), (p, q) => make(p.x, p.y, q.x, q.y));

    /// <summary>What follows a word that only announces it.</summary>
    public static Parser<A> After<A>(TokenKind word, Parser<A> parser) => Seq(One(word), parser, static (_, value) => value);

    /// <summary>One of several, told apart by the first token. Overlapping alternatives are a fault of the grammar, found when it is built.</summary>
    public static Parser<A> Either<A>(params ReadOnlySpan<(KindSet First, Parser<A> Parser)> alternatives)
    {
        var table = new Parser<A>?[128];
        var all = default(KindSet);
        foreach (var (first, parser) in alternatives)
        {
            if (!(all & first).IsEmpty)
            {
                throw new InvalidOperationException("Two alternatives begin with the same token.");
            }

            all |= first;
            for (var kind = 0; kind < table.Length; kind++)
            {
                if (first.Has((TokenKind)kind))
                {
                    table[kind] = parser;
                }
            }
        }

        return input => all.AreAt((TokenInput)input) ? table[(int)((TokenInput)input).Kind]!(input) : new No<A>(input);
    }

    /// <summary>A part that may be missing: then the default.</summary>
    public static Parser<A?> Maybe<A>(KindSet first, Parser<A> parser) =>
        input => first.AreAt((TokenInput)input) ? (IResult<A?>)parser(input) : new Ok<A?>(default, input);

    /// <summary>Something with perhaps a tail.</summary>
    public static Parser<A> Tail<A, T>(Parser<A> head, KindSet first, Parser<T> tail, Func<A, T, A> join) => input =>
    {
        var read = head(input);
        if (!read.WasSuccessful || !first.AreAt((TokenInput)read.Remainder))
        {
            return read;
        }

        var rest = tail(read.Remainder);
        return rest.WasSuccessful ? new Ok<A>(join(read.Value, rest.Value), rest.Remainder) : new No<A>(rest.Remainder);
    };

    /// <summary>Operands joined by operators of one rank, as one node however many.</summary>
    public static Parser<A> Chain<A>(Parser<A> operand, KindSet operators, Func<List<Token>, ImmutableArray<A>.Builder, A> fold, Keyword? meaning = null) => input =>
    {
        var read = operand(input);
        if (!read.WasSuccessful || !operators.AreAt((TokenInput)read.Remainder))
        {
            return read;
        }

        var signs = new List<Token>(2);
        var operands = ImmutableArray.CreateBuilder<A>(2);
        operands.Add(read.Value);
        do
        {
            var sign = (TokenInput)read.Remainder;
            if (meaning is not null)
            {
                sign.Context.Resolve(sign.Index, meaning);
            }

            signs.Add(sign.Value);
            read = operand(sign.Next);
            if (!read.WasSuccessful)
            {
                return read;
            }

            operands.Add(read.Value);
        }
        while (operators.AreAt((TokenInput)read.Remainder));
        return new Ok<A>(fold(signs, operands), read.Remainder);
    };

    /// <summary>As many as begin so, perhaps none.</summary>
    public static Parser<ImmutableArray<A>> Many<A>(KindSet first, Parser<A> parser) => input =>
    {
        if (!first.AreAt((TokenInput)input))
        {
            return new Ok<ImmutableArray<A>>([], input);
        }

        var items = ImmutableArray.CreateBuilder<A>();
        do
        {
            var read = parser(input);
            if (!read.WasSuccessful)
            {
                return new No<ImmutableArray<A>>(read.Remainder);
            }

            items.Add(read.Value);
            input = read.Remainder;
        }
        while (first.AreAt((TokenInput)input));
        return new Ok<ImmutableArray<A>>(items.ToImmutable(), input);
    };

    public static Parser<ImmutableArray<A>> Some<A>(KindSet first, Parser<A> parser)
    {
        var many = Many(first, parser);
        return input => first.AreAt((TokenInput)input) ? many(input) : new No<ImmutableArray<A>>(input);
    }

    /// <summary>One or more with separators between.</summary>
    public static Parser<ImmutableArray<A>> List<A>(Parser<A> parser, KindSet separators) => input =>
    {
        var items = ImmutableArray.CreateBuilder<A>(1);
        while (true)
        {
            var read = parser(input);
            if (!read.WasSuccessful)
            {
                return new No<ImmutableArray<A>>(read.Remainder);
            }

            items.Add(read.Value);
            if (!separators.AreAt((TokenInput)read.Remainder))
            {
                return new Ok<ImmutableArray<A>>(items.DrainToImmutable(), read.Remainder);
            }

            input = ((TokenInput)read.Remainder).Next;
        }
    };

    /// <summary>A rule that is defined further down; also where a stack too small for the nesting is noticed.</summary>
    public static Parser<A> Lazy<A>(Func<Parser<A>> rule)
    {
        Parser<A>? found = null;
        return input =>
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return (found ??= rule())(input);
        };
    }

    public static bool AreAt(this KindSet kinds, TokenInput input)
    {
        if (kinds.Has(input.Kind))
        {
            return true;
        }

        input.Context.Miss(input.Index, kinds);
        return false;
    }
}

internal sealed class Ok<T>(T value, IInput remainder) : IResult<T>
{
    public T Value => value;

    public bool WasSuccessful => true;

    public string Message => "";

    public IEnumerable<string> Expectations => [];

    public IInput Remainder => remainder;
}

internal sealed class No<T>(IInput at) : IResult<T>
{
    public T Value => throw new InvalidOperationException("Nothing was read.");

    public bool WasSuccessful => false;

    public string Message => "";

    public IEnumerable<string> Expectations => [];

    public IInput Remainder => at;
}
