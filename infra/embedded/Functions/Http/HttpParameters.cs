using System.Reflection;
using Embedded.Functions.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Embedded.Functions.Http;

/// <summary>Parameters that only HTTP functions have: the request itself, and values marked with ASP.NET Core's
/// <c>[FromRoute]</c>, <c>[FromQuery]</c>, <c>[FromHeader]</c>, <c>[FromBody]</c> or <c>[FromServices]</c>.</summary>
internal static class HttpParameters
{
    /// <summary>Where the parameter's value comes from, or <see langword="null"/> when it is not such a parameter.</summary>
    public static ParameterSource? SourceOf(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(HttpRequest))
        {
            return (context, _) => new ValueTask<object?>(Request(context));
        }

        if (type == typeof(HttpContext))
        {
            return (context, _) => new ValueTask<object?>(Request(context).HttpContext);
        }

        foreach (var attribute in parameter.GetCustomAttributes())
        {
            switch (attribute)
            {
                case IFromRouteMetadata from:
                    return (context, _) => Single(parameter, from.Name, Request(context).RouteValues[from.Name ?? parameter.Name!]);
                case IFromQueryMetadata from:
                    return (context, _) => Several(parameter, from.Name, Request(context).Query[from.Name ?? parameter.Name!]);
                case IFromHeaderMetadata from:
                    return (context, _) => Several(parameter, from.Name, Request(context).Headers[from.Name ?? parameter.Name!]);
                case IFromBodyMetadata:
                    return (context, _) => Body(parameter, context);
                case IFromServiceMetadata:
                    return (context, _) => new ValueTask<object?>(context.InstanceServices.GetRequiredService(type));
            }
        }

        return null;
    }

    private static HttpRequest Request(FunctionContext context) =>
        context.GetHttpContext()?.Request ?? throw new FunctionWorkerException("The invocation has no HTTP request.");

    private static ValueTask<object?> Several(ParameterInfo parameter, string? name, StringValues values) =>
        parameter.ParameterType == typeof(string[]) ? new(values.ToArray())
        : parameter.ParameterType == typeof(StringValues) ? new(values)
        : Single(parameter, name, values.Count == 0 ? null : values[^1]);

    private static ValueTask<object?> Single(ParameterInfo parameter, string? name, object? value)
    {
        name ??= parameter.Name!;
        if (value is null && parameter.HasDefaultValue)
        {
            return new(parameter.DefaultValue);
        }

        var type = parameter.ParameterType;
        return new(ValueConversion.To(value, type, name)
            ?? (type.IsValueType && Nullable.GetUnderlyingType(type) is null
                ? throw new FunctionInputConverterException($"There is no value for '{name}'.")
                : null));
    }

    private static async ValueTask<object?> Body(ParameterInfo parameter, FunctionContext context)
    {
        var converter = ActivatorUtilities.CreateInstance<BodyConverter>(context.InstanceServices);
        var result = await converter.ConvertAsync(new ParameterConversion(parameter.ParameterType, null, context));
        return result.Error is { } error ? throw error : result.Value;
    }
}
