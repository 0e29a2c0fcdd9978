using System.Reflection;
using Embedded.Functions.HostJson;
using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace Embedded.Functions.Http;

/// <summary>HTTP triggers. They need no listener: the server calls their functions.</summary>
internal sealed class HttpTriggerExtension(FunctionCatalog catalog, HostSettings settings, IInlineConstraintResolver constraints) : ITriggerExtension
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"];

    public bool Handles(TriggerBindingAttribute trigger) => trigger is HttpTriggerAttribute;

    public ITriggerListener? CreateListener(FunctionDescriptor function) => null;

    public IEnumerable<string> Validate(FunctionDescriptor function)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var type = function.TriggerParameter.ParameterType;
        if (type != typeof(HttpRequest) && type != typeof(HttpContext) && type != typeof(HttpRequestData))
        {
            yield return $"parameter '{function.TriggerParameter.Name}' of the HTTP trigger must be an HttpRequest or HttpRequestData, not {type}.";
        }

        if (trigger.AuthLevel is AuthorizationLevel.User || !Enum.IsDefined(trigger.AuthLevel))
        {
            yield return $"authorization level {trigger.AuthLevel} is none that a key opens; it must be Anonymous, Function, System or Admin.";
        }

        foreach (var method in (trigger.Methods ?? []).Where(method => !Methods.Contains(method, StringComparer.OrdinalIgnoreCase)))
        {
            yield return $"'{method}' is not an HTTP method; it must be one of {string.Join(", ", Methods)}.";
        }

        FunctionRoute? route = null;
        string? malformed = null;
        try
        {
            route = FunctionRoute.Of(function, settings.RoutePrefix);
        }
        catch (RoutePatternException fault)
        {
            malformed = $"the route '{trigger.Route ?? function.Name}' is malformed: {fault.Message}";
        }

        if (route is null)
        {
            yield return malformed!;
            yield break;
        }

        foreach (var fault in Constraints(route).Concat(Reserved(route)).Concat(Collisions(function, route)))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> Constraints(FunctionRoute route)
    {
        foreach (var policy in route.Pattern.Parameters.SelectMany(parameter => parameter.ParameterPolicies))
        {
            string? fault = null;
            try
            {
                if (policy.Content is { } text && constraints.ResolveConstraint(text) is null)
                {
                    fault = $"the route '{route.Template}' has a constraint that nobody knows: '{text}'.";
                }
            }
            catch (Exception wrong) when (wrong is RouteCreationException or ArgumentException or FormatException or TargetInvocationException)
            {
                fault = $"the route '{route.Template}' has a malformed constraint '{policy.Content}': {wrong.Message}";
            }

            if (fault is not null)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Reserved(FunctionRoute route) =>
        route.Pattern.PathSegments is [{ Parts: [RoutePatternLiteralPart { Content: var first }] }, ..]
        && new[] { "admin", "runtime", ".auth" }.Contains(first, StringComparer.OrdinalIgnoreCase)
            ? [$"the route '{route.Template}' lies below '/{first}', which is the host's own."]
            : [];

    private IEnumerable<string> Collisions(FunctionDescriptor function, FunctionRoute route)
    {
        foreach (var other in catalog.Functions.TakeWhile(other => other != function).Where(other => other.Trigger is HttpTriggerAttribute))
        {
            var collides = false;
            try
            {
                collides = FunctionRoute.Of(other, settings.RoutePrefix).Collides(route);
            }
            catch (RoutePatternException)
            {
                // The other function's own fault says so.
            }

            if (collides)
            {
                yield return $"it has the same route '{route.Template}' and method as function '{other.Name}'.";
            }
        }
    }
}
