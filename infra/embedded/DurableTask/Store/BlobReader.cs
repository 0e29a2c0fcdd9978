using System.Buffers.Binary;
using System.Text;

namespace Embedded.TaskHubs.Store;

/// <summary>Reads what <see cref="BlobWriter"/> wrote.</summary>
internal ref struct BlobReader
{
    private ReadOnlySpan<byte> _rest;

    public BlobReader(ReadOnlySpan<byte> data) => _rest = data;

    public byte Byte()
    {
        byte value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public long Number()
    {
        ulong value = 0;
        int shift = 0;
        int index = 0;
        byte part;
        do
        {
            part = _rest[index++];
            value |= (ulong)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        _rest = _rest[index..];
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int Int32() => checked((int)Number());

    public long Ticks()
    {
        long value = BinaryPrimitives.ReadInt64LittleEndian(_rest);
        _rest = _rest[8..];
        return value;
    }

    public string? Text()
    {
        int length = Int32() - 1;
        if (length < 0)
        {
            return null;
        }

        string value = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        return value;
    }
}
