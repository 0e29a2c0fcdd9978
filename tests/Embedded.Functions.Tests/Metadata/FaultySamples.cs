using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Tests.Metadata;

/// <summary>One function for each way to get it wrong.</summary>
public sealed class FaultySamples
{
    [Function("Same")]
    public static string First([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "first")] HttpRequest request) => "";

    [Function("same")]
    public static string Second([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "second")] HttpRequest request) => "";

    [Function("RouteA")]
    public static string RouteA([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "cases/{id}")] HttpRequest request) => "";

    [Function("RouteB")]
    public static string RouteB([HttpTrigger(AuthorizationLevel.Anonymous, "POST", Route = "Cases/{other}")] HttpRequest request) => "";

    [Function("NoTrigger")]
    public static void NoTrigger(string text) => _ = text;

    [Function("TwoTriggers")]
    public static void TwoTriggers([HttpTrigger] HttpRequest request, [TimerTrigger("0 * * * * *")] TimerInfo timer) => _ = (request, timer);

    [Function("bad name")]
    public static void BadName([HttpTrigger] HttpRequest request) => _ = request;

    [Function("BadSchedule")]
    public static void BadSchedule([TimerTrigger("sometimes")] TimerInfo timer) => _ = timer;

    [Function("BadConstraint")]
    public static void BadConstraint([HttpTrigger(AuthorizationLevel.Anonymous, Route = "x/{id:nonsense}")] HttpRequest request) => _ = request;

    [Function("BadTemplate")]
    public static void BadTemplate([HttpTrigger(AuthorizationLevel.Anonymous, Route = "x/{id")] HttpRequest request) => _ = request;

    [Function("BadMethod")]
    public static void BadMethod([HttpTrigger(AuthorizationLevel.Anonymous, "fetch", Route = "y")] HttpRequest request) => _ = request;

    [Function("BadParameter")]
    public static void BadParameter([HttpTrigger(AuthorizationLevel.Anonymous, Route = "z")] HttpRequest request, Version version) => _ = (request, version);

    [Function("BadTriggerType")]
    public static void BadTriggerType([HttpTrigger(AuthorizationLevel.Anonymous, Route = "w")] Version version) => _ = version;

    [Function("OutputOfNothing")]
    [QueueOutput("results")]
    public static void OutputOfNothing([HttpTrigger(AuthorizationLevel.Anonymous, Route = "v")] HttpRequest request) => _ = request;

    [Function("NotPublic")]
    internal static void NotPublic([HttpTrigger(AuthorizationLevel.Anonymous, Route = "u")] HttpRequest request) => _ = request;

    [Function("AsyncVoid")]
    public static async void AsyncVoid([HttpTrigger(AuthorizationLevel.Anonymous, Route = "t")] HttpRequest request) => await request.Body.FlushAsync();

    [Function("UserLevel")]
    public static void UserLevel([HttpTrigger(AuthorizationLevel.User, Route = "u")] HttpRequest request) => _ = request;

    [Function("Generic")]
    public static void Generic<T>([HttpTrigger(AuthorizationLevel.Anonymous, Route = "s")] HttpRequest request) => _ = (request, typeof(T));
}
