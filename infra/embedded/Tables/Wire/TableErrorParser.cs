using System.Text.Json;
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
        if (response.ContentStream is not { CanSeek: true } body)
        {
            return false;
        }
        body.Position = 0;
        try
        {
            using var json = JsonDocument.Parse(body);
            if (!json.RootElement.TryGetProperty("odata.error", out var fault))
            {
                return false;
            }
            var code = fault.TryGetProperty("code", out var codeText) ? codeText.GetString() : null;
            var message = fault.TryGetProperty("message", out var messages) && messages.TryGetProperty("value", out var text) ? text.GetString() : null;
            error = new ResponseError(code, message);
            return true;
        }
        catch (JsonException)
        {
            // A proxy's answer is no table error: the exception then carries the status and the body as it is.
            return false;
        }
        finally
        {
            body.Position = 0;
        }
    }
}
