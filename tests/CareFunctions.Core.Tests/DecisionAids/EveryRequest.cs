using CareFunctions.Core.DecisionAids;

namespace CareFunctions.Core.Tests.DecisionAids;

/// <summary>Every decision aid over every request there is: each fact yes, no or not known, each choice in turn.</summary>
internal static class EveryRequest
{
    public static IReadOnlyDictionary<string, Func<IEnumerable<(object?[] Facts, Type[] Kinds, Func<object?[], AidedDecision> Ask)>>> Aids { get; } =
        typeof(AidedDecision).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(AidedDecision).Namespace)
            .SelectMany(type => type.GetMethods().Where(method => method.IsStatic && method.ReturnType == typeof(AidedDecision)))
            .ToDictionary(
                method => method.DeclaringType!.Name,
                method => (Func<IEnumerable<(object?[], Type[], Func<object?[], AidedDecision>)>>)(() =>
                {
                    var request = method.GetParameters().Single().ParameterType.GetConstructors().Single();
                    Type[] kinds = [.. request.GetParameters().Select(parameter => parameter.ParameterType)];
                    AidedDecision Ask(object?[] facts) => (AidedDecision)method.Invoke(null, [request.Invoke(facts)])!;
                    return Combinations(kinds).Select(facts => (facts, kinds, (Func<object?[], AidedDecision>)Ask));
                }),
                StringComparer.Ordinal);

    /// <summary>The values a fact can have; null, for not known, is one where the request allows it.</summary>
    public static IReadOnlyList<object?> Values(Type kind)
    {
        var known = Nullable.GetUnderlyingType(kind);
        IEnumerable<object?> values = (known ?? kind) == typeof(bool) ? [true, false] : Enum.GetValues(known ?? kind).Cast<object?>();
        return [.. values, .. known is null ? Array.Empty<object?>() : [null]];
    }

    private static IEnumerable<object?[]> Combinations(Type[] kinds) => kinds.Aggregate(
        (IEnumerable<object?[]>)[[]],
        (facts, kind) => facts.SelectMany(one => Values(kind).Select(value => (object?[])[.. one, value])));
}
