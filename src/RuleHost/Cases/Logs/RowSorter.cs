using System.Text;
using RuleHost.Records;

namespace RuleHost.Cases.Logs;

/// <summary>
/// Brings the rows of each case together in bounded memory: what does not fit is sorted, set down in a temporary file, and merged at the
/// end. A log that fits touches no file.
/// </summary>
internal sealed class RowSorter : IDisposable
{
    /// <summary>More files than this are first merged into one.</summary>
    private const int MaxRuns = 64;
    private const int BufferSize = 1 << 16;

    private readonly long _budget;
    private readonly List<FileStream> _runs = [];
    private readonly List<GatheredRow> _rows = [];
    private long _size;

    /// <summary>A sorter.</summary>
    /// <param name="budget">About how many bytes of rows may be in memory.</param>
    public RowSorter(long budget = 16L * 1024 * 1024) => _budget = budget;

    public long Count { get; private set; }

    public void Add(GatheredRow row)
    {
        Count++;
        _rows.Add(row);
        _size += SizeOf(row);
        if (_size > _budget)
        {
            SetDown();
        }
    }

    /// <summary>All rows in order. Once.</summary>
    public IEnumerable<GatheredRow> Sorted()
    {
        _rows.Sort(GatheredRow.Compare);
        if (_runs.Count == 0)
        {
            return _rows;
        }

        return Merge([.. _runs.Select(Rows), _rows]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var run in _runs)
        {
            run.Dispose();
        }
    }

    private static long SizeOf(GatheredRow row)
    {
        var size = 120L + (2 * row.Key.Key.Length) + (8 * row.Cells.Length);
        foreach (var cell in row.Cells)
        {
            size += cell is null ? 0 : 24 + (2 * cell.Length);
        }

        return size;
    }

    private void SetDown()
    {
        _rows.Sort(GatheredRow.Compare);
        if (_runs.Count == MaxRuns)
        {
            var merged = Write(Merge([.. _runs.Select(Rows)]));
            _runs.ForEach(r => r.Dispose());
            _runs.Clear();
            _runs.Add(merged);
        }

        _runs.Add(Write(_rows));
        _rows.Clear();
        _size = 0;
    }

    private static IEnumerable<GatheredRow> Merge(IReadOnlyList<IEnumerable<GatheredRow>> runs)
    {
        var heads = new PriorityQueue<IEnumerator<GatheredRow>, GatheredRow>(Comparer<GatheredRow>.Create(GatheredRow.Compare));
        foreach (var run in runs)
        {
            var rows = run.GetEnumerator();
            if (rows.MoveNext())
            {
                heads.Enqueue(rows, rows.Current);
            }
        }

        while (heads.TryPeek(out var rows, out var row))
        {
            yield return row;
            if (rows.MoveNext())
            {
                heads.DequeueEnqueue(rows, rows.Current);
            }
            else
            {
                heads.Dequeue().Dispose();
            }
        }
    }

    /// <summary>The file is nobody else's and goes with its handle.</summary>
    private static FileStream Write(IEnumerable<GatheredRow> rows)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = BufferSize,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        using var writer = new BinaryWriter(file, Encoding.Unicode, leaveOpen: true);
        foreach (var row in rows)
        {
            writer.Write(row.Key.Type);
            writer.Write(row.Key.Key);
            writer.Write7BitEncodedInt(row.Part);
            writer.Write7BitEncodedInt64(row.Number);
            writer.Write7BitEncodedInt64(row.Line);
            writer.Write((ulong)row.Digest);
            writer.Write((ulong)(row.Digest >> 64));
            writer.Write7BitEncodedInt(row.Cells.Length);
            foreach (var cell in row.Cells)
            {
                writer.Write(cell is not null);
                if (cell is not null)
                {
                    writer.Write(cell);
                }
            }
        }

        writer.Flush();
        file.Flush();
        return file;
    }

    private static IEnumerable<GatheredRow> Rows(FileStream file)
    {
        file.Position = 0;
        using var reader = new BinaryReader(file, Encoding.Unicode, leaveOpen: true);
        while (file.Position < file.Length)
        {
            var key = new RecordKey(reader.ReadString(), reader.ReadString());
            var (part, number, line) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
            var (low, high) = (reader.ReadUInt64(), reader.ReadUInt64());
            var cells = new string?[reader.Read7BitEncodedInt()];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.ReadBoolean() ? reader.ReadString() : null;
            }

            yield return new GatheredRow { Key = key, Part = part, Number = number, Line = line, Digest = new UInt128(high, low), Cells = cells };
        }
    }
}
