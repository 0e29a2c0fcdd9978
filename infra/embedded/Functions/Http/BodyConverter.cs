using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Http;

/// <summary>Reads the request's body as JSON with the worker's serializer.</summary>
internal sealed class BodyConverter(IOptions<WorkerOptions> options) : IInputConverter
{
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        if (context.FunctionContext.GetHttpContext() is not { } http)
        {
            return ConversionResult.Unhandled();
        }

        try
        {
            if (context.TargetType == typeof(string))
            {
                using var reader = new StreamReader(http.Request.Body);
                return ConversionResult.Success(await reader.ReadToEndAsync(http.RequestAborted));
            }

            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            if (body.Length == 0)
            {
                return ConversionResult.Failed(new BadHttpRequestException("The request has no body."));
            }

            body.Position = 0;
            return ConversionResult.Success(
                await options.Value.Serializer!.DeserializeAsync(body, context.TargetType, http.RequestAborted));
        }
        catch (System.Text.Json.JsonException fault)
        {
            return ConversionResult.Failed(new BadHttpRequestException(
                $"The request's body is not JSON of the expected form: at {fault.Path ?? "$"}, line {fault.LineNumber + 1}.", fault));
        }
        catch (BadHttpRequestException fault)
        {
            return ConversionResult.Failed(fault);
        }
    }
}
