using Embedded.Functions.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Http;

/// <summary>Where an HTTP function answers.</summary>
/// <param name="Pattern">The route with the host's prefix.</param>
/// <param name="Methods">In upper case; <see langword="null"/> for any.</param>
internal sealed record FunctionRoute(RoutePattern Pattern, IReadOnlyList<string>? Methods)
{
    /// <exception cref="RoutePatternException">The template is malformed.</exception>
    public static FunctionRoute Of(FunctionDescriptor function, string prefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var route = (trigger.Route ?? function.Name).Trim('/');
        var template = prefix.Length == 0 ? route : route.Length == 0 ? prefix : $"{prefix}/{route}";
        return new FunctionRoute(
            RoutePatternFactory.Parse("/" + template),
            trigger.Methods is { Length: > 0 } methods ? [.. methods.Select(method => method.ToUpperInvariant()).Distinct()] : null);
    }

    /// <summary>For messages and the start banner: <c>/api/cases/{id:guid}</c>.</summary>
    public string Template => "/" + Pattern.RawText!.TrimStart('/');

    /// <summary>Whether some request would match both: the same path, parameter names aside, and a method in common.</summary>
    public bool Collides(FunctionRoute other) =>
        Shape.Equals(other.Shape, StringComparison.OrdinalIgnoreCase)
        && (Methods is null || other.Methods is null || Methods.Intersect(other.Methods).Any());

    private string Shape => string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter =>
            $"{{{(parameter.IsCatchAll ? "*" : "")}{string.Concat(parameter.ParameterPolicies.Select(policy => ":" + policy.Content))}}}",
        _ => string.Empty,
    }))));
}
