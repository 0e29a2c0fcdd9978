using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Embedded.Functions.Tests.Invocation;

public sealed class InvocationSamples(ScopedThing thing) : IDisposable
{
    private static int disposed;

    public static int Disposed => disposed;

    [Function("Ok")]
    public string Ok([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ok")] HttpRequest request, FunctionContext context) =>
        $"{ReferenceEquals(thing, context.InstanceServices.GetService(typeof(ScopedThing)))} {context.Items["trail"]}";

    [Function("ValueTaskOf")]
    public async ValueTask<string> ValueTaskOf([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "valuetask")] HttpRequest request)
    {
        await Task.Yield();
        return "done";
    }

    [Function("Slow")]
    public static async Task Slow([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request, CancellationToken cancellation) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);

    [Function("Converted")]
    public static string Converted(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "converted/{word}")] HttpRequest request,
        [InputConverter(typeof(Backwards))] string word) => word;

    public void Dispose() => Interlocked.Increment(ref disposed);

    public sealed class Backwards : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
            new(ConversionResult.Success(string.Concat(((string)context.Source!).Reverse())));
    }
}
