using System.Reflection;

namespace Repository.Tests.ApiSurface;

/// <summary>Attributes as the lists write them.</summary>
internal static class AttributeText
{
    private static readonly HashSet<string> WrittenAsModifiers =
        ["ParamArrayAttribute", "OptionalAttribute", "InAttribute", "OutAttribute", "DecimalConstantAttribute", "ParamCollectionAttribute"];

    private static readonly HashSet<string> CallerFacing =
        ["CallerMemberNameAttribute", "CallerFilePathAttribute", "CallerLineNumberAttribute", "CallerArgumentExpressionAttribute", "EnumeratorCancellationAttribute"];

    private static readonly HashSet<string> Silent =
        ["GeneratedCodeAttribute", "SuppressMessageAttribute", "DefaultMemberAttribute", "IteratorStateMachineAttribute", "SerializableAttribute"];

    /// <summary>The attributes of a type or member that a caller can notice: deprecation and where an attribute may stand.</summary>
    public static string OfDeclaration(MemberInfo member)
    {
        string[] attributes = [.. member.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(AttributeUsageAttribute) || (data.AttributeType == typeof(ObsoleteAttribute) && !RequiredMembersGuard(data)))
            .Select(Text)
            .Order(StringComparer.Ordinal)];
        return attributes.Length == 0 ? "" : "  // " + string.Join(" ", attributes);
    }

    public static string OfParameter(ParameterInfo parameter) =>
        string.Concat(parameter.GetCustomAttributesData()
            .Where(data => !Skipped(data) && !WrittenAsModifiers.Contains(data.AttributeType.Name))
            .Select(data => Text(data) + " "));

    // The compiler marks constructors of types with required members as obsolete for older compilers.
    private static bool RequiredMembersGuard(CustomAttributeData data) =>
        data.ConstructorArguments.Count > 0
        && data.ConstructorArguments[0].Value is string message
        && message.StartsWith("Constructors of types with required", StringComparison.Ordinal);

    private static bool Skipped(CustomAttributeData data) =>
        (data.AttributeType.Namespace == "System.Runtime.CompilerServices" && !CallerFacing.Contains(data.AttributeType.Name))
        || data.AttributeType.Namespace == "System.Diagnostics"
        || Silent.Contains(data.AttributeType.Name)
        || !(data.AttributeType.IsPublic || data.AttributeType.IsNestedPublic);

    private static string Text(CustomAttributeData data)
    {
        string name = data.AttributeType.Name;
        if (name.EndsWith("Attribute", StringComparison.Ordinal))
        {
            name = name[..^"Attribute".Length];
        }

        string[] arguments = [
            .. data.ConstructorArguments.Select(Argument),
            .. data.NamedArguments.OrderBy(named => named.MemberName, StringComparer.Ordinal).Select(named => $"{named.MemberName} = {Argument(named.TypedValue)}")];
        return arguments.Length == 0 ? $"[{name}]" : $"[{name}({string.Join(", ", arguments)})]";
    }

    private static string Argument(CustomAttributeTypedArgument argument) =>
        argument.Value is IReadOnlyCollection<CustomAttributeTypedArgument> items
            ? "{" + string.Join(", ", items.Select(Argument)) + "}"
            : TypeText.Constant(argument.Value, argument.Value is null ? typeof(object) : argument.ArgumentType);
}
