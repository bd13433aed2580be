using System.Security.Cryptography;
using System.Text;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>
/// Rows of a log, one at a time, whatever its format: cells by column, as text. Only the current row is in memory.
/// </summary>
internal abstract class LogRows : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>What messages call the log.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the columns, as far as known: CSV knows all from its header, NDJSON those met so far.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Columns that were asked for and that no row had: only NDJSON knows no better before its end.</summary>
    public virtual IEnumerable<string> NeverMet => [];

    /// <summary>The line at which the current row begins, from 1.</summary>
    public long Line { get; protected set; }

    /// <summary>The place of the current row in the log, from 1.</summary>
    public long Number { get; protected set; }

    /// <summary>Why the current row cannot be read at all; null where it can.</summary>
    public RowProblem? Problem { get; protected set; }

    /// <summary>What is probably behind it where the current row turns out to be of no use; null where nothing shows.</summary>
    public virtual Localized? Suspicion => null;

    /// <summary>The index of a column; −1 where there is none.</summary>
    public abstract int ColumnOf(string name);

    /// <summary>Goes to the next row. False at the end.</summary>
    /// <exception cref="RulebookException">The file is damaged further on, or can be read no more.</exception>
    public bool Read()
    {
        Number++;
        try
        {
            return Next();
        }
        catch (InvalidDataException)
        {
            throw new RulebookException([new Diagnostic(DocumentDiagnostics.CannotUnpack, null, [Name])]);
        }
        catch (IOException)
        {
            throw new RulebookException([new Diagnostic(DocumentDiagnostics.CannotOpen, null, [Name])]);
        }
    }

    /// <summary>A cell of the current row; null or blank where it says nothing.</summary>
    public abstract string? this[int column] { get; }

    /// <summary>A digest of the whole current row: equal rows have equal digests.</summary>
    public virtual UInt128 Digest()
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (this[i] is { } cell)
            {
                _hash.AppendData(Encoding.UTF8.GetBytes(cell));
            }

            _hash.AppendData([0x1F]);
        }

        Span<byte> digest = stackalloc byte[32];
        _hash.GetHashAndReset(digest);
        return new UInt128(BitConverter.ToUInt64(digest), BitConverter.ToUInt64(digest[8..]));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hash.Dispose();
        Close();
    }

    /// <summary>Reads the next row; false at the end.</summary>
    protected abstract bool Next();

    protected abstract void Close();
}

/// <summary>Why a row was rejected, as <c>rejected.ndjson</c> says it.</summary>
/// <param name="Line">The row's line.</param>
/// <param name="Reason">Why.</param>
internal sealed record RejectedRow(long Line, Text.Localized Reason);

/// <summary>What keeps a row from being read.</summary>
internal sealed record RowProblem(Text.Localized Reason);
