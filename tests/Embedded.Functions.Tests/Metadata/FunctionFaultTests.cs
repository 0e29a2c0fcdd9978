using Embedded.Functions.Hosting;
using Embedded.Functions.Tests.Testing;

namespace Embedded.Functions.Tests.Metadata;

public sealed class FunctionFaultTests
{
    [Fact]
    public async Task Start_FaultyFunctions_ListsEveryFaultOfEveryFunction()
    {
        var fault = await Should.ThrowAsync<HostStartException>(() => RunningHost.StartAsync(
            [typeof(FaultySamples)], hostJson: """{ "version": "1.0", "functionTimeout": "soon", "extensions": { "http": { "routePrefix": "a b" } } }"""));

        string[] expected =
        [
            "The name 'Same' is taken by more than one function",
            "same route '/a b/Cases/{other}' and method as function 'RouteA'",
            "no parameter has a trigger attribute",
            "more than one trigger: parameters 'request', 'timer'",
            "the name must be a letter",
            "BadSchedule",
            "has a constraint that nobody knows: 'nonsense'",
            "the route 'x/{id' is malformed",
            "'fetch' is not an HTTP method",
            "parameter 'version': the host cannot give a value of type System.Version",
            "parameter 'version' of the HTTP trigger must be an HttpRequest",
            "but the method returns nothing",
            "the method must be public",
            "an async function must return Task or ValueTask",
            "neither the method nor its class may be generic",
            "authorization level User is none that a key opens",
            "version is '1.0'",
            "functionTimeout is 'soon'",
            "extensions.http.routePrefix is 'a b'",
        ];
        expected.Where(text => !fault.Message.Contains(text, StringComparison.Ordinal)).ShouldBeEmpty(fault.Message);
    }
}
