using System.Text.Json;
using System.Text.Unicode;
using CareFunctions.Core.Contracts;

namespace CareFunctions.Http;

/// <summary>Reads JSON whose shape the code itself checks: sound text through and through, so that nothing read from it later can fail.</summary>
public static class JsonBody
{
    /// <summary>The document, or what stands against reading it: bytes that are not UTF-8, no JSON, a property given twice, or half of a surrogate pair.</summary>
    public static (JsonDocument? Document, ProblemFault? Fault) Parse(ReadOnlyMemory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            return (null, new ProblemFault("", FaultCodes.InvalidEncoding, "This is not UTF-8."));
        }

        try
        {
            ReadEveryText(bytes.Span);
            return (JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false }), null);
        }
        catch (JsonException fault)
        {
            return (null, new ProblemFault("", FaultCodes.InvalidJson, $"This is not JSON, or names a property twice (line {(fault.LineNumber ?? 0) + 1})."));
        }
        catch (InvalidOperationException)
        {
            return (null, new ProblemFault("", FaultCodes.InvalidText, "A text in it is not valid Unicode."));
        }
    }

    /// <summary>The problem to answer: 422 where it is JSON with a text that is none, 400 otherwise.</summary>
    public static Problem ProblemOf(ProblemFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.Code == FaultCodes.InvalidText ? Problem.Unprocessable([fault]) : Problem.BadRequest(fault.Code, fault.Detail);
    }

    // System.Text.Json accepts an escape for half of a surrogate pair and throws only when the text is asked for.
    private static void ReadEveryText(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                _ = reader.GetString();
            }
        }
    }
}
