using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace Embedded.Tables.Wire;

/// <summary>Reads the service's error body, so that exceptions carry its code.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public static readonly TableErrorParser Instance = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is not { CanSeek: true, Length: > 0 } body)
        {
            return false;
        }
        try
        {
            body.Position = 0;
            var isXml = body.ReadByte() == '<';
            body.Position = 0;
            error = isXml ? ReadXml(body) : ReadJson(body);
        }
        catch (Exception malformed) when (malformed is JsonException or XmlException)
        {
            // A proxy's answer is no table error: the exception then carries the status and the body as it is.
            return false;
        }
        finally
        {
            body.Position = 0;
        }
        return error is not null;
    }

    private static ResponseError? ReadJson(Stream body)
    {
        using var json = JsonDocument.Parse(body);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("odata.error", out var fault))
        {
            return null;
        }
        var code = fault.TryGetProperty("code", out var codeText) ? codeText.GetString() : null;
        var message = fault.TryGetProperty("message", out var messages) && messages.TryGetProperty("value", out var text) ? text.GetString() : null;
        return new ResponseError(code, message);
    }

    // Refusals that come before the Table service itself (authentication, service settings) are XML, whatever is asked for.
    private static ResponseError? ReadXml(Stream body)
    {
        using var reader = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = false });
        var fault = XElement.Load(reader);
        return fault.Element("Code") is { } code ? new ResponseError(code.Value, fault.Element("Message")?.Value) : null;
    }
}
